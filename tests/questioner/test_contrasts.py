"""Which two of a list are set against each other."""

import numpy as np
import pytest

from coffeechat.company.facts import CompanyFact
from coffeechat.company.portrait import load_portrait
from coffeechat.model import Fact
from coffeechat.questioner.contrasts import set_apart

CARDS = {card.id: card for card in load_portrait()}
MEANINGS = {"milk": (1, 0), "cream": (0.9, 0.4359), "toys": (0, 1)}


def embed(texts):
    """Return made-up vectors, so that milk and cream are alike."""
    return np.array([MEANINGS[text] for text in texts], dtype=np.float32)


def listing(kind, *items):
    """Return a fact that is a list."""
    return CompanyFact(Fact(quote="q", source="about:1", start=0, end=1), CARDS[kind], {}, 1.0, items=items)


def told(fact, contact=""):
    """Return the two that are set against each other."""
    return [(found.slots["one"], found.slots["other"]) for found in set_apart([fact], embed, contact)]


def test_the_first_is_set_against_what_is_least_like_it():
    assert told(listing("goods", "milk", "cream", "toys")) == [("milk", "toys")]


def test_things_that_are_nearly_one_are_left_out():
    assert told(listing("goods", "milk", "cream")) == []


@pytest.mark.parametrize(
    ("kind", "contact", "pair"),
    [
        ("brands", "", [("Hearth", "Loomfield")]),
        ("brands", "Ann Lee, brand manager for Old Mill", [("Old Mill", "Hearth")]),
        ("parts", "", [("Hearth", "Old Mill")]),
        ("regions", "", []),
        ("regions", "Ann Lee, buyer, loomfield", [("Loomfield", "Old Mill")]),
    ],
)
def test_of_names_the_contact_s_own_goes_first(kind, contact, pair):
    assert told(listing(kind, "Hearth", "Loomfield", "Old Mill"), contact) == pair
