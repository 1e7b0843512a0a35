"""Durations in any wording, as minutes."""

from dataclasses import dataclass

import re2

_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_PARTS = {
    0.25: ("a quarter", "quarter", "a quarter of an", "quarter of an"),
    0.5: ("half", "half a", "half an", "half of an", "a half"),
    0.75: ("three quarters of an", "three-quarters of an"),
    1: ("a", "an", "the", "your", "full", "whole"),
    2: ("couple", "a couple", "couple of", "a couple of"),
    3: ("few", "a few", "several"),
    10: ("ten",),
    12: ("twelve",),
    15: ("fifteen",),
}
_WORDS = {
    **{word: value for value, words in _PARTS.items() for word in words},
    **_ONES,
    **_TENS,
    **{f"{ten}{joint}{one}": _TENS[ten] + _ONES[one] for ten in _TENS for one in _ONES for joint in "- "},
}
_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?|" + "|".join(sorted(_WORDS, key=len, reverse=True))
_HOURS = r"hours?|hrs?|h"
_MINUTES = r"minutes?|mins?|minuets?|min|m"
_DURATION = re2.compile(
    rf"(?i)\b(?:(?:(?P<digits>\d{{1,3}})\s?[-/]\s?|(?P<low>{_NUMBER})(?: to | or ))(?:maybe |even )?)?"
    rf"(?P<number>{_NUMBER})(?P<half> and a half)?(?:\s|-)?(?:(?:full|whole|entire|solid|good|short|quick|more)\s)?"
    rf"(?P<unit>{_HOURS}|{_MINUTES})\b"
    rf"(?P<more>\s?and a half|\s?(?:and )?\d{{1,2}} ?(?:{_MINUTES})?\b|\sor (?:two|more)| and (?:a )?quarter)?"
    r"|\b(?:quick|spare|short|brief) (?P<bare>[1-9][05])\b|\b(?P<hours>\d)h(?P<rest>[0-5]\d)\b"
)
_HOUR = 60


@dataclass(frozen=True)
class Duration:
    """``text[start:end]`` is a stretch of time of so many minutes, the longest that is meant."""

    start: int
    end: int
    minutes: float


def find_durations(text: str) -> list[Duration]:
    """Return every duration in folded text: "45 mins", "half an hour", "a quick 20", "an hour or two"."""
    return [Duration(*match.span(), _minutes(match)) for match in _DURATION.finditer(text)]


def _minutes(match) -> float:
    if match["bare"]:
        return float(match["bare"])
    if match["hours"]:
        return _HOUR * int(match["hours"]) + int(match["rest"])
    unit = _HOUR if match["unit"].lower().startswith("h") else 1
    low = match["digits"] or match["low"]
    value = max(_value(match["number"]), _value(low) if low else 0) * unit
    return value + (unit / 2 if match["half"] else _more(match["more"] or "", unit))


def _more(words: str, unit: int) -> float:
    """Return what is added behind the unit: "an hour and a half", "an hour or two", "1 hour 15"."""
    if "half" in words.lower():
        return unit / 2
    if "two" in words.lower():
        return unit
    digits = "".join(filter(str.isdigit, words))
    return int(digits) if digits and unit == _HOUR else 0


def _value(number: str) -> float:
    words = number.lower()
    return _WORDS[words] if words in _WORDS else float(words.replace(",", "."))
