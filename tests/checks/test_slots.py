"""No word stands where the notes have another."""

import pytest

from coffeechat.checks.tracing import untraced


def trace(text, notes):
    return untraced(text, {"notes": notes, "to": "Nadia Brook", "from": "Tom Reilly"})


@pytest.mark.parametrize(
    ("notes", "invented"),
    [
        ("The ovens need care, the mixers run all night.", "You told me that the ovens run all night."),
        ("tram driver in Graz, the bus was worse", "You told me that you were a bus driver in Graz."),
    ],
)
def test_a_place_that_another_thing_fills_is_asked(notes, invented):
    assert any("another thing" in problem for problem in trace(invented, notes))


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("The ovens need care, the mixers run all night.", "You told me that the mixers run all night."),
        ("flea market Vandoma, early on Saturday", "You told me about the Vandoma flea market."),
    ],
)
def test_what_fills_it_in_the_notes_passes(notes, told):
    assert trace(told, notes) == []
