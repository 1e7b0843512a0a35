"""What a company sells, to whom, how, under which names and from what."""

import pytest

from coffeechat.company import offers
from coffeechat.prose.english import parse


@pytest.mark.parametrize(
    ("find", "text", "found"),
    [
        ("find_goods", "Acme offers milk cartons, toys, and garden chairs.",
         (["milk cartons", "toys", "garden chairs"], "offer")),
        ("find_goods", "Acme makes straw hats and wool carpets by hand.", (["straw hats", "wool carpets"], "make")),
        ("find_goods", "A rival offers looms and carpets.", None),
        ("find_groups", "Acme serves farmers, schools, and hospitals.", ["farmers", "schools", "hospitals"]),
        ("find_groups", "Acme sells heat to residential, commercial, and municipal customers.",
         ["residential", "commercial", "municipal"]),
        ("find_groups", "Acme sells heat to new and existing customers.", []),
        ("find_brands", "Acme sells rugs under the Hearth, Loomfield, and Old Mill brands.",
         ["Hearth", "Loomfield", "Old Mill"]),
        ("find_brands", "Acme sold its Hearth and Loomfield brands in 2022.", []),
        ("find_materials", "The principal raw materials that we use are wool, cotton, dyes, and starch.",
         ["wool", "cotton", "dyes", "starch"]),
    ],
)  # fmt: skip
def test_lists_of_a_sentence(find, text, found):
    assert getattr(offers, find)(parse(text)) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Acme sells its rugs through its website and independent dealers.", ("the internet", "independent dealers")),
        ("Acme sells its rugs through distributors, dealers and resellers.", None),
        ("Acme sells rugs through grocery stores and via e-commerce.", ("grocery stores", "the internet")),
    ],
)  # fmt: skip
def test_two_ways_to_the_customer_are_of_different_kinds(text, said):
    found = offers.find_channels(parse(text))
    assert (found and (found[1]["one"], found[1]["other"])) == said
