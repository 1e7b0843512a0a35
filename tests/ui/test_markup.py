"""Texts as HTML: every text escaped, every mark in its place."""

import re

from hypothesis import given
from hypothesis import strategies as some

from coffeechat.ui.markup import Mark, compared, escape, marked


def test_offsets_count_code_points():
    assert marked("😀 ask me", [Mark(2, 5, "error")]) == '😀 <mark class="cc-error">ask</mark> me'


def test_overlapping_marks_keep_every_word_once_and_label_at_their_ends():
    html = marked("abcdef", [Mark(0, 4, "error", "1"), Mark(2, 6, "advice", "2")])
    assert html == (
        '<mark class="cc-error">ab</mark><mark class="cc-error">cd</mark><sup>1</sup>'
        '<mark class="cc-advice">ef</mark><sup>2</sup>'
    )


def test_a_mark_outside_the_text_is_not_drawn():
    assert marked("abc", [Mark(2, 9, "error"), Mark(1, 1, "error")]) == "abc"


def test_what_changed_is_shown_by_word():
    assert compared("I want a job now", "I want advice now") == "I want<del> a job</del><ins> advice</ins> now"


def test_a_few_words_between_two_changes_do_not_stay():
    assert compared("A b c d e f g", "A x c d y f g") == "A<del> b c d e</del><ins> x c d y</ins> f g"


@given(some.lists(some.sampled_from(["a", "b", "c", "<d>"])), some.lists(some.sampled_from(["a", "b", "c", "<d>"])))
def test_what_stays_and_what_is_new_is_the_revision(before, after):
    html = compared(" ".join(before), " ".join(after))
    kept = re.sub("<del>.*?</del>", "", html).replace("<ins>", "").replace("</ins>", "")
    assert kept == escape(" ".join(after))


@given(some.text(max_size=40), some.lists(some.tuples(some.integers(0, 40), some.integers(0, 40)), max_size=4))
def test_without_its_tags_a_marked_text_is_the_escaped_text(text, spans):
    html = marked(text, [Mark(start, end, "k") for start, end in spans])
    assert html.replace('<mark class="cc-k">', "").replace("</mark>", "") == escape(text)
