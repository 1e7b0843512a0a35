"""Similarity to a card's own examples and the learnt reading, with an embedding made for the test."""

import numpy as np

from coffeechat.rules import Meaning, find_faults, find_strengths, load_rules, parse_draft
from coffeechat.rules.meaning import Weights

RULES = load_rules()


def embed(texts):
    """Give texts that mention hiring one direction and all others another."""
    return np.array([[1.0, 0.0] if "hiring" in text else [0.0, 1.0] for text in texts], dtype=np.float32)


def read(*rules):
    """Read the first direction as what each rule looks for."""
    one = np.ones(len(rules), np.float32)
    rows = {rule: row for row, rule in enumerate(rules)}
    return Meaning(embed, Weights(rows, np.array([[1.0, 0.0]] * len(rules), np.float32), 0 * one, 0.9 * one))


def test_a_sentence_near_the_flagged_examples_is_found_only_with_an_embedding():
    card = RULES["asks-for-job"].model_dump(by_alias=True)
    card["detect"] = [{"similarity": {"threshold": 0.9, "margin": 0.1}}]
    card["examples"] = {"flags": ["Are you hiring?"], "passes": ["I like grids."]}
    rule = type(RULES["asks-for-job"]).model_validate(card | {"id": "near"})
    draft = parse_draft("I like your talk. Your hiring page is down.")
    assert [draft.text[slice(*fault.span)] for fault in find_faults(rule, draft, "outreach", read())] == [
        "Your hiring page is down."
    ]
    assert find_faults(rule, draft, "outreach") == []


def test_a_violation_may_be_found_by_its_meaning_unless_the_card_excuses_it():
    rule = RULES["resume-attached"]
    draft = parse_draft("I like your talk. The hiring folder has all about me.")
    [fault] = find_faults(rule, draft, "outreach", read(rule.id))
    assert (draft.text[slice(*fault.span)], fault.found_by) == ("The hiring folder has all about me.", "similarity")
    excused = parse_draft("You asked for it. The hiring folder has all about me.")
    assert find_faults(rule, excused, "outreach", read(rule.id)) == []
    assert find_faults(rule, draft, "outreach") == []


def test_an_omission_is_none_where_a_sentence_means_it():
    rule = RULES["no-offer-to-help"]
    draft = parse_draft("Thanks for Monday. The hiring of goats is my trade and yours for the asking.")
    assert find_faults(rule, draft, "thank-you")
    assert find_faults(rule, draft, "thank-you", read(rule.id)) == []
    assert find_strengths(rule, draft, "thank-you", read(rule.id)) == [draft.sentences[1].span]


def test_rows_are_kept_for_the_next_question_but_not_for_ever():
    asked = []
    meaning = Meaning(lambda texts: asked.append(len(texts)) or embed(texts))
    meaning.embed(["a", "b", "a"])
    meaning.embed(["b"])
    assert asked == [2]
    for number in range(30):
        meaning.embed([f"{number} {n}" for n in range(100)])
    assert len(meaning._rows) <= 2_100
