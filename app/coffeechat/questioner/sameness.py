"""Whether two questions ask the same: by their words, and by their meaning where embeddings are at hand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import re2

from coffeechat.checks.questions import alike
from coffeechat.prose.stems import find_stems

if TYPE_CHECKING:
    from coffeechat.library import Library
    from coffeechat.questioner.candidates import Candidate

SAME_MEANING = 0.80
"""Cosine of MiniLM embeddings from which two questions ask the same."""

MAX_ASKED = 200

_SOURCE = {"report", "piece"}
"""What an old text is called in a question."""

_ENDS = re2.compile(r"[?\n]+")
_BULLET = re2.compile(r"^\s*(?:[-*•–]|\(?\d{1,2}[.)])\s*")


def split_asked(asked: str) -> list[str]:
    """Return the questions asked before, one a line or a question mark, without numbers and bullets."""
    lines = (_BULLET.sub("", line).strip() for line in _ENDS.split(asked))
    return [line for line in lines if len(line.split()) > 2][:MAX_ASKED]  # noqa: PLR2004 - "Thanks!" is no question


class Sameness:
    """Compares a question with those that stand already.

    Args:
        library: embeds the texts.
        before: the questions asked earlier.
    """

    def __init__(self, library: "Library", before: Sequence[str] = ()) -> None:
        self._library = library
        self._before = list(before)
        self._rows = library.embed(self._before) if self._before else None

    def find(self, text: str, others: Sequence[str]) -> str:
        """Return the question asked before, or the one of ``others``, that ``text`` repeats; else nothing."""
        twin = alike(text, [*others, *self._before])
        if twin or self._rows is None:
            return twin
        scores = self._rows @ self._library.embed([text])[0]
        return self._before[int(scores.argmax())] if scores.max() >= SAME_MEANING else ""


def tell_words(text: str, candidate: "Candidate") -> frozenset[str]:
    """Return the stems of the words that a question takes from the material."""
    quotes = " ".join(fact.quote for fact in candidate.facts if fact.source.startswith("about"))
    return frozenset(word for word in find_stems(text) & find_stems(quotes) if len(word) > 3)  # noqa: PLR2004 - "you"


def hear_head(text: str) -> str:
    """Return the words that a listener hears again: "I read", but of "You closed" the first alone."""
    words = text.split()
    if _SOURCE & set(words[:5]):
        return " ".join(words[:4])
    return words[0] if words[0] in {"You", "Your"} else " ".join(words[:2])
