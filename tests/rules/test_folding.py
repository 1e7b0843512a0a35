"""Folded text keeps every offset."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.rules import parse_draft
from coffeechat.rules.folding import fold


def test_spellings_of_one_word_are_folded_to_one():
    assert fold("Your résumé—“I’m\u200b”  fine\n😀ok").text == 'Your resume-"I\'m" fine ok'


def test_a_folded_span_points_at_the_original_words():
    text = "My re\u0301sume\u0301 is 😀 attached"
    folded = fold(text)
    start = folded.text.index("resume")
    assert text[slice(*folded.span(start, start + 6))] == "re\u0301sume\u0301"


@given(st.text(max_size=200))
def test_parsing_any_text_keeps_spans_inside_it_and_in_order(text):
    spans = [sentence.span for sentence in parse_draft(text).sentences]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("text", ["\ud800 lone", "a\x00b", "שלום, are you hiring?", "e\u0301" * 50])
def test_odd_characters_do_not_stop_the_parser(text):
    assert parse_draft(text).text == text
