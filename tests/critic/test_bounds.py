"""Hostile and strange text: bounded work, and spans that stay exact."""

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from coffeechat.rules import find_faults, load_rules, parse_draft
from coffeechat.rules.detectors import _expressions

RULES = load_rules()
LONG = 100_000
ODD = "".join(
    [
        "\U0001f469\u200d\U0001f4bb\U0001f1e9\U0001f1ea",  # a person at a computer, a flag
        "\u05e9\u05dc\u05d5\u05dd\u0627\u0644\u200f\u202e",  # Hebrew, Arabic and their marks of direction
        "\u200b\u200d\ufeff\u0301\u0308e\u0301n\u0303\u00a0 \n",  # no width, combining, spaces
    ]
)
HOSTILE = ["a" * LONG, "my boss is " * (LONG // 11), "(" * LONG, "if you have any " * (LONG // 16), "x, " * (LONG // 3)]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_every_pattern_is_one_of_re2_which_never_backtracks(rule):
    compiled = [
        one
        for number, detector in enumerate(rule.detect)
        if not detector.similarity
        for one in vars(_expressions(rule, number)).values()
        if one is not None
    ]
    assert all(isinstance(one, type(re2.compile("x"))) for one in compiled)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_draft_has_at_most_one_fault_of_a_rule_a_sentence(text):
    draft = parse_draft(text)
    for rule in RULES.values():
        assert len(find_faults(rule, draft, rule.kinds[0])) <= max(1, len(draft.sentences))


@settings(max_examples=40, deadline=None)
@given(st.text(ODD, max_size=12), st.text(ODD, max_size=12))
def test_emoji_and_marks_around_the_words_keep_spans_exact(before, after):
    text = f"Hi Ana,\n\nI read your note {before}. Are you hiring at the moment? {after}\n\nJo"
    [fault] = find_faults(RULES["asks-for-job"], parse_draft(text), "outreach")
    assert text[slice(*fault.match)].startswith("Are you hiring")
    assert "Are you hiring at the moment?" in text[slice(*fault.sentence)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["\u200b", "\u200d", "\u0301", "\ufeff", "\u202e"]), min_size=1, max_size=3))
def test_invisible_characters_within_a_word_do_not_hide_it(marks):
    hidden = "hir" + "".join(marks) + "ing"
    text = f"Hi Ana,\n\nAre you {hidden} now?\n\nJo"
    [fault] = find_faults(RULES["asks-for-job"], parse_draft(text), "outreach")
    assert hidden in text[slice(*fault.match)]
