"""From when a text about a company is, by its own words, and how one says so."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import re2

STALE_DAYS = 548
"""Eighteen months: what is older is asked about with its date."""

_HEAD = 600
"""Characters in which a dateline stands."""

_DATELINE = 90
"""Characters of a line that may be a dateline; a longer one is prose unless it begins with the date."""

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_MONTH = "|".join((*MONTHS, *(rf"{month[:3]}\." for month in MONTHS), r"Sept\."))
_DAY = re2.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?P<month>{_MONTH})|(?P<month2>{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?),? "
    r"(?P<year>20\d\d)\b"
    r"|\b(?P<iso>20\d\d-(?:0[1-9]|1[0-2]))-\d\d\b"
)
_PAST = re2.compile(r"(?i)\b(?:as of|since|founded|opened|established|born|until|ended|ending|joined|started)\b")
_REPORT = re2.compile(
    r"(?i)\b(?:10-K|item 1|annual (?:report|review|performance)|fiscal year|fiscal 20\d\d|members.? report)\b"
)
_REPORT_YEAR = re2.compile(
    r"(?:\b(?:[Ee]nded(?: on)?|[Aa]s of|At|On|at|[Ff]iscal(?: year)?|[Dd]uring|[Yy]ear to)\s+"
    rf"(?:(?:{_MONTH}) \d{{1,2}},? ?|\d{{1,2}} (?:{_MONTH}) )?)"
    r"(20\d\d)\b"
    r"|\b(20\d\d) (?:Annual Report|Form 10-K)"
)
_TOLD_YEAR = re2.compile(r"\b(?:in|for) (20\d\d)\b")
_EARLY = re2.compile(r"\b(?:January|February) \d{1,2}, ?(20\d\d)\b")
"""A day on which reports of the year before are signed, and on which the years of some houses end."""

_AS_OF = re2.compile(rf"\b[Aa]s of (?:(?:{_MONTH}) \d{{1,2}},? )?(20\d\d)\b")


@dataclass(frozen=True)
class Dating:
    """When a text was written.

    Attributes:
        last: the last day that it can be about.
        said: how one names the text by its date: "your 2022 report", "a piece from March 2025".
    """

    last: date
    said: str

    @property
    def stale(self) -> bool:
        """Whether it is older than eighteen months."""
        return (date.today() - self.last).days > STALE_DAYS


def find_dating(text: str) -> Dating | None:
    """Return the date of a report, or of a story by its dateline; None where the text says none."""
    if _REPORT.search(text) and (year := _find_report_year(text)):
        return Dating(date(year, 12, 31), f"your {year} report")
    for line in text[:_HEAD].splitlines():
        found = _DAY.search(line)
        if (
            found
            and (len(line) <= _DATELINE or found.start() <= _DATELINE // 2)
            and not _PAST.search(line[: found.end()])
        ):
            return _read_day(found)
    return None


def find_as_of(sentence: str) -> Dating | None:
    """Return the date of the figures of one sentence ("As of October 07, 2020, ..."), or None."""
    found = _AS_OF.search(sentence)
    return Dating(date(int(found[1]), 12, 31), f"a piece from {found[1]}") if found else None


def _read_day(found: object) -> Dating:
    if found["iso"]:
        year, month = (int(part) for part in found["iso"].split("-"))
    else:
        year, month = (
            int(found["year"]),
            1 + [month[:3] for month in MONTHS].index((found["month"] or found["month2"])[:3]),
        )
    return Dating(date(year, month, 28), f"a piece from {MONTHS[month - 1]} {year}")


def _find_report_year(text: str) -> int | None:
    text = _EARLY.sub(lambda day: str(int(day[1]) - 1), text)
    found = [one or other for one, other in _REPORT_YEAR.findall(text)]
    years = Counter(int(year) for year in (*found, *found, *_TOLD_YEAR.findall(text)))
    known = [year for year in years if year <= date.today().year]
    return max(known, key=lambda year: (years[year], year), default=None)
