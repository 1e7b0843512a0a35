"""A question for a quantity or for a thing by its name is answered by nothing that lacks it."""

import pytest

from coffeechat.library.demands import Demands


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How long should it take?", "Ask for a short meeting."),
        ("How long should it take?", "Half an hour, or 30 minutes, seems right."),
        ("How many of these should I do?", "At most four or five informational interviews on one topic."),
        ("How many jobs are advertised?", "It counts 9% of jobs as advertised."),
        ("What share of jobs is advertised?", "It counts 9% of jobs as advertised."),
        ("How soon must I call back?", "Call back within two days."),
        ("How often may I write?", "Write once a month."),
        ("Which day is best?", "Call on a Tuesday."),
        ("How much does it cost?", "It costs $20."),
        ("How should I dress?", "Dress like your contact."),
    ],
)
def test_a_text_with_the_quantity_asked_for_may_answer(question, text):
    assert Demands.of(question).met_by(text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How long should it take?", "Be patient."),
        ("How many people should I write to?", "Ask for 30 minutes."),
        ("What share of requests is accepted?", "Ask for 30 minutes."),
        ("How soon must I send it?", "Send a note by hand."),
        ("How often may I write?", "Write a note by hand."),
        ("Which day is best?", "Ask for 30 minutes."),
        ("How much does it cost?", "Pay for the coffee."),
    ],
)
def test_a_text_without_it_does_not(question, text):
    assert not Demands.of(question).met_by(text)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What is the STAR method?", {"star"}),
        ("Is LinkedIn Premium worth it?", {"linkedin", "premium"}),
        ("can ChatGPT write the note", {"chatgpt"}),
        ("should I put #OpenToWork there", {"#opentowork"}),
        ("Can I write to somebody at Google or to Anna?", set()),
        ("My contact's assistant is on leave. Should I meet the CEO on Tuesday?", set()),
        ("I'm in HR. Is my CV of use?", set()),
    ],
)
def test_a_thing_with_a_name_is_told_from_people_and_places(question, names):
    assert Demands.of(question).names == names


def test_an_answer_speaks_of_the_thing_that_is_named():
    demands = Demands.of("Is LinkedIn Premium worth it?")
    assert demands.met_by("LinkedIn's Premium plan shows who looked at you.")
    assert not demands.met_by("Connect on LinkedIn afterwards.")
