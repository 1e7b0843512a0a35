"""The samples that a newcomer tries before writing anything."""

import streamlit as st

from coffeechat import resources
from coffeechat.ui import session


def read(name: str) -> str:
    """Return the text of the shipped sample of that name."""
    return (resources.folder("knowledge/samples") / f"{name}.txt").read_text(encoding="utf-8").strip()


def offer(job: str, texts: dict[str, str]) -> None:
    """Draw the button that fills the form of a job: ``texts`` gives the sample's name by form field."""
    st.button("Try the sample", icon=":material/coffee:", on_click=_fill, args=(job, texts))


def _fill(job: str, texts: dict[str, str]) -> None:
    session.forget(job)
    for field, name in texts.items():
        st.session_state[field] = read(name)
