"""The page that lists what a draft is checked for, and why."""

import streamlit as st

from coffeechat.model import DescribedRule, Kind
from coffeechat.ui import session, show
from coffeechat.ui.markup import words
from coffeechat.ui.voices import Shelf, card, open_shelf

_KINDS: dict[Kind, str] = {
    "outreach": "Requests to meet",
    "questions": "Question lists",
    "thank-you": "Thank-you notes",
    "follow-up": "Later check-ins",
}


def draw() -> None:
    """Draw the page."""
    st.title("What we look for", anchor=False)
    st.write("Every point a draft is checked for, why it matters, and which expert it comes from.")
    kind = st.segmented_control(
        "In", list(_KINDS), format_func=_KINDS.__getitem__, key="rules.kind", default="outreach", required=True,
        persist_state="session",
    )  # fmt: skip
    coach = session.open_coach()
    shelf = open_shelf(coach)
    for rule in coach.rulebook.describe().rules:
        if kind in rule.kinds:
            with st.expander(show.plain(rule.title)):
                show.draw(_rule(rule, shelf))


def _rule(rule: DescribedRule, shelf: Shelf) -> str:
    only = "" if rule.stance == "both" else words("p", f"Only checked in the {rule.stance} stance.", "cc-small")
    left = [
        only,
        words("p", rule.message),
        words("p", rule.why.strip()),
        words("p", "What to do", "cc-label"),
        words("p", rule.fix),
        words("p", "For example, this is marked", "cc-label"),
        words("p", rule.flags[0], "cc-said cc-text"),
    ]
    return card(left, "Who says so", rule.citations, shelf)
