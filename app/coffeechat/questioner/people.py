"""Who is asked and who asks: what ``--contact`` and ``--me`` tell, as words that fill a question."""

from dataclasses import dataclass, field
from functools import cache

import re2

from coffeechat.company.wording import SHELF, matches_any
from coffeechat.model import Fact
from coffeechat.prose.patterns import compile_any, read_cards

MAX_CHARS = 20_000

_YEARS = r"(?P<since>(?:19|20)\d\d)"
_CONTACT = {
    "since": (
        re2.compile(rf"(?i)\bsince (?:\w+ )?{_YEARS}"),
        re2.compile(rf"(?i)\b{_YEARS}\s*(?:-|–|—|to)\s*(?:present|now|today)"),
        re2.compile(rf"(?i)\bjoined (?:\w+ ){{0,3}}in (?:\w+ )?{_YEARS}"),
    ),
    "before": (
        re2.compile(
            r"(?:[Bb]efore(?: that)?,?|[Pp]reviously|[Ff]ormerly|[Ee]x-|[Ee]arlier,?|[Pp]rior to that,?|[Cc]ame from)"
            r"(?: (?:she|he|they) (?:was|were|worked|spent \w+ years))?"
            r"(?: (?:an? |the )?[a-z][\w -]{0,40}?)?,? ?(?:at |with |for |in |from )?(?:the )?"
            r"(?P<before>[A-Z][\w&.’'-]*(?: (?:(?:of|and|the|&) )?[A-Z][\w&.’'-]*){0,3})"
        ),
    ),
    "title": (
        re2.compile(
            r"(?i)(?:^|[,;:(–—|-] ?|\bis |\bas |\n|\bI am )(?:an? |the |our )?(?P<title>(?:[\w&/'’-]+ ){0,4}?"
            r"(?:manager|engineer|director|scientist|analyst|designer|developer|nurse|lead|head of [a-z ]{3,25}|buyer"
            r"|baker|founder|owner|officer|consultant|specialist|coordinator|planner|architect|accountant|controller|counsel"
            r"|recruiter|researcher|teacher|professor|editor|chemist|technician|president|executive|representative|partner"
            r"|pharmacist|physician|surgeon|superintendent|supervisor|associate|economist|writer|fundraiser))\b"
        ),
    ),
}
_ME = {
    "aim": (
        re2.compile(
            r"(?i)\b(?:want(?:s|ing)?|hop(?:e|es|ing)|look(?:s|ing)|tr(?:y|ies|ying)|plan(?:s|ning)?|aim(?:s|ing)?"
            r"|(?:would|'d) like|aim:?|goal:?|my aim is|my goal is) to (?P<aim>[a-z][^.;,\n]{4,70})"
        ),
    ),
    "background": (
        re2.compile(
            r"(?i)\b(?:background|degree|experience|trained|training|years) in (?P<background>[a-z][\w &-]{2,40})"
        ),
        re2.compile(r"(?i)\byears (?:as|of) (?:an? )?(?P<background>[a-z][\w &-]{2,40})"),
    ),
}
_STOP = re2.compile(
    r"(?i)\b(?:and|but|who|which|where|with|at|for|since|because|so that|hoping|looking|trying|after|now|before|from)\b"
)
_JOB = re2.compile(r"(?i)\b(?:job|hired|employed|position|opening|work (?:at|for) )\b")


@dataclass(frozen=True)
class Person:
    """What is known of the contact or the asker.

    Attributes:
        slots: words for the frames: since, before, title, work (contact); aim, background (me).
        facts: the fact behind each slot but ``work``.
        function: what the contact does, an id of ``roles.yaml``; empty where unknown.
    """

    slots: dict[str, str] = field(default_factory=dict, hash=False)
    facts: dict[str, Fact] = field(default_factory=dict, hash=False)
    function: str = ""


def read_contact(text: str, company: str) -> Person:
    """Read a line or a pasted profile of the contact."""
    person = _read("contact", text, _CONTACT)
    slots, facts = dict(person.slots), dict(person.facts)
    if _same(slots.get("before", ""), company):
        slots.pop("before"), facts.pop("before")
    if "title" in slots:
        slots["title"] = _with_article(slots["title"])
    role = _find_role(text)
    if role:
        slots["work"] = role["work"]
    return Person(slots, facts, role["id"] if role else "")


def read_me(text: str) -> Person:
    """Read what the asker says about background and aim; an aim that is a job is left out."""
    person = _read("me", text, _ME)
    slots = {name: words for name, words in person.slots.items() if not (name == "aim" and _JOB.search(words))}
    return Person(slots, {name: person.facts[name] for name in slots})


def _read(source: str, text: str, patterns: dict[str, tuple]) -> Person:
    slots, facts = {}, {}
    head = text[:MAX_CHARS]
    for name, alternatives in patterns.items():
        for pattern in alternatives:
            found = pattern.search(head)
            if found and not matches_any("instructions", found[0]):
                words = _shorten(found[name], name)
                if words:
                    start = found.start(found.re.groupindex[name])
                    slots[name] = " ".join(words.split())
                    facts[name] = Fact(quote=words, source=source, start=start, end=start + len(words))
                    break
    return Person(slots, facts)


def _shorten(words: str, name: str) -> str:
    if name == "background" and (stop := _STOP.search(words)):
        words = words[: stop.start()]
    if name == "before":
        return words.rstrip(" .,")
    limit = 9 if name == "aim" else 5
    pieces = words.split(" ")
    return "" if len(pieces) > limit + 3 else " ".join(pieces[:limit]).rstrip(" .,")


def _with_article(title: str) -> str:
    if title.isupper() or title.lower().startswith(("head of", "chief", "vice president")):
        return title.lower() if title.lower().startswith("head of") else title
    lowered = title if any(word.isupper() for word in title.split()) else title.lower()
    return f"{'an' if lowered[0].lower() in 'aeiou' else 'a'} {lowered}"


def _same(name: str, company: str) -> bool:
    return bool(name) and (name.casefold() in company.casefold() or company.casefold() in name.casefold())


@cache
def _roles() -> tuple[tuple[dict, object], ...]:
    return tuple((card, compile_any(card["words"], "roles.yaml")) for card in read_cards(SHELF, "roles.yaml"))


def _find_role(text: str) -> dict | None:
    hits = [(found.start(), card) for card, pattern in _roles() if (found := pattern.search(text[:MAX_CHARS]))]
    return min(hits, key=lambda hit: hit[0])[1] if hits else None
