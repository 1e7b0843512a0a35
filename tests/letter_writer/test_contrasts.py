"""Halves of a contrast."""

import pytest

from coffeechat.letter_writer.contrasts import find_contrasted
from coffeechat.letter_writer.facts import read_notes
from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.notes import split_notes


@pytest.mark.parametrize(
    ("notes", "halves"),
    [
        ("The cheap work is going. Comedy isn't going.", {0, 1}),
        ("People think it's pumps. It's meetings about pumps.", {0, 1}),
        ("I did not study anything with tea. But I studied accounts.", {0, 1}),
        ("The cheap work is going.\nComedy isn't going.", set()),  # lines of a list
        ("Wear wool in winter. The yard is cold.", set()),
        ("Learn the rules. Never hide your drafts.", set()),
    ],
)
def test_what_is_turned_round_is_half(notes, halves):
    assert find_contrasted(split_notes(notes, {})) == halves


def test_half_of_a_contrast_is_not_quoted(writer):
    notes = "Ada: The cheap work is moving. Comedy isn't moving at all.\nTom: ok\nAda: Read every script twice."
    letter = writer.thank_you(to="Ada Kimani", sender="Tom Reilly", notes=notes)
    assert "“The cheap work" not in "".join(part.split("]")[-1] for part in letter.text.split("["))


def test_half_of_a_contrast_is_neither_sure_nor_whole():
    people = Correspondents("Ada Kimani", "Tom Reilly")
    notes = "She said the cheap work is moving to Lagos. She said the comedy isn't moving at all."
    stated = [
        point for point in read_notes(notes, people) if point.reading and point.reading.frame in ("point", "quote")
    ]
    assert stated and not any(point.sure or point.whole for point in stated)
