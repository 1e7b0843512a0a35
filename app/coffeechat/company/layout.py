"""Which lines of a pasted text are prose: not page numbers, menus, tables of contents or loose bullets."""

from collections.abc import Iterator
from dataclasses import dataclass

import re2

from coffeechat.company.wording import matches_any

_LOOSE = re2.compile(r"^[\s•●◦▪*·–—\d.)(|_=-]*$")
_BULLET = re2.compile(r"^\s*(?:[•●◦▪*·–—-]|\(?\d{1,2}[.)])\s+")
_ENDED = re2.compile(r"[.!?:;][\"”’)\]]*\s*$")
_MARKUP = re2.compile(r"<[a-zA-Z/!][^>]*>|[{}]|```|^\s*(?:import|from|def|for|while) \w+.*[:(]?$")
_MENU = re2.compile(r"(?:[|»›·•]\s*\S+\s*){2,}")

_HARD_WRAP = 60
"""A text whose long lines are at least this long, and many, was wrapped by a printer."""


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    text: str


def prose_blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield ``(start, end)`` of each stretch that reads on: a paragraph, a wrapped one, or a list item.

    A block is contiguous in ``text``; a page break ends it, so that no sentence spans a footer.
    """
    lines = list(_lines(text))
    width = _width(lines)
    begin: _Line | None = None
    last: _Line | None = None
    for line in lines:
        if _is_debris(line.text):
            if begin and last:
                yield begin.start, last.end
            begin = last = None
            continue
        if begin and last and _starts_anew(line, last, width):
            yield begin.start, last.end
            begin = None
        begin, last = begin or line, line
    if begin and last:
        yield begin.start, last.end


def _lines(text: str) -> Iterator[_Line]:
    position = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        skip = match.end() if (match := _BULLET.search(bare)) else 0
        if match or bare.strip():
            yield _Line(position + skip, position + len(bare), bare)
        else:
            yield _Line(position, position, "")
        position += len(line)


def _width(lines: list[_Line]) -> int:
    lengths = sorted(len(line.text) for line in lines if len(line.text) >= _HARD_WRAP)
    return lengths[len(lengths) // 2] if len(lengths) >= 3 else _HARD_WRAP  # noqa: PLR2004 - too few lines to judge by


def _is_debris(line: str) -> bool:
    if _LOOSE.match(line) or _MARKUP.search(line) or matches_any("debris_lines", line.strip()):
        return True
    return not _ENDED.search(line) and bool(_MENU.search(line))


def _starts_anew(line: _Line, last: _Line, width: int) -> bool:
    if _BULLET.search(line.text):
        return True
    wrapped = len(last.text) >= 0.7 * width
    return not wrapped and not line.text.lstrip()[:1].islower()
