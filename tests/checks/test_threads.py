"""Words that stand apart in the notes are not put together anew."""

import pytest

from coffeechat.checks.places import read_places
from coffeechat.checks.threads import check_thread

NOTES = "The kiln takes two days; glazing is the fun part; buyers want mugs, and the rent of the studio hurts."


@pytest.mark.parametrize(
    ("sentence", "telling", "loose"),
    [
        ("The kiln hurts buyers.", {"kiln": "kiln", "hurts": "hurt", "buyers": "buy"}, True),
        ("The rent of the studio hurts.", {"rent": "rent", "studio": "studio", "hurts": "hurt"}, False),
        (
            "Buyers want mugs, the kiln takes days.",
            {"mugs": "mug", "kiln": "kiln", "takes": "tak", "days": "day"},
            False,
        ),
    ],
)
def test_words_follow_each_other_as_in_the_notes(sentence, telling, loose):
    place = max(read_places((("notes", NOTES),)), key=lambda p: len(p.text))
    assert bool(check_thread(sentence, place, telling, frozenset())) is loose
