"""From an HTML file to a page: the main text by trafilatura, and where each character of it lies in the file.

Scripts and styles are data that nobody looks at; no address in the file is fetched.
"""

from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

import ftfy
import trafilatura
from ftfy.badness import is_bad

from coffeechat.library.page import Block, Page, Piece

_UNSEEN = {"script", "style", "template", "noscript"}


def read_html(text: str, name: str) -> Page | None:
    """Understand an HTML file; None when there is no main text in it. ``name`` stands in for a missing title."""
    found = trafilatura.bare_extraction(text, include_comments=True, include_tables=True, with_metadata=True)
    if found is None or not (found.text or "").strip():
        return None
    places = _Places(text)
    blocks = [*_blocks(found.text, places), *_comments(found.comments or "", places)]
    return Page(found.title or name, found.author, found.date, tuple(blocks))


def _blocks(text: str, places: "_Places") -> Iterator[Block]:
    for line in text.splitlines():
        if line.strip():
            yield Block(_mend(line.strip(), tuple(places.find(line.strip()))))


def _mend(line: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    if not is_bad(line):
        return pieces
    start, end = pieces[0].raw, max(piece.raw + piece.raw_length for piece in pieces)
    return (Piece(ftfy.fix_encoding(line), start, end - start),)


def _comments(text: str, places: "_Places") -> Iterator[Block]:
    for number, block in enumerate(_blocks(text, places), 1):
        yield Block(block.pieces, voice="commenter", comment=number)


class _Places(HTMLParser):
    """The visible characters of an HTML file and where each of them stands."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self._raw = text
        self._lines = [0]
        for line in text.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._hidden = 0
        self._chars: list[str] = []
        self._at: list[tuple[int, int]] = []
        self._cursor = 0
        self.feed(text)
        self.close()
        self._visible = "".join(self._chars)

    def find(self, text: str) -> Iterator[Piece]:
        """Yield the pieces of ``text``, each run of characters that stand in a row in the file as one."""
        compact = "".join(text.split())
        start = self._visible.find(compact, self._cursor)
        start = self._visible.find(compact) if start < 0 else start
        if start < 0:
            yield Piece(text, *self._nearest())
            return
        self._cursor = start + len(compact)
        yield from self._runs(text, start)

    def handle_starttag(self, tag: str, attrs: list) -> None:  # noqa: ARG002 - the parser's signature
        """Stop looking inside what a reader never sees."""
        self._hidden += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        """Look again."""
        self._hidden -= tag in _UNSEEN and self._hidden > 0

    def handle_data(self, data: str) -> None:
        """Keep visible characters, one by one."""
        at = self._offset()
        for i, char in enumerate(data):
            self._keep(char, at + i, 1)

    def handle_entityref(self, name: str) -> None:
        """Keep the character of a named reference, with the length of the reference."""
        self._keep_reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Keep the character of a numeric reference, with the length of the reference."""
        self._keep_reference(f"&#{name}")

    def _keep_reference(self, reference: str) -> None:
        at = self._offset()
        closed = self._raw.startswith(";", at + len(reference))
        for char in unescape(reference + ";"):
            self._keep(char, at, len(reference) + closed)

    def _keep(self, char: str, at: int, length: int) -> None:
        if not self._hidden and not char.isspace():
            self._chars.append(char)
            self._at.append((at, length))

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _nearest(self) -> tuple[int, int]:
        if not self._at:
            return 0, len(self._raw)
        at, length = self._at[min(self._cursor, len(self._at) - 1)]
        return at, length

    def _runs(self, text: str, seen: int) -> Iterator[Piece]:
        """Yield runs whose characters correspond one by one; a reference or odd white space is its own run."""
        run, run_at, run_end = "", 0, 0
        for char in text:
            at, length = (run_end, 1) if char.isspace() else self._at[seen]
            seen += not char.isspace()
            straight = length == 1 and self._raw[at : at + 1] == char
            if run and not (straight and at == run_end and len(run) == run_end - run_at):
                yield Piece(run, run_at, run_end - run_at)
                run = ""
            if char.isspace() and not straight:
                length = 0
            run_at = run_at if run else at
            run, run_end = run + char, at + length
        if run:
            yield Piece(run, run_at, run_end - run_at)
