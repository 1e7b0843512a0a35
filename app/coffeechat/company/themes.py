"""Theme cards: what a fact can be about, and how a person would name it."""

from dataclasses import dataclass
from functools import cache

from coffeechat.company.wording import SHELF
from coffeechat.errors import KnowledgeError
from coffeechat.prose.patterns import compile_pattern, read_cards
from coffeechat.resources import folder

CARD_KEYS = {"id", "type", "weight", "desk", "lead", "why", "probe"}
_KEYS = {"when", "unless", *CARD_KEYS}


@dataclass(frozen=True)
class Card:
    """What can be asked about one kind of fact.

    Attributes:
        id: its name.
        type: what kind of fact it reads: change, bet, tension, number, first, loss, risk, value, scale, product, place.
        weight: how much it invites a question, 1 to 10.
        desk: the kind of fact under which the files of ``desks/`` hold what contacts are asked; empty for what is
            known and not asked about.
        leads: what is said of the fact before the question; one is taken.
        why: one sentence on why it is worth asking.
        probes: follow-ups.
    """

    id: str
    type: str
    weight: int
    desk: str
    leads: tuple[str, ...]
    why: str
    probes: tuple[str, ...]


@dataclass(frozen=True)
class Theme(Card):
    """One card of ``knowledge/questions/themes/*.yaml``: a subject, told from its words.

    Attributes:
        when: patterns, one of which a sentence must contain; a group ``what`` marks where a noun phrase begins.
        unless: patterns that rule a sentence out.
    """

    when: tuple[object, ...] = ()
    unless: tuple[object, ...] = ()

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
            theme = read_theme(card, path.name)
            if theme.id in themes:
                raise KnowledgeError(f"the theme {theme.id} stands there twice", path.name, "Rename one.")
            themes[theme.id] = theme
    return themes


def read_theme(card: dict, where: str) -> Theme:
    """Return a theme from a card of the file ``where``.

    Raises:
        KnowledgeError: a key is missing or unknown, or a pattern does not compile.
    """
    place = f"{where}, {card.get('id', 'a card without id')}"
    return Theme(
        **read_card(card, _KEYS, place),
        when=tuple(compile_pattern(p, place) for p in card.get("when", ())),
        unless=tuple(compile_pattern(p, place) for p in card.get("unless", ())),
    )


def read_card(card: dict, keys: set[str], place: str) -> dict:
    """Return the fields of ``Card`` from a card that holds ``keys`` at most.

    Raises:
        KnowledgeError: a key is missing or unknown.
    """
    if unknown := set(card) - keys:
        raise KnowledgeError(f"unknown keys {sorted(unknown)}", place, "Mend the card.")
    try:
        return {
            "id": card["id"],
            "type": card["type"],
            "weight": int(card["weight"]),
            "desk": card.get("desk", ""),
            "leads": tuple(card["lead"]),
            "why": card["why"],
            "probes": tuple(card["probe"]),
        }
    except KeyError as error:
        raise KnowledgeError(f"the key {error} is missing", place, "Add it.") from error
