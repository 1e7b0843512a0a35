"""Does a number count in a sentence what it counts in the notes: "three pieces of four minutes", once a year?"""

import re

from coffeechat.checks.meanings import find_root
from coffeechat.checks.places import Place
from coffeechat.prose.english import parse
from coffeechat.prose.stems import find_words

_NEAR = 3  # words between a number of notes and what it counts
_CLAUSE = re.compile(r"[,;:!?()=→]+(?=\s|$)|\.\s|\s[-–—→=]+\s|\band\b")
_OFTEN = re.compile(
    r"(?i)\b(?P<count>once|twice|\w+ times?) (?:only )?(?:(?:in|over) )?(?:an?|the|per|each|every) (?P<span>\w+)"
)
_EVERY = re.compile(
    r"(?i)\b(?:every|each) (?:(?P<count>other|\d+|two|three|four|five|six|seven|eight|nine|ten) )?"
    r"(?P<span>(?:year|month|week|day|hour|night|fortnight|summer|spring|autumn|winter)s?)\b"
)
_EACH = frozenset({"a", "an", "per"})
_NO_COUNT = frozenset({"first", "second", "third"})


def check_counts(sentence: str, place: Place) -> list[str]:
    """Check that what a number counts is counted by it in the notes, where they count it at all."""
    clauses = [_read(clause) for clause in _CLAUSE.split(place.text)]
    often = _find_often(place.text)
    return (
        [
            f"another number in the notes ({count} {thing})"
            for count, thing in _find_counted(sentence)
            if (known := {number for words in clauses for number in _numbers_of(thing, words)}) and count not in known
        ]
        + [
            f"at another rate in the notes ({count} a {span})"
            for span, count in _find_often(sentence).items()
            if often.get(span, count) != count
        ]
        + [
            f"at another interval in the notes ({span})"
            for span, counts in _find_intervals(sentence).items()
            if (theirs := _find_intervals(place.text).get(span)) and not counts & theirs
        ]
    )


def _find_counted(sentence: str) -> list[tuple[str, str]]:
    """Return the roots of each number and of the noun that it counts."""
    return [
        (root, find_root(token.head.text))
        for token in parse(sentence)
        if token.dep_ == "nummod" and token.head.i > token.i and token.head.pos_ == "NOUN"
        if (root := find_root(token.text)).isdigit() and token.lower_ not in _NO_COUNT
        if token.doc[token.head.i - 1].lower_ not in _EACH
    ]


def _read(clause: str) -> list[str]:
    return [find_root(part) for word in find_words(clause) for part in re.split(r"[-–/]", word) if part]


def _numbers_of(thing: str, words: list[str]) -> set[str]:
    """Return the numbers that stand shortly before a thing, with none between."""
    found = set()
    for index in (i for i, word in enumerate(words) if word == thing):
        before = [word for word in words[max(0, index - _NEAR) : index] if word[:1].isdigit()]
        found |= set(before[-1:])
    return found


def _find_intervals(text: str) -> dict[str, set[str]]:
    """Return every how many years, weeks ... something happens: "every other week" is every two."""
    found: dict[str, set[str]] = {}
    for match in _EVERY.finditer(text):
        count = (match["count"] or "1").lower()
        found.setdefault(find_root(match["span"]), set()).add("2" if count == "other" else find_root(count))
    return found


def _find_often(text: str) -> dict[str, str]:
    return {find_root(m["span"]): find_root(m["count"].split()[0]) for m in _OFTEN.finditer(text)}
