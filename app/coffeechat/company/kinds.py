"""Kinds of events: what a company did, lost, put off or decided."""

from dataclasses import dataclass
from functools import cache

from coffeechat.company.clauses import Clause
from coffeechat.company.sayable import counts_something
from coffeechat.company.themes import CARD_KEYS, Card, read_card
from coffeechat.company.wording import SHELF
from coffeechat.errors import KnowledgeError
from coffeechat.prose.patterns import compile_pattern, read_cards
from coffeechat.prose.stems import stem

_KEYS = {"verbs", "said", "unless", "of", "tense", "denied", *CARD_KEYS}


@dataclass(frozen=True)
class Kind(Card):
    """One card of ``knowledge/questions/events.yaml``.

    Attributes:
        verbs: lemmas of its verbs, with a particle where that matters ("put off"); empty for any verb.
        said: a pattern that the clause must hold as it is said; None where the verb is enough.
        unless: a pattern that it must not hold.
        of: whose doing it may be: you, yours, others.
        tense: past, present, coming.
        denied: whether it takes only what is told with "not" or "never".
    """

    verbs: frozenset[str] = frozenset()
    said: object | None = None
    unless: object | None = None
    of: frozenset[str] = frozenset()
    tense: frozenset[str] = frozenset()
    denied: bool = False

    def takes(self, clause: Clause, event: str) -> bool:
        """Tell whether a clause, said as ``event``, is of this kind."""
        if self.verbs and not self.verbs & clause.names:
            return False
        if clause.denied != self.denied:
            return False
        if clause.subject not in self.of or clause.tense not in self.tense:
            return False
        if self.unless is not None and self.unless.search(event):
            return False
        if self.type == "number" and not counts_something(event, clause):
            return False
        return self.said is None or bool(self.said.search(event))


@cache
def load_kinds() -> tuple[Kind, ...]:
    """Load the kinds in the order in which they are tried.

    Raises:
        KnowledgeError: a card lacks a key or has an unknown one.
    """
    return tuple(_read_kind(card) for card in read_cards(SHELF, "events.yaml"))


@cache
def event_stems() -> frozenset[str]:
    """Return the stems of all verbs of the kinds, to pass over sentences without any."""
    verbs = {verb.split()[0] for kind in load_kinds() for verb in kind.verbs}
    return frozenset(stem(form) for verb in verbs for form in (verb, f"{verb}s", f"{verb}ed", f"{verb}ing"))


def find_kind(clause: Clause, event: str) -> Kind | None:
    """Return the first kind that takes the clause, or None."""
    return next((kind for kind in load_kinds() if kind.takes(clause, event)), None)


def _read_kind(card: dict) -> Kind:
    place = f"events.yaml, {card.get('id', 'a card without id')}"
    fields = read_card(card, _KEYS, place)
    if unknown := set(card.get("of", ())) - {"you", "yours", "others"}:
        raise KnowledgeError(f"unknown owners {sorted(unknown)}", place, "Write you, yours or others.")
    return Kind(
        **fields,
        verbs=frozenset(card.get("verbs", ())),
        said=compile_pattern(card["said"], place) if "said" in card else None,
        unless=compile_pattern(card["unless"], place) if "unless" in card else None,
        of=frozenset(card.get("of", ("you", "yours", "others"))),
        tense=frozenset(card.get("tense", ("past",))),
        denied=bool(card.get("denied", False)),
    )
