"""HTML for what Streamlit has no element for. Every text is escaped here; pages never join HTML with text."""

import difflib
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_WORDS = re.compile(r"\s*\S+|\s+")
_FEWEST_KEPT = 3


@dataclass(frozen=True)
class Mark:
    """A stretch of a text, in code points, to be drawn as ``kind`` and followed by the small ``label``."""

    start: int
    end: int
    kind: str
    label: str = ""


def escape(text: str) -> str:
    """Return the text as HTML that reads as the text."""
    return html.escape(text, quote=True)


def tag(name: str, *inner: str, css: str = "") -> str:
    """Return an element around HTML that is already escaped."""
    attribute = f' class="{escape(css)}"' if css else ""
    return f"<{name}{attribute}>{''.join(inner)}</{name}>"


def words(name: str, text: str, css: str = "") -> str:
    """Return an element around a plain text."""
    return tag(name, escape(text), css=css)


def marked(text: str, marks: Iterable[Mark]) -> str:
    """Return the text with its marks; where marks overlap, the first in the order given colours the words."""
    marks = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    points = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    return "".join(_stretch(text, start, end, marks) for start, end in pairwise(points))


def _stretch(text: str, start: int, end: int, marks: list[Mark]) -> str:
    over = [mark for mark in marks if mark.start <= start and end <= mark.end]
    if not over:
        return escape(text[start:end])
    labels = "".join(words("sup", mark.label) for mark in over if mark.end == end and mark.label)
    return words("mark", text[start:end], f"cc-{over[0].kind}") + labels


def compared(before: str, after: str) -> str:
    """Return ``after`` with what it adds to ``before`` inserted and what it drops struck through, by word.

    Fewer than three words in a row that stay between two changes count as changed: alone they read as noise.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    pieces, a, c = [], 0, 0
    for match in difflib.SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        inside = 0 < match.a < match.a + match.size < len(old)
        if inside and match.size < _FEWEST_KEPT:
            continue
        pieces += [_changed("del", old[a : match.a]), _changed("ins", new[c : match.b])]
        a, c = match.a + match.size, match.b + match.size
        pieces.append(escape("".join(new[match.b : c])))
    return "".join(pieces)


def _changed(name: str, tokens: list[str]) -> str:
    return words(name, "".join(tokens)) if tokens else ""
