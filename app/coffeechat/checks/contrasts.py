"""Is what the notes put first, before or above another thing turned round in a sentence?"""

import re

from coffeechat.checks.meanings import find_root, find_roots
from coffeechat.checks.places import Place
from coffeechat.checks.telling import CLOSED, courtesies
from coffeechat.checks.turns import NEGATION

_NEAR = 8  # words
_MOVE = re.compile(
    r"(?i)\b(?:from|between) (?P<start>(?:[\w’'-]+ ){1,4}?)(?:to|into|and) (?P<end>[\w’'-]+(?: [\w’'-]+){0,2})"
)
# One thing chosen, or more of it, and another not.
_CHOICE = re.compile(
    r"(?i)(?:,? (?:and |but )?not (?:only )?(?:in |the |a |on )?|\b(?:over|than|rather than|instead of)\b(?! \d))"
)
_CLAUSE = re.compile(r"[,;:.!?()]+(?=\s|$)|\s[-–—&]+\s|\b(?:and|but|while|whereas|over|than)\b")
_SELF = re.compile(r"(?i)\b(?:my|your|him|her|one)self\b")
_COUPLE = re.compile(
    r"(?i)\b(?P<one>[\w’'-]+) (?P<link>for|in|on|at|by|is|are|was|were|gets?|takes?|lasts?|costs?|to|with|=)"
    r" (?:the |an? |my |your |his |her |about |around )*(?=(?P<other>[\w’'-]+))"
)
_BOTH = 2  # clauses of the notes that two clauses of a sentence mix
_BUT_FIRST = re.compile(r"(?i)\bbut first\b")
_BEFORE, _AFTER = re.compile(r"(?i)\b(?:before|then|and later)\b"), re.compile(r"(?i)\bafter\b")


def check_contrasts(sentence: str, place: Place) -> list[str]:
    """Check that A over B is not B over A, A before B not B before A, from A to B not from B to A."""
    problems = ["the other way round in the notes"] if _is_turned(_choices(sentence), _choices(place.text)) else []
    if _is_turned(_orders(sentence), _orders(place.text)):
        problems.append("in another order in the notes")
    if _is_crossed(sentence, place) or _is_recoupled(sentence, place):
        problems.append("exchanged in the notes")
    return problems + ["the other way in the notes" for match in _MOVE.finditer(sentence) if _is_reversed(match, place)]


def _is_recoupled(sentence: str, place: Place) -> bool:
    """Tell whether "A for B" and "C for D" of the notes become "A for D"."""
    known = _couples(place.text)
    return any(
        (one, link, other) not in known
        and any((one, link) == couple[:2] for couple in known)
        and any((link, other) == couple[1:] for couple in known)
        for one, link, other in _couples(sentence)
    )


def _couples(text: str) -> set[tuple[str, str, str]]:
    """Return what stands on both sides of each word that couples two."""
    plain = _SELF.sub("self", text)
    return {(find_root(m["one"]), m["link"].lower(), find_root(m["other"])) for m in _COUPLE.finditer(plain)}


def _is_crossed(sentence: str, place: Place) -> bool:
    """Tell whether two clauses exchange what they tell: "A is B, C is D" for "A is D, C is B" of the notes."""
    said, known = (_clauses(text) for text in (sentence, place.text))
    sources = [{number for number, roots in enumerate(known) if len(_only(known, number) & clause)} for clause in said]
    return any(len(one & other) >= _BOTH for index, one in enumerate(sources) for other in sources[index + 1 :])


def _only(clauses: list[set[str]], number: int) -> set[str]:
    """Return what stands in one clause and in no other."""
    return clauses[number].difference(*(roots for other, roots in enumerate(clauses) if other != number))


def _clauses(text: str) -> list[set[str]]:
    """Return the telling roots of each clause; what denies is one of them."""
    parts = _CLAUSE.split(text)
    plain = (courtesies() | CLOSED) - {"1st"}
    return [find_roots(part) - plain | ({"not"} if NEGATION.search(part) else set()) for part in parts]


def _choices(text: str) -> list[tuple[set[str], set[str]]]:
    return [_sides(text, match) for match in _CHOICE.finditer(text)]


def _orders(text: str) -> list[tuple[set[str], set[str]]]:
    """Return what comes first and what later, for each word that says so."""
    later = [_sides(text, match)[::-1] for match in _AFTER.finditer(text)]
    later += [_sides(text, match)[::-1] for match in _BUT_FIRST.finditer(text)]
    return [*(_sides(text, match) for match in _BEFORE.finditer(text)), *later]


def _sides(text: str, match: re.Match) -> tuple[set[str], set[str]]:
    """Return the roots of the telling words before and after a mark, within its sentence."""
    head = re.split(r"[;.]\s", text[: match.start()])[-1].split()[-_NEAR:]
    tail = re.split(r"[;.,]\s", text[match.end() :])[0].split()[:_NEAR]
    left, right = (find_roots(" ".join(words)) - courtesies() - CLOSED for words in (head, tail))
    return left - right, right - left


def _is_turned(said: list[tuple[set[str], set[str]]], known: list[tuple[set[str], set[str]]]) -> bool:
    """Tell whether each side of a contrast is on the other side in the notes, and none where it is here."""
    return any(
        left & known_right and right & known_left and len(right & known_right) <= len(right & known_left)
        for left, right in said
        for known_left, known_right in known
    )


def _is_reversed(move: re.Match, place: Place) -> bool:
    start, end = (find_roots(move[side]) - CLOSED - courtesies() for side in ("start", "end"))
    for known in _MOVE.finditer(place.text):
        there = find_roots(known["start"]), find_roots(known["end"])
        if start & there[1] - there[0] and end & there[0] - there[1]:
            return True
    words = [find_roots(word) for word in re.split(r"\s+", place.text)]
    spots = [[i for i, roots in enumerate(words) if roots & side] for side in (start, end)]
    return all(spots) and not _MOVE.search(f"to {place.text}") and min(spots[0]) > max(spots[1])
