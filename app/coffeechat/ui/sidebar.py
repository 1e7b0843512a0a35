"""The sidebar: whose advice to follow, and what stays on this machine."""

import streamlit as st

from coffeechat.coach import Coach
from coffeechat.formats.citations import capitalise
from coffeechat.model import Stance
from coffeechat.settings import Settings
from coffeechat.ui import session

_DISAGREEMENT = "asking-for-a-job"
_NAMES: dict[Stance, str] = {"learning": "Learning", "direct": "Direct"}
_MEANING: dict[Stance, str] = {
    "learning": "Meet to learn and to get to know someone. Never ask for a job.",
    "direct": "Treat it as a real interview. Say that you want to work there.",
}


def draw() -> None:
    """Draw the sidebar."""
    coach = session.open_coach()
    with st.sidebar:
        choose_stance(coach)
        st.subheader("What stays here", anchor=False)
        for line in privacy(coach.settings):
            st.caption(line)


def choose_stance(coach: Coach) -> None:
    """Draw the choice of the stance, each with its meaning and who advises it."""
    st.session_state.setdefault("stance", coach.settings.stance)
    who = advisers(coach)
    st.radio(
        "Whose advice do you follow?",
        list(_NAMES),
        format_func=_NAMES.__getitem__,
        captions=[f"{_MEANING[stance]} Advised by {who[stance]}." for stance in _NAMES],
        key="stance",
        persist_state="session",
        help="The experts disagree about asking for a job. You always see every side.",
    )


def advisers(coach: Coach) -> dict[Stance, str]:
    """Return, for each stance, the names of those who advise it."""
    names: dict[Stance, list[str]] = {"learning": [], "direct": []}
    for side in coach.library.disagreement(_DISAGREEMENT).sides:
        if side.stance:
            names[side.stance] += [citation.author or f"*{citation.title}* (unsigned)" for citation in side.citations]
    return {stance: _listed([*dict.fromkeys(who)]) for stance, who in names.items()}


def privacy(settings: Settings) -> list[str]:
    """Say in plain sentences what leaves this machine, by the settings."""
    outside = [
        f"The text you give is sent to the language model you chose ({settings.model} at {settings.model_host})."
        if settings.model.startswith("openai:")
        else "",
        f"Library texts and questions are sent to {settings.embeddings} to be compared by meaning."
        if settings.embeddings.startswith("openai:")
        else "",
        "Your library and your meetings are kept on the servers you named."
        if settings.database or _is_url(settings.index)
        else "",
    ]
    if any(outside):
        return [capitalise(line) for line in outside if line]
    return [
        "Everything. Your drafts and notes are read on this computer and sent nowhere.",
        f"Articles and meetings that you add are kept in {settings.home}.",
    ]


def _is_url(index: str | None) -> bool:
    return bool(index) and "://" in index


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
