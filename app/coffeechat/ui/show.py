"""What several pages draw alike: trouble, warnings, who says what, and where the experts disagree."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import streamlit as st

from coffeechat.coach import Coach
from coffeechat.errors import CoffeechatError
from coffeechat.formats.citations import capitalise
from coffeechat.model import Blank, Citation, Disagreement, Document, RevisedBlank, ShownSource, Stance
from coffeechat.ui.markup import Mark, marked, tag, words

Shelf = Callable[[str], ShownSource]
"""Gives a source by its id, with its stored text."""

_STYLE = Path(__file__).with_name("style.css")


def style() -> None:
    """Give the page the styles of what this package draws."""
    st.html(_STYLE)


def shelf(coach: Coach) -> Shelf:
    """Return the sources of the coach's library, each read once for a drawing."""
    return cache(coach.library.show)


def draw(*html: str, css: str = "cc") -> None:
    """Draw HTML that ``markup`` has escaped."""
    st.html(tag("div", *html, css=css))


def trouble(error: CoffeechatError) -> None:
    """Say what went wrong and what to do next."""
    where = f" ({error.where})" if error.where else ""
    st.error(plain(f"{capitalise(error.what)}{where}. {error.todo or 'Please try once more.'}"), icon=":material/info:")


def warnings(document: Document) -> None:
    """Draw the warnings of a document above it."""
    for warning in document.warnings:
        st.warning(plain(warning), icon=":material/info:")


def letter_to_copy(text: str) -> None:
    """Draw a text with a button that copies it."""
    st.code(text, language=None, wrap_lines=True)


def blanks(blanks: Iterable[Blank | RevisedBlank]) -> None:
    """Draw what the user has to fill in, and why; nothing where nothing is left to fill in."""
    rows = [tag("li", words("mark", blank.text, "cc-blank"), " ", words("span", blank.why)) for blank in blanks]
    if rows:
        draw(words("p", "Fill in before you send it", "cc-label"), tag("ul", *rows))


def voices(citations: Iterable[Citation], shelf: Shelf) -> str:
    """Return who says so, each with the passage to open in its place."""
    return "".join(_voice(citation, shelf) for citation in citations)


def disagreements(document: Document, shelf: Shelf, stance: Stance | None = None) -> None:
    """Draw each point on which the experts disagree, every side by name."""
    if document.disagreements:
        st.subheader("Where the experts disagree")
        draw(*(disagreement(entry, shelf, stance) for entry in document.disagreements))


def disagreement(entry: Disagreement, shelf: Shelf, stance: Stance | None = None) -> str:
    """Return one disagreement with all its sides; the side of the user's stance says so."""
    sides = []
    for side in entry.sides:
        mine = words("span", "Your stance", "cc-badge") if stance and side.stance == stance else ""
        head = tag("p", words("strong", side.position), " ", mine)
        sides.append(tag("div", head, voices(side.citations, shelf), css="cc-side"))
    title = words("h4", f"The experts disagree: {entry.question}")
    return tag("section", title, tag("div", *sides, css="cc-sides"), css="cc-split")


def _voice(citation: Citation, shelf: Shelf) -> str:
    date = f", {citation.date[:4]}" if citation.date else ""
    article = words("cite", f"{citation.title}{date}")
    by = tag("p", words("strong", capitalise(citation.who)), " ", article, css="cc-who")
    against = words("span", "Says otherwise", "cc-badge cc-against") if citation.side == "against" else ""
    if citation.text == "original":
        said = words("blockquote", f"“{citation.quote}”")
    else:
        said = tag("p", words("span", "In our words", "cc-ours"), " ", words("span", citation.quote))
    return tag("div", against, by, said, _context(citation, shelf), css="cc-voice")


def _context(citation: Citation, shelf: Shelf) -> str:
    """Return the passage to open, with the paragraph before and after it.

    A citation can quote our digest while the original stands in the library (it lacks that part);
    then its place is elsewhere and there is nothing to open.
    """
    try:
        text = shelf(citation.source).text
    except CoffeechatError:
        return ""
    start, end = citation.start, citation.end
    if text[start:end] != citation.quote:
        return ""
    first, last = _around(text, start, end)
    passage = marked(text[first:last], [Mark(start - first, end - first, "cited")])
    kind = "our digest, in our words" if citation.text == "digest" else "the original"
    body = tag("div", words("p", f"From {kind}", "cc-small"), tag("div", passage, css="cc-text"))
    return tag("details", words("summary", "Read it in its place"), body)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    first = text.rfind("\n\n", 0, max(0, text.rfind("\n\n", 0, start + 1)))
    second = text.find("\n\n", end)
    last = text.find("\n\n", second + 2) if second >= 0 else -1
    return max(first + 2 if first >= 0 else 0, start - 900), min(last if last >= 0 else len(text), end + 900)


def plain(text: str) -> str:
    """Return the text so that Streamlit's Markdown shows it as it is."""
    return "".join(f"\\{char}" if char in r"\`*_{}[]()<>#+-.!|$:~" else char for char in text)
