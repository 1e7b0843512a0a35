"""The coach behind the pages, and what a session keeps: what was asked, and what came of it."""

import logging
from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from coffeechat.coach import Coach
from coffeechat.errors import CoffeechatError
from coffeechat.model import Document, Stance
from coffeechat.settings import Settings, load_settings
from coffeechat.ui import show
from coffeechat.ui.work import Work, tell

_Result = TypeVar("_Result", bound=Document)
_chosen: list[Settings] = []
_OFTEN = 1.0
"""Seconds between two looks at a model's work."""


def use(settings: Settings) -> None:
    """Let every page work with these settings; without them the environment decides."""
    _chosen[:] = [settings]


@st.cache_resource(show_spinner=False)
def open_coach() -> Coach:
    """Return the one coach that all pages share; what it tells of a model's work is shown to who asked for it."""
    return Coach(_chosen[0] if _chosen else load_settings(), tell=tell)


def stance() -> Stance:
    """Return the stance chosen in the sidebar, else that of the settings."""
    return st.session_state.get("stance") or open_coach().settings.stance


def ask(job: str, request: dict[str, object]) -> None:
    """Keep what the user asked of a job; the page answers it at every drawing until the next asking."""
    st.session_state[f"{job}.request"] = request


def forget(job: str) -> None:
    """Drop what was asked of a job, so that its page shows no answer to something else."""
    st.session_state.pop(f"{job}.request", None)


def refresh() -> None:
    """Work every kept request out anew, because the library has changed."""
    for name in [name for name in st.session_state if str(name).endswith(".result")]:
        del st.session_state[name]


def result(job: str, work: Callable[..., _Result], waiting: str, hint: str) -> _Result | None:
    """Return what ``work``, given the coach, makes of what was asked of ``job``; None without a result.

    ``hint`` says what will stand here once something is asked, ``waiting`` what is being done. The request is
    worked out anew only when it or the stance has changed. An error is shown where the result would be, and
    what the user typed stays. ``work`` takes ``watch`` too: with a model the result is returned as soon as it stands
    offline, and the page is drawn again whenever it got better.
    """
    request = st.session_state.get(f"{job}.request")
    if request is None:
        st.caption(hint)
        return None
    asked = {**request, "stance": stance()}
    kept = st.session_state.get(f"{job}.result")
    if not kept or kept[0] != asked:
        coach = open_coach()
        kept = asked, Work(lambda watch: work(coach, **asked, watch=watch))
        st.session_state[f"{job}.result"] = kept
    try:
        return _follow(kept[1], waiting)
    except Exception as error:
        del st.session_state[f"{job}.result"]  # asked again, it is tried again
        if not isinstance(error, CoffeechatError):
            raise
        show.trouble(error)
        return None


def _follow(work: Work, waiting: str) -> Document:
    """Return the result as it stands and, until it is done, have the page drawn again whenever it got better."""
    with st.spinner(waiting):
        work.result()
    over, steps = work.ended, work.steps
    for line in work.told:
        st.caption(show.plain(line))
    if not over:
        _draw_again(work, steps)
    return work.result()


@st.fragment(run_every=_OFTEN)
def _draw_again(work: Work, drawn: int) -> None:
    """Draw the whole page once the result is another than the one drawn at that step."""
    st.caption("What you see stands. The model may still word parts of it better.")
    if work.ended or work.steps != drawn:
        st.rerun()


def apologise(error: Exception) -> bool:
    """Say that something went wrong, without its details; they go to the log."""
    logging.getLogger("coffeechat.ui").error("a page failed", exc_info=error)
    st.error("Something went wrong on our side. What you typed is still here: please try once more.")
    return True
