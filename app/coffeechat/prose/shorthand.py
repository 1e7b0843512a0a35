"""What note-takers shorten or misspell, written out."""

import re
from functools import lru_cache

import re2
import yaml

from coffeechat.errors import KnowledgeError
from coffeechat.resources import folder

_TABLE = "knowledge/letters"
_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|april|june|july|august|september|october|"
    r"november|december)\b"
)


# "3 month" before what cannot be the thing counted.
_SINGLE = re.compile(
    r"\b(?:[2-9]|\d\d+) (?:year|month|week|hour|day)(?=$|[.,;:!?)]| (?:in|at|as|on|and|before|after)\b)"
)
# "She is working in Siemens since 9 years."
_SINCE = re.compile(r"\b(is) (\w+ing) ((?:[\w’'-]+ ){0,5}?)since (\d+|\w+) (years|months)\b")
_TONGUE = re.compile(
    r"\b(?:english|german|french|spanish|italian|dutch|portuguese|chinese|japanese|arabic|polish|russian)\b"
)


# Words that notes write in capitals for weight.
_SHOUTED = re.compile(
    r"(?<=[\w,.;:] )(?:AND|OR|NOT|ALL|ANY|ONLY|ONE|NEVER|ALWAYS|BEFORE|AFTER|EVERY|IS|ARE|DO|THE|FIRST|VERY|NO|BUT|"
    r"TOO|MUST|"
    r"NOW|ONCE|THEN|EVER|MORE|LESS|REALLY|ALSO|TWO|THREE|BOTH|EACH|SAME|DON['’]T|WHY|HOW|WHAT|WHEN)(?![-\w&/.])"
)


_PART_OF_DAY = re.compile(r"(?i)\b(mon|tue|wed|thu|fri|sat|sun)s?(?= (?:morning|afternoon|evening|night)s?\b)")
_DAYS = {"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday",
         "sun": "Sunday"}  # fmt: skip
# "She'll intro me": here the short word is a verb.
_INTRODUCE = re.compile(
    r"(?i)(?:(?<=[’']ll )|(?<=\bwill )|(?<=\bwould )|(?<=\bcan )|(?<=\bcould )|(?<=[’']d )|"
    r"(?<=\bto )|^)introduction(?= (?:me|us|him|her|them)\b)|(?:(?<=[’']ll )|(?<=\bwill ))introduction$"
)


@lru_cache(maxsize=1)
def _abbreviations() -> tuple["re2._Regexp", dict[str, str]]:
    path = folder(_TABLE) / "abbreviations.yaml"
    try:
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
        table = {str(key): str(value) for key, value in loaded.items()}
    except (OSError, UnicodeDecodeError, yaml.YAMLError, AttributeError) as error:
        raise KnowledgeError(f"the file cannot be read ({error})", str(path), "Mend the file.") from error
    ordered = sorted(table, key=len, reverse=True)
    return re2.compile(r"(^'?|[\s(\d/‘“\"]|\s')(" + "|".join(map(re2.escape, ordered)) + r")($|[\s,.;:!?)])"), table


def _ordinal(day: str) -> str:
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(day[-1], "th")
    return f"{day}th" if len(day) > 1 and day[0] == "1" else day + ending


def expand(text: str) -> str:
    """Write out abbreviations, mend the commonest slips of the pen, and put one space between words."""
    pattern, table = _abbreviations()
    twice = 2  # neighbours share the space between them
    for _ in range(twice):
        text = pattern.sub(lambda m: m.group(1) + table[m.group(2)] + m.group(3), text)
    text = _INTRODUCE.sub("introduce", text)
    text = re.sub(r"(?<=\d) ?(?:y|yrs?)\b", " years", text)
    text = re.sub(r"(?<=\w)/(wk|week|day|month|mo|yr|year)\b", lambda m: " a " + table.get(m[1], m[1]), text)
    text = re.sub(r"\b(from|in|with|of|use|know|learn|and|or|not|than) excel\b", r"\1 Excel", text)
    text = re.sub(r"\s+(?=[,.;:!?](?:\s|$)|['’](?:s|re|ve|ll|d|m)\b|n['’]t\b)", "", text)
    text = re.sub(r"\b(recommend(?:ed)?) me (?!to\b|for\b)", r"\1 ", text)
    text = re.sub(r"(?i)\b(told \w+|said|promised) id\b", r"\1 I'd", text)
    text = re.sub(r"(?i)\b(me|us) too (?=(?:her|his|their|the|a|my|your)\b|[A-Z])", r"\1 to ", text)
    text = _SHOUTED.sub(lambda m: m[0].lower(), text) if re.search(r"[a-z]{3}", text) else text
    text = re.sub(r"(\b[A-Z]\w+ )?(?<![\w.,:/+-])1 (?=[a-z]{3})", lambda m: m[0] if m[1] else "one ", text)
    text = re.sub(
        r"\b(after|by|before|until|on) the (\d{1,2})(?=$|[.,;])", lambda m: f"{m[1]} the {_ordinal(m[2])}", text
    )
    text = re.sub(r"(?<=\() +| +(?=\))", "", text)
    text = re.sub(
        r"(?<!the )(?<!a )(?<!any )(?<!root )\b['’]?cause (?=(?:they|it|you|I|he|she|we|nobody)\b)", "because ", text
    )
    text = re.sub(r"\b([Nn]on) (?=negotiable|profit|stop|existent|native|fiction)", r"\1-", text)
    text = re.sub(r"\bin (?=(?:UK|US|USA|EU|Netherlands)\b)", "in the ", text)
    text = re.sub(r"^((?:no|No) \w+) (needed|required)\b", r"\1 is \2", text)
    text = _SINGLE.sub(r"\g<0>s", text)
    text = re.sub(r"(?<=\d )(march|may)\b", lambda m: m[0].capitalize(), text)
    text = re.sub(
        r"\b([Ii])ts (?=(?:whether|not|an?|the|about|all|that|just|really|how|what|why|like|ok|better|good|hard|too|"
        r"very)\b)",
        r"\1t's ",
        text,
    )
    text = re.sub(r"\bSat(?=[.,]|$)", "Saturday", text)
    text = _PART_OF_DAY.sub(lambda m: _DAYS[m[1].lower()], text)
    text = re.sub(r"\b(by|on|next|until|before|from|this) Mon\b", r"\1 Monday", text)
    text = re.sub(
        r"\b([Aa]|[Tt]he|[Hh]er|[Hh]is|[Mm]y) (\d+) (hour|day|week|month|year|minute|page) (?=[a-z])",
        r"\1 \2-\3 ",
        text,
    )
    text = re.sub(r"\b([Aa] \d+) (hour|day|week|month|year|minute|page)s (?=[a-z]+\b)", r"\1-\2 ", text)
    text = re.sub(r"\b((?:send|finish|submit|answer|reply)(?: \w+){0,3}) until (?=[A-Z]\w+day|\d)", r"\1 by ", text)
    text = re.sub(r"\b([A-Z]\w+day) (?=\d{1,2}(?:st|nd|rd|th)\b)", r"\1 the ", text)
    text = _SINCE.sub(r"has been \2 \3for \4 \5", text)
    text = re.sub(r"\b[A-Z]{3,}[a-z]? [A-Z]{4,}\b", lambda m: m[0].title(), text)
    text = _DAY.sub(lambda m: m[0].capitalize(), text)
    text = _TONGUE.sub(lambda m: m[0].capitalize(), text)
    return re.sub(r"\s+", " ", text).strip()
