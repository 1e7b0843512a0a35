"""Sentences keep their offsets, whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.prose import split_sentences


@given(st.text(max_size=300))
def test_every_sentence_is_where_it_says(text):
    for span in split_sentences(text):
        assert text[span.start : span.end] == span.text == span.text.strip()


@given(st.text(alphabet="aB. \n?!-•1)é😀\u200f", max_size=200))
def test_nothing_but_white_space_is_left_out(text):
    kept = "".join(span.text for span in split_sentences(text))
    assert "".join(kept.split()) == "".join(text.split())


def test_abbreviations_lists_and_wrapped_lines():
    text = "Hi Dr. Smith,\n\nCould we talk for 30 mins (e.g. Tue\nat 3 p.m.)? Thanks!\n- one. One more\n• two\n1. three"
    assert [span.text for span in split_sentences(text)] == [
        "Hi Dr. Smith,",
        "Could we talk for 30 mins (e.g. Tue\nat 3 p.m.)?",
        "Thanks!",
        "- one.",
        "One more",
        "• two",
        "1. three",
    ]


@pytest.mark.parametrize(
    "sentence",
    ["I spoke with Ms. Dale yesterday.", "It took approx. 3 days.", "Dr. J. R. Okafor and Mrs. Lee met at St. Mary's."],
)
def test_a_title_or_an_initial_ends_no_sentence(sentence):
    assert [span.text for span in split_sentences(f"{sentence} It was good.")] == [sentence, "It was good."]


def test_lone_surrogates_keep_their_place():
    assert [span.text for span in split_sentences("So \ud800 it is. Yes.")] == ["So \ud800 it is.", "Yes."]
