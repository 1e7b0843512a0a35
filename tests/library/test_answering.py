"""A document that the user added answers what it says, and not what it is merely about."""

import pytest

from coffeechat.library import Library
from coffeechat.library.answering import measure_sureness
from coffeechat.settings import load_settings

GUIDE = """Alumni evenings at Marlow College

The alumni office holds an evening every March in the boat house. Former students of chemistry and law come each year,
and a student may bring a short list of questions. Entry costs nothing, but a place has to be booked by e-mail at
least ten days ahead, because the boat house seats forty people.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Library:
    home = tmp_path_factory.mktemp("answering")
    (home / "guide.txt").write_text(GUIDE, encoding="utf-8")
    opened = Library.open(load_settings(home=home / "home"))
    opened.add([home / "guide.txt"])
    return opened


@pytest.mark.parametrize(
    "question", ["When are the alumni evenings held at Marlow College?", "How many people does the boat house seat?"]
)
def test_what_it_says_is_answered(library, question):
    (first, *_) = library.answers(question)
    assert "boat house" in first.text


@pytest.mark.parametrize(
    "question",
    ["Who founded Marlow College?", "What percentage of students find work after the alumni evenings?",
     "Is the Marlow Card accepted at the alumni evenings?"],
)  # fmt: skip
def test_what_it_is_merely_about_is_not(library, question):
    assert library.answers(question) == []


def test_words_of_the_title_are_no_answer():
    question, title = "Who built the Marlow bridge?", "Marlow bridge"
    assert measure_sureness(question, title, "The Marlow bridge is long.", 0.5) == 0.5
    assert measure_sureness(question, title, "Tierney Clark built it.", 0.5) > 0.5


def test_a_question_about_a_speaker_is_answered_by_that_speaker(library):
    answers = library.answers("What does Paula Pope say about a resume?")
    assert {hit.source for hit in answers} == {"pope"}
