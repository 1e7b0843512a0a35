"""Similarity to a card's own examples, with an embedding made for the test."""

import numpy as np

from coffeechat.rules import find_faults, load_rules, parse_draft


def embed(texts):
    """Give texts that mention hiring one direction and all others another."""
    return np.array([[1.0, 0.0] if "hiring" in text else [0.0, 1.0] for text in texts], dtype=np.float32)


def test_a_sentence_near_the_flagged_examples_is_found_only_with_an_embedding():
    card = load_rules()["asks-for-job"].model_dump(by_alias=True)
    card["detect"] = [{"similarity": {"threshold": 0.9, "margin": 0.1}}]
    card["examples"] = {"flags": ["Are you hiring?"], "passes": ["I like grids."]}
    rule = type(load_rules()["asks-for-job"]).model_validate(card | {"id": "near"})
    draft = parse_draft("I like your talk. Your hiring page is down.")
    assert [draft.text[slice(*fault.span)] for fault in find_faults(rule, draft, "outreach", embed)] == [
        "Your hiring page is down."
    ]
    assert find_faults(rule, draft, "outreach") == []
