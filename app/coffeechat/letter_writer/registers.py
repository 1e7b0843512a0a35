"""Say a sentence in a register: contracted where it is warm, written out where it is formal."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from coffeechat.checks.tracing import untraced
from coffeechat.letter_writer.selection import Saying
from coffeechat.letter_writer.words import load_words
from coffeechat.prose.english import parse

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUOTED = re.compile(r"(“[^”]*”)")
_APART = {"n't": " not", "'ll": " will", "'re": " are", "'ve": " have", "'m": " am"}
_WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}


def speak(sayings: list[Saying], register: str, inputs: Mapping[str, str]) -> list[Saying]:
    """Return the sayings in a register; one that the inputs would bear out less than before stays as it was.

    Args:
        sayings: sentences in plain words.
        register: plain, formal, warm or brief.
        inputs: what the user gave, by source.
    """
    turn = {"warm": contract, "formal": write_out}.get(register)
    if turn is None:
        return sayings
    return [_reword(saying, turn(saying.text), inputs) for saying in sayings]


def _reword(saying: Saying, text: str, inputs: Mapping[str, str]) -> Saying:
    if text == saying.text or len(untraced(text, inputs)) > len(untraced(saying.text, inputs)):
        return saying
    return replace(saying, text=text)


def contract(sentence: str) -> str:
    """Shorten the words of ours that open a sentence: "I will remember" becomes "I'll remember"."""
    for whole, short in load_words("courtesies")["contractions"].items():
        sentence = re.sub(rf"^{whole}\b", short, sentence)
    return sentence


def write_out(sentence: str) -> str:
    """Write contractions out, but for words in quotation marks: "don't" becomes "do not"."""
    pieces = _QUOTED.split(sentence)
    return "".join(piece if piece.startswith("“") else _write_out(piece) for piece in pieces)


def _write_out(text: str) -> str:
    return "".join(_whole(token) + token.whitespace_ for token in parse(text)) if re.search(r"['’]\w", text) else text


def _whole(token: "Token") -> str:
    low = token.lower_.replace("’", "'")
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if low in _WHOLE and after is not None and after.lower_ in {"n't", "n’t"}:
        return _WHOLE[low]
    if low == "n't" and token.i and token.doc[token.i - 1].lower_ == "ca":
        return "not"  # "cannot"
    if low == "'s" and token.tag_ == "VBZ" and token.i and token.doc[token.i - 1].lower_ != "let":
        return " has" if _find_next(token).lower_ in {"been", "got"} else " is"
    if low == "'d" and token.tag_ in {"MD", "VBD"}:
        return " had" if _find_next(token).tag_ == "VBN" else " would"
    return _APART.get(low, token.text)


def _find_next(token: "Token") -> "Token":
    """Return the word after a shortened verb, past "not" and adverbs; the verb itself where none follows."""
    rest = (word for word in token.doc[token.i + 1 :] if word.pos_ not in {"ADV", "PART"})
    return next(rest, token)
