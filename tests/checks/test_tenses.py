"""What is only to come in the notes is not told as done."""

import pytest

from coffeechat.checks.places import Place
from coffeechat.checks.tenses import check_done


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("she'll give me the name of the person who runs it", "You gave me the name of the person who runs it."),
        ("he can read my draft if it is short", "You have already read my draft."),
        ("she offered to ring the owner", "Thank you for ringing the owner."),
    ],
)
def test_what_is_only_planned_is_not_told_as_done(notes, told):
    assert check_done(told, Place(notes, frozenset()))


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("he rang the owner while I stood there", "Thank you for ringing the owner."),
        ("she'll give me the name", "You will give me the name."),
        ("she can come to the talk", "You suggested a talk."),
    ],
)
def test_what_is_done_or_still_planned_passes(notes, told):
    assert check_done(told, Place(notes, frozenset())) == []
