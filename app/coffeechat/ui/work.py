"""A job at work in a thread of its own, so that its offline result shows while a model betters it."""

import threading
from collections.abc import Callable
from contextvars import ContextVar

import streamlit as st

from coffeechat.model import Document

_told: ContextVar[list[str]] = ContextVar("told")


def tell(line: str) -> None:
    """Note a line about the model's work with the job that it belongs to; outside a job, show it for a moment."""
    lines = _told.get(None)
    if lines is None:
        st.toast(line)
    else:
        lines.append(line)


class Work:
    """One run of ``job``, which is given a function to call with its result as it stands.

    Attributes:
        told: what was told of the model, in order.
        steps: how often the result has got better; it changes before anybody can miss it.
    """

    def __init__(self, job: Callable[[Callable[[Document], None]], Document]) -> None:
        self.told: list[str] = []
        self.steps = 0
        self._document: Document | None = None
        self._error: Exception | None = None
        self._stands, self._ended = threading.Event(), threading.Event()
        threading.Thread(target=self._run, args=(job,), daemon=True).start()

    @property
    def ended(self) -> bool:
        """Tell whether nothing more will come."""
        return self._ended.is_set()

    def result(self) -> Document | None:
        """Wait until there is a result, and return it as it stands.

        Raises:
            Exception: the job raised it.
        """
        self._stands.wait()
        if self._error:
            raise self._error
        return self._document

    def _run(self, job: Callable[[Callable[[Document], None]], Document]) -> None:
        _told.set(self.told)
        try:
            self._stand(job(self._stand))
        except Exception as error:  # raised again in the thread of the page
            self._error = error
        finally:
            self._ended.set()
            self._stands.set()

    def _stand(self, document: Document) -> None:
        self._document = document
        self.steps += 1
        self._stands.set()
