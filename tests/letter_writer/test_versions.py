"""Versions of a letter: they differ in more than words, and each passes the checks."""

from itertools import combinations

import harper
import pytest

from coffeechat.checks.tracing import untraced
from coffeechat.errors import InputError

NOTES = """\
- advice: learn SQL first
- she started in billing in 2009
- "the kitchen teaches you to smell trouble"
- will intro me to Raj Patel
- I promised to send her my notes on triage
- struck me that she still works one shift a month
"""
PEOPLE = {"to": "Dana Whitfield", "sender": "Priya Nair"}
FAULTS = {"Agreement", "Grammar", "Repetition"}


def told(letter) -> list[str]:
    return [fact.quote for s in letter.sentences if s.from_ != "courtesy" for fact in s.from_ if fact.source == "notes"]


@pytest.mark.parametrize("register", ["plain", "formal", "warm", "brief"])
def test_versions_tell_other_facts_or_in_another_order_or_at_another_length(writer, register):
    letters = writer.versions("thank-you", 4, **PEOPLE, notes=NOTES, register=register).letters
    assert [letter.variant for letter in letters] == [1, 2, 3, 4]
    assert all(told(one) != told(other) for one, other in combinations(letters, 2))
    assert told(letters[0])[0] != told(letters[1])[0]
    assert len(letters[2].text.split()) > len(letters[0].text.split()) or register == "brief"


@pytest.mark.parametrize("channel", ["email", "card", "linkedin"])
def test_each_version_keeps_the_limits_invents_nothing_and_is_good_grammar(writer, cases, channel):
    linter = harper.Linter()
    for case in cases[::5]:
        inputs = {"notes": case["notes"], "to": case["to"], "from": case["sender"]}
        for letter in writer.versions("thank-you", 4, **case, channel=channel).letters:
            where = case["to"], letter.variant
            count = len(letter.text.split())
            assert count <= {"email": 180, "card": 80, "linkedin": 60}[channel], where
            assert channel != "card" or count >= 40, where
            assert channel != "linkedin" or len(letter.text) <= 300, where
            assert [p for s in letter.sentences for p in untraced(letter.text[s.start : s.end].strip(), inputs)] == []
            lints = linter.lint(letter.text.replace("\n", " "))
            assert [lint.message for lint in lints if lint.lint_kind in FAULTS] == [], where


def test_one_version_is_the_same_as_among_several(writer):
    several = writer.versions("thank-you", 3, **PEOPLE, notes=NOTES).letters
    assert writer.thank_you(**PEOPLE, notes=NOTES, variant=2) == several[1]
    assert writer.thank_you(**PEOPLE, notes=NOTES) == several[0]


def test_notes_that_give_little_give_fewer_versions_and_that_is_said(writer):
    some = writer.versions("thank-you", 4, **PEOPLE, notes="advice: learn SQL first")
    assert len(some.letters) < 4
    assert "more than words" in some.warnings[0]
    with pytest.raises(InputError, match="no version 4"):
        writer.thank_you(**PEOPLE, notes="advice: learn SQL first", variant=4)


@pytest.mark.parametrize("count", [0, -1])
def test_no_versions_are_not_a_number_of_versions(writer, count):
    with pytest.raises(InputError) as error:
        writer.versions("thank-you", count, **PEOPLE, notes=NOTES)
    assert error.value.where == "--variants"


def test_versions_of_a_request_differ_in_order_and_length(writer, background):
    first, second, third = writer.versions("request", 3, **background).letters
    assert second.text.index("heard your talk") < second.text.index("My name is") > 0
    assert first.text.index("heard your talk") > first.text.index("My name is")
    assert len(third.text) < len(first.text)


def test_versions_of_a_follow_up_differ(writer):
    notes = NOTES + "\nUpdate: I met Raj on Monday."
    letters = writer.versions("follow-up", 3, **PEOPLE, notes=notes).letters
    assert all(told(one) != told(other) for one, other in combinations(letters, 2))
    assert all("I met Raj on Monday." in letter.text for letter in letters)
