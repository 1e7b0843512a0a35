"""A sentence that joins two things, taken apart: each half says one of them in the frame of both."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from coffeechat.checks.telling import find_telling
from coffeechat.prose.english import SUBJECTS, parse

if TYPE_CHECKING:
    from spacy.tokens import Token

# Where a second thing begins that is told, promised or thanked for.
_NEXT = re.compile(r"(?:, and|;|, but|, so| and) (?=(?:I|you|thank|your)\b)")
_ENOUGH = 2  # telling words; a half that says less is borne out by anything
_JOINED = frozenset({"VERB", "AUX"})


def split_halves(sentence: str) -> Iterator[tuple[str, str]]:
    """Yield the ways in which a sentence comes apart: "I will send A and bring B" says two things."""
    for match in re.finditer(r"\byou\b.*?( and )(?=\w)", sentence):
        yield sentence[: match.start(1)] + ".", "You " + sentence[match.end(1) :]
    for match in _NEXT.finditer(sentence):
        rest = sentence[match.end() :]
        yield sentence[: match.start()] + ".", rest[:1].upper() + rest[1:]
    for word in parse(sentence):
        if word.dep_ == "conj" and word.pos_ in _JOINED and word.head.pos_ in _JOINED and word.head.i < word.i:
            halves = _halve(word)
            if all(len(find_telling(half)) >= _ENOUGH for half in halves):
                yield halves


def _halve(second: "Token") -> tuple[str, str]:
    """Leave out either of two coordinated verbs, with what hangs on it; what stands before both stays."""
    first, start, end = second.head, second.left_edge.i, second.right_edge.i + 1
    words = list(second.doc)
    joint = start - 1 if words[start - 1].dep_ == "cc" else start
    joint -= words[joint - 1].text == ","
    own = any(child.dep_ in SUBJECTS for child in second.children)
    begin = first.left_edge.i if own else _begin(first)
    one, other = words[:joint] + words[end:], words[:begin] + words[start:]
    return _write(one), _write(other)


def _begin(verb: "Token") -> int:
    """Return where a verb begins, with its "to" but without its subject."""
    return next((child.i for child in verb.lefts if child.lower_ == "to"), verb.i)


def _write(words: list["Token"]) -> str:
    text = "".join(word.text_with_ws for word in words).strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
