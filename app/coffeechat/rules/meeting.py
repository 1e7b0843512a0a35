"""What a sentence asks: a meeting, or anything at all."""

from functools import lru_cache

from coffeechat.rules.vocabulary import compile_patterns


def asks_to_meet(sentence: str) -> bool:
    """Return whether a folded sentence asks for a talk, a call or some time: the group ``asks_meeting``."""
    return bool(_expression("asks_meeting").search(sentence))


def is_question(sentence: str) -> bool:
    """Return whether a folded sentence is a question, with its mark or without: the group ``question_start``."""
    return sentence.rstrip("\"')*_ ").endswith("?") or bool(_expression("question_start").search(sentence))


@lru_cache(maxsize=2)
def _expression(group: str):
    return compile_patterns([f"{{{group}}}"], {}, "knowledge/vocabulary.yaml")
