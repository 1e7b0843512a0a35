"""Keep a result of another page with a meeting."""

import streamlit as st

from coffeechat.coach import Coach
from coffeechat.model import Document, PaperKind
from coffeechat.ui import show


def offer(coach: Coach, kind: PaperKind, given: dict[str, str], document: Document) -> None:
    """Draw the choice of a meeting to keep a document with; nothing while there is no meeting."""
    names = coach.meetings.names()
    if not names:
        return
    with st.popover("Keep it with a meeting", icon=":material/group:"):
        chosen = st.selectbox("Meeting", list(names), format_func=names.__getitem__, key=f"{kind}.meeting")
        if st.button("Keep it", key=f"{kind}.keep"):
            coach.meetings.keep(str(chosen), kind, given, document)
            st.success(show.plain(f"Kept with {names[chosen]}."), icon=":material/check:")
