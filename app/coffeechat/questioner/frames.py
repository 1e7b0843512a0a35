"""Which questions may be asked in a phase: frames of facts and standing frames, filled, the preferred first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import re2

from coffeechat.company import CompanyFact
from coffeechat.company.documents import REPORT
from coffeechat.company.slots import fill, ways_to_read
from coffeechat.company.themes import Card
from coffeechat.company.wording import SHELF, matches_any
from coffeechat.model import Fact, Phase
from coffeechat.prose.patterns import read_cards
from coffeechat.prose.stems import find_stems
from coffeechat.questioner.candidates import Candidate, begin, name_house, shuffle
from coffeechat.questioner.functions import load_asks, load_changed, load_far
from coffeechat.questioner.ground import GROUNDS
from coffeechat.questioner.people import Person

MATERIAL_PHASES = ("role", "company", "industry")

_TO_THEM = ("role", "company")
"""Where somebody is asked what a change was to them."""

_SINCE = re2.compile(r"\b(?:since|so far|to date)\b")
_YEAR = re2.compile(r"\b(?:19|20)\d\d\b")
_SLOT = re2.compile(r"\{(\w+)\}")
_WORD = re2.compile(r"[\pL\d&'’-]+")
_DATED = re2.compile(r"\{(?:read|read_about|dated|source)\}")

_OWN = {"job", "place", "past", "line", "does", "project"}
"""Slots that tell of somebody's own path and work."""

_AIMS = {"move", "learn", "wonder", "doubt", "thought"}
"""Slots that tell what the asker came for."""

_PEOPLE = {"title", "did", "does", "do", "will"}
"""Slots that name the contact or a tense, not what is asked about."""

_THIN = 7
"""Up to this weight of its card a fact is one that most companies share, or one that few contacts could speak to."""

_STRIKING = 9
"""From this weight of its card on a fact matters whatever one works on."""

_DULL = 2.0
"""What a fact may lose of its card's weight by the way it is told."""

_PRONOUNS = dict.fromkeys(("both", "fields", "regions", "parts"), "the two") | {
    **dict.fromkeys(("them", "places", "fleet", "crowd", "things"), "them"),
    "they": "they",
    "name": "it",
}
"""How one says again what a lead has named; {either}, {one} and {other} name it themselves and follow no lead."""

_NAMING = {
    "either",
    *(f"either_{kind}" for kind in ("fields", "regions", "parts")),
    "one",
    "other",
    "thing",
    "num",
    "since",
}

_MOVES = {"change", "first", "bet", "loss"}
"""Types of facts that change the work of the people there; a standing figure, a price or a rule does not."""

_PLAIN_NAMES = {
    *("i", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
}
"""Words with a capital that name no place and no product."""

_STANDING_TYPES = {"number", "value"}
"""Types of facts that changed nothing on a day, so that nobody is asked what that changed."""

_COMMON = {"product", "scale", "place"}
"""Types of facts that any company has."""

_LATELY = 5
"""Years after which nobody is asked any more what a change meant."""

_OWN_WORDS = "own-words"
"""The card of what the contact is quoted with."""

_CHANGED = "{changed}"
"""The frame in whose place those who do not lead the house are asked what a change was to them."""

_TAIL = "{tail}"
"""The frame in whose place the questions of the contact's function are put."""


@dataclass(frozen=True)
class Asker:
    """All that frames can be filled from: the company, its ranked facts, the contact and the asker."""

    company: str
    facts: tuple[CompanyFact, ...]
    contact: Person
    me: Person

    def candidates(self, phase: Phase, kind: str = "") -> Iterator[Candidate]:
        """Yield the candidates of a phase, the preferred first."""
        standing = list(self._standing(phase, kind))
        yield from self._on_facts(phase)
        yield from standing if phase in MATERIAL_PHASES else sorted(standing, key=_impersonal)

    def _on_facts(self, phase: Phase) -> Iterator[Candidate]:
        for fact in self.facts:
            if phase == "role" and not _suits(fact.card, self.contact):
                continue
            frames = shuffle(self._frames(fact, phase), f"{self.company}{phase}{fact.fact.quote}")
            # What suits the contact's function goes before what suits anybody.
            own = {*self.contact.tails, *self.contact.asks}
            for frame in sorted(frames, key=lambda frame: frame not in own):
                if texts := self._say(fact, frame):
                    probe = shuffle(fact.card.probes, f"{self.company}{frame}")[0]
                    facts = (fact.fact, *self._people_in(frame))
                    yield Candidate(
                        texts, fact.card.why, probe, facts, fact.card.id, frame, told="event" in fact.slots,
                        strong=_is_strong(fact), near=self._is_near(fact),
                        striking=fact.card.weight >= _STRIKING, suited=_suits(fact.card, self.contact),
                        common=fact.card.type in _COMMON, elsewhere=self._is_elsewhere(fact, texts[0]),
                        fitting=self._is_theirs(fact, phase),
                        small="event" in fact.slots and fact.slots["document"] != REPORT,
                    )  # fmt: skip

    def _is_near(self, fact: CompanyFact) -> bool:
        """Tell whether a fact is at the contact's desk: it names what they, or people of their function, work on."""
        if fact.card.id in {_OWN_WORDS, *GROUNDS} or (self.contact.near and self.contact.near.search(fact.fact.quote)):
            return True
        return self._names_theirs(fact)

    def _names_theirs(self, fact: CompanyFact) -> bool:
        return bool(self.contact.subjects & find_stems(fact.fact.quote))

    def _is_elsewhere(self, fact: CompanyFact, text: str) -> bool:
        """Tell whether a question names what is not the contact's; whoever leads the house answers for all of it."""
        if not self.contact.words or self.contact.leads:
            return False
        if (fact.card.who and _suits(fact.card, self.contact)) or self._names_theirs(fact):
            return False
        told, _, asked = text.rpartition(". ")
        names = [word for part in (told, asked) for word in _WORD.findall(part)[1:] if word[0].isupper()]
        known = {*self.contact.words, *_WORD.findall(self.company.lower()), *_PLAIN_NAMES}
        return any(name.lower().removesuffix("'s").removesuffix("’s") not in known for name in names)

    def _people_in(self, frame: str) -> tuple[Fact, ...]:
        """Return the facts of the contact and the asker that a frame names."""
        people = {**self.contact.facts, **self.me.facts}
        return tuple(people[name] for name in dict.fromkeys(_SLOT.findall(frame)) if name in people)

    def _frames(self, fact: CompanyFact, phase: Phase) -> list[str]:
        """Return what may be asked of a fact in a phase, by its card and, on the role, by what the contact does."""
        if phase != "company" and matches_any("delicate", fact.fact.quote):
            return []
        if phase in _TO_THEM and self._lived_through(fact):
            return [frame for frame in load_changed() if self._say(fact, frame)]
        fresh = fact.card.type in _MOVES and not _is_past(fact)
        if (
            phase == "role"
            and "event" in fact.slots
            and fact.card.type not in _STANDING_TYPES
            and not self._is_near(fact)
        ):
            return [frame for frame in load_far() if self._say(fact, frame)]
        asks = fact.card.asks.get(phase, ())
        frames = [tail for frame in asks for tail in self._tails(frame, fresh=fresh)]
        if phase == "role":
            fits = [[ask for ask in asks if set(_SLOT.findall(ask)) & set(fact.slots)] for asks in self._asks]
            frames += next((asks for asks in fits if asks), [])
        return [frame for frame in frames if self._say(fact, frame)]

    def _is_theirs(self, fact: CompanyFact, phase: Phase) -> bool:
        """Tell whether the contact can say something about a fact that others could not.

        Who leads the house can about all that it does, whoever is quoted about their own words, and anybody else about
        a change that they lived through. Of whom nothing is known anything may be asked.
        """
        if not self.contact.words or fact.card.id in {_OWN_WORDS, *GROUNDS}:
            return True
        if self.contact.leads:
            return phase in _TO_THEM and fact.card.type in _MOVES and "event" in fact.slots
        return phase in _TO_THEM and self._lived_through(fact) and self._names_theirs(fact)

    def _lived_through(self, fact: CompanyFact) -> bool:
        """Tell a change that is over, from the time of a contact who did not decide on it."""
        if not self.contact.words or self.contact.leads or _before(fact, self.contact):
            return False
        over = "did" in fact.slots and not _SINCE.search(fact.slots["event"])
        return over and _CHANGED in fact.card.asks.get("company", ())

    @property
    def _asks(self) -> tuple[tuple[str, ...], ...]:
        """Return what the contact's function is asked, and what anybody is."""
        return self.contact.asks, load_asks()

    def _tails(self, frame: str, *, fresh: bool) -> Sequence[str]:
        """Return the frame, or what the contact's function is asked about a change that the company lately made."""
        if frame == _CHANGED:
            return ()
        return (frame,) if frame != _TAIL else self.contact.tails if fresh else ()

    @property
    def _people(self) -> dict[str, str]:
        return {**self.contact.slots, **self.me.slots}

    def _say(self, fact: CompanyFact, frame: str) -> tuple[str, ...]:
        """Ask the frame alone where it names the fact, and after what is told of it; an old fact with its date."""
        slots, named = {**fact.slots, **self._people}, set(_SLOT.findall(frame)) - _PEOPLE
        # After a change somebody is asked what it was to them, and should hear first where one read of it.
        old = "dated" in fact.slots or frame in load_changed()
        alone = fill(frame, slots) if named and not old else None
        again = (
            None if named & _NAMING else fill(frame, slots | {name: _PRONOUNS[name] for name in named & set(_PRONOUNS)})
        )
        texts = [begin(alone)] if alone else []
        if again is None or (named and not named <= set(_PRONOUNS)):
            return tuple(texts)
        leads = [lead for lead in fact.card.leads if not old or _DATED.search(lead)]
        # What was counted long ago is best told as past: "In 2020 you had 800 shops".
        leads = [lead for lead in leads if "{dated}" in lead and old] or leads
        ways = ways_to_read(fact.slots)
        said = dict.fromkeys(words for lead in leads for way in ways if (words := fill(lead, fact.slots | way)))
        return (*texts, *(f"{begin(words)} {again}" for words in shuffle([*said], self.company + frame)))

    def _standing(self, phase: Phase, kind: str) -> Iterator[Candidate]:
        shelf = "interest" if kind == "interest" else phase
        cards = [card for card in _standing_cards()[shelf] if card.get("kind", "") == kind]
        for card in shuffle(cards, f"{self.company}{phase}"):
            if found := self._fill(card):
                yield found

    def _fill(self, card: dict) -> Candidate | None:
        if card.get("staff") and self.contact.owner:
            return None
        if card.get("outside") and not self.me.comes_to(self.contact):
            return None
        slots = {"company": name_house(self.company), **self._people}
        text = fill(card["say"], slots)
        if not text:
            return None
        facts = self._people_in(card["say"])
        if any(one is not other and one.source == other.source and one.start < other.end and other.start < one.end
               for one in facts for other in facts):  # fmt: skip
            # "I am thinking of nursing, and I am thinking of nursing."
            return None
        own = bool(_OWN & set(_SLOT.findall(card["say"])))
        kind = card.get("kind", "")
        text = begin(text)
        return Candidate((text,), card["why"], card["probe"], facts, "", card["say"], kind, strong=own, near=own)


def _is_strong(fact: CompanyFact) -> bool:
    """Tell a fact that invites a question by itself; what is history, or told in dull words, does not."""
    return fact.card.weight > _THIN and fact.score > fact.card.weight - _DULL


def _is_past(fact: CompanyFact) -> bool:
    """Tell what happened so long ago that it changes nobody's week."""
    years = [int(year) for year in _YEAR.findall(fact.fact.quote)]
    return bool(years) and max(years) < date.today().year - _LATELY


def _suits(card: Card, contact: Person) -> bool:
    return not card.who or not contact.function or contact.function in card.who


def _before(fact: CompanyFact, contact: Person) -> bool:
    """Tell what happened before the contact came, in which they had no part."""
    years = _YEAR.findall(fact.slots.get("event", ""))
    return bool(years) and contact.since > max(int(year) for year in years)


def _impersonal(candidate: Candidate) -> int:
    """Rank what the asker came for first, then what tells of the two alone, then what anybody may be asked.

    A title or a date makes no question more personal, and too few frames have one for plans to differ.
    """
    named = set(_SLOT.findall(candidate.frame))
    return 0 if named & _AIMS else 1 if named & _OWN else 2


@cache
def _standing_cards() -> dict[str, list[dict]]:
    return read_cards(SHELF, "standing.yaml")
