"""What the contact says in the material, in so many words: nobody else can be asked about it."""

from collections.abc import Iterator, Sequence

import re2

from coffeechat.company.material import Material
from coffeechat.company.themes import CARD_KEYS, Card, read_card
from coffeechat.company.wording import SHELF, matches_any
from coffeechat.model import Fact
from coffeechat.prose.patterns import read_cards

_FEWEST, _MOST = 5, 10
"""Words of a sentence that one can say back to whoever said it."""

_PAIR = 2
"""Sentences of a saying that can be said back in one."""

_NEAR = 160
"""Characters after a quotation in which its speaker is named."""

_SAID = r"(?:said|says|explained|explains|recalled|recalls|added|adds|told|joked|noted)"
_QUOTED = re2.compile(r"[“\"]([^“”\"\n]{1,300})[”\"]")
_NAME = re2.compile(r"\b(\p{Lu}[\pL'’-]+(?:[ -](?:el |de |van |al |der |von |O')?\p{Lu}[\pL'’-]+){1,3})")
_TITLES = re2.compile(r"^(?:Dr|Prof|Captain|Ing|Mr|Mrs|Ms)\b\.? ?")
_YOU = {"we": "you", "our": "your", "us": "you"}
_SELF = re2.compile(r"(?i)\b(?:we|our|us)\b")
_OPEN = re2.compile(r"[?!;:()]|['’](?:m|re|ve|ll|d)\b|\b(?:I|me|my)\b")
_KEPT = re2.compile(r"^(?:\p{Lu}{2}|\p{Lu}[\pL]+ \p{Lu})")
_POINTS = re2.compile(
    r"(?i)^(?:it|this|that|they|these|those|he|she|so|but|and|which|here|there)\b|\b(?:that|this) (?:one|number|year)\b"
)


def read_surname(contact: str) -> str:
    """Return the last of the names that a line or a profile of somebody begins with, empty where there is none."""
    for line in contact.splitlines()[:8]:
        if found := _NAME.match(_TITLES.sub("", line.strip())):
            return found[1].split()[-1].split("-")[-1]
    return ""


def find_voices(materials: Sequence[Material], surname: str) -> Iterator[tuple[Card, dict[str, str], Fact]]:
    """Yield what somebody of that name is quoted with: the card, the words, the fact."""
    card = next(read_card(card, CARD_KEYS, "voices.yaml") for card in read_cards(SHELF, "voices.yaml"))
    if not surname:
        return
    name = rf"{re2.escape(surname)}\b"
    after = re2.compile(
        rf"^[,.]? ?(?:{_SAID} [^“”\".]{{0,{_NEAR}}}?{name}"
        rf"|[^“”\".]{{0,60}}?{name}[^“”\".]{{0,40}} {_SAID}\b)"
    )
    for material in materials:
        if not material.usable:
            continue
        for found in _QUOTED.finditer(material.text):
            if after.match(material.text[found.end() : found.end() + 2 * _NEAR]) and (words := _say(found[1])):
                start = material.text.index(found[1], found.start())
                fact = Fact(quote=found[1], source=material.source, start=start, end=start + len(found[1]))
                yield Card(**card), {"words": words}, fact


def _say(words: str) -> str:
    """Return what can be said back after "that": one short sentence or two, nothing where they point elsewhere."""
    plain = " ".join(words.split()).rstrip(" ,.")
    parts = [_SELF.sub(lambda found: _YOU[found[0].lower()], part) for part in plain.split(". ")]
    if len(parts) > _PAIR or matches_any("instructions", plain) or _POINTS.search(plain) or _OPEN.search(plain):
        return ""
    if any(not _FEWEST <= len(part.split()) <= _MOST for part in parts):
        return ""
    return " and ".join(part if _KEPT.match(part) else part[:1].lower() + part[1:] for part in parts)
