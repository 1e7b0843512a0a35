"""What an answer must have: a quantity of the kind that is asked for, and the thing that the question names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_UNIT = r"(?:minutes?|hours?|days?|weeks?|months?|years?)"
_TENS = r"(?:twen|thir|four|for|fif|six|seven|eigh|nine)(?:ty|teen)"
_FEW = rf"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|{_TENS}|(?:hundred|thousand|million|dozen)s?)"
_NUMBER = rf"(?:\d+(?:[.,]\d+)?|{_FEW})"
_SPAN = rf"\b(?:{_NUMBER}|one|an?|half an?|few|couple of)[\s-]+(?:or \w+ )?(?:\w+ )?{_UNIT}\b"
_SIZE = r"\b(?:short|brief|long|one[- ]page|single page|pages?|words|lines|sentences)\b"
_AT_ONCE = r"\b(?:at once|immediately|(?:right|straight) away|same day|next day|overnight|instantly)\b"
_OFTEN = r"\b(?:every|each|once|twice|times|daily|weekly|monthly|per|again)\b"
_DAY = r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:morning|noon|afternoon|evening|weekend|weekday)s?\b"
_CLOCK = r"\b\d{1,2}(?::\d\d)? ?(?:a\.?m|p\.?m|o'clock)\b"

# What is asked, and what a text must have to answer it; the first that fits counts.
_QUANTITIES = [
    (r"\bhow (?:often|regularly|frequently|many times)\b", _OFTEN),
    (rf"\bhow (?:many {_UNIT}|much (?:time|notice))\b|\bhow long (?:after|before|until|till|ago)\b", _SPAN),
    (r"\bhow long\b", rf"{_SPAN}|{_SIZE}"),
    (
        r"\bhow (?:soon|quickly|fast|late|early|old|far (?:ahead|in advance))\b"
        r"|\bwithin how\b|\bdeadline\b|\bby when\b",
        rf"{_SPAN}|{_AT_ONCE}|{_DAY}",
    ),
    (r"\b(?:what|which) (?:week)?days?\b|\b(?:what|which|best) time of (?:the )?day\b", rf"{_DAY}|{_CLOCK}"),
    (
        r"\b(?:percentage|percent|share|proportion|fraction)(?: of)?\b|\b(?:odds|chances) (?:of|that)\b",
        r"%|\bpercent\b|\bhalf\b|\bmost\b",
    ),
    (
        r"\bhow many\b",
        rf"\b{_NUMBER}\b(?!(?:[\s-]+\w+)?[\s-]+{_UNIT})|\b(?:several|one|a single|a couple|as many)\b",
    ),
    (r"\bhow much (?:does|do|did|will|would|is|are|money)\b", r"[$£€]|\b\d"),
]
_ASKED = [(re.compile(asked, re.IGNORECASE), re.compile(given, re.IGNORECASE)) for asked, given in _QUANTITIES]

_WORD = re.compile(r"[#@]?[^\W_][\w'’&+-]*")
_END = re.compile(r"[.?!:]\s*[\"“‘']?$")
# A capitalised word is the thing asked about after one of these ("the STAR method"); most others only say who or where.
_THING = re.compile(r"an?|about|are|do|does|get|is|like|my|than|the|through|try|us(?:e|ing)|via")
# A word written as no other is a product or a tag and no person ("ChatGPT"), unless it says where.
_ASIDE = re.compile(r"and|at|by|for|from|in|of|on|or|to|with")
# Posts and degrees are no things, and so short a name may be anything.
_POST = re.compile(r"c[a-z]o|mba|phd|faq|\w\w?")


@dataclass(frozen=True)
class Demands:
    """What a question asks of a text before the text can be its answer.

    Attributes:
        quantity: finds a quantity of the kind asked for, or None when none is.
        names: the things asked about that have a name of their own, in lower case.
    """

    quantity: re.Pattern[str] | None
    names: frozenset[str]

    @classmethod
    def of(cls, question: str) -> "Demands":
        """Read off a question what its answer must have."""
        quantity = next((given for asked, given in _ASKED if asked.search(question)), None)
        return cls(quantity, frozenset(_names(question)))

    def met_by(self, text: str) -> bool:
        """Tell whether a text, with its title and speakers before it, has all that is asked for."""
        words = {word.lower().split("'")[0] for word in _WORD.findall(text.replace("’", "'"))}
        return self.names <= words and (self.quantity is None or bool(self.quantity.search(text)))


def _names(question: str) -> Iterable[str]:
    """Yield the names of things, which a sentence may not begin with unless they are written as no other word is."""
    before, named = "", False
    for match in _WORD.finditer(question.replace("’", "'")):
        word, inside = match[0].split("'")[0], any(letter.isupper() for letter in match[0][1:])
        first = not before or bool(_END.search(question[: match.start()]))
        thing = word[0].isupper() and not first and (named or _THING.fullmatch(before))
        made = (word[0] in "#@" or inside) and not _ASIDE.fullmatch(before)
        named = bool(thing or made) and not _POST.fullmatch(word.lower())
        if named:
            yield word.lower()
        before = word.lower()
