"""Figures that a text gives in a line by themselves: "Carers who said they slept badly: 46%"."""

from collections.abc import Iterator, Sequence

import re2

from coffeechat.company.material import MAX_CHARS, Material
from coffeechat.company.themes import CARD_KEYS, Card, read_card
from coffeechat.company.wording import SHELF, matches_any
from coffeechat.model import Fact
from coffeechat.prose.patterns import read_cards

_FEWEST, _MOST = 3, 10
"""Words of what is counted; longer ones would be pasted."""

_SHARE = re2.compile(r"^(\d[\d.,]* ?%|\d+ (?:of|in) \d+)[.;]?$")
_MARKS = " \t•*·-"
_PLURAL = re2.compile(r"^\pL+s\b|^(?:People|Children|Women|Men|Staff)\b")


def find_tallies(materials: Sequence[Material]) -> Iterator[tuple[Card, dict[str, str], Fact]]:
    """Yield the figures with their card, the words ``{share}`` and ``{what}``, and the fact."""
    card = next(read_card(card, CARD_KEYS, "tallies.yaml") for card in read_cards(SHELF, "tallies.yaml"))
    for material in materials:
        for start, line in _lines(material.text) if material.usable else ():
            what, _, share = line.rpartition(": ")
            if not _SHARE.match(share) or not _is_counted(what) or matches_any("instructions", what):
                continue
            fact = Fact(quote=line, source=material.source, start=start, end=start + len(line))
            yield Card(**card), {"share": share.rstrip(".;"), "what": what[:1].lower() + what[1:]}, fact


def _lines(text: str) -> Iterator[tuple[int, str]]:
    position = 0
    for line in text[:MAX_CHARS].splitlines(keepends=True):
        bare = line.strip()
        plain = bare.lstrip(_MARKS)
        yield position + line.find(bare) + len(bare) - len(plain), plain
        position += len(line)


def _is_counted(what: str) -> bool:
    """Tell the plural of a noun with what tells of it, short enough to be said."""
    plain = all(char.isalpha() or char in " '’-" for char in what)
    return plain and _FEWEST <= len(what.split()) <= _MOST and bool(_PLURAL.search(what))
