"""Theme cards: what a fact can be about, how a person would name it, and what to ask about it."""

from dataclasses import dataclass
from functools import cache

from coffeechat.company.wording import SHELF
from coffeechat.errors import KnowledgeError
from coffeechat.prose.patterns import compile_pattern, read_cards
from coffeechat.resources import folder

PHASES = ("career", "role", "company", "industry", "advice", "closing")
_KEYS = {"id", "type", "weight", "when", "unless", "topic", "lead", "often", "who", "why", "probe", *PHASES}


@dataclass(frozen=True)
class Theme:
    """One card of ``knowledge/questions/themes/*.yaml``.

    Attributes:
        id: its name.
        type: what kind of fact it reads: change, bet, tension, number, first, loss, risk, value, scale, product, place.
        weight: how much it invites a question, 1 to 10.
        when: patterns, one of which a sentence must contain; a group ``what`` marks where a noun phrase begins.
        unless: patterns that rule a sentence out.
        often: in how many sentences it must be found before it counts as the company's own subject.
        topic: short noun phrases said in human words; the first whose slots are filled is used.
        leads: how a question refers to the fact, where the frame itself does not ("I read that ...").
        who: the functions of contacts it suits; empty for anyone.
        asks: phase -> question frames.
        why: one sentence on why it is worth asking.
        probes: follow-ups.
    """

    id: str
    type: str
    weight: int
    when: tuple[object, ...]
    unless: tuple[object, ...]
    often: int
    topic: tuple[str, ...]
    leads: tuple[str, ...]
    who: frozenset[str]
    asks: dict[str, tuple[str, ...]]
    why: str
    probes: tuple[str, ...]

    def match(self, sentence: str) -> object | None:
        """Return the first match of the card in ``sentence``, or None."""
        if any(pattern.search(sentence) for pattern in self.unless):
            return None
        return next((found for pattern in self.when if (found := pattern.search(sentence))), None)


@cache
def load_themes() -> dict[str, Theme]:
    """Load every theme card, by id.

    Raises:
        KnowledgeError: a card lacks a key, has an unknown one, or repeats an id.
    """
    themes: dict[str, Theme] = {}
    for path in sorted(folder(f"knowledge/{SHELF}/themes").glob("*.yaml")):
        for card in read_cards(SHELF, f"themes/{path.name}"):
            theme = _read_theme(card, path.name)
            if theme.id in themes:
                raise KnowledgeError(f"the theme {theme.id} stands there twice", path.name, "Rename one.")
            themes[theme.id] = theme
    return themes


def _read_theme(card: dict, where: str) -> Theme:
    place = f"{where}, {card.get('id', 'a card without id')}"
    if unknown := set(card) - _KEYS:
        raise KnowledgeError(f"unknown keys {sorted(unknown)}", place, "Mend the card.")
    try:
        return Theme(
            id=card["id"],
            type=card["type"],
            weight=int(card["weight"]),
            when=tuple(compile_pattern(p, place) for p in card["when"]),
            unless=tuple(compile_pattern(p, place) for p in card.get("unless", ())),
            often=int(card.get("often", 1)),
            topic=tuple(card["topic"]),
            leads=tuple(card.get("lead", ())),
            who=frozenset(card.get("who", ())),
            asks={phase: tuple(card[phase]) for phase in PHASES if phase in card},
            why=card["why"],
            probes=tuple(card["probe"]),
        )
    except KeyError as error:
        raise KnowledgeError(f"the key {error} is missing", place, "Add it.") from error
