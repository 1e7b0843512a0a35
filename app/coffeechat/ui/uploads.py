"""Text files that a user opens instead of pasting."""

import streamlit as st

from coffeechat.errors import InputError
from coffeechat.inputs import decode
from coffeechat.ui import show

_TYPES = ["txt", "md"]


def offer(field: str, label: str) -> None:
    """Draw a button that opens a text file into the form field of that name; a bad file says why."""
    with st.popover(label, icon=":material/upload_file:"):
        st.file_uploader(
            "A plain text file, up to 10 MB",
            type=_TYPES,
            key=f"{field}.file",
            on_change=_take,
            args=(field,),
            help="In a word processor, choose Save as and then Plain text.",
        )
        if trouble := st.session_state.pop(f"{field}.trouble", None):
            show.trouble(trouble)


def _take(field: str) -> None:
    file = st.session_state[f"{field}.file"]
    if file is None:
        return
    try:
        st.session_state[field] = decode(file.getvalue(), file.name)
    except InputError as error:
        st.session_state[f"{field}.trouble"] = error
