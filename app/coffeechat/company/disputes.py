"""Figures that contradict each other: two texts, or two places of one, give different numbers for the same thing."""

from collections import defaultdict
from collections.abc import Hashable, Iterable

import re2

_NUMBER = re2.compile(r"\d[\d.,]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b")
_VERBS = re2.compile(r"^(?:you|your) (?:have |had |are |were )?")


def find_disputed(sayings: Iterable[tuple[Hashable, str]]) -> set[Hashable]:
    """Return the keys of ``(key, saying)`` pairs that say the same with different numbers.

    A saying is what is told of a fact: "some 41 shops", "you closed 3 mills in 2024".
    """
    told: dict[str, dict[str, list[Hashable]]] = defaultdict(lambda: defaultdict(list))
    for key, saying in sayings:
        plain = _VERBS.sub("", saying)
        numbers = " ".join(_NUMBER.findall(plain))
        if numbers:
            told[_NUMBER.sub("#", plain)][numbers].append(key)
    return {key for ways in told.values() if len(ways) > 1 for keys in ways.values() for key in keys}
