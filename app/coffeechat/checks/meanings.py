"""The roots of words by what they mean: two words that say the same have one root."""

import re
from functools import lru_cache

import yaml
from rapidfuzz import fuzz

from coffeechat.prose.shorthand import expand
from coffeechat.prose.stems import find_words, stem
from coffeechat.resources import folder

_LIKE = 88  # per cent; two long words as like as that are one, misspelt
_PREFIX = 6  # letters that "coordinator" and "coordination" share
_LONG = 7
_SHORT = 3
# "The third farm" is none of "three farms".
_ORDINALS = dict(
    zip(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
        ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th"],
        strict=True,
    )
)
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
# In capitals only: who sat, and where the sun shines, is another thing.
_SHORT_DAYS = {"Sat": "saturda", "SAT": "saturda", "Sun": "sunda", "SUN": "sunda"}
_PLURAL_LETTERS = re.compile(r"[A-Z]{2,}s")
_AND_A_HALF = re.compile(r"(?i)\b(one|two|three|four|five|six|seven|eight|nine|ten|\d+) and a half\b")
_COMPOUND = re.compile(
    r"(?i)\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](one|two|three|four|five|six|seven|eight|nine)\b"
)
_DATE = re.compile(r"(?<![\d./-])(\d{1,2})(?:/|\.(?=\d\d?\.))(\d{1,2})(?![\d/])")
_THOUSANDS = re.compile(r"(?P<count>\d{1,3}(?:,\d{3})+|\d+)(?P<k>k?)")


def write_out(text: str) -> str:
    """Write out abbreviations, and what notes and letters spell apart: "30 th", "v1", "60-second", "2:45"."""
    text = re.sub(r"(?<=\d) (?=(?:st|nd|rd|th)\b)", "", expand(text))
    text = _COMPOUND.sub(lambda pair: str(int(find_root(pair[1])) + int(find_root(pair[2]))), text)
    text = re.sub(r"\b(more [\w ]{3,20}?) then\b", r"\1 than", text)
    text = re.sub(r"\b(?:a|one) (year|month|week|hour|day) and a half\b", r"1.5 \1s", text)
    text = _AND_A_HALF.sub(lambda half: f"{find_root(half[1])}.5", text)
    text = re.sub(r"\bv(?=\d+\b)", "version ", text)
    return re.sub(r"(?<=\d)[ -]second\b", " seconds", re.sub(r"(?<=\d):(?=\d\d)", ".", text))


@lru_cache(maxsize=20_000)
def find_root(word: str) -> str:
    """Return the stem of a word, or that of the word which stands for all that say the same."""
    if word in _SHORT_DAYS:
        return _SHORT_DAYS[word]
    word = word[:-1] if _PLURAL_LETTERS.fullmatch(word) else word
    ordinal = _ORDINALS.get(word.lower())
    root = ordinal or _find_amount(word) or stem(word)
    return _same().get(root, root)


def _find_amount(word: str) -> str:
    """Return 1000 of "1,000" and "1k", and nothing of a word that is no amount of thousands."""
    amount = _THOUSANDS.fullmatch(word.lower())
    return amount["count"].replace(",", "") + ("000" if amount["k"] else "") if amount else ""


def find_roots(text: str) -> set[str]:
    """Return the roots of all words, and of the parts of compounds."""
    words = find_words(text)
    parts = (part for word in words for part in (word, *_split(word)))
    return {find_root(part) for part in parts if part} | set(find_months(text))


def find_months(text: str) -> list[str]:
    """Return the months that "12/5" or "12.5." may name, whichever way the country writes it."""
    numbers = [int(number) for date in _DATE.finditer(text) for number in date.groups()]
    return [find_root(MONTHS[number - 1]) for number in numbers if 1 <= number <= len(MONTHS)]


def find_alike(word: str, roots: set[str]) -> str | None:
    """Return the root among those given that a long word is like: another form of it, or a slip of the pen."""
    low, own = word.lower(), find_root(word)
    if word[:1].isupper():
        return None
    if short := next((root for root in roots if _shortens(root, low)), None):
        return short
    if len(low) < _LONG or not low.isalpha():
        return None
    return next(
        (
            root
            for root in roots
            if (
                len(root) >= _PREFIX - 1
                and (root[:_PREFIX] == own[:_PREFIX] if min(len(root), len(own)) >= _PREFIX else False)
            )
            or (len(root) >= _PREFIX and fuzz.ratio(root, own) >= _LIKE)
        ),
        None,
    )


def _shortens(short: str, word: str) -> bool:
    """Tell whether a word of notes is the head of a long word, as "occ", or its consonants, as "pts" and "wknd"."""
    if not (word.isalpha() and short.isalpha()) or len(word) < _LONG - 1 or len(short) < _SHORT or short[0] != word[0]:
        return False
    if len(word) >= _LONG + 1 and word.startswith(short) and len(short) + _SHORT <= len(word):
        return True
    letters = iter(word)
    return not set(short) & set("aeiouy") and all(letter in letters for letter in short)


def _split(word: str) -> list[str]:
    return re.sub(r"[-./'’,]|(?<=\d)(?=[a-z]{2})", " ", word).split()


@lru_cache(maxsize=1)
def _same() -> dict[str, str]:
    loaded = yaml.safe_load((folder("knowledge/letters") / "synonyms.yaml").read_text(encoding="utf-8"))
    same: dict[str, str] = {}
    for group in loaded["same"]:
        stems = [stem(word) for word in group.split()]
        first = next((same[root] for root in stems if root in same), stems[0])
        same |= dict.fromkeys(stems, first)
    return same
