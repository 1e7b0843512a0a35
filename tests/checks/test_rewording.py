"""What another wording may and may not do."""

import pytest

from coffeechat.checks.rewording import check_added, check_rewording, check_taken

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


@pytest.mark.parametrize(
    ("offline", "text"),
    [
        (
            "Three hospitals left; where do people go who leave a place like yours?",
            "When three hospitals left, where did they tend to go?",
        ),
        (
            "The first trial cut the average handover from 21 minutes to 13; what had been tried before?",
            "Before the first trial cut the average handover from 21 minutes to 13, what had your team already tried?",
        ),
        (
            "You have never sold patient data; what does it let you do that others cannot?",
            "What has never selling patient data allowed you to do that others cannot?",
        ),
        (
            "Thank you for the advice to keep a diary of every workaround on the ward for a month.",
            "Your advice to keep a diary of every workaround on the ward for a month has stayed with me, thank you.",
        ),
        (
            "I will send you the checklist from our tablet rollout.",
            "I will gladly send you the checklist from our tablet rollout, as we discussed.",
        ),
        ("Do you like your work?", "What do you like most about your work?"),
        (
            "I am writing to ask whether I may talk with you about your work as a nurse.",
            "I would be grateful for the chance to talk with you about your work as a nurse.",
        ),
    ],
)
def test_what_a_good_model_would_say_passes(offline, text):
    assert check_rewording(text, offline, []) is None


@pytest.mark.parametrize(
    "tail",
    [
        " Interview highly recommended.",
        ", subscribe now",
        ", gay people",
        ", how do solar panels work",
        " How did it go?",
        ", it was hard for the 猫",
        " 🚀",
    ],
)
def test_what_was_planted_does_not_ride_along(tail):
    offline = "What was hard about the move?"
    assert check_rewording(f"What was hard about the move{tail}?", offline, [])


def test_a_sentence_is_not_filled_up_from_the_rest_of_the_draft():
    sentence, rest = "Could we talk?", "I read your piece on how ferries are painted at night."
    assert "another sentence" in check_taken("Could we talk about how ferries are painted?", sentence, rest)
    assert check_taken("Could we talk about ferries?", sentence, rest) is None


@pytest.mark.parametrize(
    ("offline", "text", "complaint"),
    [
        (
            "When did Borealis and Lumen Credit last meet on your desk?",
            "When did borealis and lumen credit last meet on your desk?",
            "without its capital",
        ),
        (
            "What do you think will decide who is still around when every van is electric?",
            "When every van is electric, who do you think will still be around?",
            "no longer asks 'what'",
        ),
        (
            "You work across a good part of the world. What have you had to adapt to with colleagues far away?",
            "What have you had to adapt to with colleagues far away?",
            "no longer says the same",
        ),
        (
            "I read in your 2022 report that you hired 23,000 people. What has that changed in your own work?",
            "What has hiring 23,000 people changed in your own work in 2022?",
            "'2022' of the same thing",
        ),
        (
            "I read in a text from 2022 that many of your people are in unions. How do others get on with theirs?",
            "How do many others get on with the people of their unions?",
            "'2022' of the same thing",
        ),
        (
            "How much do well-known names like Teavana still count in your field?",
            "How much do well-known names like Teavana still count in my field?",
            "about 'my'",
        ),
        (
            "In 2020 you had 32,000 stores. What makes one of them run better than another?",
            "In 2020, while all 32,000 stores were running well, what made one of them run better than the others?",
            "connection 'while'",
        ),
        (
            "In 2020 you had 32,000 stores. What makes one of them run better than another?",
            "In 2020, when all 32,000 stores were running well, which one stood out as the one that ran better?",
            "no longer asks 'what'",
        ),
        (
            "I was interested to hear that the talk will show the work that is being done, including the recordings.",
            "The work that is being done includes the recordings.",
            "who speaks to whom",
        ),
    ],
    ids=[
        "names in small letters",
        "another question",
        "without what was read",
        "a year moved",
        "a year lost",
        "somebody else's field",
        "a claim by the way",
        "which one for why",
        "a statement to nobody",
    ],
)
def test_what_small_models_do_to_a_question(offline, text, complaint):
    assert complaint in check_rewording(text, offline, [])


def test_what_mends_a_sentence_may_change_its_figures():
    said, mended = "Could we talk for 90 minutes about your work?", "Could we talk for 20 minutes about your work?"
    assert check_rewording(mended, said, ["Ask for 20 minutes."], mending=True) is None
    assert "'90'" in check_rewording(mended, said, ["Ask for 20 minutes."])


def test_the_month_may_stands_in_a_sentence_and_the_verb_does_not():
    given = ["Thank you for showing me the yard in May."]
    assert check_rewording("Thank you for showing me the yard in May, which I enjoyed.", *given, []) is None
    assert "middle of another" in check_rewording("Thank you for showing me the yard May I return.", *given, [])


def test_a_title_that_begins_like_a_sentence_may_be_named():
    given = "the unsigned article In a Job Hunt, There is No Rush: Write to them once, and wait for a week."
    said = "The unsigned article In a Job Hunt, There is No Rush says: write to them once, and wait for a week."
    assert check_added(said, [given]) is None
    assert "middle of another" in check_added(said.replace("wait", "In wait"), [given])


def test_a_sentence_may_be_turned_around():
    offline = "When the north side and the south side both need the same people, how is that settled?"
    assert (
        check_rewording("How is it settled when the north and south sides both need the same people?", offline, [])
        is None
    )


@pytest.mark.parametrize(
    ("text", "offline"),
    [
        ("Thank you for saying that the day is the 30th.", "You said that the day is the 30th."),
        ("I want to keep what you said: “You know it.”", "You said something that I want to keep: “You know it.”"),
        (
            "You told me: they can hear you smile, they can hear you lie.",
            "They can hear you smile, they can hear you lie.",
        ),
    ],
)
def test_a_figure_a_capital_and_a_repetition_that_were_there_before(text, offline):
    assert check_rewording(text, offline, ["“”"]) is None


def test_a_figure_of_a_name_or_of_a_date_counts_nothing():
    for text in ("You said that GA4 takes 4 weeks.", "You said that GA4 takes until the 4th."):
        assert "the number" in check_rewording(text, "You said that GA4 takes weeks.", [])
    assert "the number" in check_rewording("It is 30 days from then.", "It is on the 30th.", ["days from then"])


def test_what_was_given_twice_excuses_no_other_repetition():
    offline = "You can hear them smile and you can hear them lie, and then they go home at night."
    assert check_rewording(offline, offline, []) is None
    again = "They go home at night, and you can hear them smile and lie, and then they go home at night."
    assert "repeats" in check_rewording(again, offline, [])
