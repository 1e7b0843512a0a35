"""What contacts of each function are asked."""

import pytest

from coffeechat.questioner.desks import ANYBODY, find_desk, load_desks


@pytest.mark.parametrize(
    ("today", "desk"),
    [
        ("senior software engineer", "software"),
        ("mechanical engineer", "engineering"),
        ("demand planner", "supply"),
        ("town planner", "construction"),
        ("claims counsel", "legal"),
        ("claims handler", "customer"),
        ("clinical data manager", "data"),
        ("pharmacy technician", "clinical"),
        ("data center technician", "trades"),
        ("founder and head of product", "product"),
        ("somebody", ANYBODY),
    ],
)
def test_a_title_tells_the_desk(today, desk):
    assert find_desk(today).id == desk


def test_every_desk_asks_enough_that_plans_differ():
    for desk in load_desks().values():
        assert sum(map(len, desk.asks.values())) >= 50, desk.id
        if desk.id != ANYBODY:
            assert len(desk.standing["career"]) >= 12 and len(desk.standing["advice"]) >= 8, desk.id


def test_no_desk_asks_the_same_twice():
    for desk in load_desks().values():
        said = [ask for asks in desk.asks.values() for ask in asks]
        said += [card["say"] for cards in desk.standing.values() for card in cards]
        assert len(said) == len({text.casefold() for text in said}), desk.id
