"""A model whose work is counted: how many texts it was asked, how many passed, and what that took."""

from collections.abc import Sequence

from benchmarks.faults import Input
from coffeechat.chat import Chat, Job, Request, Usage
from coffeechat.errors import ModelError
from coffeechat.library import Library


def asks(given: Input, library: Library) -> bool:
    """Tell whether a job leaves anything to a model."""
    silent = _Silent()
    given.work(library, silent)
    return silent.asked


class _Silent:
    """Stands in for a ``Chat`` that never answers, and notes whether it was asked."""

    label, asked = "nobody", False

    def job(self) -> Job:
        """Fail before anything is sent."""
        self.asked = True
        raise ModelError("nobody is there", self.label)

    def tell(self, line: str) -> None:
        """Say nothing: nobody watches."""


class Meter:
    """Stands before a ``Chat`` and notes what it was asked and what came of it."""

    def __init__(self, chat: Chat) -> None:
        self._chat, self.label = chat, chat.label
        self._usage, self._asked, self._passed = Usage(), 0, 0
        self._reasons: list[str] = []

    def job(self) -> "MeteredJob":
        """Start a job whose outcomes are noted."""
        return MeteredJob(self._chat.job(), self)

    def tell(self, line: str) -> None:
        """Say nothing: nobody watches."""

    def describe(self, usage: Usage) -> str:
        """Note what a job cost."""
        self._usage += usage
        return ""

    def note(self, outcomes: Sequence[object]) -> None:
        """Note what came of a job's requests."""
        failed = [outcome.what for outcome in outcomes if isinstance(outcome, ModelError)]
        self._asked += len(outcomes)
        self._passed += len(outcomes) - len(failed)
        self._reasons += failed

    def counts(self) -> dict[str, object]:
        """Return everything noted, by the names of a record."""
        usage = self._usage
        return {
            "asked": self._asked,
            "answered": self._passed,
            "refused": self._reasons,
            "calls": usage.calls,
            "tokens_in": usage.tokens_in,
            "tokens_out": usage.tokens_out,
        }


class MeteredJob:
    """A ``Job`` that tells its meter what came of it."""

    def __init__(self, job: Job, meter: Meter) -> None:
        self._job, self._meter = job, meter

    @property
    def usage(self) -> Usage:
        """Calls and tokens so far."""
        return self._job.usage

    def ask_all(self, requests: Sequence[Request], *more: object) -> list:
        """Return the outcomes of the job's requests, noted."""
        outcomes = self._job.ask_all(requests, *more)
        self._meter.note(outcomes)
        return outcomes
