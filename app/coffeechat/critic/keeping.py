"""Edits that keep the faulty sentence and set it right: other words, a tail, a line above it."""

import re
from collections.abc import Sequence

import re2

from coffeechat.model import Edit
from coffeechat.rules import Head, Sentence, Tail, Turn

ITEM_MARK = re.compile(r"[ \t]*(?:[-*•–▪◦‣]|\(?\d{1,2}[.):]|\(?[a-zA-Z][.)]|[qQ]\d{1,2}[.):])[ \t]+")
_GROUP = re.compile(r"\\(\d)")


def put_above(edit: Head, sentence: Sentence, text: str) -> Edit:
    """Put the line above the sentence's own line, or its words before a sentence within a paragraph."""
    line = text.rfind("\n", 0, sentence.span[0]) + 1
    before = text[line : sentence.span[0]]
    alone = not before.strip() or ITEM_MARK.fullmatch(before) is not None
    place, end = (line, "\n") if alone else (sentence.span[0], " ")
    return Edit(start=place, end=place, text=f"{edit.heading}{end}")


def add_tail(edit: Tail, sentence: Sentence, text: str) -> Edit | None:
    """Add the words before the marks that end the sentence; a sentence that has them already stays as it is."""
    start, end = sentence.span
    bare = text[start:end].rstrip(" ?.!…")
    if bare.endswith(edit.tail) or not bare[-1:].isalnum():
        return None
    return Edit(start=start + len(bare), end=end, text=f"{edit.tail}?")


def reword(turns: Sequence[Turn], sentence: Sentence, text: str) -> Edit | None:
    """Return the first turn that fits, with its groups in the sender's own spelling; None where none does."""
    for turn in turns:
        match = re2.search(f"(?i){turn.from_}", sentence.text)
        if match:
            start, end = sentence.folded.span(*match.span())
            new = _GROUP.sub(lambda number, found=match: _said(sentence, text, found, int(number[1])), turn.to)
            return Edit(start=start, end=end, text=new[:1].upper() + new[1:] if text[start].isupper() else new)
    return None


def _said(sentence: Sentence, text: str, match: "re2._Match", number: int) -> str:
    start, end = match.span(number)
    if start >= end:
        return ""
    words = text[slice(*sentence.folded.span(start, end))]
    return words[:1].lower() + words[1:] if start == match.start() and words != "I" else words
