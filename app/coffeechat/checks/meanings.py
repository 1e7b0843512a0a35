"""The roots of words by what they mean: two words that say the same have one root."""

import re
from functools import lru_cache

import yaml
from rapidfuzz import fuzz

from coffeechat.prose.stems import find_words, stem
from coffeechat.resources import folder

_LIKE = 88  # per cent; two long words as like as that are one, misspelt
_PREFIX = 6  # letters that "coordinator" and "coordination" share
_LONG = 7
# "The third farm" is none of "three farms".
_ORDINALS = dict(
    zip(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
        ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th"],
        strict=True,
    )
)


@lru_cache(maxsize=20_000)
def find_root(word: str) -> str:
    """Return the stem of a word, or that of the word which stands for all that say the same."""
    ordinal = _ORDINALS.get(word.lower())
    root = ordinal or stem(word)
    return _same().get(root, root)


def find_roots(text: str) -> set[str]:
    """Return the roots of all words, and of the parts of compounds."""
    parts = (part for word in find_words(text) for part in (word, *_split(word)))
    return {find_root(part) for part in parts if part}


def find_alike(word: str, roots: set[str]) -> str | None:
    """Return the root among those given that a long word is like: another form of it, or a slip of the pen."""
    low, own = word.lower(), find_root(word)
    if len(low) < _LONG or not low.isalpha() or word[:1].isupper():
        return None
    return next(
        (
            root
            for root in roots
            if (
                len(root) >= _PREFIX - 1
                and (root[:_PREFIX] == own[:_PREFIX] if min(len(root), len(own)) >= _PREFIX else False)
            )
            or (len(root) >= _PREFIX and fuzz.ratio(root, own) >= _LIKE)
        ),
        None,
    )


def _split(word: str) -> list[str]:
    return re.sub(r"[-./'’,]|(?<=\d)(?=[a-z]{2})", " ", word).split()


@lru_cache(maxsize=1)
def _same() -> dict[str, str]:
    loaded = yaml.safe_load((folder("knowledge/letters") / "synonyms.yaml").read_text(encoding="utf-8"))
    same: dict[str, str] = {}
    for group in loaded["same"]:
        stems = [stem(word) for word in group.split()]
        first = next((same[root] for root in stems if root in same), stems[0])
        same |= dict.fromkeys(stems, first)
    return same
