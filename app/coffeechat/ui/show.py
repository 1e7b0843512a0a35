"""What all pages draw alike: styles, trouble, warnings, blanks and texts to copy."""

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from coffeechat.errors import CoffeechatError
from coffeechat.formats.citations import capitalise
from coffeechat.model import Blank, Document, RevisedBlank
from coffeechat.ui.markup import tag, words

_STYLE = Path(__file__).with_name("style.css")
_MARKDOWN = r"\`*_{}[]()<>#+-.!|$:~"


def style() -> None:
    """Give the page the styles of what this package draws."""
    st.html(_STYLE)


def draw(*html: str) -> None:
    """Draw HTML that ``markup`` has escaped."""
    st.html(tag("div", *html, css="cc"))


def trouble(error: CoffeechatError) -> None:
    """Say what went wrong and what to do next."""
    where = "" if error.where in error.what else f" ({error.where})"
    what = f"{capitalise(error.what)}{where}."
    st.error(plain(f"{what} {error.todo or 'Please try once more.'}"), icon=":material/info:")


def warnings(document: Document) -> None:
    """Draw the warnings of a document above it."""
    for warning in document.warnings:
        st.warning(plain(warning), icon=":material/info:")


def copyable(text: str) -> None:
    """Draw a text with a button that copies it."""
    st.code(text, language=None, wrap_lines=True)


def blanks(left: Iterable[Blank | RevisedBlank]) -> None:
    """Draw what the user has to fill in, and why; nothing where nothing is left to fill in."""
    rows = [tag("li", words("mark", blank.text, "cc-blank"), " ", words("span", blank.why)) for blank in left]
    if rows:
        draw(words("p", "Fill in before you send it", "cc-label"), tag("ul", *rows))


def plain(text: str) -> str:
    """Return the text so that Streamlit's Markdown shows it as it is."""
    return "".join(f"\\{char}" if char in _MARKDOWN else char for char in text)
