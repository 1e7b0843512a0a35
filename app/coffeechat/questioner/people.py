"""Who is asked and who asks: what ``--contact`` and ``--me`` tell, as words that fill a question."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache

import re2

from coffeechat.company.wording import SHELF, matches_any
from coffeechat.model import Fact
from coffeechat.prose.patterns import compile_any, read_cards

MAX_CHARS = 20_000

_YEAR = r"(?P<since>(?:19|20)\d\d)"
_NUMBER = (
    r"(?:\d{1,2}|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty"
    r"|thirty)"
)
_NAMED = r"[A-Z][\w&.’'-]*(?: (?:(?:of|and|the|in|&) )?[A-Z][\w&.’'-]*){0,4}"
_PLACE = rf"(?P<place>(?:[Tt]he )?{_NAMED}|(?:the|an?) [a-z][a-z' -]{{2,25}}?)"
_JOB_END = r"(?: (?:at|for|in|with|before|and|who|until|from|on)\b|[.,;\n)]|$)"
_FORMERLY = (
    r"(?:[Bb]efore (?:that|this|then),?|[Pp]reviously,?|[Ff]ormerly,?|[Ee]arlier,?|[Pp]rior to (?:that|this),?|[Ee]x-)"
)
_WAS = r"(?:(?: (?:she|he|they|I))? (?:was|were|worked|had been|spent \w+ years|working))?"
_CONTACT = {
    "since": (
        re2.compile(rf"(?i)\bsince (?:\w+ )?{_YEAR}"),
        re2.compile(rf"(?i)\b{_YEAR}\s*(?:-|–|—|to)\s*(?:present|now|today)"),
        re2.compile(rf"(?i)\bjoined (?:\w+ ){{0,3}}in (?:\w+ )?{_YEAR}"),
    ),
    "years": (
        re2.compile(
            rf"(?i)(?:^|[,;(.] ?|for |with )(?P<years>{_NUMBER} years)(?: (?:at|with|in) (?:[A-Z]|the )|,? here)"
        ),
        re2.compile(rf"(?i)\b(?:at|with) [\w' ]{{2,30}}? for (?:the last |over )?(?P<years>{_NUMBER} years)"),
    ),
    "job": (
        re2.compile(rf"{_FORMERLY}{_WAS}(?: as)? ?(?P<job>an? [a-z][a-z' -]{{2,35}}?){_JOB_END}"),
        re2.compile(
            r"(?:\b[Oo]nce|\b[Uu]sed to be|\b[Tt]rained as|\b[Ss]tarted (?:out )?as|\b[Ww]as"
            r"|\b[Ww]orked (?:for \w+ years )?as"
            rf"|years as) (?P<job>an? [a-z][a-z' -]{{2,35}}?){_JOB_END}"
        ),
    ),
    "place": (
        re2.compile(
            rf"{_FORMERLY}{_WAS}(?: (?:as )?(?:an? |the )?[a-z][a-z -]{{0,35}}?)?,? ?"
            rf"(?:at|with|for|in|from) {_PLACE}(?:[.,;\n)]|$| for | where )"
        ),
        re2.compile(rf"{_FORMERLY} ?(?P<place>{_NAMED})"),
        re2.compile(rf"\b(?:[Cc]ame|[Cc]oming|moved) (?:here )?from {_PLACE}(?:[.,;\n)]|$| in )"),
        re2.compile(
            rf"\b(?:was|were|served|worked|spent \w+ years) (?:at|in|for|with) {_PLACE}"
            r"(?: for [\w ]{2,15})?,? (?:before|until|earlier)"
        ),
    ),
    "past": (
        re2.compile(
            r"\b(?P<past>taught [a-z]+ for \w+ years|grew up (?:on|in|at) an? [a-z]+(?: [a-z]+)?)(?:[.,;\n]| and|$)"
        ),
    ),
    "title": (
        re2.compile(
            r"(?i)(?:^|[,;:(–—|-] ?|\bis |\bas |\n|\bI am )(?:an? |the |our )?(?P<title>(?:[\w&/'’-]+ ){0,4}?"
            r"(?:manager|engineer|director|scientist|analyst|designer|developer advocate|developer|nurse"
            r"|[a-z]+ lead|head of [a-z ]{3,25}"
            r"|buyer|optometrist"
            r"|curator|baker|brewer|founder|owner|officer|consultant|specialist|coordinator|planner|architect|accountant"
            r"|controller|recruiter|researcher|teacher|professor|editor|chemist|technician|president|executive"
            r"|representative|partner"
            r"|pharmacist|physician|surgeon|superintendent|supervisor|associate|economist|writer|fundraiser|counsel))\b"
        ),
    ),
}
_ME = {
    "aim": (
        re2.compile(
            r"(?i)\b(?:want(?:s|ing)?|hop(?:e|es|ing)|look(?:s|ing)|tr(?:y|ies|ying)|plan(?:s|ning)?|aim(?:s|ing)?"
            r"|wish(?:es)?|(?:would|'d) like|aim:?|goal:?|my aim is|my goal is) to (?P<aim>[a-z][^.;,\n]{4,80})"
        ),
    ),
    "line": (
        re2.compile(
            r"(?:^|[.\n] ?)(?P<line>I(?: am|'m|’m| have|'ve|’ve| was| work| run| taught| studied| spent| manage| lead"
            r"| study) [^.;,\n]{3,90}?)(?:[.;,\n]|$| and (?:want|would|hope|am|plan|look|aim|wish|found|enjoy)| but"
            r" | who | hoping| looking| seeking| wanting| trying)"
        ),
    ),
    "background": (
        re2.compile(
            r"(?i)\b(?:background|degree|experience|trained|training|years) in (?P<background>[a-z][\w &-]{2,40})"
        ),
        re2.compile(
            r"(?i)^(?:an? )?(?P<background>(?:[a-z]+ ){0,3}?(?:teacher|nurse|engineer|accountant|developer|student"
            r"|manager|designer|lawyer|analyst|librarian|journalist|chef|scientist|buyer|planner|assistant|paralegal"
            r"|medic|officer))\b"
        ),
    ),
}
_LONGEST = {"aim": 12, "line": 13, "background": 5, "title": 6, "place": 6, "job": 5}
_STOP = re2.compile(
    r"(?i)\b(?:and|but|who|which|where|with|at|for|since|because|so that|hoping|looking|trying|after|now|before|from)\b"
)
_AT = re2.compile(r" (?:at|for|with|since|in)\b")
_EARLIER = re2.compile(rf"(?i){_FORMERLY}|\b(?:used to|came from|coming from|trained as|started (?:out )?as|once)\b")
_JOB = re2.compile(r"(?i)\b(?:job|hired|employed|position|opening|internship|work (?:at|for|here|there))\b")
_COUNTS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_LEARN = re2.compile(r"(?i)^(?:learn|understand|see|know|find out|hear|explore|discover)\b")


@dataclass(frozen=True)
class Person:
    """What is known of the contact or the asker.

    Attributes:
        slots: words for the frames, named at the head of ``standing.yaml``.
        facts: the fact behind each slot but ``work``.
        function: what the contact does, an id of ``roles.yaml``; empty where unknown.
        tails: what to ask such a contact after something that happened.
        apart: whether their work is not with the goods, so that single products are no subject.
        since: the year in which a contact came to the company, 0 where unknown.
    """

    slots: dict[str, str] = field(default_factory=dict, hash=False)
    facts: dict[str, Fact] = field(default_factory=dict, hash=False)
    function: str = ""
    tails: tuple[str, ...] = ()
    apart: bool = False
    since: int = 0


def read_contact(text: str, company: str) -> Person:
    """Read a line or a pasted profile of the contact."""
    slots, facts = _read("contact", text, _CONTACT)
    if _same(slots.get("place", ""), company):
        slots.pop("place"), facts.pop("place")
    if "job" in slots and "place" in slots:
        # The trade says more than the house; asking about both would be one question too many.
        slots.pop("place") if slots["place"].startswith(("a ", "an ")) else None
    if "title" in slots:
        slots["title"] = _with_article(slots["title"])
    role, since = _find_role(text), _find_start(slots)
    if role is None:
        return Person(slots, facts, since=since)
    tails, apart = tuple(role.get("tails", ())), role.get("apart", False)
    return Person({**slots, "work": role["work"]}, facts, role["id"], tails, apart, since)


def _find_start(slots: dict[str, str]) -> int:
    if "since" in slots:
        return int(slots["since"])
    word = slots.get("years", "").partition(" ")[0].lower()
    number = int(word) if word.isdigit() else _COUNTS.index(word) if word in _COUNTS else 0
    return date.today().year - number if number else 0


def read_me(text: str) -> Person:
    """Read what the asker says about background and aim; an aim that is a job is left out."""
    slots, facts = _read("me", text, _ME)
    if "aim" in slots:
        aim, fact = slots.pop("aim"), facts.pop("aim")
        if not _JOB.search(aim):
            name = "learn" if _LEARN.search(aim) else "move"
            slots[name], facts[name] = aim, fact
    if "background" in slots:
        background, fact = slots.pop("background"), facts.pop("background")
        if "line" not in slots:
            slots["line"] = _say_background(
                background, fact.start == 0 or text[: fact.start].strip().lower() in {"a", "an"}
            )
            facts["line"] = fact
    return Person(slots, facts)


def _say_background(words: str, trade: bool) -> str:
    low = words[:1].lower() + words[1:]
    return f"I am {'an' if low[0] in 'aeiou' else 'a'} {low}" if trade else f"My background is in {low}"


def _read(source: str, text: str, patterns: dict[str, tuple]) -> tuple[dict[str, str], dict[str, Fact]]:
    slots, facts = {}, {}
    head = text[:MAX_CHARS]
    for name, alternatives in patterns.items():
        for pattern in alternatives:
            found = pattern.search(head)
            # "A ship's engineer turned fleet manager" is an engineer no more.
            if found and not matches_any("instructions", found[0]) and not head[found.end() :].startswith(" turned "):
                words = _shorten(found[name], name)
                if words:
                    start = found.start(found.re.groupindex[name])
                    slots[name] = " ".join(words.split())
                    facts[name] = Fact(quote=words, source=source, start=start, end=start + len(words))
                    break
    return slots, facts


def _shorten(words: str, name: str) -> str:
    if name == "background" and (stop := _STOP.search(words)):
        words = words[: stop.start()]
    if name == "title":
        words = "" if _EARLIER.search(words) else _AT.split(words, maxsplit=1)[0]
    words = words.rstrip(" .,")
    return words if len(words.split()) <= _LONGEST.get(name, len(words)) else ""


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
    # What somebody was before does not say what to ask them about today.
    today = _EARLIER.split(text[:MAX_CHARS], maxsplit=1)[0] or text[:MAX_CHARS]
    hits = [(found, card) for card, pattern in _roles() if (found := pattern.search(today))]
    # A founder who heads product knows product first; leading is what everybody at the top does.
    order = min(hits, key=lambda hit: (hit[1]["id"] == "leadership", hit[0].start(), -len(hit[0][0])), default=None)
    return order[1] if order else None
