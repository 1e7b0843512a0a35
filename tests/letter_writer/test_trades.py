"""What is named where nothing else can be told, and what is left to be done."""

import pytest

from coffeechat.letter_writer.names import Correspondents


def mail(writer, notes, to="Dana Whitfield"):
    """Write a thank-you e-mail from notes."""
    return writer.thank_you(to=to, sender="Priya Nair", notes=notes)


def told(letter):
    """Return the letter without its blanks."""
    text = letter.text
    for blank in letter.blanks:
        text = text.replace(blank.text, "")
    return text


@pytest.mark.parametrize(
    ("notes", "trade"),
    [
        ("Dana, air traffic controller, 12 yrs\n2 exams, 1 in 50", "an air traffic controller"),
        ("D = ASL interpreter concerts!!\nwrists: stretch", "an ASL interpreter"),
        ("Dana, electrician before, now boats\nwrists: stretch", ""),
        ("Dana, her sister is a nurse\nwrists: stretch", ""),
        ("Dana, not engineer\nwrists: stretch", ""),
        ("D = university lecturer\nwrists: stretch", "a university lecturer"),
        ("Dana, court interpreter coordinator\nwrists: stretch", ""),
        ("Dana, TOWN PLANNER\nwrists: stretch", "a town planner"),
        ("recruiter = Shawna Pruitt\nwrists: stretch", ""),
    ],
)
def test_the_trade_is_named_where_nothing_else_is(writer, notes, trade):
    letter = mail(writer, notes)
    assert (f"your work as {trade}." in letter.text) is bool(trade)


@pytest.mark.parametrize(
    "left",
    [
        "she may let me ride along one day in November",
        "homework from her: carve one hand by Easter",
        "she gave his mail, he knows already",
        "todo: send her the photo of the sign",
    ],
)
def test_what_is_left_to_be_done_stands_in_a_blank(writer, left):
    letter = mail(writer, f"Dana. She said that you learn the rope before the radar.\n{left}\n")
    assert (
        any(left.removeprefix("todo: ") in blank.text for blank in letter.blanks) or "photo of the sign" in letter.text
    )


@pytest.mark.parametrize("line", ["she always sends her boxes late", "she will send me her payslip, private"])
def test_habits_and_confidences_are_not(writer, line):
    letter = mail(writer, f"Dana. She said that you learn the rope before the radar.\n{line}\n")
    assert not any("still missing" in blank.text for blank in letter.blanks)


@pytest.mark.parametrize(
    ("to", "address"),
    [
        ("Dr. Petronella van Wyk", "Dr. van Wyk"),
        ("Dr. Ana de la Cruz", "Dr. de la Cruz"),
        ("Mr Lemuel Haskins Jr.", "Mr Haskins"),
        ("Prof. Ada Lee", "Prof. Lee"),
        ("Dr. Ana Roe, MD, Ph.D.", "Dr. Roe"),
    ],
)
def test_a_family_name_is_whole(to, address):
    assert Correspondents(to, "Priya Nair").address == address
