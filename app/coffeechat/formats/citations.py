"""Citations and disagreements in words.

Only an original's verbatim words stand in quotation marks; our digest is introduced as such.
"""

from coffeechat.formats.layout import frame, wrap
from coffeechat.model import Citation, Disagreement, Document


def credit(citation: Citation) -> str:
    """Say who advises what, in one paragraph."""
    if citation.text == "original":
        return f"{capitalise(citation.who)}: “{citation.quote}”"
    verb = "comments" if citation.voice == "commenter" else "advises"
    who = citation.commenter or citation.who
    place = f" under {citation.author}'s article" if citation.voice == "commenter" and citation.author else ""
    return f"{capitalise(who)} {verb}{place}, in our words: {citation.quote}"


def address(citation: Citation) -> str:
    """Return ``source#locator``."""
    return f"{citation.source}#{citation.locator}"


def footnote(citation: Citation) -> str:
    """Return the citation with its title, date and address, for the foot of a page."""
    date = f", {citation.date}" if citation.date else ""
    return f"{credit(citation)} (*{citation.title}*{date}; `{address(citation)}`)"


def capitalise(text: str) -> str:
    """Return the text with its first letter in upper case and the rest as it was."""
    return text[:1].upper() + text[1:]


def disagreement_text(disagreement: Disagreement, stance: str | None = None) -> str:
    """Lay out a disagreement for a terminal, every side by name; mark the side of the user's stance."""
    lines = [f"The experts disagree: {disagreement.question}"]
    for side in disagreement.sides:
        mine = " (your stance)" if stance and side.stance == stance else ""
        lines.append(wrap(f"{side.position}{mine}", "    ", "  - "))
        lines.extend(wrap(f"{credit(c)} [{address(c)}]", "        ", "      ") for c in side.citations)
    return "\n".join(lines)


def disagreement_markdown(disagreement: Disagreement, stance: str | None = None) -> str:
    """Lay out a disagreement as Markdown, every side by name."""
    lines = [f"**The experts disagree: {disagreement.question}**", ""]
    for side in disagreement.sides:
        mine = " *(your stance)*" if stance and side.stance == stance else ""
        lines.append(f"- {side.position}{mine}")
        lines.extend(f"  - {footnote(c)}" for c in side.citations)
    return "\n".join(lines)


def warnings_text(document: Document) -> str:
    """Lay out a document's warnings for a terminal."""
    return "\n".join(wrap(warning, "         ", "Warning: ") for warning in document.warnings)


def warnings_markdown(document: Document) -> str:
    """Lay out a document's warnings as Markdown."""
    return "\n".join(f"> **Warning:** {warning}" for warning in document.warnings)


def disagreements_text(document: Document, stance: str | None = None) -> str:
    """Lay out every disagreement of a document for a terminal."""
    return frame([disagreement_text(entry, stance) for entry in document.disagreements])


def disagreements_markdown(document: Document, stance: str | None = None) -> str:
    """Lay out every disagreement of a document as Markdown."""
    return frame([disagreement_markdown(entry, stance) for entry in document.disagreements])
