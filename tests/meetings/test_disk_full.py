"""A disk without room: a meeting is kept whole or refused, and what is there can be read."""

import contextlib

import pytest

from coffeechat.errors import InputError
from coffeechat.meetings import Change, Meetings
from coffeechat.settings import load_settings

# Room for what is there before, and not for all that is written.
pytestmark = pytest.mark.disk_size("300k")


def test_a_full_disk_refuses_whole_and_keeps_what_is_there(small_disk):
    with contextlib.closing(Meetings(load_settings(home=small_disk))) as meetings:
        meetings.add(Change(name="Ingrid Bergström", notes="keep a diary"))
        with pytest.raises(InputError, match="the disk is full"):
            meetings.note("1", Change(i_owe=("the slides",), notes="keep a diary " * 30_000))
        (kept,) = meetings.export().contacts
    assert [paper.given for paper in kept.meetings[0].papers] == [{"notes": "keep a diary"}]
    assert kept.meetings[0].promises == []
