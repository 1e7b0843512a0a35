"""Text as patterns see it: one spelling for what people type in many, with every offset kept."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SAME = {**dict.fromkeys("‘’‚‛′`´ʼ", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}
_SAME |= {"Ø": "O", "ø": "o", "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "ı": "i"}
_SAME |= {"Œ": "OE", "œ": "oe", "Æ": "AE", "æ": "ae", "ß": "ss", "Þ": "Th", "þ": "th"}
_DROPPED = ("Mn", "Me", "Cf")
_BLANKED = ("So", "Sk", "Cc", "Cn", "Co", "Cs", "Zs", "Zl", "Zp")


@dataclass(frozen=True)
class Folded:
    """Folded text; ``offsets[i]`` is where character i comes from, the last one where the text ends."""

    text: str
    offsets: tuple[int, ...]

    def part(self, start: int, end: int) -> "Folded":
        """Return characters ``start`` to ``end`` without the spaces around them."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        end = max(start, end)
        return Folded(self.text[start:end], (*self.offsets[start:end], self.end_of(end)))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where characters ``start`` to ``end`` lie in the original."""
        return self.offsets[start], self.end_of(end)

    def end_of(self, end: int) -> int:
        """Return the original offset behind the character before ``end``."""
        return self.offsets[end - 1] + 1 if 0 < end < len(self.text) else self.offsets[end]


def fold(text: str, start: int = 0, end: int | None = None) -> Folded:
    """Fold ``text[start:end]``: plain quotes and dashes, no accents or emoji, single spaces; case is kept."""
    characters: list[str] = []
    offsets: list[int] = []
    stop = len(text) if end is None else end
    for position in range(start, stop):
        for character in _fold_character(text[position]):
            if character != " " or (characters and characters[-1] != " "):
                characters.append(character)
                offsets.append(position)
    return Folded("".join(characters), (*offsets, stop))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character.isascii():
        return " " if character.isspace() or not character.isprintable() else _SAME.get(character, character)
    if character in _SAME:
        return _SAME[character]
    category = unicodedata.category(character)
    if category in _DROPPED:
        return ""
    if category in _BLANKED:
        return " "
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if unicodedata.category(c) not in _DROPPED)
    return "".join(_SAME.get(c, c) for c in plain) or " "
