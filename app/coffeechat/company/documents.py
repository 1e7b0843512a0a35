"""What a text about a company is, a report or a website, and how one says that one read it there."""

from dataclasses import dataclass
from functools import cache

import re2

from coffeechat.company.material import Material
from coffeechat.company.wording import SHELF
from coffeechat.prose.patterns import compile_pattern, read_cards

REPORT = "report"
"""The kind of an annual report, which tells of far more than anybody there has to do with."""

UNNAMED = "text"
"""The kind of a text that none of ``documents.yaml`` fits."""

_HEAD = 1_200
"""Characters in which a report or a press release says what it is."""

_READ = 20_000
"""Characters in which a page shows its menus, and a newspaper its byline."""

_OURS = re2.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_OWN = 2
"""So often at least somebody who writes of their own house says "we" or "our"."""


@dataclass(frozen=True)
class Document:
    """A text by its kind.

    Attributes:
        kind: an id of ``documents.yaml``, or ``UNNAMED``.
        where: how one says where it was read: "in your 2024 report", "on your website"; empty where it has no name.
    """

    kind: str = UNNAMED
    where: str = ""


def find_document(material: Material) -> Document:
    """Return what ``material`` is."""
    return next((Document(card["id"], _say(card, material)) for card in _kinds() if _fits(card, material)), Document())


def _fits(card: dict, material: Material) -> bool:
    text = material.text[: _HEAD if card.get("head") else _READ]
    if card.get("own") and len(_OURS.findall(text)) < _OWN:
        return False
    return sum(bool(pattern.search(text)) for pattern in card["when"]) >= card.get("least", 1)


def _say(card: dict, material: Material) -> str:
    dated = material.dating.said if material.dating else ""
    return f"in {dated}" if card["id"] == REPORT and dated.endswith(REPORT) else card["where"]


@cache
def _kinds() -> list[dict]:
    cards = read_cards(SHELF, "documents.yaml")
    return [{**card, "when": [compile_pattern(one, "documents.yaml") for one in card["when"]]} for card in cards]
