"""Put sentences together into a letter whose every code point belongs to one sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.selection import Saying
from coffeechat.model import Blank, Fact, Sentence

BLANK = re.compile(r"\[[^\[\]\n]+\]")


@dataclass
class Page:
    """A letter being written: its text, and the sentences that cover it.

    White space after a sentence belongs to that sentence, so the spans are contiguous from 0 to the end.
    """

    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)

    def write(self, text: str, facts: list[Fact] | None = None, gap: str = " ") -> None:
        """Add one sentence and the white space that follows it."""
        start = len(self.text)
        self.text += text + gap
        self.sentences.append(Sentence(start=start, end=len(self.text), **{"from": facts or "courtesy"}))

    def end_paragraph(self, gap: str) -> None:
        """Replace the white space after the last sentence by the gap between paragraphs."""
        last = self.sentences[-1]
        self.text = self.text.rstrip(" \n") + gap
        self.sentences[-1] = last.model_copy(update={"end": len(self.text)})


@dataclass(frozen=True)
class Stationery:
    """What a letter is written on: who writes to whom, the form of its channel, and whether it is spelt in British.

    ``form`` is a channel's part of a file of ``knowledge/letters``; ``resource`` is what the sender shares, or "".
    """

    people: Correspondents
    form: dict
    british: bool
    resource: str = ""

    def holds(self, page: Page) -> bool:
        """Tell whether a page keeps to the limits of the channel."""
        words = self.form.get("words")
        return len(page.text) <= self.form["letters"] and (not words or len(page.text.split()) <= words[1])


def compose(paragraphs: list[list[Saying]], stationery: Stationery) -> Page:
    """Write the greeting, the paragraphs and the closing of a letter; a call is not signed."""
    page = Page()
    people, channel = stationery.people, stationery.form
    spoken = channel.get("spoken", False)
    short = channel["closing"] is None and not spoken
    gap, ends = (" ", "\n") if short else ("\n\n", "\n\n")
    greeted = Fact(quote=people.to, source="to", start=0, end=len(people.to))
    page.write(channel["greeting"].replace("{first}", people.address), [greeted], ends)
    for paragraph in paragraphs:
        for saying in paragraph:
            page.write(saying.text, list(saying.facts), saying.gap)
        if paragraph:
            page.end_paragraph(gap)
    page.end_paragraph("\n" if spoken else ends)
    if not spoken:
        _sign(page, people.signature if short else people.sender, channel["closing"], stationery.british)
    return page


def _sign(page: Page, sender: str, closing: dict | None, british: bool) -> None:
    if closing:
        page.write(closing["british" if british else "american"], gap="\n")
    page.write(sender, [Fact(quote=sender, source="from", start=0, end=len(sender))], gap="")


def explain_blanks(form: dict, whys: dict, names: Mapping[str, str]) -> dict[str, str]:
    """Map each blank that the parts of a form may leave to the reason why it is wanted.

    Args:
        form: a channel's part of a file of ``knowledge/letters``.
        whys: the reasons, by part of the form.
        names: what fills the slots of the form.
    """
    reasons = {}
    for part, why in whys.items():
        for blank in BLANK.findall(fill(form.get(part) or "", names)):
            reasons[blank] = " ".join(why.split())
    return reasons


def fill(text: str, names: Mapping[str, str]) -> str:
    """Put names into the slots of a part of a form."""
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def find_blanks(text: str, reasons: Mapping[str, str]) -> list[Blank]:
    """List the blanks of a letter, each with its reason; other brackets are the sender's own."""
    return [
        Blank(start=match.start(), end=match.end(), text=match[0], why=why)
        for match in BLANK.finditer(text)
        if (why := _find_reason(match[0], reasons))
    ]


def _find_reason(blank: str, reasons: Mapping[str, str]) -> str | None:
    """Return the reason for a blank; one with an open slot stands for all that begin like it."""
    begun = (why for key, why in reasons.items() if "{" in key and blank.startswith(key.partition("{")[0]))
    return reasons.get(blank) or next(begun, None)
