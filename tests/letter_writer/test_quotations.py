"""Their own words between quotation marks: whole, complete and theirs."""

import pytest

from coffeechat.letter_writer.quotations import find_sayings, quote


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('"people call you on the worst day. Act like it."', "“People call you on the worst day. Act like it.”"),
        (
            'She told that the menu must be short: "five things, and you know each one"',
            "“Five things, and you know each one.”",
        ),
        ('thinks AI will not, "the ship is late, who do you shout at"', "“The ship is late, who do you shout at?”"),
        ('says "you dont learn it from books"', "“You don't learn it from books.”"),
    ],
)
def test_a_saying_is_kept_whole(line, said):
    ((start, end),) = find_sayings(line)
    assert quote(line[start:end]) == said


@pytest.mark.parametrize(
    "line",
    [
        'I said "you learn it from books"',
        'her boss always said "nobody reads the report"',
        'Tom said "nobody reads the report"',
        'the book "Everybody Lies All the Time"',
        'because the machine "doesn\'t understand a comma at all"',
        'she signed off "stay awake"',
        'she said "careful, I\'ll say yes"',
        'Don\'t say "I have only been at home"',
        'Feb-Apr = "you do not have a family"',
    ],
)
def test_words_of_others_titles_and_pieces_are_no_sayings(line):
    assert find_sayings(line) == []


def test_what_stands_between_two_quotations_is_none():
    line = 'In court you say "I" all day long and "Nobody laughs at a judge twice."'
    assert [line[start:end] for start, end in find_sayings(line)] == ['"Nobody laughs at a judge twice."']
    pipe = '6" pipe. "Nobody laughs at a judge twice."'
    assert [pipe[start:end] for start, end in find_sayings(pipe)] == ['"Nobody laughs at a judge twice."']
