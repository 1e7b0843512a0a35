"""Durations in the wordings that people use."""

import pytest

from coffeechat.rules import find_faults, load_rules, parse_draft
from coffeechat.rules.quantities import find_durations


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("an hour", 60),
        ("half an hour", 30),
        ("a half hour", 30),
        ("45 mins", 45),
        ("a quick 20", 20),
        ("forty-five minutes", 45),
        ("a couple of hours", 120),
        ("20-30 minutes", 30),
        ("between 30 and 60 minutes", 60),
        ("30 to 45 min", 45),
        ("1.5 hrs", 90),
        ("an hour and a half", 90),
        ("an hour or two", 120),
        ("three quarters of an hour", 45),
        ("a quarter of an hour", 15),
        ("1h", 60),
        ("1h30", 90),
        ("thirty mins", 30),
        ("one full hour", 60),
        ("one and a half hours", 90),
    ],
)
def test_a_duration_is_read_as_minutes(text, minutes):
    assert [duration.minutes for duration in find_durations(f"could we have {text} please")] == [minutes]


@pytest.mark.parametrize("text", ["at 5 pm", "on 3 May", "for 12 people", "a good minute-taker"])
def test_other_numbers_are_no_durations(text):
    assert [d for d in find_durations(text) if d.minutes > 1] == []


def test_questions_of_one_breath_are_counted():
    rule = load_rules()["too-many-questions"]
    asked = "how you began, what you drew, who taught you, how you bid, where you rent, what you pay, why you stay"
    long = parse_draft(f"Here is what I want to hear: {asked}, and {asked}.")
    assert [fault.sentence for fault in find_faults(rule, long, "questions")] == [long.sentences[0].span]
    assert not find_faults(rule, parse_draft(f"Here is what I want to hear: {asked}."), "questions")
