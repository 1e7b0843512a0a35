"""How one says aloud what somebody wrote about themselves: words that fill a question, each with its fact."""

import re2

from coffeechat.company.wording import matches_any
from coffeechat.model import Fact
from coffeechat.questioner.profiles import FORMERLY, TRADES

MAX_CHARS = 20_000
_LONGEST = {"aim": 14, "wonder": 16, "line": 14, "background": 5, "title": 6, "place": 6, "job": 5, "does": 13}
_STOP = re2.compile(
    r"(?i)\b(?:and|but|who|which|where|with|at|for|since|because|so that|hoping|looking|trying|after|now|before|from)\b"
)
_TITLE_END = re2.compile(r"(?i) (?:at|for|with|since|in|and|who|from|to|by|on|until|before|is|has|was)\b")
_OF_A_PLACE = re2.compile(r"^([a-z].*) of the [A-Z].*")
"""A title with a place, which may be cut short: "manager of the Ottawa, Illinois shop"."""

_UNTIL = re2.compile(r"^[^.;\n)]{0,50}\buntil\b")
"""After a title that somebody held once."""

_THEN = re2.compile(r"^[^.;\n]{0,50}\bbefore (?:that|this|then)\b")
"""After a title that somebody held first."""

_TRADE = re2.compile(rf"(?i)\b(?:{TRADES}|head|director|president|VP|SVP)\b")
_TRAILS = re2.compile(
    r" (?:before I|but|and (?:if|how|what|who|whether|why|which|where|when"
    r"|not|speak|have|am|can|do|would|need|know|love|like|want|wonder|hope)|so that|because)\b"
)
EARLIER = re2.compile(rf"(?i){FORMERLY}|\b(?:used to|came from|coming from|trained as|started (?:out )?as|once)\b")
_VAGUE = re2.compile(
    r"(?i)\b(?:them|this|these|that|there|s?he|(?:make|do|of|about|for|with|to|in|is) it|how one|what I|someone"
    r"|somebody)\b"
)
_BROAD = re2.compile(r"(?i)\b(?:is|was|are) like$")
"""An aim that asks for everything at once: "what the work is like"."""

_SELF = re2.compile(r"(?i)^I\b")
"""What is said in the first person already."""

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

_NOT = re2.compile(r"(?i)\b(?:not|never|no longer|do ?n['’]?t|(?:whether|if)(?: I)?)(?: really)? $")
"""Before "want to": what the asker does not aim at."""

_WISH = re2.compile(
    r"(?:^|[.\n] ?)I(?: am|['’]m) (?:looking|hoping|trying|thinking|curious|wondering|interested|considering)\b"
)
"""What the asker wants is not what they bring."""

_NO_TRADE = {"practice", "business", "industry", "management"}
"""Words after "years in" that name no trade."""

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


def read_slots(source: str, text: str, patterns: dict[str, tuple]) -> tuple[dict[str, str], dict[str, Fact]]:
    """Return what the ``patterns`` by name find in ``text``, as one says it, and the fact behind each.

    ``source`` is ``contact`` or ``me``; only the first ``MAX_CHARS`` characters are read.
    """
    slots, facts = {}, {}
    head = text[:MAX_CHARS]
    for name, alternatives in patterns.items():
        for pattern in alternatives:
            found = pattern.search(head)
            while found and (_NOT.search(head[: found.start()]) or _WISH.search(found[0])):
                found = pattern.search(head, found.start() + 1)
            if found and not matches_any("instructions", found[0]) and not _is_over(head[found.end() :], name):
                (group,) = found.re.groupindex
                words = _shorten(found[group], name)
                if words:
                    start = found.start(found.re.groupindex[group])
                    slots[name] = _say(group, " ".join(words.split()))
                    facts[name] = Fact(quote=words, source=source, start=start, end=start + len(words))
                    break
    return slots, facts


def _is_over(rest: str, name: str) -> bool:
    """Tell what somebody is no more, by what follows: "engineer turned fleet manager", "apprentice until 2014"."""
    over = rest.startswith(" turned ") or bool(_UNTIL.match(rest))
    return over or (name == "title" and bool(_THEN.match(rest)))


def _say(group: str, words: str) -> str:
    """Say what a group found: "supports 40 shops" as "support 40 shops", "Officer" as "I am an officer"."""
    if group in {"their", "does"}:
        return _OURS.sub("your", _THIRD.sub(r"\1", words) if group == "their" else words)
    if group == "past":
        return _HIS_OWN.sub("your own", lower_first(words))
    if group == "years":
        return words.replace("yrs", "years")
    if group not in _TEMPLATES or _SELF.match(words):
        return words
    words = lower_first(words)
    said = _TEMPLATES[group].format(article=_article(words), words=words)
    return said.replace("I am ", "I have been ", 1) if _FOR_YEARS.search(said) else said


def _article(words: str) -> str:
    """Return "an" where the first sound is a vowel: "an actuary", "an HR assistant", but "a UX designer"."""
    spelt = words[:2].isupper()
    return "an" if words[0] in ("AEFHILMNORSX" if spelt else "aeiouAEIO") else "a"


def lower_first(words: str) -> str:
    """Return the words as they stand within a sentence: "Maths teacher" small, "IT manager" as it is."""
    return words if any(char.isupper() for char in words.partition(" ")[0][1:]) else words[:1].lower() + words[1:]


def _shorten(words: str, name: str) -> str:
    if name == "background" and (stop := _STOP.search(words)):
        words = words[: stop.start()]
    if name in {"wonder", "aim", "thought"} and (stop := _TRAILS.search(words)):
        words = words[: stop.start()]
    if name in {"wonder", "thought", "aim"} and _VAGUE.search(words):
        return ""
    if name == "wonder" and _BROAD.search(words):
        return ""
    if name == "title":
        parts = _TITLE_END.split(words, maxsplit=1)
        # "Food safety and quality manager" is one title, "manager and baker" are two.
        words = "" if EARLIER.search(words) else parts[0] if _TRADE.search(parts[0]) else words
        words = _OF_A_PLACE.sub(r"\1", words)
        words = "" if _OFFICE_ALONE.match(words) else words
    words = re2.sub(r" (?:herself|himself|themselves)$", "", words.rstrip(" .,"))
    if "(" in words or words.endswith((" between", " choose")):
        return ""
    if name == "background" and (
        words in _NO_TRADE
        or words.startswith(("a ", "an ", "the "))
        or (words[:1].isupper() and not words[:2].isupper())
    ):
        # "Eight years in Linz" are none in a trade.
        return ""
    return words if len(words.split()) <= _LONGEST.get(name, len(words)) else ""


def with_article(title: str) -> str:
    """Return a title as one calls somebody by it: "a buyer", "the managing director"."""
    title = _OFFICE.sub("VP of ", title)
    lowered = title if any(word.isupper() and len(word) > 1 for word in title.split()) else title.lower()
    if title.startswith("VP"):
        lowered = f"VP{title[2:].lower()}"
    return f"{'the' if _ONLY.match(lowered) else _article(lowered)} {lowered}"
