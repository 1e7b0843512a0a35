"""What a curious reader would underline, by the words of a sentence, whether or not it can be said in a breath."""

from collections.abc import Iterator, Sequence
from functools import cache

import re2

from coffeechat.company.material import Material
from coffeechat.company.themes import Theme, read_theme
from coffeechat.company.wording import SHELF, matches_any
from coffeechat.model import Span
from coffeechat.prose.patterns import read_cards

_FEWEST, _MOST = 7, 70
"""Words of a sentence that says something and is still read to its end."""

_BOILERPLATE = re2.compile(
    r"(?i)\b(?:pursuant|thereto|herein|see (?:note|item|part)|refer to|for (?:additional|further) information|"
    r"incorporated by reference|forward-looking|securities and exchange|form 10-k|trademarks?|proxy statement|"
    r"consolidated (?:financial|statements)|free of charge|www\.|website|regulation (?:s-k|fd)|aggregate|subparagraph|"
    r"par value|executive officers?|industry leader|uniquely positioned|committed to|strive|mission of|continue to|"
    r"may be|could be|there can be no|common stock)\b"
)
_POINTS_BACK = re2.compile(r"^(?:This|That|These|Those|Such|It|They|Thus|Also|However|Accordingly|Therefore)\b")


def find_notable(materials: Sequence[Material]) -> Iterator[tuple[Material, int, Span, Theme, int]]:
    """Yield the sentences of usable texts that one of ``notable.yaml`` fits, and how many of its cards do.

    A sentence is read once, by the card that weighs most.
    """
    for material in materials:
        for place, sentence in enumerate(material.sentences if material.usable else ()):
            if cards := [card for card in _cards() if card.match(sentence.text)] if _is_read(sentence.text) else []:
                yield material, place, sentence, max(cards, key=lambda card: card.weight), len(cards)


def _is_read(text: str) -> bool:
    whole = text[:1].isupper() and text.endswith((".", ".”", '."'))
    if not whole or not _FEWEST <= len(text.split()) <= _MOST or _POINTS_BACK.search(text):
        return False
    return not _BOILERPLATE.search(text) and not any(matches_any(shelf, text) for shelf in ("instructions", "dull"))


@cache
def _cards() -> tuple[Theme, ...]:
    return tuple(read_theme({"lead": [], "probe": [], "why": "", **card}, "notable.yaml")
                 for card in read_cards(SHELF, "notable.yaml"))  # fmt: skip
