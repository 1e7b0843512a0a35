"""Which questions may be asked in a phase: frames of themes and standing frames, filled, the preferred first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

import re2

from coffeechat.company import CompanyFact
from coffeechat.company.facts import fill
from coffeechat.company.wording import SHELF
from coffeechat.model import Fact, Phase
from coffeechat.prose.patterns import read_cards
from coffeechat.questioner.people import Person

MATERIAL_PHASES = ("role", "company", "industry")

_FEW = 4
"""As many questions on the company's themes compete with the standing ones for their career and their advice."""

_TOPICS = 8
"""Standing questions take up the company's first topics."""

_SLOT = re2.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Candidate:
    """A filled frame.

    Attributes:
        text, why, follow_up: the question, why it is worth asking, a probe.
        facts: what it rests on.
        theme: the id of its theme, empty for a standing frame.
        frame: the frame it came from, so that none is used twice.
        kind: what a closing question does: who-else, follow-up, help, interest; else empty.
    """

    text: str
    why: str
    follow_up: str
    facts: tuple[Fact, ...]
    theme: str
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
        if phase in MATERIAL_PHASES:
            yield from self._themed(phase)
            yield from self._standing(phase, kind)
        else:
            standing = list(self._standing(phase, kind))
            personal = [candidate for candidate in standing if _is_personal(candidate)]
            yield from personal
            others = [candidate for candidate in standing if candidate not in personal]
            themed = list(self._themed(phase))[:_FEW]
            yield from _shuffle([*themed, *others], f"{self.company}{phase}{len(self.facts)}")

    def _themed(self, phase: Phase) -> Iterator[Candidate]:
        for fact in self.facts:
            frames = fact.theme.asks.get(phase, ())
            for frame in _shuffle(_fullest(frames, fact.slots), f"{self.company}{phase}{fact.fact.quote}"):
                probe = _shuffle(fact.theme.probes, f"{self.company}{frame}")[0]
                text = _lead(fact, frame, phase) + fill(frame, fact.slots)
                yield Candidate(text, fact.theme.why, probe, (fact.fact,), fact.theme.id, frame)

    def _standing(self, phase: Phase, kind: str) -> Iterator[Candidate]:
        shelf = "interest" if kind == "interest" else phase
        cards = [card for card in _standing_cards()[shelf] if card.get("kind", "") == kind]
        filled = [found for card in _shuffle(cards, f"{self.company}{phase}") if (found := self._fill(card))]
        yield from filled

    def _fill(self, card: dict) -> Candidate | None:
        names = set(_SLOT.findall(card["say"]))
        people = {**self.contact.facts, **self.me.facts}
        slots = {"company": self.company, "work": "this work", **self.contact.slots, **self.me.slots}
        facts = [people[name] for name in names if name in people]
        topic = self._topic(card["say"]) if "topic" in names else None
        if topic:
            slots["topic"] = topic.topic
            facts.append(topic.fact)
        text = fill(card["say"], slots)
        if not text:
            return None
        return Candidate(text, card["why"], card["probe"], tuple(facts), "", card["say"], card.get("kind", ""))

    def _topic(self, frame: str) -> CompanyFact | None:
        best = [fact for fact in self.facts if fact.theme.weight >= 6] or list(self.facts)  # noqa: PLR2004 - a topic to name twice
        # Shuffled by their words: how a card prints differs from run to run.
        words = {fact.fact.quote: fact for fact in reversed(best[:_TOPICS])}
        return words[_shuffle(list(words), frame)[0]] if words else None


def _lead(fact: CompanyFact, frame: str, phase: Phase) -> str:
    """Return the words that tie a frame to the fact, where the frame does not name it itself."""
    if set(_SLOT.findall(frame)) - {"company"} or ";" in frame or frame.startswith("You ") or not fact.theme.leads:
        return ""
    lead = fill(fact.theme.leads[0 if phase == "company" else -1], fact.slots)
    return f"{lead}. " if lead and not _stems(lead) & _stems(frame) else ""


def _stems(words: str) -> set[str]:
    return {word[:5] for word in re2.findall(r"[a-z]{5,}", words.lower())}


def _is_personal(candidate: Candidate) -> bool:
    return any(fact.source in {"contact", "me"} for fact in candidate.facts)


def _fullest(frames: Sequence[str], slots: dict[str, str]) -> list[str]:
    """Return the frames that can be filled; those that name something of the company, where there are any."""
    usable = [frame for frame in frames if fill(frame, slots)]
    return [frame for frame in usable if set(_SLOT.findall(frame)) - {"read", "company", "in_year", "from"}] or usable


def _shuffle(items: Sequence, key: str) -> list:
    """Return ``items`` in an order that depends on ``key`` and on them alone: the same input gives the same plan."""
    return sorted(items, key=lambda item: blake2b(f"{key}|{item}".encode("utf-8", "replace"), digest_size=8).digest())


@cache
def _standing_cards() -> dict[str, list[dict]]:
    return read_cards(SHELF, "standing.yaml")
