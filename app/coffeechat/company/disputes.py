"""Figures that contradict each other: two texts give different numbers for the same thing."""

from collections import defaultdict
from collections.abc import Iterable

import re2

_NUMBER = re2.compile(r"\d[\d.,]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b")
_VERBS = re2.compile(r"^(?:you|your) (?:have |had |are |were )?|^some ")


def find_disputed(figures: Iterable[tuple[str, str]]) -> set[str]:
    """Return the figures that another source gives with a different number.

    Args:
        figures: ``(source, figure)``; a figure is what is told of a fact: "41 shops", "you closed 3 mills in 2024".
    """
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for source, figure in figures:
        plain = _VERBS.sub("", figure)
        if _NUMBER.search(plain):
            told[_NUMBER.sub("#", plain)][source].add(figure)
    return {
        figure
        for sources in told.values()
        for source, given in sources.items()
        if any(other != source and not given & theirs for other, theirs in sources.items())
        for figure in given
    }
