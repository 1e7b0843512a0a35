"""Citations and disagreements in words.

Only an original's verbatim words stand in quotation marks; our digest is introduced as such. A page
gives each citation's words once and its address every time.
"""

from collections.abc import Iterable

from coffeechat.formats.layout import frame, wrap
from coffeechat.model import Citation, Disagreement, Document, Fact

_AGAINST = {"for": "", "against": "Against: "}


def credit(citation: Citation) -> str:
    """Say who advises what, in one paragraph."""
    if citation.text == "original":
        return f"{name(citation)}: “{citation.quote}”"
    verb = "comments" if citation.voice == "commenter" else "advises"
    who = citation.commenter or citation.who
    place = f" under {citation.author}'s article" if citation.voice == "commenter" and citation.author else ""
    return f"{capitalise(who)} {verb}{place}, in our words: {citation.quote}"


def name(citation: Citation) -> str:
    """Return the speaker's name as a sentence begins."""
    return capitalise(citation.who)


def address(citation: Citation) -> str:
    """Return ``source#locator``."""
    return f"{citation.source}#{citation.locator}"


def capitalise(text: str) -> str:
    """Return the text with its first letter in upper case and the rest as it was."""
    return text[:1].upper() + text[1:]


class Sources:
    """The citations of one page of plain text: each is quoted at its first mention only.

    Args:
        quoted: citations that the page has quoted already.
    """

    def __init__(self, quoted: Iterable[Citation] = ()) -> None:
        self._quoted = {address(citation) for citation in quoted}

    def cite(self, citation: Citation, first: str, indent: str) -> str:
        """Return the citation as a paragraph: in full, or by name and address when it was given before."""
        place = address(citation)
        words = f"{name(citation)}, as above" if place in self._quoted else credit(citation)
        self._quoted.add(place)
        return wrap(f"{_AGAINST[citation.side]}{words} [{place}]", indent, first)

    def disagreements(self, document: Document, stance: str | None = None) -> str:
        """Lay out every disagreement of a document, every side by name; mark the side of the user's stance."""
        return frame([self._disagreement(entry, stance) for entry in document.disagreements])

    def _disagreement(self, disagreement: Disagreement, stance: str | None) -> str:
        lines = [f"The experts disagree: {disagreement.question}"]
        for side in disagreement.sides:
            mine = " (your stance)" if stance and side.stance == stance else ""
            lines.append(wrap(f"{side.position}{mine}", "    ", "  - "))
            lines += [self.cite(c.model_copy(update={"side": "for"}), "      ", "        ") for c in side.citations]
        return "\n".join(lines)


class Footnotes:
    """The citations and facts of one part of a Markdown page, numbered in the order of their first use.

    Args:
        part: which part of the page this is. A page of several has the notes of each at its foot, and a mark
            must not lead to the notes of another.
    """

    def __init__(self, part: int | None = None) -> None:
        self._part = "" if part is None else f"{part}-"
        self._notes: dict[str, str] = {}

    def cite(self, citations: list[Citation]) -> str:
        """Return the marks of the citations."""
        return self._mark([_footnote(citation) for citation in citations])

    def facts(self, facts: list[Fact]) -> str:
        """Return the marks of the facts."""
        return self._mark([f"“{' '.join(fact.quote.split())}” ({fact.source})" for fact in facts])

    def disagreements(self, document: Document, stance: str | None = None) -> str:
        """Lay out every disagreement of a document, every side by name."""
        return frame([self._disagreement(entry, stance) for entry in document.disagreements])

    def text(self) -> str:
        """Return the notes, for the foot of the page."""
        return "\n".join(f"[^{mark}]: {note}" for note, mark in self._notes.items())

    def _disagreement(self, disagreement: Disagreement, stance: str | None) -> str:
        lines = [f"**The experts disagree: {disagreement.question}**", ""]
        for side in disagreement.sides:
            mine = " *(your stance)*" if stance and side.stance == stance else ""
            names = "; ".join(dict.fromkeys(name(citation) for citation in side.citations))
            lines.append(f"- {side.position}{mine} *{names}*{self.cite(side.citations)}")
        return "\n".join(lines)

    def _mark(self, notes: list[str]) -> str:
        return "".join(f"[^{self._notes.setdefault(note, f'{self._part}{len(self._notes) + 1}')}]" for note in notes)


def _footnote(citation: Citation) -> str:
    date = f", {citation.date}" if citation.date else ""
    return f"{credit(citation)} (*{citation.title}*{date}; `{address(citation)}`)"


def warnings_text(document: Document) -> str:
    """Lay out a document's warnings for a terminal."""
    return "\n".join(wrap(warning, "         ", "Warning: ") for warning in document.warnings)


def warnings_markdown(document: Document) -> str:
    """Lay out a document's warnings as Markdown."""
    return "\n".join(f"> **Warning:** {warning}" for warning in document.warnings)
