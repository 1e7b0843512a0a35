"""How well passages answer a query, from numbers alone: their texts are read only once they are known to be good."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np

from coffeechat.library.matrix import Scored, find
from coffeechat.library.positions import is_position
from coffeechat.library.records import Found

# Weighed by `evals/retrieval` with cross-validation; the optimum is flat. What counts is how close the query comes to
# the passage or to what leads there.
_WORDS, _CLOSE = 0.6, 4.0
_HIGHEST = 1 + _WORDS + _CLOSE

Number = TypeVar("Number", float, np.ndarray)

# The number of a passage that no reference names.
_NUMBERED = re.compile(r"p\d+")


@dataclass(frozen=True)
class Ranked:
    """A passage that answers a query.

    Attributes:
        score: 0 to 1, higher is better.
        closeness: the cosine to the passage, or to the texts that lead to it.
        cited: whether a reference of the shipped knowledge names the passage.
        why: in words, what led to it.
    """

    found: Found
    score: float
    closeness: float
    cited: bool
    why: str


class Leads(NamedTuple):
    """What leads to passages, a line a reference.

    Attributes:
        refs: the references, each with the number of its line.
        ids: the embedding id of each one's passage; -1 when it is not in the store.
        closeness: how close a query comes to what leads there; 0 when that does not count.
        words: the keyword score of what leads there.
    """

    refs: Mapping[str, int]
    ids: np.ndarray
    closeness: np.ndarray
    words: np.ndarray


class Clues:
    """What a query found: numbers for every passage that comes into question, by its embedding id.

    Args:
        cosines: how close the passages come.
        words: their keyword scores; each of them has a cosine too.
        leads: what leads to some of them.
    """

    def __init__(self, cosines: Scored, words: Scored, leads: Leads) -> None:
        self._ids, self._cosines = cosines
        self._words = np.zeros_like(self._cosines)
        self._words[np.searchsorted(self._ids, words.ids)] = words.scores
        self._leads = leads

    def order(self) -> list[tuple[float, int]]:
        """Return the highest score that a passage at each embedding id can have, highest first."""
        best = _score(self._cosines, self._words, self._cosines)
        leads = self._leads
        there, at = find(self._ids, leads.ids)
        cosines, words = self._cosines[at], np.maximum(self._words[at], leads.words[there])
        np.maximum.at(best, at, _score(cosines, words, np.maximum(cosines, leads.closeness[there])))
        highest_first = np.argsort(-best, kind="stable")
        return list(zip(best[highest_first].tolist(), self._ids[highest_first].tolist(), strict=True))

    def rank(self, found: Found) -> Ranked:
        """Return a passage with its score and what led to it."""
        cosine, word, route = self._weigh(found)
        reasons = [f"meaning {cosine:.2f}"]
        if word:
            reasons.append(f"words {word:.2f}")
        if route > cosine:
            reasons.append(f"what it answers {route:.2f}")
        closeness = max(cosine, route)
        score = _score(cosine, word, closeness)
        return Ranked(found, score, closeness, _is_cited(found.passage.locator), ", ".join(reasons))

    def _weigh(self, found: Found) -> tuple[float, float, float]:
        at = self._ids.searchsorted(found.embedding)
        cosine, word = float(self._cosines[at]), float(self._words[at])
        if (number := self._leads.refs.get(found.ref)) is None:
            return cosine, word, 0.0
        return cosine, max(word, float(self._leads.words[number])), float(self._leads.closeness[number])


def _score(cosine: Number, word: Number, closeness: Number) -> Number:
    return (cosine + _WORDS * word + _CLOSE * closeness) / _HIGHEST


def choose(ranked: Sequence[Ranked], count: int) -> list[Ranked]:
    """Return the best ``count``, best first; what overlaps a better one is left out."""
    chosen: list[Ranked] = []
    for candidate in sorted(ranked, key=lambda r: (-r.score, r.found.ref)):
        if len(chosen) == count:
            break
        if not any(_overlap(candidate.found, other.found) for other in chosen):
            chosen.append(candidate)
    return chosen


def _is_cited(locator: str) -> bool:
    return not (_NUMBERED.fullmatch(locator) or is_position(locator))


def _overlap(one: Found, other: Found) -> bool:
    return (
        one.source == other.source and one.passage.start < other.passage.end and other.passage.start < one.passage.end
    )
