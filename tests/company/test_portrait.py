"""What a company is, by its own description."""

import pytest

from coffeechat.company.material import read_material
from coffeechat.company.naming import name_sentences
from coffeechat.company.portrait import find_traits, is_descriptive, load_portrait
from coffeechat.prose.english import parse


def traits_of(text, company="Brightmill Limited"):
    """Return what a text says the company is: card -> what is named."""
    found = {}
    for one in name_sentences([read_material("about:1", text, company)], company):
        if is_descriptive(one):
            for trait in find_traits(parse(one.text)):
                told = trait.items or tuple(trait.slots.values())
                found.setdefault(trait.card.id, told)
    return found


@pytest.mark.parametrize(
    ("text", "card", "named"),
    [
        ("Brightmill operates through three segments: Carpets, Curtains, and Property.",
         "parts", ("Carpets", "Curtains", "Property")),
        ("Brightmill operates through Carpets, Dyeing & Finishing, and Property segments.",
         "parts", ("Carpets", "Dyeing & Finishing", "Property")),
        ("Brightmill sells carpets in New Zealand, Australia, and internationally.",
         "regions", ("New Zealand", "Australia")),
        ("Its portfolio consists of approximately 140 properties of Brightmill.", "places", ("140", "properties")),
        ("Brightmill operates a fleet of 114 trucks.", "fleet", ("about 110", "trucks")),
        ("Brightmill was founded in 1870 and is headquartered in Leeds.", "history", ("1870",)),
        ("Brightmill is a subsidiary of Northgate Holdings.", "parent", ("Northgate Holdings",)),
        ("Brightmill sells its carpets to the aerospace, shipping, and hotel industries.",
         "fields", ("aerospace", "hotel")),
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


def test_every_card_is_told_and_asked_about():
    for card in load_portrait():
        assert card.desk and card.leads and card.probes and card.why
