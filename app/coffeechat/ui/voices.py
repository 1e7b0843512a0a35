"""Who says what: citations with the passage to open in its place, and disagreements with every side."""

from collections.abc import Callable, Iterable
from functools import cache

import streamlit as st

from coffeechat.coach import Coach
from coffeechat.errors import CoffeechatError
from coffeechat.model import Citation, Disagreement, Document, ShownSource, Stance
from coffeechat.ui import show
from coffeechat.ui.markup import Mark, marked, tag, words

Shelf = Callable[[str], ShownSource]
"""Gives a source by its id, with its stored text."""


def open_shelf(coach: Coach) -> Shelf:
    """Return the sources of the coach's library, each read once for a drawing."""
    return cache(coach.library.show)


def voices(citations: Iterable[Citation], shelf: Shelf) -> str:
    """Return who says so.

    Everyone is named; the first speaks at once, the others when opened, so that a page stays short.
    """
    first, *others = [*citations] or [None]
    if first is None:
        return ""
    shown = tag("div", tag("p", *_head(first)), _said(first), _context(first, shelf), css="cc-voice")
    return shown + _closed(others, shelf)


def card(left: list[str], label: str, citations: Iterable[Citation], shelf: Shelf) -> str:
    """Return a card: advice on the left, who it comes from on the right under ``label``."""
    right = tag("div", words("p", label, "cc-label"), voices(citations, shelf))
    return tag("article", tag("div", *left), right, css="cc-card")


def disagreements(document: Document, shelf: Shelf, stance: Stance) -> None:
    """Draw each point on which the experts disagree, every side by name."""
    if document.disagreements:
        st.subheader("Where the experts disagree", anchor=False)
        show.draw(*(disagreement(entry, shelf, stance) for entry in document.disagreements))


def disagreement(entry: Disagreement, shelf: Shelf, stance: Stance) -> str:
    """Return one disagreement with all its sides; the side of the user's stance says so."""
    sides = []
    for side in entry.sides:
        mine = words("span", "Your stance", "cc-badge") if side.stance == stance else ""
        head = tag("p", words("strong", side.position), " ", mine)
        sides.append(tag("div", head, _closed(side.citations, shelf)))
    return tag("section", words("h4", entry.question), tag("div", *sides, css="cc-sides"), css="cc-split")


def _closed(citations: Iterable[Citation], shelf: Shelf) -> str:
    """Return each speaker by name, once an article, with what they say there to open."""
    spoken: dict[str, list[str]] = {}
    for citation in citations:
        said = tag("div", _said(citation), _context(citation, shelf))
        spoken.setdefault("".join(_head(citation)), []).append(said)
    return "".join(tag("details", tag("summary", head), *said, css="cc-voice") for head, said in spoken.items())


def _head(citation: Citation) -> list[str]:
    """Return who says it and where; a voice against the advice says so first."""
    against = words("span", "Says otherwise", "cc-badge") + " " if citation.side == "against" else ""
    name = words("strong", citation.commenter or citation.author or "An unsigned article")
    role = ", commenting under " if citation.voice == "commenter" else ", "
    date = f", {citation.date[:4]}" if citation.date else ""
    return [against, name, role, words("cite", f"{citation.title}{date}")]


def _said(citation: Citation) -> str:
    """Return what is said: an original's words in quotation marks, ours with their label and without."""
    if citation.text == "original":
        return words("blockquote", f"“{citation.quote}”")
    return tag("p", words("span", "In our words", "cc-ours"), " ", words("span", citation.quote))


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
    kind = "From our digest, in our words" if citation.text == "digest" else "From the original"
    body = tag("div", words("p", kind, "cc-small"), tag("div", passage, css="cc-text"))
    return tag("details", words("summary", "Read it in its place"), body, css="cc-context")


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the paragraphs from the one before ``start`` to the one after ``end``."""
    before = text.rfind("\n\n", 0, start)
    first = text.rfind("\n\n", 0, before) if before > 0 else -1
    after = text.find("\n\n", end)
    last = text.find("\n\n", after + 2) if after >= 0 else -1
    return (first + 2 if first >= 0 else 0), (last if last >= 0 else len(text))
