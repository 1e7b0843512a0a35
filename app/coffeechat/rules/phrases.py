"""The words of a sentence, and its pairs of neighbouring words, as places in a table of fixed length."""

import itertools
import re
import zlib

import numpy as np

PLACES = 8192
# Beside a sentence's embedding, a unit row, its phrases are as long as this.
LENGTH = 2.0
_WORD = re.compile(r"[a-z0-9']+")
# Long words are taken by their beginning, so that "applied" and "application" are neighbours.
_LONGEST, _STEM = 6, 5


def find_phrases(text: str) -> np.ndarray:
    """Return the places of the phrases in folded text, each once, int64; every one counts ``weigh_phrases``."""
    words = [word[:_STEM] if len(word) > _LONGEST else word for word in _WORD.findall(text.lower())]
    framed = ["^", *words, "$"]
    phrases = {*framed, *map(" ".join, itertools.pairwise(framed))}
    return np.array(sorted({zlib.crc32(phrase.encode()) % PLACES for phrase in phrases}), np.int64)


def weigh_phrases(count: int) -> float:
    """Return what each of so many phrases of one sentence counts."""
    return LENGTH / max(1, count) ** 0.5
