"""Which questions may be asked in a phase: facts with what the contact is asked after them, and standing frames."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import re2

from coffeechat.company import CompanyFact
from coffeechat.company.documents import REPORT
from coffeechat.company.slots import fill, ways_to_read
from coffeechat.company.wording import SHELF, matches_any
from coffeechat.model import Fact, Phase
from coffeechat.prose.patterns import read_cards
from coffeechat.prose.stems import find_stems
from coffeechat.questioner.agenda import read_plan
from coffeechat.questioner.candidates import Candidate, begin, name_house, shuffle
from coffeechat.questioner.desks import ANYBODY, Desk, load_desks, load_everyone
from coffeechat.questioner.people import Person

MATERIAL_PHASES = ("role", "company", "industry")

_SLOT = re2.compile(r"\{(\w+)\}")
_DATED = re2.compile(r"\{(?:read|read_about|dated|source)\}")

_OWN = {"job", "place", "past", "line", "does", "project"}
"""Slots that tell of somebody's own path and work."""

_AIMS = {"move", "learn", "wonder", "doubt", "thought"}
"""Slots that tell what the asker came for."""

_ANYTHING = {"told", "undertaking", "done", "admitted", "changed", "closed", "planned", "promised", "setback"}
"""Kinds that a text may tell of any corner of the house: asked of whoever leads it or has it on their desk, and what a
text of few pages tells of anybody there."""

_THEIR_OWN = {"words", "trade", "site"}
"""Kinds of fact that are about the contact and nobody else."""


@dataclass(frozen=True)
class Asker:
    """All that frames can be filled from: the company, its ranked facts, the contact and the asker."""

    company: str
    facts: tuple[CompanyFact, ...]
    contact: Person
    me: Person

    def candidates(self, phase: Phase, kind: str = "", *, wide: bool = False) -> Iterator[Candidate]:
        """Yield the candidates of a phase, the preferred first; ``wide``: with what anybody there may be asked."""
        standing = list(self._standing(phase, kind))
        yield from self._on_facts(phase, load_desks()[ANYBODY] if wide else self.contact.desk)
        yield from standing if phase in MATERIAL_PHASES else sorted(standing, key=_impersonal)

    def _on_facts(self, phase: Phase, desk: Desk) -> Iterator[Candidate]:
        for fact in self.facts:
            for frame in shuffle(self._frames(fact, phase, desk), f"{self.company}{phase}{fact.fact.quote}"):
                if texts := self._say(fact, frame):
                    card = fact.card
                    probe = shuffle(card.probes, f"{self.company}{frame}")[0]
                    near, sure = self._is_near(fact), "event" not in fact.slots or self._names_theirs(fact)
                    yield Candidate(texts, card.why, probe, (fact.fact,), card.desk, frame, near=near, sure=sure)

    def _frames(self, fact: CompanyFact, phase: Phase, desk: Desk) -> tuple[str, ...]:
        """Return what somebody at such a desk is asked after a fact of this kind, where it belongs in this phase."""
        if phase not in MATERIAL_PHASES or (phase != "company" and matches_any("delicate", fact.fact.quote)):
            return ()
        if phase != "role" and fact.card.desk not in read_plan()["places"][phase]:
            return ()
        wide = desk.id == ANYBODY and fact.slots.get("document") != REPORT
        if fact.card.desk in _ANYTHING and not (wide or self._answers_for(fact)):
            return ()
        return desk.asks.get(fact.card.desk) or load_everyone().get(fact.card.desk, ())

    def _answers_for(self, fact: CompanyFact) -> bool:
        """Tell whether the contact leads the house or works on what a fact is about; of a stranger all may be so."""
        return self.contact.leads or not self.contact.words or self._names_theirs(fact)

    def _is_near(self, fact: CompanyFact) -> bool:
        """Tell whether a fact names what the contact, or people of their function, work on."""
        near = self.contact.desk.near
        if fact.card.desk in _THEIR_OWN or (near and near.search(fact.fact.quote)):
            return True
        return self._names_theirs(fact)

    def _names_theirs(self, fact: CompanyFact) -> bool:
        return bool(self.contact.subjects & find_stems(fact.fact.quote))

    def _say(self, fact: CompanyFact, frame: str) -> tuple[str, ...]:
        """Tell the fact, in each of the ways that there are, and ask; an old fact with its date."""
        if not fact.card.leads:
            alone = fill(frame, fact.slots)
            return (begin(alone),) if alone else ()
        old = "dated" in fact.slots
        leads = [lead for lead in fact.card.leads if not old or _DATED.search(lead)]
        # What was counted long ago is best told as past: "In 2020 you had 800 shops".
        leads = [lead for lead in leads if "{dated}" in lead and old] or leads
        ways = ways_to_read(fact.slots)
        said = dict.fromkeys(words for lead in leads for way in ways if (words := fill(lead, fact.slots | way)))
        return tuple(f"{begin(words)} {frame}" for words in shuffle([*said], self.company + frame))

    def _standing(self, phase: Phase, kind: str) -> Iterator[Candidate]:
        shelf = "interest" if kind == "interest" else phase
        cards = [card for card in _standing_cards()[shelf] if card.get("kind", "") == kind]
        cards += [{**card, "craft": True, "outside": phase == "advice"} for card in self._craft(phase, kind)]
        for card in shuffle(cards, f"{self.company}{phase}"):
            if found := self._fill(card):
                yield found

    def _craft(self, phase: Phase, kind: str) -> tuple[dict, ...]:
        return () if kind else self.contact.desk.standing.get(phase, ())

    def _fill(self, card: dict) -> Candidate | None:
        if card.get("staff") and self.contact.owner:
            return None
        if card.get("outside") and not self.me.comes_to(self.contact):
            return None
        slots = {"company": name_house(self.company), **self.contact.slots, **self.me.slots}
        text = fill(card["say"], slots)
        if not text:
            return None
        facts = self._people_in(card["say"])
        if any(one is not other and one.source == other.source and one.start < other.end and other.start < one.end
               for one in facts for other in facts):  # fmt: skip
            # "I am thinking of nursing, and I am thinking of nursing."
            return None
        own, craft = bool(_OWN & set(_SLOT.findall(card["say"]))), card.get("craft", False)
        kind, probe = card.get("kind", ""), card["probe"]
        return Candidate((begin(text),), card["why"], probe, facts, "", card["say"], kind, near=own, craft=craft)

    def _people_in(self, frame: str) -> tuple[Fact, ...]:
        """Return the facts of the contact and the asker that a frame names."""
        people = {**self.contact.facts, **self.me.facts}
        return tuple(people[name] for name in dict.fromkeys(_SLOT.findall(frame)) if name in people)


def _impersonal(candidate: Candidate) -> int:
    """Rank what the asker came for first, then what is about the two or their work, then what anybody may be asked.

    A title or a date makes no question more personal, and too few frames have one for plans to differ.
    """
    return 0 if set(_SLOT.findall(candidate.frame)) & _AIMS else 1 if candidate.near or candidate.craft else 2


@cache
def _standing_cards() -> dict[str, list[dict]]:
    return read_cards(SHELF, "standing.yaml")
