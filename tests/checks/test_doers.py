"""Each does in a sentence what they do in the notes, and each thing is whose it is there."""

import pytest

from coffeechat.checks.tracing import untraced


def trace(text, notes):
    return untraced(text, {"notes": notes, "to": "Nadia Brook", "from": "Tom Reilly"})


@pytest.mark.parametrize(
    ("notes", "invented", "why"),
    [
        ("I'm to phone Lars at the depot.", "Thank you for offering to write to Lars at the depot.", "no deed"),
        ("she gave me the name of Elif Kaya", "Thank you for recommending me to Elif Kaya.", "no deed"),
        ("She said Lars has the best boats.", "Lars told me about the best boats.", "nobody of that name"),
        ("I was nervous about the boats.", "You were nervous about the boats.", "another's state"),
        (
            "Lars keeps the boats. I will fetch the ladder from her shed.",
            "I will fetch the ladder from Lars's shed.",
            "someone else's",
        ),
    ],
)
def test_who_does_has_or_is_what_is_asked(notes, invented, why):
    assert any(why in problem for problem in trace(invented, notes))


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("contact: Elif Kaya at the depot", "Thank you for giving me the name of Elif Kaya at the depot."),
        ("she wants me to come to the launch", "Thank you for inviting me to come to the launch."),
        ("she was nervous about the boats", "You were nervous about the boats."),
        ("I will fetch the ladder from her shed.", "I will fetch the ladder from your shed."),
    ],
)
def test_what_they_do_and_have_passes(notes, told):
    assert trace(told, notes) == []
