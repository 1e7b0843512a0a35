"""What can be named where nothing else is told: a few quoted words of theirs ("loud furniture"), else their trade."""

import re
from collections.abc import Iterable, Sequence

from coffeechat.checks.english import check_english
from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.quotations import find_marked, is_theirs_to_say
from coffeechat.letter_writer.reading import Reading
from coffeechat.letter_writer.wholeness import holds
from coffeechat.prose.english import parse

_FEWEST, _MOST = 2, 7  # words
_PLAIN = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’, -]+")
# What answers, asks, joins or only stresses what stands before it.
_LEANS = re.compile(
    r"(?i)^(?:yes|no|not (?!\w+,)|and|but|or|so|because|as|to|of|for|what|who|where|when|why|how|which|is|are|was|"
    r"were|do|does|did|has|have|had|it|they|he|she|this|that|these|those|there|I|we|you|my|his|her|ask|tell|send|call|write|say)\b"
)
_HEAD = 4
"""Statements at the head of the notes, in which they say who the contact is."""

# What somebody does, with up to two words of what kind: "air traffic controller", "halal butcher".
_TRADE = re.compile(
    r"(?i)(?<![\w'’-])((?:[a-zà-ÿ]{3,} ){0,2}(?:\w{2,}(?:ologist|ician|graphers?|keeper|maker|worker|smith|wright|"
    r"monger)|(?:electric|techn|mortic|optic|librar|veterinar)ian|nurse|midwife|vet|doctor|surgeon|dentist|pharmacist|"
    r"therapist|scientist|actuary|accountant|auditor|analyst|engineer|developer|designer|architect|teacher|lecturer|"
    r"tutor|pilot|driver|mechanic|welder|plumber|carpenter|joiner|baker|butcher|chef|brewer|farmer|gardener|forester|"
    r"controller|dispatcher|operator|planner|interpreter|translator|subtitler|editor|journalist|photographer|curator|"
    r"conservator|archivist|tuner|director|manager|officer|inspector|surveyor|lawyer|barrister|solicitor|judge|paralegal|"
    r"recruiter|buyer|broker|firefighter|paramedic|captain|barber|tailor|potter|luthier|climber|hygienist))(?![\w-])"
)
# What they are no longer, or not, or somebody else is.
_NOT_THEIRS = re.compile(
    r"(?i)\b(?:now|before|ex|former(?:ly)?|was|used to|until|retired|wants?|me|I|my|not|never|no|her|his|their|sister|"
    r"brother|mother|father|husband|wife|daughter|son|friend|cousin|aunt|uncle|boss|colleague)\b|n['’]t\b|→|->"
)
_LEADS_IN = frozenset(
    {"with", "notes", "call", "called", "met", "the", "and", "who", "from", "for", "about", "a", "an", "is"}
)
_SILENT = frozenset({"private", "personal", "resource", "person"})


def find_mentions(points: Iterable[Point]) -> list[Point]:
    """Return what can be named of the contact's own words, as they stand in the notes, in their order."""
    return [
        Point(point.fact, Reading("said", "phrase", f"“{words}”"))
        for point in points
        if point.reading.type not in _SILENT
        for words in _find_phrases(point.fact.quote)
    ]


def find_trade(points: Sequence[Point], name: str) -> list[Point]:
    """Return what the head of the notes says the contact is, as "an organ builder"; nothing where it says none.

    ``name`` is the contact's, which is no part of a trade.
    """
    named = {word.strip(".,").lower() for word in name.split()}
    for point in points[:_HEAD]:
        told = point.reading.type not in _SILENT and not _NOT_THEIRS.search(point.fact.quote)
        found = _TRADE.search(point.fact.quote) if told else None
        words = [word for word in found[1].split() if word.lower() not in _LEADS_IN] if found else []
        if named & {word.lower() for word in words}:
            words = []
        if words and all(token.pos_ in {"NOUN", "ADJ", "PROPN"} for token in parse(" ".join(words).lower())):
            trade = " ".join(word if word.isupper() else word.lower() for word in words)
            return [Point(point.fact, Reading("said", "trade", f"{_choose_article(trade)} {trade}"))]
    return []


def _choose_article(trade: str) -> str:
    spelt = trade.split(maxsplit=1)[0].isupper()
    vowel = trade[0] in ("AEFHILMNORSX" if spelt else "aeiou") and not trade.startswith(("uni", "eu", "one"))
    return "an" if vowel else "a"


def _find_phrases(line: str) -> Iterable[str]:
    for start, end in find_marked(line):
        words = line[start:end].strip("“”\"'‘’ .,!")
        if is_theirs_to_say(line[:start]) and _can_be_named(words):
            yield words


def _can_be_named(words: str) -> bool:
    """Tell a phrase with a noun, two words at least, from a piece that leans on what goes before it."""
    if not _FEWEST <= len(words.split()) <= _MOST or not _PLAIN.fullmatch(words) or _LEANS.match(words):
        return False
    if sum(word[:1].isupper() for word in words.split()) > 1:
        return False  # a name: of a bakery, a ship, a course
    noun = any(token.pos_ in {"NOUN", "PROPN", "ADJ"} for token in parse(words))
    return noun and not holds("gloomy", words) and check_english(words, [words]) is None
