"""Planted inventions are caught, and true sentences pass."""

from pathlib import Path

import pytest
import yaml

from coffeechat.checks.tracing import untraced

FOLDER = Path(__file__).resolve().parents[2] / "evals/thank-you"
CASES = {case["id"]: case for case in yaml.safe_load((FOLDER / "cases.yaml").read_text(encoding="utf-8"))}
PLANTED = yaml.safe_load((FOLDER / "planted.yaml").read_text(encoding="utf-8"))


def trace(case_id, text):
    case = CASES[case_id]
    return untraced(text, {"notes": case["notes"], "to": case["to"], "from": case["sender"]})


def test_planted_inventions_are_caught():
    missed = [plant["text"] for plant in PLANTED if not trace(plant["case"], plant["text"])]
    assert len(PLANTED) >= 60
    assert len(missed) <= 0.05 * len(PLANTED), missed


@pytest.mark.parametrize(
    ("case", "text"),
    [
        ("mayo-telegraphic", "Thank you for offering to introduce me to Raj (data engineering)."),
        ("mayo-telegraphic", "As promised, I will send you my notes on triage."),
        ("nurse-bullets", "I enjoyed hearing how you ran the ED at St. Luke's for six years."),
        ("designer-us", "Thank you for telling me how you moved from Accra to Pittsburgh in 2012."),
        ("data-bootcamp", "I will send you the updated dashboard by Nov 20."),
        ("funny", "I wrote down something you said: “Nobody ever got promoted for a clever regex”."),
        ("sad", "Thank you very much for taking the time to talk with me."),
    ],
)
def test_true_sentences_pass(case, text):
    assert trace(case, text) == []


def test_a_blank_is_passed_over():
    assert trace("sad", "You might like this: [an article about Paris].") == []


def test_what_is_wrong_is_named():
    assert "Python" in trace("mayo-telegraphic", "I will remember your advice to learn Python first.")[0]


@pytest.mark.parametrize(
    ("notes", "invented"),
    [
        ("vet, once had to anaesthetise a giraffe", "I will remember how I anaesthetised a giraffe."),
        ("the union paid half of mine", "It was good to hear that the union paid all of yours."),
        ("he knows one who started at 40", "Thank you for telling me how you started at 40."),
        ("offered to look over my cover letter", "Thank you for offering to write my cover letter."),
    ],
)
def test_deeds_and_amounts_are_those_of_the_notes(notes, invented):
    assert untraced(invented, {"notes": notes, "to": "Luis Ferreira", "from": "Hanna"})
