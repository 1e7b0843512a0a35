"""Whether two questions ask the same: by their words, and by their meaning where embeddings are at hand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import re2

from coffeechat.checks.questions import alike

if TYPE_CHECKING:
    from coffeechat.library import Library

SAME_MEANING = 0.80
"""Cosine of MiniLM embeddings from which two questions ask the same."""

MAX_ASKED = 200

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
