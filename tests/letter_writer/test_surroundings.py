"""What stands around a statement: headings, doubts, retractions, names for the reader."""

import pytest

from coffeechat.letter_writer.callings import find_called

PEOPLE = {"to": "Dana Whitfield", "sender": "Priya Nair"}


def test_a_heading_makes_advice_of_what_stands_below_it(writer):
    text = writer.thank_you(**PEOPLE, notes="Advice\n1. find a mentor outside the firm\n\nShe was kind.").text
    assert "advice to find a mentor outside the firm" in text


@pytest.mark.parametrize(
    "notes",
    [
        "she'll forward my CV?? no - she said send it only if asked",
        "she'll forward my CV to Raj. wait, no, she said she can't",
        "will introduce me to Raj or was it Ray",
    ],
)
def test_what_is_doubted_or_taken_back_is_not_told(writer, notes):
    assert "Thank you for offering" not in writer.thank_you(**PEOPLE, notes=notes).text


@pytest.mark.parametrize(
    ("to", "notes", "called"),
    [
        ("Nguyen Thi Lan", "Had a talk with Lan (Nguyen Thi Lan).", "Lan"),
        ("Patrick O'Dowd", "Pat O'Dowd, tram driver", "Pat"),
        ("Babatunde Salako", "Mr Salako - civil engineer", "Mr Salako"),
        ("Kenji Moriyama", "Meeting with Moriyama-san", "Moriyama-san"),
        ("Oluwaseun Bakare", "Seun works as an analyst.", "Seun"),
        ("Denise Kowalczyk", "DENISE K. - claims", ""),
    ],
)
def test_the_reader_is_called_what_the_notes_call_them(to, notes, called):
    assert find_called(to, notes) == called


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ("talk to Ray Dominguez - auto side", "Thank you for suggesting that I talk to Ray Dominguez."),
        (
            "Gave me 2 names: Al Toussaint (boom) & Marisol at the rental house",
            "the names of Al Toussaint and Marisol at",
        ),
        ("said I can sit in on a lesson any Wednesday", "Thank you for saying that I can sit in on a lesson"),
        ("she introduces me to Farah Iqbal (grad scheme)", "Thank you for offering to introduce me to Farah Iqbal."),
        ("I send transcript", "I will send you my transcript."),
    ],
)
def test_names_leave_and_offers_are_thanked_for(writer, notes, expected):
    assert expected in writer.thank_you(**PEOPLE, notes=notes).text
