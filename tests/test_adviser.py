"""Answers come from verified sentences, name every side, and are not given where the library does not say."""

import json
from pathlib import Path

import pytest

from coffeechat.adviser import NOT_SAID, Adviser
from coffeechat.checks.quotes import verify_citation
from coffeechat.library import Library
from coffeechat.settings import load_settings

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "evals/retrieval/questions.jsonl").read_text(encoding="utf-8").splitlines()
]
UNSAID = [case["question"] for case in CASES if not case["refs"]]
SAID = [case["question"] for case in CASES if case["refs"]]


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Library:
    return Library.open(load_settings(home=tmp_path_factory.mktemp("advised") / "home"))


@pytest.fixture
def adviser(library) -> Adviser:
    return Adviser(library)


def test_an_answer_cites_what_it_says(adviser, library):
    answer = adviser.ask("Can I complain about my old boss?")
    assert answer.answered
    assert answer.citations[0].source == "pope"
    for citation in answer.citations:
        assert verify_citation(citation, library.stored(citation.source).text)
        assert citation.quote in answer.answer


def test_a_digest_is_introduced_as_our_words_and_never_quoted(adviser):
    answer = adviser.ask("Who pays for the coffee?").answer
    assert "in our words:" in answer
    assert "“" not in answer


@pytest.mark.parametrize(("stance", "advised"), [("learning", "Paula Pope"), ("direct", "How to Conduct")])
def test_a_disagreement_names_every_side_and_the_stance_says_which_advises(adviser, stance, advised):
    answer = adviser.ask("May I ask for a job?", stance)
    assert [entry.id for entry in answer.disagreements] == ["asking-for-a-job"]
    for name in ("Paula Pope", "Caroline Ceniza-Levine", "Tim Tyrell-Smith", "No Such Thing", "How to Conduct"):
        assert name in answer.answer
    (chosen,) = [part for part in answer.answer.split("\n\n") if "the side that your stance follows" in part]
    assert advised in chosen


def test_a_side_of_another_disagreement_is_not_told_alone(adviser, library):
    question = "Is it OK to ask for a job?"
    assert "pope#no-referral" in {f"{hit.source}#{hit.locator}" for hit in library.answers(question, 3)}
    answer = adviser.ask(question)
    assert [entry.id for entry in answer.disagreements] == ["asking-for-a-job"]
    assert "introduction" not in answer.answer


def test_a_passage_that_takes_a_side_by_the_way_is_told_before_the_sides(adviser):
    answer = adviser.ask("I'm scared they'll say no").answer
    advice, _, sides = answer.partition("On a question near this one the sources disagree:")
    assert "Fear of rejection" in advice
    assert "Neil, commenting on Tim Tyrell-Smith" in sides


@pytest.mark.parametrize(
    "question",
    ["What is the deadline for the thank-you note?", "What should I wear on a video call?",
     "How many applications should I send?", "What is the STAR method?", "Is LinkedIn Premium worth it?",
     "Do I send a calendar invite?", "What percentage of these talks leads to an offer?"],
)  # fmt: skip
def test_what_no_article_says_is_not_answered(adviser, question):
    answer = adviser.ask(question)
    assert (answer.answered, answer.answer, answer.citations) == (False, NOT_SAID, [])


def test_it_answers_what_is_said_and_refuses_the_rest(library):
    refused = [question for question in UNSAID if not library.answers(question)]
    answered = [question for question in SAID if library.answers(question)]
    assert len(refused) >= 0.9 * len(UNSAID)
    assert len(answered) >= 0.85 * len(SAID)


def test_an_original_is_quoted_verbatim(shared, tmp_path):
    library = Library.open(load_settings(home=tmp_path / "home"))
    library.add([next((shared / "articles").glob("000*"))])
    answer = Adviser(library).ask("Can I complain about my old boss?")
    (citation,) = [citation for citation in answer.citations if citation.source == "pope"]
    assert citation.text == "original"
    assert f"“{citation.quote}”" in answer.answer
    assert library.stored("pope").text[citation.start : citation.end] == citation.quote


def test_a_reader_who_asks_answers_nothing(shared, tmp_path):
    library = Library.open(load_settings(home=tmp_path / "home"))
    library.add([next((shared / "articles").glob("003*"))])
    answers = library.answers("What should I not say?", 10)
    assert answers
    assert not [hit for hit in answers if hit.voice == "commenter" and "?" in hit.text]
