"""Who is asked and who asks: what ``--contact`` and ``--me`` tell, as words that fill a question."""

from dataclasses import dataclass, field

import re2

from coffeechat.company.wording import matches_any
from coffeechat.model import Fact
from coffeechat.prose.stems import find_stems
from coffeechat.questioner.desks import ANYBODY, LEADERS, Desk, find_desk, load_desks
from coffeechat.questioner.profiles import CONTACT, ME
from coffeechat.questioner.sayings import EARLIER, MAX_CHARS, lower_first, read_slots, with_article

_HEAD_LINES = 4
_JOB = re2.compile(r"(?i)\b(?:job|hired|employed|position|opening|internship|work (?:at|for|here|there))\b")
_WORD = re2.compile(r"\pL{4,}")
_AGED = re2.compile(r",? (?:aged \d\d|of \d\d)\b")
_WHEN = re2.compile(r" (?:(?:last|this) \pL+|in \d{4})$")
_NAMES = re2.compile(r"[\pL\d&'’-]+")
_LEARN = re2.compile(r"(?i)^(?:learn|understand|see|know|find out|hear|explore|discover)\b")
_ASKS = re2.compile(
    r"(?i)^(?:learn|understand|see|know|find out|hear)(?: about)? (?:how|what|who|if|whether|why|which|where|when)\b"
)
_PEOPLE = "people"
"""The function of those who talk to askers of every trade."""

_OWNER = re2.compile(r"(?i)\b(?:(?:co-?)?founder|owner|proprietor|farmer|third generation|family business)\b")
_GOES_ON = re2.compile(r"^, [a-z]+ [a-z]+[.;\n]")
"""A second adjective, without which an aim is half said: "in hard, physical jobs"."""

_IF = re2.compile(r"^if\b")
_CLAUSE = re2.compile(r"(?i)^(?:find out|know|learn|see) (?P<rest>(?:if|whether) .+)")
"""An aim that is a doubt: "find out if this is for me"."""

_SERVED = re2.compile(r"\b(?:client|patient|customer|resident|tenant|guest|refugee|pupil)$")
"""What somebody once was to the house without working there."""


@dataclass(frozen=True)
class Person:
    """What is known of the contact or the asker.

    Attributes:
        slots: words for the frames, named at the head of ``standing.yaml``.
        facts: the fact behind each slot.
        desk: what they do, and what people who do it are asked.
        owner: whether the house is their own, so that nobody hired them.
        aim: the function that an asker wants, an id of a desk.
        subjects: stems of the words that tell what a contact works on.
        words: all words of the text about them, in small letters.
    """

    slots: dict[str, str] = field(default_factory=dict, hash=False)
    facts: dict[str, Fact] = field(default_factory=dict, hash=False)
    desk: Desk = field(default_factory=lambda: load_desks()[ANYBODY])
    owner: bool = False
    subjects: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    aim: str = ""

    def comes_to(self, other: "Person") -> bool:
        """Tell an asker who does other work and may want this: a recruiter is asked by people of every trade."""
        same = self.desk.id == other.desk.id != ANYBODY
        return not same and (other.desk.id != _PEOPLE or self.aim == _PEOPLE)

    @property
    def leads(self) -> bool:
        """Whether everything in the house is theirs to answer for."""
        return self.owner or self.desk.id == LEADERS


def read_contact(text: str, company: str) -> Person:
    """Read a line or a pasted profile of the contact."""
    slots, facts = read_slots("contact", text, CONTACT)
    if matches_name(slots.get("title", ""), company):
        # "Owner of Pellerin's" is the title of nobody.
        slots.pop("title"), facts.pop("title")
    if _same(slots.get("place", ""), company):
        slots.pop("place"), facts.pop("place")
    if "place" in slots and "job" not in slots and text[: facts["place"].start].endswith(" in "):
        # "Earlier hydrologist in Addis Ababa" names a town, not a house.
        slots.pop("place"), facts.pop("place")
    if (
        _SERVED.search(slots.get("job", ""))
        or slots.get("job", "-").split()[-1] in slots.get("title", "").lower().split()
    ):
        slots.pop("job"), facts.pop("job")
    if "job" in slots and "place" in slots:
        # The trade says more than the house; asking about both would be one question too many.
        town = text[facts["job"].end : facts["place"].start] == " in "
        slots.pop("place") if town or slots["place"].startswith(("a ", "an ")) else None
    if "title" in slots:
        slots["title"] = with_article(slots["title"])
    subjects = _find_subjects(text, company)
    # What somebody was before does not say what to ask them about today.
    desk = find_desk(EARLIER.split(text[:MAX_CHARS], maxsplit=1)[0] or text[:MAX_CHARS])
    owner = bool(_OWNER.search(text[:MAX_CHARS].partition("\nExperience")[0]))
    words = frozenset(word.lower() for word in _NAMES.findall(text[:MAX_CHARS]))
    return Person(slots, facts, desk, owner, subjects, words)


def _find_subjects(text: str, company: str) -> frozenset[str]:
    head, _, rest = EARLIER.split(text[:MAX_CHARS], maxsplit=1)[0].partition("\nExperience")
    # Of a profile, the lines under the name and the job that stands first say what one does today.
    today = "\n".join([*head.splitlines()[:_HEAD_LINES], *rest.splitlines()[:_HEAD_LINES]])
    words = (word for word in _WORD.findall(today) if not matches_any("offices", word))
    return frozenset(find_stems(" ".join(words)) - find_stems(company))


def read_me(text: str) -> Person:
    """Read what the asker says about background and aim; an aim that is a job is left out."""
    slots, facts = read_slots("me", text, ME)
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
            slots["line"], facts["line"] = f"My background is in {_WHEN.sub('', lower_first(background))}", fact
    does = find_desk(slots.get("line", ""))
    wanted = " ".join(slots[name] for name in ("move", "learn", "wonder", "thought") if name in slots)
    return Person(slots, facts, does, aim=find_desk(wanted).id)


def matches_name(title: str, company: str) -> bool:
    """Tell a title that ends in a part of the company's name."""
    _, of, rest = title.lower().partition(" of ")
    return bool(of) and rest.removeprefix("the ") in company.lower()


def _same(name: str, company: str) -> bool:
    return bool(name) and (name.casefold() in company.casefold() or company.casefold() in name.casefold())
