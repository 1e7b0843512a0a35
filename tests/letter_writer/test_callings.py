"""How somebody is addressed: as the notes call them, else as their name and title have it."""

import pytest

from coffeechat.letter_writer.callings import find_called
from coffeechat.letter_writer.names import Correspondents


@pytest.mark.parametrize(
    ("to", "notes", "address"),
    [
        ('Concepción "Connie" Abarquez', "She runs a clinic.", "Connie"),
        ("Sgt. Maj. (ret.) Bashir Khan", "He runs a depot.", "Sgt. Maj. Khan"),
        ("Corporal (ret.) Sunil Gurung", "He runs a depot.", "Corporal Gurung"),
        ("Big Stu Ollerenshaw", "stu, spark, wigan", "Stu"),
        ("Oluwaseun Adeyemi-Frost", "Seun's name (he goes by Seun)\nhe's got an office", "Seun"),
        ("Chen Wei", "Ms Chen said that it takes a year.", "Ms Chen"),
        ("Dana Whitfield", "She runs a clinic.", "Dana"),
    ],
)
def test_somebody_is_addressed_as_the_notes_call_them(to, notes, address):
    assert Correspondents(to, "Priya Nair", find_called(to, notes)).address == address
