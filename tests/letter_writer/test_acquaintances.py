"""People to whom the notes send the sender."""

import pytest

from coffeechat.letter_writer.acquaintances import find_contact


@pytest.mark.parametrize(
    ("text", "frame", "wording"),
    [
        ("talk to: Wiebke Jansen, HR -> entry programme", "pointed", "talk to Wiebke Jansen"),
        ("And ask for Dr Wei Sheng, tell her Alex sent you.", "pointed", "ask for Dr Wei Sheng"),
        ("ask Thibault Renard abt the logistics route", "pointed", "talk to Thibault Renard"),
        ("Suggested I call Denise Roy", "pointed", "call Denise Roy"),
        ("He gave me the name of his old tutor, Mrs Lacombe", "name", "your old tutor, Mrs Lacombe"),
        ("He give me contact to Mrs. Gillian Shaw who organise the days", "name", "Mrs. Gillian Shaw"),
        ("contact HR: Frau Sibylle Krantz", "name", "Frau Sibylle Krantz"),
        ("contact in Boise: Curtis Yazzie", "name", "Curtis Yazzie"),
    ],
)
def test_a_person_to_turn_to_is_named(text, frame, wording):
    reading = find_contact(text)
    assert (reading.frame, reading.wording) == (frame, wording)


@pytest.mark.parametrize(
    "text",
    [
        "she will call Ray Dominguez",  # the reader does
        "he can call Ray Dominguez",
        "call Denise in the office",  # which Denise
        "write to Shannon Trust",  # nobody
        "call Trevor Nunn's boss",
        "call Saturday May",
        "talk to Alex Kimani",  # the reader
        "the manager talked to Ray Dominguez",
    ],
)
def test_others_are_not(text):
    assert find_contact(text) is None


def test_a_person_to_talk_to_is_thanked_for(writer):
    letter = writer.thank_you(to="Ada Kimani", sender="Tom Reilly", notes="crane = scary\nCall LaVerne Biggs there.")
    assert "Thank you for suggesting that I call LaVerne Biggs." in letter.text


def test_a_plan_that_is_not_told_does_not_hide_the_name(writer):
    notes = "gave me name: Karen Wu, recruiter\nI'll report back after I talk to Karen"
    letter = writer.thank_you(to="Ada Kimani", sender="Tom Reilly", notes=notes)
    assert "the name of Karen Wu." in letter.text
