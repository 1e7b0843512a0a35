"""The gates that every question passes."""

import pytest

from coffeechat.checks.questions import alike, answered, check_plan, check_question, is_closed, pasted, told_why
from coffeechat.model import Fact, Question, QuestionPlan, Section

ABOUT = (
    "Brightmill employs 210 people in Leeds. We closed our Hull mill in May and moved forty looms to Leeds by hand "
    "because nobody trusted the road."
)
INPUTS = {"about:1": ABOUT}


def ask(text, facts=()):
    return Question(text=text, why="w", facts=list(facts), advice=[], follow_up="f", priority=1)


def gates(text, phase="company", stance="learning", facts=()):
    return {reason.gate for reason in check_question(ask(text, facts), phase, INPUTS, stance)}


def test_a_good_question_passes():
    fact = Fact(quote="closed our Hull mill", source="about:1", start=43, end=63)
    assert ABOUT[43:63] == fact.quote
    assert gates("Since Hull was closed, what has become of the people who ran it?", facts=[fact]) == set()


@pytest.mark.parametrize(
    ("text", "gate"),
    [
        ("Do you like working here?", "closed"),
        ("I read about Hull. Was that hard?", "closed"),
        ("Tell me about Hull.", "closed"),
        ("What changed in Leeds, and how did people take it?", "double"),
        ("What changed in Leeds? How did people take it?", "double"),
        ("What openings are there, or are you hiring in Leeds?", "job"),
        ("What would it take for you to hire me?", "job"),
        ("What is the worst thing about your boss?", "dirt"),
        ("Why do so many people leave Leeds?", "dirt"),
        ("How many people work for you?", "answered"),
        ("Why did you say: moved forty looms to Leeds by hand because nobody trusted the road?", "pasted"),
        ("How do our customers see the move?", "person"),
        ("What does the registrant make of its forward-looking statements?", "legal"),
        ("What " + "very " * 40 + "odd thing happened?", "long"),
    ],
)
def test_each_gate_closes(text, gate):
    assert gate in gates(text)


def test_a_fact_that_is_not_verbatim_is_found():
    assert "fact" in gates(
        "What became of Hull?", facts=[Fact(quote="shut our Hull mill", source="about:1", start=43, end=61)]
    )
    assert "fact" in gates("What became of Hull?", facts=[Fact(quote="Brightmill", source="about:2", start=0, end=10)])


def test_a_courtesy_may_be_closed_at_the_end_only():
    text = "May I write to you in a few weeks?"
    assert gates(text, phase="closing") == set()
    assert gates(text, phase="company") == {"closed"}


def test_a_wish_for_a_job_passes_under_direct_only():
    text = "I would like to work here one day; what would you want to see from me first?"
    assert "job" in gates(text, stance="learning")
    assert "job" not in gates(text, stance="direct")


def test_open_and_closed():
    assert is_closed("Is that true?")
    assert not is_closed("Could you tell me what changed?")
    assert not is_closed("You closed Hull; with whom did you talk first?")


def test_answered_needs_the_answer_in_the_material():
    assert answered("How many people work here?", INPUTS)
    assert not answered("How many people work here?", {"about:1": "We make cloth."})
    assert not answered("How many people work here?", {"contact": ABOUT})


@pytest.mark.parametrize(
    ("rest", "found"),
    [(" because of the flood. It rained.", True), (". That was due to the flood.", True), (". It rained.", False)],
)
def test_a_reason_that_the_material_gives_is_not_asked_for(rest, found):
    told = "We moved forty looms to Leeds"
    question = ask("You moved forty looms to Leeds. What led to that?")
    question = question.model_copy(update={"facts": [Fact(quote=told, source="about:1", start=0, end=len(told))]})
    inputs = {"about:1": told + rest}
    assert bool(told_why(question, inputs)) is found
    assert ("answered" in {reason.gate for reason in check_question(question, "company", inputs, "learning")}) is found
    other = question.model_copy(update={"text": "You moved forty looms to Leeds. How did people take it?"})
    assert not told_why(other, {"about:1": told + rest})


def test_pasted_counts_eleven_words_in_a_row():
    assert pasted("So you moved forty looms to Leeds by hand because nobody trusted the road?", INPUTS)
    assert not pasted("So you moved forty looms to Leeds by hand?", INPUTS)


def test_alike_by_words():
    assert alike("What did the move to Leeds change?", ["What did the move to Leeds change for you?"])
    assert not alike("What did the move to Leeds change?", ["Who taught you to weave?"])


def plan_of(minutes, *texts):
    section = Section(phase="company", minutes=10, questions=[ask(text) for text in texts])
    return QuestionPlan(
        company="Brightmill",
        tailored=True,
        minutes=minutes,
        stance="learning",
        opening="o",
        sections=[section],
        avoid=[],
        closing="c",
    )


def test_a_plan_may_not_repeat_itself_and_its_minutes_add_up():
    assert check_plan(plan_of(10, "What did the move to Leeds change?"), INPUTS) == []
    twice = check_plan(plan_of(10, "What did the move change?", "What did the move change?"), INPUTS)
    assert {reason.gate for reason in twice} == {"repeated"}
    assert {reason.gate for reason in check_plan(plan_of(11, "What changed?"), INPUTS)} == {"minutes"}
