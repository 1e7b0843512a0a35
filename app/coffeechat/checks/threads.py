"""Are the words of a sentence in the notes one after another, or picked from here and there and put together anew?"""

import re

from coffeechat.checks.meanings import find_root
from coffeechat.checks.places import Place
from coffeechat.prose.stems import find_words

_CLAUSE = re.compile(
    r"[,;:.!?()=>→+]+(?=\s|$)|\s[-–—>→=+&/]+\s|(?<=\s)\(|"
    r"\b(?:but(?! (?:from|to|in|at|on|with|by|for)\b)|while|whereas)\b"
)
# What the one clause tells and what the other, or what is chosen and what is not.
_SAID_APART = re.compile(r"[,;:] |\b(?:and|but) not\b|\brather than\b|\binstead of\b")
_BREAK = 6  # words; so much farther is what stands in another clause
_STEP = 3  # words on, at most, for the next word to follow on
_AHEAD, _BACK = 8, 20  # words more that make a whole leap
_LOOSE = 0.5  # of the steps from word to word may be leaps


def check_thread(sentence: str, place: Place, telling: dict[str, str], own: frozenset[str]) -> list[str]:
    """Check that within a clause the telling words follow each other in the notes too, more or less.

    ``own`` are the roots of both names, which stand anywhere.
    """
    where = {root: spots for root, spots in _find_spots(place.text).items() if root not in own}
    leaps, steps = 0.0, 0
    for clause in _SAID_APART.split(sentence):
        told = [root for word in find_words(clause) if (root := telling.get(word, "")) in where]
        leaps += _count_leaps([where[root] for root in told])
        steps += max(0, len(told) - 1)
    return ["put together anew from words of the notes"] if leaps > _LOOSE * steps else []


def _count_leaps(spots: list[list[tuple[int, int]]]) -> float:
    """Return what the shortest way through the notes costs that takes one spot of each word in turn."""
    least = dict.fromkeys(spots[0], 0.0) if spots else {(0, 0): 0.0}
    for following in spots[1:]:
        least = {spot: min(cost + _leap(last, spot) for last, cost in least.items()) for spot in following}
    return min(least.values())


def _leap(last: tuple[int, int], spot: tuple[int, int]) -> float:
    """Return 0 where a word follows on, up to 1 where it stands far away or before; half as much within a clause."""
    steps = spot[0] - last[0]
    leap = min(1, 0.5 - steps / _BACK) if steps < 0 else min(1, max(0, steps - _STEP) / _AHEAD)
    return leap / 2 if last[1] == spot[1] else leap


def _find_spots(text: str) -> dict[str, list[tuple[int, int]]]:
    """Return where each root stands in a text, with clauses set apart, and in which clause."""
    spots: dict[str, list[tuple[int, int]]] = {}
    spot = 0
    for number, clause in enumerate(_CLAUSE.split(text)):
        spot += _BREAK
        for part in (part for word in find_words(clause) for part in re.split(r"[-–/]", word) if part):
            spot += 1
            spots.setdefault(find_root(part), []).append((spot, number))
    return spots
