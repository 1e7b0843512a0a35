"""What the contact does, to be named where nothing else can be told: "an organ builder"."""

import re
from collections.abc import Sequence

from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.reading import Reading
from coffeechat.prose.english import parse

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
# What makes another trade of it, or somebody else's: "court interpreter coordinator", "recruiter = Shawna".
_OF_ANOTHER = re.compile(
    r"(?i)\s*=\s*(?-i:[A-ZÀ-Ý])| (?:co-?ordinator|assistant|manager|trainer|trainee|supervisor|lead|head|recruiter|"
    r"support|student|apprentice|technician|instructor|advis[eo]r|educator|director)\b"
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


def find_trade(points: Sequence[Point], name: str) -> list[Point]:
    """Return what the head of the notes says the contact is, as "an organ builder"; nothing where it says none.

    ``name`` is the contact's, which is no part of a trade.
    """
    named = {word.strip(".,").lower() for word in name.split()}
    for point in points[:_HEAD]:
        told = point.reading.type not in _SILENT and not _NOT_THEIRS.search(point.fact.quote)
        found = _TRADE.search(point.fact.quote) if told else None
        if found and _OF_ANOTHER.match(point.fact.quote[found.end() :]):
            continue
        words = [word for word in found[1].split() if word.lower() not in _LEADS_IN] if found else []
        if named & {word.lower() for word in words}:
            words = []
        if words and all(token.pos_ in {"NOUN", "ADJ", "PROPN"} for token in parse(" ".join(words).lower())):
            shouted = all(word.isupper() for word in words)
            trade = " ".join(word if word.isupper() and not shouted else word.lower() for word in words)
            return [Point(point.fact, Reading("said", "trade", f"{_choose_article(trade)} {trade}"))]
    return []


def _choose_article(trade: str) -> str:
    spelt = trade.split(maxsplit=1)[0].isupper()
    vowel = trade[0] in ("AEFHILMNORSX" if spelt else "aeiou") and not trade.startswith(("uni", "eu", "one"))
    return "an" if vowel else "a"
