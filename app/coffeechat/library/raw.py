"""Where a stretch of stored text lies in the raw file it was read from."""

import bisect
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from coffeechat.model import RawSpan


class Segment(NamedTuple):
    """``length`` code points of stored text from ``stored`` came from ``raw_length`` ones from ``raw``.

    Where the lengths are equal the characters correspond one by one; else the segment is mapped whole.
    """

    stored: int
    length: int
    raw: int
    raw_length: int


@dataclass(frozen=True)
class RawMap:
    """The segments of a stored text in order; between them lies what the reader put in (blank lines)."""

    segments: tuple[Segment, ...]

    @classmethod
    def identity(cls, text: str) -> "RawMap":
        """Return the map of a text that is stored as it was read."""
        return cls((Segment(0, len(text), 0, len(text)),))

    @classmethod
    def load(cls, saved: str) -> "RawMap":
        """Read what ``save`` wrote."""
        return cls(tuple(Segment(*row) for row in json.loads(saved)))

    def save(self) -> str:
        """Return the map as JSON."""
        return json.dumps(self.segments, separators=(",", ":"))

    def find(self, start: int, end: int) -> RawSpan:
        """Return the place in the raw file that holds everything from ``start`` to ``end``."""
        touched = list(self._touched(start, end))
        if not touched:
            return RawSpan(start=0, end=0)
        return RawSpan(start=_place(touched[0], start, False), end=_place(touched[-1], end, True))

    def _touched(self, start: int, end: int) -> Iterable[Segment]:
        first = max(bisect.bisect_right(self.segments, (start, 1 << 60)) - 1, 0)
        for segment in self.segments[first:]:
            if segment.stored >= end:
                return
            if segment.stored + segment.length > start:
                yield segment


def _place(segment: Segment, offset: int, is_end: bool) -> int:
    if segment.length != segment.raw_length:
        return segment.raw + segment.raw_length * is_end
    return segment.raw + min(max(offset - segment.stored, 0), segment.length)
