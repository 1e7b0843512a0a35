"""Which sentences are left in doubt."""

import numpy as np
import pytest

from coffeechat.library.embeddings import MiniLM
from coffeechat.rules import Meaning, find_doubts, load_rules, parse_draft
from coffeechat.rules.doubts import MOST
from coffeechat.rules.meaning import Weights

BAD = "My directors ran a fine old business into the ground with their eyes shut, but there we are."


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    return Meaning(MiniLM().embed)


def doubts(text, meaning, kind="outreach", said=(), rules=None):
    found = find_doubts(rules or [*load_rules().values()], parse_draft(text), kind, meaning, said)
    return [(text[slice(*doubt.sentence)], [rule.id for rule in doubt.rules]) for doubt in found]


def test_a_sentence_that_almost_breaks_a_rule_is_in_doubt(meaning):
    found = dict(doubts(f"Dear Ms Berg,\n\n{BAD} Could we talk?\n\nDana\n", meaning))
    assert found[BAD][0] == "speaks-ill"


def test_what_something_was_said_of_is_not_in_doubt(meaning):
    assert not doubts(BAD, meaning, said=[(3, 20)])


def test_no_passed_example_of_a_card_is_in_doubt(meaning):
    for rule in load_rules().values():
        for example in map(rule.example, rule.examples.passes):
            found = doubts(example.text, meaning, example.kind, rules=[rule])
            assert example.text not in dict(found), (rule.id, example.text)


def test_an_omission_or_a_card_of_another_kind_is_never_in_doubt(meaning):
    rules = load_rules()
    assert not doubts(BAD, meaning, rules=[rule for rule in rules.values() if rule.shape == "omission"])
    assert not doubts(BAD, meaning, rules=[rule for rule in rules.values() if "outreach" not in rule.kinds])


def test_only_the_nearest_few_are_asked_about(meaning):
    rule = load_rules()["speaks-ill"]
    keen = Weights({"speaks-ill": 0}, np.zeros((1, 384), np.float32), np.array([-1.0]), np.array([0.0]))
    text = " ".join(f"My boss number {n} was an idiot of the worst sort." for n in range(9))
    assert len(doubts(text, Meaning(meaning.embed, keen), rules=[rule])) == MOST
