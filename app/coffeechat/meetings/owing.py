"""Promises in notes, by who made them, with the day that the notes name."""

import re
from collections.abc import Iterable
from datetime import date

from coffeechat.errors import InputError
from coffeechat.meetings.dates import MONTH_DAY, WEEKDAY, read_day
from coffeechat.model import NoteFact, PromiseBy

_BY: dict[str, PromiseBy] = {"promise-mine": "me", "promise-theirs": "them"}
_DAY = rf"(?P<day>\d{{4}}-\d\d-\d\d|tomorrow|today|{WEEKDAY}|{MONTH_DAY})\b"
_DUE = re.compile(
    rf"(?i)\b(?:by|on|before|until|till|no later than|due) {_DAY}|\b(?P<in>in \w+ (?:days?|weeks?|months?))\b"
)
_NEXT = re.compile(
    r"(?i)\b(?:get back to|get in touch|check (?:back|in)|write(?: to)?|ping|call|e-?mail|contact|reach out|follow up|"
    r"touch base|ask|try|remind|catch up|speak|talk|meet)\b"
    r"(?: (?:me|her|him|them|again|back|in|with|to|once|more)){0,4}"
    rf",? (?:(?:on|after|by|from|around) {_DAY}|(?P<in>in \w+ (?:days?|weeks?|months?)))"
)
_AGAIN = re.compile(r"(?i)\b(?:again|back|follow up|touch base|check in|remind|get in touch|reach out|catch up|ping)\b")


def find_promises(facts: Iterable[NoteFact]) -> list[tuple[PromiseBy, str]]:
    """Return who promised and the words of the notes, once each."""
    found = ((_BY[fact.type], " ".join(fact.quote.split())) for fact in facts if fact.type in _BY)
    return list(dict.fromkeys(found))


def find_due(text: str, on: date) -> date | None:
    """Return the day that a promise names, counted from the day it was made; None where it names none surely."""
    return _read(_DUE.search(text), on)


def find_follow_up(notes: str, on: date) -> tuple[date, str] | None:
    """Return the day on which the contact said to write again, with the words that say so."""
    for line in notes.splitlines():
        match = _NEXT.search(line)
        day = _read(match, on) if match and _AGAIN.search(match[0]) else None
        if day and day > on:
            return day, line.strip(" \t-*•")
    return None


def _read(match: re.Match | None, on: date) -> date | None:
    try:
        return read_day(match["day"] or match["in"], on, "the notes") if match else None
    except InputError:
        return None
