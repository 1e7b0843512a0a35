"""What another wording may and may not do."""

import pytest

from coffeechat.checks.rewording import check_rewording

OFFLINE = "I read that the team moved its order system to three regions. What was hard about it?"
GIVEN = ["The team at Borealis moved its order system to three regions in 2023.", "Ada Okafor, engineer"]


@pytest.mark.parametrize(
    "text",
    [
        "When the team moved its order system to three regions, what turned out harder than you expected?",
        "Ada, what was hard for your team about moving the order system to three regions in 2023?",
        "What was hard about Borealis's order system moving to three regions?",
        "What did Borealis find hard about moving the order system to three regions?",
    ],
)
def test_other_words_for_the_same(text):
    assert check_rewording(text, OFFLINE, GIVEN) is None


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("When the team moved its order system to four regions, what was hard?", "the number 'four'"),
        ("When the team moved 40% of the order system to regions, what was hard?", "the number '40'"),
        ("When the team moved its order system to Oslo and three regions, what was hard?", "the name 'Oslo'"),
        ("Siemens moved its order system to three regions; what was hard for the team?", "the name 'Siemens'"),
        ("What was “hard” about moving the order system to three regions for the team?", "the mark"),
        ("The team moved its order system to three regions! What was hard?", "the mark"),
        ("The team moved its order system to [three] regions. What was hard?", "the blank"),
        ("When the team moved its order system to three regions, what was not hard?", "a yes into a no"),
        ("What was hard for the team, what was hard for the team about the order system?", "repeats itself"),
        ("What does the team order?", "no longer says the same"),
        ("What is your favourite colour?", "too much"),
    ],
)
def test_what_was_not_said(text, complaint):
    assert complaint in check_rewording(text, OFFLINE, GIVEN)


def test_much_that_was_not_given():
    text = "Thank you for the advice, which saved my marriage, healed old wounds and calmed angry neighbours."
    assert "too much" in check_rewording(text, "Thank you for the advice.", [])


def test_a_blank_stays():
    assert "drops the blank" in check_rewording("Could we talk?", "Could we talk at [two times that suit you]?", [])
