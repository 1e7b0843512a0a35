"""How often a thing happens is how often the notes say."""

import pytest

from coffeechat.checks.tracing import untraced


def trace(text, notes):
    return untraced(text, {"notes": notes, "to": "Nadia Brook", "from": "Tom Reilly"})


@pytest.mark.parametrize(
    ("notes", "invented"),
    [
        ("the register opens only one time in the year", "You told me that the register opens twice a year."),
        ("the register opens every 3 yrs", "You told me that the register opens every year."),
        ("she would look at one sketch of mine", "Thank you for offering to look at all my sketches."),
    ],
)
def test_another_rate_or_amount_is_caught(notes, invented):
    assert trace(invented, notes)


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("the register opens only one time in the year", "You told me that the register opens once a year."),
        ("the register opens every 3 yrs", "You told me that the register opens every three years."),
        ("she would look at all my sketches", "Thank you for offering to look at all my sketches."),
    ],
)
def test_the_same_rate_or_amount_passes(notes, told):
    assert trace(told, notes) == []
