"""What contacts do, by the cards of ``roles.yaml``: what to ask them about, and what is at their desk."""

from functools import cache

from coffeechat.company.wording import SHELF
from coffeechat.prose.patterns import compile_any, read_cards

ANYBODY = "anybody"
"""The id of the card of those whose function is unknown."""


def find_function(today: str) -> dict:
    """Return the card of what somebody does, by what ``today`` says of their present work; else that of anybody."""
    hits = _find_hits(today.partition("\nExperience")[0]) or _find_hits(today)
    # A founder who heads product knows product first; leading is what everybody at the top does.
    order = min(hits, key=lambda hit: (hit[1]["id"] == "leadership", hit[0].start(), -len(hit[0][0])), default=None)
    return order[1] if order else _anybody()


def load_asks() -> tuple[str, ...]:
    """Return what a contact of any function may be asked about what the company is."""
    return tuple(_anybody()["asks"])


def load_far() -> tuple[str, ...]:
    """Return what a contact is asked about a fact that is not at their desk."""
    return tuple(_anybody()["far"])


def load_changed() -> tuple[str, ...]:
    """Return what a contact is asked about a change of the company that they lived through."""
    return tuple(_anybody()["changed"])


@cache
def _anybody() -> dict:
    """Return the card of a contact whose function is unknown."""
    return next(card for card in read_cards(SHELF, "roles.yaml") if card["id"] == ANYBODY)


def _find_hits(text: str) -> list[tuple[object, dict]]:
    return [(found, card) for card, pattern in _roles() if (found := pattern.search(text))]


@cache
def _roles() -> tuple[tuple[dict, object], ...]:
    return tuple(
        (card, compile_any(card["words"], "roles.yaml")) for card in read_cards(SHELF, "roles.yaml") if card["words"]
    )
