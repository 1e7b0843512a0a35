"""Which questions may be asked in a phase: frames of facts and standing frames, filled, the preferred first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

import re2

from coffeechat.company import CompanyFact, Theme
from coffeechat.company.facts import fill
from coffeechat.company.wording import SHELF
from coffeechat.model import Fact, Phase
from coffeechat.prose.patterns import read_cards
from coffeechat.questioner.people import Person

MATERIAL_PHASES = ("role", "company", "industry")

_SLOT = re2.compile(r"\{(\w+)\}")

_OWN = {"job", "place", "past", "line", "move", "learn"}
"""Slots that tell of somebody's own path."""

_UNSAID = {"read", "company", "in_year", "from"}
"""Slots that name nothing of the company."""


@dataclass(frozen=True)
class Candidate:
    """A filled frame.

    Attributes:
        text, why, follow_up: the question, why it is worth asking, a probe.
        facts: what it rests on.
        card: the id of the theme or kind of event, empty for a standing frame.
        frame: the frame it came from, so that none is used twice.
        kind: what a closing question does: who-else, follow-up, help, interest; else empty.
    """

    text: str
    why: str
    follow_up: str
    facts: tuple[Fact, ...]
    card: str
    frame: str
    kind: str = ""


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
        if phase in MATERIAL_PHASES:
            yield from self._on_facts(phase)
            yield from standing
        else:
            yield from sorted(standing, key=_impersonal)

    def _on_facts(self, phase: Phase) -> Iterator[Candidate]:
        for fact in self.facts:
            frames = list(fact.card.asks.get(phase, ()))
            if phase == "role" and "past" in fact.slots:
                frames += [f"{{event}}; {tail}" for tail in self.contact.tails]
            for frame in _shuffle(_fullest(frames, fact.slots), f"{self.company}{phase}{fact.fact.quote}"):
                probe = _shuffle(fact.card.probes, f"{self.company}{frame}")[0]
                text = _begin(_lead(fact, frame, phase) + fill(frame, fact.slots))
                yield Candidate(text, fact.card.why, probe, (fact.fact,), fact.card.id, frame)

    def _standing(self, phase: Phase, kind: str) -> Iterator[Candidate]:
        shelf = "interest" if kind == "interest" else phase
        cards = [card for card in _standing_cards()[shelf] if card.get("kind", "") == kind]
        for card in _shuffle(cards, f"{self.company}{phase}"):
            if found := self._fill(card):
                yield found

    def _fill(self, card: dict) -> Candidate | None:
        people = {**self.contact.facts, **self.me.facts}
        facts = tuple(people[name] for name in dict.fromkeys(_SLOT.findall(card["say"])) if name in people)
        slots = {"company": self.company, "work": "your field", **self.contact.slots, **self.me.slots}
        text = fill(card["say"], slots)
        if not text:
            return None
        return Candidate(_begin(text), card["why"], card["probe"], facts, "", card["say"], card.get("kind", ""))


def _impersonal(candidate: Candidate) -> int:
    """Rank what tells of the contact or the asker alone before dates and titles, and those before manners."""
    if not candidate.facts:
        return 2
    return int(not _OWN & set(_SLOT.findall(candidate.frame)))


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lead(fact: CompanyFact, frame: str, phase: Phase) -> str:
    """Return the words that tie a frame to the fact, where the frame does not name it itself."""
    if frame.startswith("{event}") and "dated" in fact.slots:
        return f"{fact.slots['read']} that "
    leads = fact.card.leads if isinstance(fact.card, Theme) else ()
    if set(_SLOT.findall(frame)) - {"company"} or ";" in frame or frame.startswith("You ") or not leads:
        return ""
    lead = fill(leads[0 if phase == "company" else -1], fact.slots)
    return f"{lead}. " if lead and not _stems(lead) & _stems(frame) else ""


def _stems(words: str) -> set[str]:
    return {word[:5] for word in re2.findall(r"[a-z]{5,}", words.lower())}


def _fullest(frames: Sequence[str], slots: dict[str, str]) -> list[str]:
    """Return the frames that can be filled; those that name something of the company, where there are any."""
    usable = [frame for frame in frames if fill(frame, slots)]
    return [frame for frame in usable if set(_SLOT.findall(frame)) - _UNSAID] or usable


def _shuffle(items: Sequence, key: str) -> list:
    """Return ``items`` in an order that depends on ``key`` and on them alone: the same input gives the same plan."""
    return sorted(items, key=lambda item: blake2b(f"{key}|{item}".encode("utf-8", "replace"), digest_size=8).digest())


@cache
def _standing_cards() -> dict[str, list[dict]]:
    return read_cards(SHELF, "standing.yaml")
