"""Halves of a contrast: "The cheap work is going. Comedy isn't going.": neither says what was meant by itself."""

import re
from itertools import pairwise

from coffeechat.letter_writer.notes import Statement
from coffeechat.prose.english import parse

_NEGATION = re.compile(r"(?i)\b(?:not|never|no|nothing|nobody|hardly)\b|n['’]t\b")
_TURN = re.compile(r"(?i)(?:but|though|only|it['’]s|it is|they['’]re|they are) ")
_TELLING = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
_FAINT = frozenset({"be", "have", "do", "go", "get", "say", "tell", "make", "take"})


def find_contrasted(statements: list[Statement]) -> set[int]:
    """Return the indexes of statements that the one before or after them in their line turns round.

    One of the two is denied and they speak of the same, or the second begins as a turn does ("People think it's pumps.
    It's meetings about pumps.").
    """
    halves: set[int] = set()
    for index, (first, second) in enumerate(pairwise(statements)):
        # What stands between quotation marks is whole.
        if first.line != second.line or first.speaker != second.speaker or first.saying != second.saying:
            continue
        denied = bool(_NEGATION.search(first.text)) != bool(_NEGATION.search(second.text))
        if _TURN.match(second.text) or (denied and _words(first.text) & _words(second.text)):
            halves |= {index, index + 1}
    return halves


def _words(text: str) -> set[str]:
    doc = parse(text)
    roots = {t.lemma_.lower() for t in doc if t.dep_ == "ROOT" and t.lemma_.lower() != "be"}
    return roots | {t.lemma_.lower() for t in doc if t.pos_ in _TELLING and t.lemma_.lower() not in _FAINT}
