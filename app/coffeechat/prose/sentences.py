"""Split a text into sentences without losing an offset."""

import re
from itertools import pairwise

import sentencex

from coffeechat.model import Span

# A list item or a blank line ends a sentence even where no full stop does.
_BLOCK_BREAK = re.compile(r"\n[ \t\r]*\n|\n(?=[ \t]*(?:[-*•–▪◦]|\(?\d{1,2}[.)]|[a-z]\))[ \t])")

# The mark of a list item belongs to its first sentence, and would keep the splitter from seeing any.
_ITEM_MARK = re.compile(r"\s*(?:[-*•–▪◦]|\(?(?:\d{1,2}|[a-z])[.)])\s+")

# Titles and the like, after which the splitter sees an end that is none.
_OPEN_END = re.compile(r"(?:^|\W)(?:Mr|Mrs|Ms|Mx|Messrs|Dr|Prof|Rev|Sr|Sra|St|vs|approx|ca|incl|[A-HJ-Z])\.\s*$")
# An end that the splitter misses: "talk with me. Thank you".
_MISSED = re.compile(r"(?<=\b(?:me|us)[.!?] )(?=(?:I|[A-Z][a-z]+)\b[ ’'])")
_LONGEST_TITLE = 12
_SURROGATES = re.compile("[\ud800-\udfff]")


def split_sentences(text: str) -> list[Span]:
    """Return the sentences of ``text`` in order, without the white space around them.

    A list item or a paragraph is never joined to the next one; a line wrapped inside a sentence does
    not split it. Offsets are code points: ``text[s.start:s.end] == s.text``.
    """
    spans = []
    for start, end in _blocks(text):
        mark = _ITEM_MARK.match(text, start, end)
        begin, position = start, mark.end() if mark else start
        segments = sentencex.segment("en", _SURROGATES.sub("\ufffd", text[position:end]))
        for piece in (part for segment in segments for part in _MISSED.split(segment)):
            position += len(piece)
            if not _OPEN_END.search(text, max(begin, position - _LONGEST_TITLE), position):
                spans.extend(_trim(text, begin, position))
                begin = position
        spans.extend(_trim(text, begin, end))
    return spans


def _blocks(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in _BLOCK_BREAK.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if start < end]


def _trim(text: str, start: int, end: int) -> list[Span]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return [Span.of(text, start, end)] if start < end else []
