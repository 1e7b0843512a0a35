"""What a company is, by its own description: its parts, the fields it works for, where, how many, since when."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import re2

from coffeechat.company.clauses import NAME
from coffeechat.company.counts import COUNTED, read_counts
from coffeechat.company.items import read_items
from coffeechat.company.naming import Named
from coffeechat.company.themes import Theme, read_theme
from coffeechat.company.wording import SHELF, matches_any
from coffeechat.prose.english import parse
from coffeechat.prose.patterns import read_cards

if TYPE_CHECKING:
    from spacy.tokens import Doc

MAX_PARSED = 80
"""Sentences that are read, the first ones; a description stands at the head of a text."""

_LONGEST = 110
"""Words of a sentence; descriptions put all they have into one."""

_OLD, _YOUNG = 60, 12
"""Years from which a house is old, and up to which it is young."""

_SELF = re2.compile(rf"\b(?:{NAME}|It|[Ww]e|[Oo]ur|[Ii]ts|segment|division|products|services|company)\b")
_SPLIT = re2.compile(r"; (?:and )?|, (?:and )?| and ")
_NAME = re2.compile(r"[A-Z][\pL\d&'’/-]*(?: (?:&|[A-Z\d][\pL\d&'’/-]*)){0,3}")

Slots = dict[str, str]


@dataclass(frozen=True)
class Trait:
    """One thing a company is: its card, the words of the sentence it is told with, and what fills the frames."""

    card: Theme
    words: tuple[str, ...]
    slots: Slots


def is_descriptive(one: Named) -> bool:
    """Tell whether a sentence may say what the company is."""
    text = one.text
    if len(text.split()) > _LONGEST or text.endswith("?") or not _SELF.search(text):
        return False
    return not any(matches_any(shelf, text) for shelf in ("instructions", "dull", "undone", "quoted_we"))


def find_traits(doc: "Doc") -> Iterator[Trait]:
    """Yield what one sentence says the company is."""
    for kind, read in _READERS.items():
        for words, slots in read(doc):
            if kind == "count":
                yield Trait(_cards()[next(of for of in COUNTED if of in slots)], words, slots)
            else:
                yield Trait(_cards()[kind], words, slots)


def _pair(kind: str, one: str, other: str) -> tuple[tuple[str, ...], Slots]:
    both = f"{one} and {other}"
    either = f"{one} or {other}"
    return (one, other), {
        "both": both,
        kind: both,
        "either": either,
        f"either_{kind}": either,
        "one": one,
        "other": other,
    }


def _read_fields(doc: "Doc") -> Iterator:
    found = _search("fields", doc)
    if found:
        items = [
            item.text
            for item in read_items(doc, found.start(1), found.end(1))
            if not matches_any("no_fields", item.text)
        ]
        if len(items) > 1:
            yield _pair("fields", items[0], items[-1])


def _read_regions(doc: "Doc") -> Iterator:
    found = _search("regions", doc)
    if not found or (found["after"] or "").strip() in {"segments", "segment", "divisions", "brand", "brands", "Act"}:
        return
    names = [name.strip(" ,.") for name in _SPLIT.split(found[1])]
    # Only a name that is known for a place: "in Photoshop and InDesign" is none.
    known = {entity.text.removeprefix("the ") for entity in parse(doc.text).ents if entity.label_ in {"GPE", "LOC"}}
    names = [name for name in names if name.removeprefix("the ") in known and not matches_any("no_places", name)]
    if len(names) > 1 and names[0] != names[-1]:
        yield _pair("regions", names[0], names[-1])


def _read_parts(doc: "Doc") -> Iterator:
    for pattern in _cards()["parts"].when:
        if found := pattern.search(doc.text):
            names = _find_businesses(doc, found) if found[0].endswith("businesses") else _find_names(found[1])
            if len(names) > 1:
                yield _pair("parts", names[0], names[-1])
                return


def _find_businesses(doc: "Doc", found: object) -> list[str]:
    return [item.text for item in read_items(doc, found.start(1), found.end(1), trades=True)]


def _find_names(text: str) -> list[str]:
    """Return the names of the parts that a list gives: "Airline", "Refinery"."""
    mark = "; " if ";" in text else ", "
    pieces = text.split(mark) if mark in text else text.split(" and ")
    if len(pieces) > 1 and mark == ", " and " and " in pieces[-1] and not pieces[-1].startswith("and "):
        pieces[-1:] = pieces[-1].split(" and ")
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


_READERS: dict[str, Callable[["Doc"], Iterator[tuple[tuple[str, ...], Slots]]]] = {
    "fields": _read_fields,
    "regions": _read_regions,
    "parts": _read_parts,
    "count": read_counts,
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
