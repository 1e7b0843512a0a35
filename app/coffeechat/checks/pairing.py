"""Does a date, a figure or a name go with what it goes with in the notes, and not with what goes with another?"""

import re
from dataclasses import dataclass
from itertools import pairwise

from coffeechat.checks.meanings import MONTHS, find_root
from coffeechat.checks.places import Place
from coffeechat.checks.telling import CLOSED, courtesies
from coffeechat.prose.stems import find_words, stem

_CLOSE = 3  # words
_BREAK = 6  # words; so much farther is what stands beyond a comma or another mark
_CLAUSE = re.compile(r"[,;:.!?()/=>→]+(?=\s|$)|\s[-–—>→=/]+\s|\bbut\b|\band\b")
_PERCENT = re.compile(r"(?i)\bper ?cent\b|%")
_MONTHS = frozenset(find_root(month) for month in MONTHS if month != "may")
_DAYS = frozenset(map(find_root, ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]))
_UNITS = frozenset(map(find_root, ["year", "month", "week", "day", "hour", "minute", "pound", "euro", "dollar"]))
_POINTERS = frozenset({"it", "he", "she", "they", "we", "this", "that", "there", "these", "those"})
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "sir"})
_FIGURES = {
    "year": re.compile(r"(?:19|20)\d\d"),
    "ordinal": re.compile(r"\d+(?:st|nd|rd|th)"),
    "hour": re.compile(r"\d+[.:]?\d*(?:am|pm)|\d+[:.]\d\d"),
    "figure": re.compile(r".*"),
}


@dataclass(frozen=True)
class Word:
    """A word of a text: its root, what kind of thing it is one of, if any, where it stands, in which clause."""

    root: str
    kind: str
    spot: int
    clause: int


def check_pairs(sentence: str, place: Place, own: frozenset[str]) -> list[str]:
    """Check that no date, figure or name of a sentence stands where the notes have another of its kind.

    What stands beside it in the sentence must not be nearer, in the notes, to one that the sentence puts elsewhere.
    ``own`` are the roots of both names: they are nobody else's.
    """
    words, known = _read(sentence, own), _read(place.text, own)
    problems = []
    for index, word in enumerate(words):
        close = {other.root for other in words[max(0, index - _CLOSE) : index + _CLOSE]}
        beside = _beside(words, index, known) if word.kind else []
        if not _is_as_known(word, beside, known) and _is_swapped(word, beside, known, close):
            problems.append(f"goes with something else in the notes ({word.root})")
    return problems


def _is_as_known(word: Word, beside: list[str], known: list[Word]) -> bool:
    """Tell whether a word stands beside the same word in a clause of the notes."""
    pairs = [(a, b) for a, b in pairwise(known) if a.clause == b.clause]
    return any(word.root in {a.root, b.root} and {a.root, b.root} & {*beside} - {word.root} for a, b in pairs)


def _is_swapped(word: Word, beside: list[str], known: list[Word], close: set[str]) -> bool:
    """Tell whether all that stands beside a word is nearer to another of its kind, which is not ``close`` itself."""
    alike = close if word.kind == "name" else {word.root}
    mine = [k.spot for k in known if k.root == word.root]
    rivals = [k.spot for k in known if k.kind == word.kind and k.root not in alike]
    spots = [[k.spot for k in known if k.root == root] for root in beside]
    if not mine or not rivals or not spots:
        return False
    return all(_nearest(found, rivals) < _nearest(found, mine) for found in spots)


def _nearest(spots: list[int], others: list[int]) -> int:
    return min(abs(a - b) for a in spots for b in others)


def _beside(words: list[Word], index: int, known: list[Word]) -> list[str]:
    """Return what stands next before and after a word in its clause and in the notes."""
    roots = {word.root for word in known}
    units = _shared_units(known) if words[index].kind == "figure" else set()
    here = [w for w in words if w.clause == words[index].clause and w.root in roots - units]
    before, after = ([w for w in here if (w.spot - words[index].spot) * way > 0] for way in (-1, 1))
    return [w.root for w in (*before[-1:], *after[:1])]


def _shared_units(known: list[Word]) -> set[str]:
    """Return the units that the notes count twice: "2-year course, 1 year at work" needs more to tell them apart."""
    counted: dict[str, set[str]] = {}
    for number, unit in pairwise(known):
        if number.kind == "figure" and unit.root in _UNITS:
            counted.setdefault(unit.root, set()).add(number.root)
    return {unit for unit, numbers in counted.items() if len(numbers) > 1}


def _read(text: str, own: frozenset[str]) -> list[Word]:
    """Return the telling words of a text with their spots, which breaks between clauses set apart."""
    words, spot, plain = [], 0, CLOSED | courtesies() | _POINTERS
    for number, clause in enumerate(_CLAUSE.split(_PERCENT.sub("", text))):
        spot += _BREAK
        for token in find_words(clause):
            for part in re.split(r"[-–/]", token):
                spot += 1
                root = find_root(part) if part else ""
                if root[:1].isdigit() or (root and stem(part) not in plain and root not in own):
                    words.append(Word(root, _kind(part, root), spot, number))
    return words


def _kind(word: str, root: str) -> str:
    if root[:1].isdigit():
        return next(kind for kind, pattern in _FIGURES.items() if pattern.fullmatch(root))
    if root in _MONTHS or root in _DAYS:
        return "month" if root in _MONTHS else "day"
    return "name" if word[:1].isupper() and word[1:2].islower() and root not in _TITLES else ""
