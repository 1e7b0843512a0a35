"""What a saved web page carries besides its article, told by ``knowledge/library/noise.yaml``."""

from functools import cache

import re2
import yaml

from coffeechat import resources
from coffeechat.errors import KnowledgeError

_BULLET = re2.compile(r"^\s*(?:[•▪◦·*\-–]|\(?\d{1,2}[.)])\s+")

# A picture's file name glued to the word after it: letters, a long number, perhaps a size.
_FUSED_NAME = re2.compile(r"^\s*[A-Za-z]+[_\-]\d{4,}(?:[_\-](?:xs|s|m|l|xl|xxl|small|medium|large|thumb|original))?")
_TAG = re2.compile(
    r"(?i)</?(?:a|b|i|p|br|hr|img|div|span|script|style|iframe|em|strong|ul|ol|li|font|center|table|tr|td|h[1-6])"
    r"(?:\s[^<>]*)?/?>"
)


class Noise:
    """Recognises lines that are not the article's.

    Args:
        patterns: RE2 patterns by group: ``lines``, ``comments`` and ``tail``.
        title_suffixes: words that a site puts behind a repeated title.
    """

    def __init__(self, patterns: dict[str, list[str]], title_suffixes: list[str]) -> None:
        self._groups = {name: re2.compile("|".join(f"(?:{p})" for p in entries)) for name, entries in patterns.items()}
        self.title_suffixes = tuple(title_suffixes)

    def is_line(self, line: str) -> bool:
        """Whether the line is furniture of the page."""
        return self._match("lines", line) or self._match("comments", line)

    def is_comment_sign(self, line: str) -> bool:
        """Whether the line shows that the page has comments."""
        return self._match("comments", line)

    def is_tail(self, line: str) -> bool:
        """Whether nothing of the article comes from this line on."""
        return self._match("tail", line)

    def _match(self, group: str, line: str) -> bool:
        return bool(self._groups[group].fullmatch(_BULLET.sub("", line).strip().lower()))


def find_bullet(line: str) -> int:
    """Return where the text of a list item begins, or 0 when the line is none."""
    match = _BULLET.match(line)
    return match.end() if match else 0


def find_scraps(line: str) -> list[tuple[int, int]]:
    """Return the places of HTML tags and of a picture's name glued to the first word, last first."""
    scraps = [match.span() for match in _TAG.finditer(line)]
    name = _FUSED_NAME.match(line)
    if name and (name.end() == len(line) or line[name.end()].isupper() or line[name.end()].isspace()):
        scraps.append(name.span())
    return sorted(scraps, reverse=True)


@cache
def load_noise() -> Noise:
    """Read the patterns.

    Raises:
        KnowledgeError: the file is malformed.
    """
    path = resources.folder("knowledge/library") / "noise.yaml"
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Noise({name: content[name] for name in ("lines", "comments", "tail")}, content["title_suffixes"])
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, re2.error) as error:
        raise KnowledgeError(f"the noise patterns cannot be read ({error})", str(path), "Mend the file.") from error
