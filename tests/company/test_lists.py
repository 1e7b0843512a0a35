"""Lists in a sentence, as items that can be said by themselves."""

import pytest

from coffeechat.company.lists import find_customers, find_ends, find_goods, find_parts


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("insulin pumps, glucose monitors, and InsuTrack, a pen", ["insulin pumps", "glucose monitors"]),
        ("letters of credit; residential mortgages", ["residential mortgages"]),
        ("various products, other services and solutions", []),
        ("oil and gas", []),
        ("masks for the treatment of asthma", ["masks"]),
    ],
)  # fmt: skip
def test_goods_are_whole_and_not_vague(text, goods):
    assert find_goods(text) == goods


def test_customers_end_where_goods_begin():
    assert find_customers("small merchants, fraud services, and gift cards") == ["small merchants"]
    assert find_customers("hospitals, physicians, and patients worldwide") == ["hospitals", "physicians", "patients"]


def test_two_items_of_one_kind_are_no_pair():
    assert find_ends(["footwear stores", "department stores", "golf shops"]) == ("footwear stores", "golf shops")
    assert find_ends(["footwear stores", "department stores"]) is None


def test_parts_are_names():
    assert find_parts("Airline and Refinery.") == ("Airline", "Refinery")
    assert find_parts("things that we make, and others") is None
