"""A document between reading and storing: blocks of text, each made of pieces of the raw file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coffeechat.library.raw import RawMap, Segment
from coffeechat.model import Voice


@dataclass(frozen=True)
class Line:
    """A line of the raw file and its offset, without its newline."""

    start: int
    text: str


@dataclass(frozen=True)
class Piece:
    """Text that stands at ``raw`` in the raw file, where it takes ``raw_length`` code points."""

    text: str
    raw: int
    raw_length: int

    def cut(self, start: int, end: int) -> "Piece":
        """Return a part; a repaired piece, whose characters do not correspond, keeps its whole place."""
        if len(self.text) != self.raw_length:
            return replace(self, text=self.text[start:end])
        return Piece(self.text[start:end], self.raw + start, end - start)


@dataclass(frozen=True)
class Block:
    """A paragraph, list item, heading or comment, with its speaker.

    ``comment`` numbers the comments from 1, so that the paragraphs of one stay together; 0 is the article.
    """

    pieces: tuple[Piece, ...]
    voice: Voice = "author"
    commenter: str | None = None
    heading: bool = False
    comment: int = 0

    @property
    def text(self) -> str:
        """The block's text."""
        return "".join(piece.text for piece in self.pieces)

    def without(self, start: int, end: int) -> "Block":
        """Return the block without the characters from ``start`` to ``end``."""
        kept, at = [], 0
        for piece in self.pieces:
            low, high = start - at, end - at
            at += len(piece.text)
            if high <= 0 or low >= len(piece.text):
                kept.append(piece)
                continue
            if low > 0:
                kept.append(piece.cut(0, low))
            if high < len(piece.text):
                kept.append(piece.cut(max(high, 0), len(piece.text)))
        return replace(self, pieces=tuple(kept))

    def trimmed(self) -> "Block":
        """Return the block without white space at its ends."""
        text = self.text
        lead = len(text) - len(text.lstrip())
        block = self.without(0, lead) if lead else self
        tail = len(text) - len(text.rstrip())
        return block.without(len(block.text) - tail, len(block.text)) if tail and text.strip() else block


@dataclass(frozen=True)
class Page:
    """A document as it was understood: what it is called, who wrote it and when, and its blocks in order."""

    title: str
    author: str | None
    date: str | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Placed:
    """A block's place in the stored text."""

    start: int
    end: int
    block: Block


def lay_out(blocks: Sequence[Block]) -> tuple[str, RawMap, list[Placed]]:
    """Join the blocks by blank lines; return the text, its map to the raw file, and each block's place."""
    parts, segments, placed, at = [], [], [], 0
    for block in blocks:
        start = at
        for piece in block.pieces:
            segments.append(Segment(at, len(piece.text), piece.raw, piece.raw_length))
            parts.append(piece.text)
            at += len(piece.text)
        placed.append(Placed(start, at, block))
        parts.append("\n\n")
        at += 2
    return "".join(parts).removesuffix("\n\n"), RawMap(tuple(segments)), placed
