"""A card of the user's own gets the same tests as ours."""

from coffeechat.rules import load_rules
from coffeechat.rules.trial import try_card

CARD = load_rules()["no-time-limit"]


def test_a_sound_card_has_no_complaint():
    assert try_card(CARD) == []


def test_an_example_judged_wrong_and_too_few_of_them_are_told():
    page = CARD.examples.model_copy(update={"flags": CARD.examples.passes[:1], "passes": CARD.examples.passes})
    complaints = try_card(CARD.model_copy(update={"examples": page}))
    assert "examples.flags has 1 of at least 4" in complaints
    assert any(complaint.startswith("examples.flags 1 is judged wrong") for complaint in complaints)
