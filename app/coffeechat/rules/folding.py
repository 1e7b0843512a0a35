"""Text as patterns see it: one spelling for what people type in many, with every offset kept."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import yaml

from coffeechat.errors import KnowledgeError
from coffeechat.resources import folder

_SAME = {**dict.fromkeys("‘’‚‛′`´ʼ", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}
_SAME |= {"Ø": "O", "ø": "o", "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "ı": "i"}
_SAME |= {"Œ": "OE", "œ": "oe", "Æ": "AE", "æ": "ae", "ß": "ss", "Þ": "Th", "þ": "th"}
_DROPPED = ("Mn", "Me", "Cf")
_BLANKED = ("So", "Sk", "Cc", "Cn", "Co", "Cs", "Zs", "Zl", "Zp")


@dataclass(frozen=True)
class Folded:
    """Folded text; character i comes from ``starts[i]`` to ``ends[i]`` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def part(self, start: int, end: int) -> "Folded":
        """Return characters ``start`` to ``end`` without the spaces around them."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = max(start, end - (len(piece) - len(piece.rstrip())))
        return Folded(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Return where characters ``start`` to ``end`` (at least one) lie in the original; default: all of them."""
        return self.starts[start], self.ends[(len(self.text) if end is None else end) - 1]


def fold(text: str, start: int = 0, end: int | None = None) -> Folded:
    """Fold ``text[start:end]``: plain quotes and dashes, no accents or emoji, single spaces, usual spelling.

    Case is kept. A word spelled out (``knowledge/spelling.yaml``) lies, every letter of it, where the typed one does.
    """
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for position in range(start, len(text) if end is None else end):
        plain = _fold_character(text[position])
        if not plain and ends and ends[-1] == position:
            ends[-1] = position + 1
        for character in plain:
            if character != " " or (characters and characters[-1] != " "):
                characters.append(character)
                starts.append(position)
                ends.append(position + 1)
    return _spell("".join(characters), starts, ends)


def _spell(text: str, starts: list[int], ends: list[int]) -> Folded:
    """Write out what is typed short: "u", "dont", "lmk"."""
    words, table = _spelling()
    written: list[str] = []
    begins: list[int] = []
    stops: list[int] = []
    done = 0
    for match in words.finditer(text):
        typed, (start, end) = match[0], match.span()
        meant = table.get(typed.lower())
        if meant is None or (len(typed) == 1 and typed.isupper()):
            continue
        written += text[done:start], meant.capitalize() if typed[0].isupper() else meant
        begins += [*starts[done:start], *[starts[start]] * len(meant)]
        stops += [*ends[done:start], *[ends[end - 1]] * len(meant)]
        done = end
    return Folded("".join([*written, text[done:]]), (*begins, *starts[done:]), (*stops, *ends[done:]))


@lru_cache(maxsize=1)
def _spelling() -> tuple[re.Pattern, dict[str, str]]:
    path = folder("knowledge") / "spelling.yaml"
    try:
        table = {str(typed): str(meant) for typed, meant in yaml.safe_load(path.read_text(encoding="utf-8")).items()}
    except (OSError, UnicodeDecodeError, yaml.YAMLError, AttributeError) as error:
        raise KnowledgeError(f"the spellings cannot be read ({error})", str(path), "Mend the file.") from error
    ordered = "|".join(re.escape(typed) for typed in sorted(table, key=len, reverse=True))
    return re.compile(rf"(?<![\w'])(?:{ordered})(?![\w'])", re.IGNORECASE), table


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
