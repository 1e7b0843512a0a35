"""How a letter sounds: every register differs, keeps the limits of its channel, and says nothing new."""

from itertools import cycle

import harper
import pytest

from coffeechat.checks.tracing import untraced
from coffeechat.errors import InputError
from coffeechat.letter_writer.registers import contract, write_out
from coffeechat.model import Draft

REGISTERS = ("plain", "formal", "warm", "brief")
CHANNELS = {
    "thank-you": ("email", "card", "linkedin"),
    "follow-up": ("email", "linkedin"),
    "request": ("email", "linkedin", "phone"),
}
# What Harper calls the faults that a letter must not have; its style advice is not among them.
FAULTS = {"Agreement", "Grammar", "Repetition"}
WANTED = {"no-value-added", "no-offer-to-help", "no-stay-in-touch", "no-appreciation", "demanding-tone"}
LINTER = harper.Linter()
NOTES = """\
coffee w/ Dana, Tues 14 May
- advice: learn SQL first, don't wait for a course
- she started in billing in 2009
- will intro me to Raj Patel
- I promised to send her my notes on triage
- struck me that she still works one shift a month
"""
PEOPLE = {"to": "Dana Whitfield", "sender": "Priya Nair"}


@pytest.fixture(scope="module")
def notes_in_all(writer, cases):
    """Every second case in every register, and the channels by turns: all twelve of all the cases take minutes."""
    channels = cycle(CHANNELS["thank-you"])
    return [
        (case, writer.thank_you(**case, channel=channel, register=register))
        for case, channel in zip(cases[::2], channels, strict=False)
        for register in REGISTERS
    ]


def words(letter) -> int:
    return len(letter.text.split())


def traced(letter, inputs) -> list[str]:
    return [problem for s in letter.sentences for problem in untraced(letter.text[s.start : s.end].strip(), inputs)]


def grammar(text: str) -> list[str]:
    lints = LINTER.lint(text.replace("\n", " "))
    return [f"{lint.message}: {text[: lint.span.end][-60:]}" for lint in lints if lint.lint_kind in FAULTS]


def test_the_channels_keep_their_limits_in_every_register(notes_in_all):
    for case, letter in notes_in_all:
        where = case["to"], letter.channel, letter.register_
        if letter.channel == "email":
            assert words(letter) <= 180 and letter.subject, where
        elif letter.channel == "card":
            assert 40 <= words(letter) <= 80 and letter.subject is None, where
        else:
            assert len(letter.text) <= 300 and letter.subject is None, where


def test_nothing_is_invented_in_any_register(notes_in_all):
    for case, letter in notes_in_all:
        if letter.register_ != "plain" and letter.channel == "email":
            inputs = {"notes": case["notes"], "to": case["to"], "from": case["sender"]}
            assert traced(letter, inputs) == [], (case["to"], letter.register_)


def test_harper_finds_no_fault_in_any_register(notes_in_all):
    assert [fault for _, letter in notes_in_all if letter.channel != "card" for fault in grammar(letter.text)] == []


def test_a_register_differs_in_greeting_length_contractions_and_closing(writer):
    notes = {name: writer.thank_you(**PEOPLE, notes=NOTES, register=name) for name in REGISTERS}
    lines = {name: letter.text.split("\n") for name, letter in notes.items()}
    assert [lines[name][0] for name in REGISTERS] == ["Dear Dana,", "Dear Dana Whitfield,", "Hello Dana,", "Hi Dana,"]
    assert len({lines[name][-2] for name in REGISTERS}) == len(REGISTERS)
    assert words(notes["brief"]) < words(notes["plain"]) < words(notes["formal"])
    assert [name for name in REGISTERS if "I'll" in notes[name].text] == ["warm"]
    assert len(notes["brief"].unused) >= len(notes["plain"].unused)
    assert {letter.register_ for letter in notes.values()} == set(REGISTERS)


def test_a_title_is_used_in_the_formal_greeting(writer):
    letter = writer.thank_you(to="Dr. Dana Whitfield", sender="Priya Nair", notes=NOTES, register="formal")
    assert letter.text.startswith("Dear Dr. Whitfield,")


@pytest.mark.parametrize("register", REGISTERS)
def test_the_note_passes_its_own_critique_in_every_register(writer, critic, register):
    for channel in CHANNELS["thank-you"]:
        letter = writer.thank_you(**PEOPLE, notes=NOTES, register=register, channel=channel)
        found = {finding.rule for finding in critic.critique(Draft(text=letter.text, kind="thank-you")).findings}
        assert not found & WANTED, channel


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("stance", ["learning", "direct"])
def test_the_request_passes_its_own_critique_in_every_register(writer, critic, background, register, stance):
    for channel in CHANNELS["request"]:
        letter = writer.request(**background, channel=channel, register=register, stance=stance)
        findings = critic.critique(Draft(text=letter.text, kind="outreach"), stance=stance).findings
        assert [finding.rule for finding in findings if finding.severity != "advice"] == [], channel
        assert channel != "linkedin" or len(letter.text) <= 300
        assert grammar(letter.text) == []


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("news", ["", "\nUpdate: I met Raj on Monday and I'm taking a SQL course."])
def test_the_follow_up_keeps_its_limits_and_passes_its_own_critique(writer, critic, register, news):
    for channel in CHANNELS["follow-up"]:
        letter = writer.follow_up(**PEOPLE, notes=NOTES + news, channel=channel, register=register)
        findings = critic.critique(Draft(text=letter.text, kind="follow-up")).findings
        assert [finding.rule for finding in findings if finding.severity != "advice"] == [], channel
        assert words(letter) <= 180 if channel == "email" else len(letter.text) <= 300
        assert grammar(letter.text) == []


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("Your advice was not to wait, you don't need it.", "Your advice was not to wait, you do not need it."),
        ("You can't learn it and you won't try.", "You cannot learn it and you will not try."),
        ("It's hard, and they've left.", "It is hard, and they have left."),
        ("It's been hard.", "It has been hard."),
        ("You'd like it.", "You would like it."),
        ("You said: “I don't know.”", "You said: “I don't know.”"),
        ("Thank you for Dana's book.", "Thank you for Dana's book."),
    ],
)
def test_the_formal_register_writes_contractions_out_but_for_quotations(short, whole):
    assert write_out(short) == whole


def test_the_warm_register_shortens_only_what_opens_a_sentence():
    assert contract("I will send you my notes.") == "I'll send you my notes."
    assert contract("I will remember that I will see.") == "I'll remember that I will see."
    assert contract("You know who I am.") == "You know who I am."


def test_an_unknown_register_is_refused(writer):
    with pytest.raises(InputError) as error:
        writer.thank_you(**PEOPLE, notes=NOTES, register="grand")
    assert error.value.where == "--register"
    assert "warm" in error.value.todo


@pytest.mark.parametrize("channel", ["email", "card", "linkedin"])
def test_every_side_of_the_contested_medium_is_named_in_every_channel(writer, background, channel):
    note = writer.thank_you(**PEOPLE, notes=NOTES, channel=channel)
    (medium,) = note.disagreements
    assert medium.id == "thank-you-channel"
    assert {citation.author for side in medium.sides for citation in side.citations} >= {
        "Caroline Ceniza-Levine",
        "Tim Tyrell-Smith",
    }
    if channel != "card":
        contested = {d.id: d for d in writer.request(**background, channel=channel).disagreements}
        assert len(contested["request-channel"].sides) >= 2
