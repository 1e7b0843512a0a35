"""Put sentences together into a letter whose every code point belongs to one sentence."""

import re
from dataclasses import dataclass, field

from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.selection import Saying
from coffeechat.letter_writer.words import load_words
from coffeechat.model import Blank, Fact, Sentence

_BLANK = re.compile(r"\[[^\[\]\n]+\]")


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


def compose(paragraphs: list[list[Saying]], people: Correspondents, channel: dict, british: bool) -> Page:
    """Write the greeting, the paragraphs and the closing of a letter for one channel."""
    page = Page()
    address, sender = people.address, people.sender
    short = channel["closing"] is None
    gap, ends = (" ", "\n") if short else ("\n\n", "\n\n")
    greeted = Fact(quote=people.to, source="to", start=0, end=len(people.to))
    page.write(channel["greeting"].replace("{first}", address), [greeted], ends)
    for paragraph in paragraphs:
        for saying in paragraph:
            page.write(saying.text, list(saying.facts))
        if paragraph:
            page.end_paragraph(gap)
    page.end_paragraph(ends)
    if not short:
        page.write(channel["closing"]["british" if british else "american"], gap="\n")
    page.write(sender, [Fact(quote=sender, source="from", start=0, end=len(sender))], gap="")
    return page


def find_blanks(text: str, given: str) -> list[Blank]:
    """List the blanks of a letter, each with its reason; brackets that the sender gave are not blanks."""
    whys = load_words("channels")["whys"]
    blanks = []
    for match in _BLANK.finditer(text):
        if match[0] not in given:
            why = whys["resource" if "link" in match[0] else "specific"]
            blanks.append(Blank(start=match.start(), end=match.end(), text=match[0], why=why.strip()))
    return blanks
