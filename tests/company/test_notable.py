"""What a curious reader would underline."""

import pytest

from coffeechat.company import find_facts, read_material
from coffeechat.company.notable import find_notable


def notable(text):
    """Return the sentences that are found, with their cards."""
    found = find_notable([read_material("about:1", text, "Brightmill")])
    return [(card.id, sentence.text) for _, _, sentence, card, _ in found]


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("Brightmill acquired the Aire mill company in March 2024 for its dye works.", "notable-change"),
        ("Sales of undyed yarn grew by 41% while those of carpets fell.", "notable-number"),
        ("Our largest customer buys a third of the carpets that leave Leeds.", "notable-first"),
        ("Brightmill plans to invest £4 million in a quieter weaving hall.", "notable-bet"),
        ("Our indigo comes from a single supplier in the south of India.", "notable-tension"),
        ("Last year 212 of our colleagues were promoted, most of them weavers.", "notable-people"),
    ],
)
def test_what_is_underlined(text, card):
    assert card in [found for found, _ in notable(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Brightmill is uniquely positioned to be the industry leader in all of its 40 markets.",
        "See Note 12 for more than 40 further details on what was acquired in 2024.",
        "These grew by 41% over the last of the three years.",
        "and sales of undyed yarn grew by 41% over the year",
    ],
)
def test_boilerplate_and_torn_pieces_are_not(text):
    assert notable(text) == []


def test_it_is_a_fact_that_nobody_is_asked_about_in_so_many_words():
    text = "Brightmill weaves. Sales of undyed yarn grew by 41% while those of carpets fell."
    facts = find_facts([read_material("about:1", text, "Brightmill")], "Brightmill")
    fact = next(fact for fact in facts if fact.card.id == "notable-number")
    assert text[fact.fact.start : fact.fact.end] == fact.fact.quote
    assert not fact.card.desk and not fact.card.leads
