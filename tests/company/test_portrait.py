"""What a company is, by its own description."""

import pytest

from coffeechat.company.material import read_material
from coffeechat.company.naming import name_sentences
from coffeechat.company.portrait import find_traits, is_descriptive, load_portrait
from coffeechat.prose.english import parse
from coffeechat.questioner.frames import MATERIAL_PHASES


def traits_of(text, company="Brightmill Limited"):
    """Return what a text says the company is: card -> what is named."""
    found = {}
    for one in name_sentences([read_material("about:1", text, company)], company):
        if is_descriptive(one):
            for trait in find_traits(parse(one.text)):
                slots = trait.slots
                named = slots.get("both") or slots.get("them") or next(iter(slots.values()))
                found.setdefault(trait.card.id, named)
    return found


@pytest.mark.parametrize(
    ("text", "card", "named"),
    [
        ("Brightmill operates through three segments: Carpets, Curtains, and Property.",
         "parts", "Carpets and Property"),
        ("Brightmill operates through Carpets, Dyeing & Finishing, and Property segments.",
         "parts", "Carpets and Property"),
        ("Brightmill sells carpets in New Zealand, Australia, and internationally.",
         "regions", "New Zealand and Australia"),
        ("Its portfolio consists of approximately 140 properties of Brightmill.", "places", "your 140 properties"),
        ("Brightmill operates a fleet of 114 trucks.", "fleet", "your 110 or so trucks"),
        ("Brightmill was founded in 1870 and is headquartered in Leeds.", "history", "1870"),
        ("Brightmill is a subsidiary of Northgate Holdings.", "parent", "Northgate Holdings"),
        ("Brightmill sells its carpets to the aerospace, shipping, and hotel industries.",
         "fields", "aerospace and hotel"),
    ],
)  # fmt: skip
def test_a_description_is_read(text, card, named):
    assert traits_of(text).get(card) == named


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("In Photoshop and InDesign, Brightmill's designers draw.", "regions"),
        ("Brightmill's night line began in January 2025.", "youth"),
        ("A farmer near Brightmill owns 300 stores.", "places"),
    ],
)
def test_what_is_torn_over_or_somebody_elses_is_left_out(text, card):
    assert card not in traits_of(text)


def test_every_card_asks_on_the_company_and_leaves_the_role_to_the_function():
    for card in load_portrait():
        assert "company" in card.asks and set(card.asks) <= set(MATERIAL_PHASES) - {"role"}, card.id
        assert card.probes and card.why
