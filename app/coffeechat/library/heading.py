"""Title, author and date from the first and last lines of a page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import yaml

from coffeechat.library.noise import Noise, find_bullet, find_scraps
from coffeechat.library.page import Line

# How far below the title a page still tells about itself.
_HEAD_LINES = 15
_LONGEST_TITLE, _PROSE = 160, 80

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WORDED = re.compile(
    r"\b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? "
    r"(?:\d{1,2}:\d{2} )?(?P<year>(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? "
    r"(?P<year>(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b((?:19|20)\d{2}-\d{2}-\d{2})\b")
_SHORT = re.compile(r"^\W*(\d{1,2})[./](\d{1,2})[./](\d{2}|\d{4})\W*$")
_DATE_PART = re.compile(
    r"^\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}(?:st|nd|rd|th)?,?(?: \d{4})?"
    r"|\d{1,2}:\d{2}(?: ?[ap]m)?|(?:19|20)\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})\W*$",
    re.IGNORECASE,
)
_NAME = re.compile(r"^[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}$")
_BYLINE = re.compile(
    r"^(?:written |posted |published )?by:? +([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})\s*$", re.IGNORECASE
)
_KEYWORDS = re.compile(r"^[^.!?,]{2,30}(?:, ?[^.!?,]{2,30}){2,}$")
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?\n)---\s*\n", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """What a page says about itself.

    Attributes:
        title: its title; the file's name where it has none.
        author: the author, or None.
        date: ISO date, or None.
        at: the offset of the title's line, or None.
        used: the offsets of lines that say only this, and are no part of the article.
    """

    title: str
    author: str | None
    date: str | None
    at: int | None
    used: frozenset[int]


def read_heading(lines: Sequence[Line], name: str, noise: Noise) -> Heading:
    """Read title, author and date of a text or Markdown file."""
    meta, skipped = _front_matter(lines)
    lines = [Line(line.start, _plain(line.text)) for line in lines]
    below = [line for line in lines[len(skipped) :] if line.text and not noise.is_line(line.text)]
    title = next((line for line in below[:_HEAD_LINES] if not _DATE_PART.match(line.text)), None)
    if title is None or len(title.text) > _LONGEST_TITLE or title.text.endswith((".", ":", ",")):
        title = None
    labels = list(_labels(below, title))
    bylines = [line for line in below if _BYLINE.match(line.text)]
    dated = [line for line in labels if _DATE_PART.match(line.text)]
    author = _author(labels, bylines)
    used = {line.start for line in (*skipped, *bylines, *dated, *_used(labels, author))}
    return Heading(
        title=str(meta.get("title") or (title.text if title else name)),
        author=str(meta["author"]) if meta.get("author") else author,
        date=_find_date(str(meta.get("date", ""))) or _find_date(" ".join(line.text for line in dated)),
        at=title.start if title else None,
        used=frozenset(used),
    )


def _plain(text: str) -> str:
    for start, end in find_scraps(text):
        text = text[:start] + text[end:]
    return re.sub(r"^#{1,6}\s+", "", text.strip())


def _front_matter(lines: Sequence[Line]) -> tuple[dict, Sequence[Line]]:
    match = _FRONT_MATTER.match("\n".join(line.text for line in lines[:60]) + "\n")
    try:
        meta = yaml.safe_load(match[1]) if match else None
    except yaml.YAMLError:
        meta = None
    return (meta, lines[: match[0].count("\n")]) if match and isinstance(meta, dict) else ({}, [])


def _labels(below: Sequence[Line], title: Line | None) -> Iterator[Line]:
    """Yield the short lines about the article that stand before its first sentence."""
    for line in below[:_HEAD_LINES]:
        if line is title or find_bullet(line.text):
            continue
        if len(line.text) >= _PROSE or (line.text.endswith((".", "!", "?")) and not _DATE_PART.match(line.text)):
            return
        yield line


def _author(labels: Sequence[Line], bylines: Sequence[Line]) -> str | None:
    if bylines:
        return _BYLINE.match(bylines[0].text)[1]
    names = [line.text for line in labels if _NAME.match(line.text)]
    return next((name for name in names if names.count(name) > 1), None)


def _used(labels: Sequence[Line], author: str | None) -> list[Line]:
    return [line for line in labels if line.text == author or _KEYWORDS.match(line.text)]


def _find_date(text: str) -> str | None:
    for pattern in (_WORDED, _DAY_FIRST):
        if match := pattern.search(text):
            month = _MONTHS.index(match["month"].lower()) + 1
            return _iso(int(match["year"]), month, int(match["day"]))
    if match := _ISO.search(text):
        return match[1]
    if match := _SHORT.match(text):
        month, day, year = map(int, match.groups())
        return _iso(year + 2000 * (year < 100), month, day)  # noqa: PLR2004 - a year of two digits
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
