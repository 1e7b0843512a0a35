"""What is only advised is not offered, and what is offered on a condition is not offered outright."""

import pytest

from coffeechat.checks.tracing import untraced


def trace(text, notes):
    return untraced(text, {"notes": notes, "to": "Nadia Brook", "from": "Tom Reilly"})


@pytest.mark.parametrize(
    ("notes", "invented", "why"),
    [
        (
            "fix what you can see before you guess",
            "Thank you for offering to fix what I can see before I guess.",
            "not offered",
        ),
        (
            "She would lend me the press once I have insurance.",
            "Thank you for offering to lend me the press.",
            "condition",
        ),
    ],
)
def test_an_offer_is_that_of_the_notes(notes, invented, why):
    assert any(why in problem for problem in trace(invented, notes))


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        (
            "She would lend me the press once I have insurance.",
            "Thank you for offering to lend me the press once I have insurance.",
        ),
        ("She'll ask Lars if I can watch.", "Thank you for offering to ask Lars whether I can watch."),
    ],
)
def test_an_offer_with_its_condition_passes(notes, told):
    assert trace(told, notes) == []
