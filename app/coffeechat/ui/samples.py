"""The samples that a newcomer tries before writing anything."""

import streamlit as st

from coffeechat import resources


def read(name: str) -> str:
    """Return the text of the shipped sample of that name."""
    return (resources.folder("knowledge/samples") / f"{name}.txt").read_text(encoding="utf-8").strip()


def offer(texts: dict[str, str]) -> None:
    """Draw the button that fills the form: ``texts`` gives the sample's name by form field."""
    st.button("Try the sample", icon=":material/coffee:", on_click=_fill, args=(texts,))


def _fill(texts: dict[str, str]) -> None:
    for field, name in texts.items():
        st.session_state[field] = read(name)
