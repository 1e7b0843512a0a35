"""Who is asked and who asks: what ``--contact`` and ``--me`` tell, as words that fill a question."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache

import re2

from coffeechat.company.wording import SHELF, matches_any
from coffeechat.model import Fact
from coffeechat.prose.patterns import compile_any, compile_pattern, read_cards
from coffeechat.prose.stems import find_stems
from coffeechat.questioner.profiles import CONTACT, FORMERLY, ME, TRADES

MAX_CHARS = 20_000

_HEAD_LINES = 4

_LONGEST = {"aim": 14, "wonder": 16, "line": 14, "background": 5, "title": 6, "place": 6, "job": 5, "does": 13}
_STOP = re2.compile(
    r"(?i)\b(?:and|but|who|which|where|with|at|for|since|because|so that|hoping|looking|trying|after|now|before|from)\b"
)
_TITLE_END = re2.compile(r"(?i) (?:at|for|with|since|in|and|who|from|to|by|on|until|before|is|has|was)\b")
_OF_A_PLACE = re2.compile(r"^([a-z].*) of the [A-Z].*")
"""A title with a place, which may be cut short: "manager of the Ottawa, Illinois shop"."""

_UNTIL = re2.compile(r"^[^.;\n)]{0,50}\buntil\b")
"""After a title that somebody held once."""


_TRADE = re2.compile(rf"(?i)\b(?:{TRADES}|head|director|president|VP|SVP)\b")
_TRAILS = re2.compile(
    r" (?:before I|but|and (?:if|how|what|who|whether|why|which|where|when"
    r"|not|speak|have|am|can|do|would|need|know|love|like|want|wonder|hope)|so that|because)\b"
)
_EARLIER = re2.compile(rf"(?i){FORMERLY}|\b(?:used to|came from|coming from|trained as|started (?:out )?as|once)\b")
_JOB = re2.compile(r"(?i)\b(?:job|hired|employed|position|opening|internship|work (?:at|for|here|there))\b")
_WORD = re2.compile(r"\pL{4,}")
_AGED = re2.compile(r",? (?:aged \d\d|of \d\d)\b")
_WHEN = re2.compile(r" (?:(?:last|this) \pL+|in \d{4})$")
_NAMES = re2.compile(r"[\pL\d&'’-]+")
_COUNTS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_LEARN = re2.compile(r"(?i)^(?:learn|understand|see|know|find out|hear|explore|discover)\b")
_ASKS = re2.compile(
    r"(?i)^(?:learn|understand|see|know|find out|hear)(?: about)? (?:how|what|who|if|whether|why|which|where|when)\b"
)
_VAGUE = re2.compile(
    r"(?i)\b(?:them|this|these|that|(?:make|do|of|about|for|with|to|in|is) it|how one|what I|someone|somebody)\b"
)
_OURS = re2.compile(r"\b(?:our|my)\b")
_FOR_YEARS = re2.compile(r" for \w+ years\b")
_HIS_OWN = re2.compile(r"\b(?:her|his|their|my) own\b")
_THIRD = re2.compile(r"^(\w+)s\b")
_OFFICE_ALONE = re2.compile(
    r"(?i)^(?:manager|assistant|officer|director|associate|worker|agent|partner|leader|lead|executive|owner|founder"
    r"|co-founder|principal|president|(?:senior|general|managing) (?:manager|partner|director))$"
)
"""Titles that say nothing by themselves."""

_ONLY = re2.compile(r"(?i)^(?:chief|president|managing director|(?:head|director|curator|lead|dean|chair) of)\b")
"""Titles that one person in a house holds."""

_NOT = re2.compile(r"(?i)\b(?:not|never|no longer|do ?n['’]?t)(?: really)? $")
"""Before "want to": what the asker does not aim at."""

_WISH = re2.compile(
    r"(?:^|[.\n] ?)I(?: am|['’]m) (?:looking|hoping|trying|thinking|curious|wondering|interested|considering)\b"
)
"""What the asker wants is not what they bring."""

_OWNER = re2.compile(r"(?i)\b(?:(?:co-?)?founder|owner|proprietor|farmer|third generation|family business)\b")
_GOES_ON = re2.compile(r"^, [a-z]+ [a-z]+[.;\n]")
"""A second adjective, without which an aim is half said: "in hard, physical jobs"."""

_IF = re2.compile(r"^if\b")
_CLAUSE = re2.compile(r"(?i)^(?:find out|know|learn|see) (?P<rest>(?:if|whether) .+)")
"""An aim that is a doubt: "find out if this is for me"."""

_SERVED = re2.compile(r"\b(?:client|patient|customer|resident|tenant|guest|refugee|pupil)$")
"""What somebody once was to the house without working there."""

_OFFICE = re2.compile(r"(?i)^VP,? (?:of )?")
_TEMPLATES = {
    "held": "I have been {article} {words}",
    "trade": "I am {article} {words}",
    "craft": "{article} {words}",
    "lost": "I was {words}",
    "spent": "I have spent {words}",
    "idea": "about {words}",
    "curious": "learn more about {words}",
}
"""How one says of oneself what was written in note form ("Second officer on tankers")."""


@dataclass(frozen=True)
class Person:
    """What is known of the contact or the asker.

    Attributes:
        slots: words for the frames, named at the head of ``standing.yaml``.
        facts: the fact behind each slot.
        function: what the contact does, an id of ``roles.yaml``; empty where unknown.
        tails: what to ask such a contact after something that happened.
        asks: what to ask such a contact about what the company is, with slots of ``portrait.yaml``.
        apart: whether their work is not with the goods, so that single products are no subject.
        owner: whether the house is their own, so that nobody hired them.
        since: the year in which a contact came to the company, 0 where unknown.
        near: what the work of such a contact touches, as a pattern; None where unknown.
        subjects: stems of the words that tell what a contact works on.
        words: all words of the text about them, in small letters.
    """

    slots: dict[str, str] = field(default_factory=dict, hash=False)
    facts: dict[str, Fact] = field(default_factory=dict, hash=False)
    function: str = ""
    tails: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    apart: bool = False
    owner: bool = False
    since: int = 0
    near: object | None = field(default=None, hash=False)
    subjects: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def read_contact(text: str, company: str) -> Person:
    """Read a line or a pasted profile of the contact."""
    slots, facts = _read("contact", text, CONTACT)
    if matches_name(slots.get("title", ""), company):
        # "Owner of Pellerin's" is the title of nobody.
        slots.pop("title"), facts.pop("title")
    if _same(slots.get("place", ""), company):
        slots.pop("place"), facts.pop("place")
    if "place" in slots and "job" not in slots and text[: facts["place"].start].endswith(" in "):
        # "Earlier hydrologist in Addis Ababa" names a town, not a house.
        slots.pop("place"), facts.pop("place")
    if _SERVED.search(slots.get("job", "")):
        slots.pop("job"), facts.pop("job")
    if "job" in slots and "place" in slots:
        # The trade says more than the house; asking about both would be one question too many.
        town = text[facts["job"].end : facts["place"].start] == " in "
        slots.pop("place") if town or slots["place"].startswith(("a ", "an ")) else None
    if "title" in slots:
        slots["title"] = _with_article(slots["title"])
    role, since, subjects = _find_role(text), _find_start(slots), _find_subjects(text, company)
    if role is None:
        role = _anybody()
    tails, asks, apart = tuple(role.get("tails", ())), tuple(role.get("asks", ())), role.get("apart", False)
    near = compile_pattern(f"(?i){role['near']}", "roles.yaml") if "near" in role else None
    owner = bool(_OWNER.search(text[:MAX_CHARS].partition("\nExperience")[0]))
    words = frozenset(word.lower() for word in _NAMES.findall(text[:MAX_CHARS]))
    return Person(slots, facts, role["id"], tails, asks, apart, owner, since, near, subjects, words)


def _find_subjects(text: str, company: str) -> frozenset[str]:
    head, _, rest = _EARLIER.split(text[:MAX_CHARS], maxsplit=1)[0].partition("\nExperience")
    # Of a profile, the lines under the name and the job that stands first say what one does today.
    today = "\n".join([*head.splitlines()[:_HEAD_LINES], *rest.splitlines()[:_HEAD_LINES]])
    words = (word for word in _WORD.findall(today) if not matches_any("offices", word))
    return frozenset(find_stems(" ".join(words)) - find_stems(company))


def _find_start(slots: dict[str, str]) -> int:
    if "since" in slots:
        return int(slots["since"])
    word = slots.get("years", "").partition(" ")[0].lower()
    number = int(word) if word.isdigit() else _COUNTS.index(word) if word in _COUNTS else 0
    return date.today().year - number if number else 0


def read_me(text: str) -> Person:
    """Read what the asker says about background and aim; an aim that is a job is left out."""
    slots, facts = _read("me", text, ME)
    if "wonder" in slots and slots["wonder"].lower().startswith(("whether", "if")):
        slots["doubt"], facts["doubt"] = slots.pop("wonder"), facts.pop("wonder")
    if "aim" in slots and (found := _CLAUSE.match(slots["aim"])):
        slots.setdefault("doubt", found["rest"])
        facts.setdefault("doubt", facts["aim"])
    if "doubt" in slots:
        slots["doubt"] = _IF.sub("whether", slots["doubt"])
    if "aim" in slots:
        aim, fact = slots.pop("aim"), facts.pop("aim")
        cut = _GOES_ON.match(text[fact.end :])
        if not cut and not _JOB.search(aim) and not _ASKS.search(aim):
            name = "learn" if _LEARN.search(aim) else "move"
            slots[name], facts[name] = aim, fact
            if "wonder" in facts and fact.start < facts["wonder"].start < fact.end:
                # What follows "and learn" is understood only with what goes before it.
                slots.pop("wonder"), facts.pop("wonder")
    if "line" in slots:
        slots["line"] = _AGED.split(slots["line"])[0]
    if "background" in slots:
        background, fact = slots.pop("background"), facts.pop("background")
        if "line" not in slots:
            slots["line"], facts["line"] = f"My background is in {_WHEN.sub('', _lower(background))}", fact
    return Person(slots, facts)


def _read(source: str, text: str, patterns: dict[str, tuple]) -> tuple[dict[str, str], dict[str, Fact]]:
    slots, facts = {}, {}
    head = text[:MAX_CHARS]
    for name, alternatives in patterns.items():
        for pattern in alternatives:
            found = pattern.search(head)
            while found and (_NOT.search(head[: found.start()]) or _WISH.search(found[0])):
                found = pattern.search(head, found.start() + 1)
            if found and not matches_any("instructions", found[0]) and not _is_over(head[found.end() :]):
                (group,) = found.re.groupindex
                words = _shorten(found[group], name)
                if words:
                    start = found.start(found.re.groupindex[group])
                    slots[name] = _say(group, " ".join(words.split()))
                    facts[name] = Fact(quote=words, source=source, start=start, end=start + len(words))
                    break
    return slots, facts


def _is_over(rest: str) -> bool:
    """Tell what somebody is no more, by what follows: "engineer turned fleet manager", "apprentice until 2014"."""
    return rest.startswith(" turned ") or bool(_UNTIL.match(rest))


def _say(group: str, words: str) -> str:
    """Say what a group found: "supports 40 shops" as "support 40 shops", "Officer" as "I am an officer"."""
    if group in {"their", "does"}:
        return _OURS.sub("your", _THIRD.sub(r"\1", words) if group == "their" else words)
    if group == "past":
        return _HIS_OWN.sub("your own", _lower(words))
    if group == "years":
        return words.replace("yrs", "years")
    if group not in _TEMPLATES:
        return words
    words = _lower(words)
    said = _TEMPLATES[group].format(article=_article(words), words=words)
    return said.replace("I am ", "I have been ", 1) if _FOR_YEARS.search(said) else said


def _article(words: str) -> str:
    """Return "an" where the first sound is a vowel: "an actuary", "an HR assistant", but "a UX designer"."""
    spelt = words[:2].isupper()
    return "an" if words[0] in ("AEFHILMNORSX" if spelt else "aeiouAEIO") else "a"


def _lower(words: str) -> str:
    """Return the words as they stand within a sentence: "Maths teacher" small, "IT manager" as it is."""
    return words if any(char.isupper() for char in words.partition(" ")[0][1:]) else words[:1].lower() + words[1:]


def _shorten(words: str, name: str) -> str:
    if name == "background" and (stop := _STOP.search(words)):
        words = words[: stop.start()]
    if name in {"wonder", "aim", "thought"} and (stop := _TRAILS.search(words)):
        words = words[: stop.start()]
    if name in {"wonder", "thought", "aim"} and _VAGUE.search(words):
        return ""
    if name == "title":
        parts = _TITLE_END.split(words, maxsplit=1)
        # "Food safety and quality manager" is one title, "manager and baker" are two.
        words = "" if _EARLIER.search(words) else parts[0] if _TRADE.search(parts[0]) else words
        words = _OF_A_PLACE.sub(r"\1", words)
        words = "" if _OFFICE_ALONE.match(words) else words
    words = re2.sub(r" (?:herself|himself|themselves)$", "", words.rstrip(" .,"))
    if name == "background" and words[:1].isupper() and not words[:2].isupper():
        # "Eight years in Linz" are none in a trade.
        return ""
    return words if len(words.split()) <= _LONGEST.get(name, len(words)) else ""


def _with_article(title: str) -> str:
    title = _OFFICE.sub("VP of ", title)
    lowered = title if any(word.isupper() and len(word) > 1 for word in title.split()) else title.lower()
    if title.startswith("VP"):
        lowered = f"VP{title[2:].lower()}"
    return f"{'the' if _ONLY.match(lowered) else _article(lowered)} {lowered}"


def matches_name(title: str, company: str) -> bool:
    """Tell a title that ends in a part of the company's name."""
    _, of, rest = title.lower().partition(" of ")
    return bool(of) and rest.removeprefix("the ") in company.lower()


def _same(name: str, company: str) -> bool:
    return bool(name) and (name.casefold() in company.casefold() or company.casefold() in name.casefold())


@cache
def _roles() -> tuple[tuple[dict, object], ...]:
    return tuple(
        (card, compile_any(card["words"], "roles.yaml")) for card in read_cards(SHELF, "roles.yaml") if card["words"]
    )


def load_asks() -> tuple[str, ...]:
    """Return what a contact of any function may be asked about what the company is."""
    return tuple(_anybody()["asks"])


def load_far() -> tuple[str, ...]:
    """Return what a contact is asked about a fact that is not at their desk."""
    return tuple(_anybody()["far"])


def _anybody() -> dict:
    """Return the card of a contact whose function is unknown."""
    return next(card for card in read_cards(SHELF, "roles.yaml") if not card["words"])


def _find_hits(text: str) -> list[tuple[object, dict]]:
    return [(found, card) for card, pattern in _roles() if (found := pattern.search(text))]


def _find_role(text: str) -> dict | None:
    # What somebody was before does not say what to ask them about today.
    today = _EARLIER.split(text[:MAX_CHARS], maxsplit=1)[0] or text[:MAX_CHARS]
    hits = _find_hits(today.partition("\nExperience")[0]) or _find_hits(today)
    # A founder who heads product knows product first; leading is what everybody at the top does.
    order = min(hits, key=lambda hit: (hit[1]["id"] == "leadership", hit[0].start(), -len(hit[0][0])), default=None)
    return order[1] if order else None
