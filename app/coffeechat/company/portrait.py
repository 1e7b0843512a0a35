"""What a company is, by its own description: its parts, the fields it works for, where, how many, since when."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import re2

from coffeechat.company.clauses import NAME
from coffeechat.company.counts import read_counts
from coffeechat.company.items import read_items
from coffeechat.company.naming import Named
from coffeechat.company.offers import find_brands, find_channels, find_goods, find_groups, find_materials
from coffeechat.company.themes import Theme, read_theme
from coffeechat.company.wording import SHELF, matches_any
from coffeechat.prose.english import parse
from coffeechat.prose.patterns import read_cards

if TYPE_CHECKING:
    from spacy.tokens import Doc

MAX_PARSED = 80
"""Sentences that are read, the first ones; a description stands at the head of a text."""

_LONGEST = 160
"""Words of a sentence; descriptions put all they have into one."""

_OLD, _YOUNG = 60, 6
"""Years from which a house is old, and up to which it is young."""

_SELF = re2.compile(rf"\b(?:{NAME}|It|[Ww]e|[Oo]ur|[Ii]ts|segment|division|products|services|company)\b")
_SPLIT = re2.compile(r"; (?:and )?|, (?:and )?| and ")
_NAME = re2.compile(r"[A-Z][\pL\d&'’/-]*(?: (?:&|[A-Z\d][\pL\d&'’/-]*)){0,3}")

_SEAT = re2.compile(r"\b(?:headquarter|incorporated|executive offices|hiring|based in|located in)")
"""Where a house has its seat it names a town and its state, which are no two places."""

Slots = dict[str, str]


@dataclass(frozen=True)
class Trait:
    """One thing a company is.

    Attributes:
        card: what may be asked about it.
        words: the words of the sentence that it is told with.
        slots: what fills the frames.
        items: of a list, what can be said of it; which two are set against each other is for whoever asks.
    """

    card: Theme
    words: tuple[str, ...]
    slots: Slots
    items: tuple[str, ...] = ()


def is_descriptive(one: Named) -> bool:
    """Tell whether a sentence may say what the company is."""
    text = one.text
    if len(text.split()) > _LONGEST or text.endswith("?") or not _SELF.search(text):
        return False
    return not any(matches_any(shelf, text) for shelf in ("instructions", "dull", "undone", "quoted_we"))


def find_traits(doc: "Doc") -> Iterator[Trait]:
    """Yield what one sentence says the company is."""
    for kind, words, slots in read_counts(doc):
        yield Trait(_cards()[kind], words, slots)
    for kind, read in _READERS.items():
        for words, slots in read(doc):
            yield Trait(_cards()[kind], words, slots)
    for kind, find in _LISTS.items():
        yield from _list(kind, find(doc), {})
    if found := find_goods(doc):
        yield from _list("goods", found[0], {"make": found[1]})
    if channels := find_channels(doc):
        yield Trait(_cards()["channels"], *channels)


def _list(kind: str, found: list[str], slots: Slots) -> Iterator[Trait]:
    items = tuple(dict.fromkeys(found))
    if len(items) > 1:
        yield Trait(_cards()[kind], (items[0], items[-1]), slots, items)


def _find_fields(doc: "Doc") -> list[str]:
    found = _search("fields", doc)
    items = [item.text for item in read_items(doc, found.start(1), found.end(1))] if found else []
    return [item for item in items if not matches_any("no_fields", item)]


def _find_regions(doc: "Doc") -> list[str]:
    found = None if _SEAT.search(doc.text) else _search("regions", doc)
    if not found or (found["after"] or "").strip() in {"segments", "segment", "divisions", "brand", "brands", "Act"}:
        return []
    names = [name.strip(" ,.") for name in _SPLIT.split(found[1])]
    # Only a name that is known for a place: "in Photoshop and InDesign" is none.
    known = {entity.text.removeprefix("the ") for entity in parse(doc.text).ents if entity.label_ in {"GPE", "LOC"}}
    names = [name for name in names if name.removeprefix("the ") in known and not matches_any("no_places", name)]
    return list(dict.fromkeys(names))


def _find_parts(doc: "Doc") -> list[str]:
    for pattern in _cards()["parts"].when:
        if found := pattern.search(doc.text):
            names = _find_businesses(doc, found) if found[0].endswith("businesses") else _find_names(found[1])
            if len(names) > 1:
                return names
    return []


def _find_businesses(doc: "Doc", found: object) -> list[str]:
    return [item.text for item in read_items(doc, found.start(1), found.end(1), trades=True)]


def _find_names(text: str) -> list[str]:
    """Return the names of the parts that a list gives: "Airline", "Refinery"."""
    mark = "; " if ";" in text else ", "
    pieces = text.split(mark) if mark in text else text.split(" and ")
    if len(pieces) > 1 and mark == ", " and " and " in pieces[-1] and not pieces[-1].startswith("and "):
        pieces[-1:] = pieces[-1].rsplit(" and ", 1)
    names = [piece.strip(" .").removeprefix("and ").removesuffix(" and").strip() for piece in pieces]
    return [
        name
        for name in names
        if _NAME.fullmatch(name) and NAME not in name.split() and not matches_any("no_parts", name)
    ]


def _read_history(doc: "Doc") -> Iterator:
    found = _search("history", doc)
    if found and date.today().year - int(found[1]) >= _OLD:
        yield (found[1],), {"founded": found[1]}


def _read_youth(doc: "Doc") -> Iterator:
    found = _search("history", doc)
    if found and date.today().year - int(found[1]) <= _YOUNG:
        yield (found[1],), {"founded": found[1]}


def _read_parent(doc: "Doc") -> Iterator:
    if found := _search("parent", doc):
        yield (found[1],), {"parent": found[1]}


_LISTS: dict[str, Callable[["Doc"], list[str]]] = {
    "fields": _find_fields,
    "regions": _find_regions,
    "parts": _find_parts,
    "customers": find_groups,
    "brands": find_brands,
    "materials": find_materials,
}
_READERS: dict[str, Callable[["Doc"], Iterator[tuple[tuple[str, ...], Slots]]]] = {
    "history": _read_history,
    "youth": _read_youth,
    "parent": _read_parent,
}


@cache
def _cards() -> dict[str, Theme]:
    cards = (read_theme(card, "portrait.yaml") for card in read_cards(SHELF, "portrait.yaml"))
    return {card.id: card for card in cards}


def _search(kind: str, doc: "Doc") -> object | None:
    return _cards()[kind].match(doc.text)


def load_portrait() -> Sequence[Theme]:
    """Load the cards of ``knowledge/questions/portrait.yaml``.

    Raises:
        KnowledgeError: a card lacks a key or has an unknown one.
    """
    return tuple(_cards().values())
