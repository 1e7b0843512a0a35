"""Which sentences are left in doubt; how far they are from a rule's threshold is played."""

import gc
import weakref

import pytest

from coffeechat.library.embeddings import MiniLM
from coffeechat.rules import find_doubts, load_rules, parse_draft
from coffeechat.rules.doubts import MOST

BAD = "My directors ran a fine old business into the ground with their eyes shut, but there we are."
RULES = load_rules()


class Reading:
    """Reads every sentence as being in doubt to the rules named, the first of them most; it embeds as what ships."""

    def __init__(self, *rules: str) -> None:
        self.embed, self._rules = MiniLM().embed, rules

    def rank(self, rule, draft, doubt=0.0, **_more):
        """Return every sentence, with a lead that is a little less for each later rule."""
        if rule.id not in self._rules:
            return []
        return [(-doubt + 1 / (1 + self._rules.index(rule.id)), sentence) for sentence in draft.sentences]


def doubts(text, *names, kind="outreach", said=(), rules=RULES):
    found = find_doubts([*rules.values()], parse_draft(text), kind, Reading(*names), said)
    return [(text[slice(*doubt.sentence)], [rule.id for rule in doubt.rules]) for doubt in found]


def test_a_sentence_that_almost_breaks_a_rule_is_in_doubt():
    assert doubts(BAD, "speaks-ill") == [(BAD, ["speaks-ill"])]
    assert not doubts(BAD)


def test_the_likeliest_rule_is_the_first():
    text = "I am desperate and nobody here helps me."
    [(_, rules)] = doubts(text, "desperate-tone", "all-about-me")
    assert rules[0] == "desperate-tone"


def test_what_something_was_said_of_is_not_in_doubt():
    assert not doubts(BAD, "speaks-ill", said=[(3, 20)])


@pytest.mark.parametrize("name", [rule.id for rule in RULES.values() if rule.shape == "violation"])
def test_no_passed_example_of_a_card_is_in_doubt(name):
    rule = RULES[name]
    for example in map(rule.example, rule.examples.passes):
        found = doubts(example.text, name, kind=example.kind, rules={name: rule})
        assert example.text not in dict(found), example.text


def test_an_omission_or_a_card_of_another_kind_is_never_in_doubt():
    omissions = {name: rule for name, rule in RULES.items() if rule.shape == "omission"}
    assert not doubts(BAD, *omissions, rules=omissions)
    assert not doubts("Do you like it?", "closed-question", kind="outreach")


def test_a_reading_goes_with_whoever_made_it():
    reading = Reading("speaks-ill")
    find_doubts([RULES["speaks-ill"]], parse_draft(BAD), "outreach", reading, ())
    gone = weakref.ref(reading)
    del reading
    gc.collect()
    assert gone() is None


def test_only_the_nearest_few_are_asked_about():
    text = " ".join(f"My boss number {number} was an idiot of the worst sort." for number in range(9))
    assert len(doubts(text, "speaks-ill")) == MOST
