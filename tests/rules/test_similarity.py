"""Similarity to a card's own examples and the learnt reading, with an embedding made for the test."""

import hashlib
from pathlib import Path

import numpy as np

from coffeechat.resources import folder
from coffeechat.rules import Meaning, find_faults, find_strengths, load_rules, parse_draft
from coffeechat.rules.meaning import Weights
from coffeechat.rules.phrases import PLACES, find_phrases

RULES = load_rules()
EVAL = Path(__file__).resolve().parents[2] / "evals" / "critique"


def embed(texts):
    """Give texts that mention hiring one direction and all others another."""
    return np.array([[1.0, 0.0] if "hiring" in text else [0.0, 1.0] for text in texts], dtype=np.float32)


def read(*rules, matched=0.0, word=None):
    """Read the first direction, and a word, as what each rule looks for; a match of its patterns counts ``matched``."""
    one = np.ones(len(rules), np.float32)
    rows = {rule: row for row, rule in enumerate(rules)}
    phrases = np.zeros((PLACES, len(rules)), np.float32)
    if word:
        phrases[np.setdiff1d(find_phrases(word), find_phrases("other"))] = 2
    return Meaning(
        embed, Weights(rows, np.array([[1.0, 0.0]] * len(rules)), phrases, matched * one, 0 * one, 0.9 * one)
    )


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


def test_a_match_of_the_patterns_is_weighed_and_a_blank_is_enough():
    rule = RULES["no-offer-to-help"]
    matched = "Thanks for Monday. Let me know if I can help you with anything."
    for counts, found in ((0.5, True), (1.0, False)):
        draft, meaning = parse_draft(matched), read(rule.id, matched=counts)
        assert bool(find_faults(rule, draft, "thank-you", meaning)) == found
    blank = parse_draft("Thanks for Monday. If I can ever help you with [something], tell me.")
    assert find_faults(rule, blank, "thank-you", read(rule.id)) == []


def test_a_word_may_tell_what_the_embedding_does_not():
    rule = RULES["resume-attached"]
    draft = parse_draft("I like your talk. Glimmerglass is all about me.")
    assert find_faults(rule, draft, "outreach", read(rule.id)) == []
    [fault] = find_faults(rule, draft, "outreach", read(rule.id, word="glimmerglass"))
    assert draft.text[slice(*fault.span)] == "Glimmerglass is all about me."


def test_a_card_without_a_reading_is_judged_by_its_patterns():
    rule = RULES["no-offer-to-help"]
    draft = parse_draft("Thanks for Monday. Let me know if I can help you with anything.")
    assert find_faults(rule, draft, "thank-you", read("another-rule")) == []


def test_the_weights_were_learnt_from_the_drafts_and_sentences_that_are_here():
    shipped = np.load(folder("knowledge") / "meaning.npz")
    paths = [*(EVAL / f"{name}.jsonl" for name in shipped["sets"]), *sorted((EVAL / "sentences").glob("*.yaml"))]
    assert hashlib.sha256(b"\n".join(path.read_bytes() for path in paths)).hexdigest() == str(shipped["digest"])


def test_rows_are_kept_for_the_next_question_but_not_for_ever():
    asked = []
    meaning = Meaning(lambda texts: asked.append(len(texts)) or embed(texts))
    meaning.embed(["a", "b", "a"])
    meaning.embed(["b"])
    assert asked == [2]
    for number in range(30):
        meaning.embed([f"{number} {n}" for n in range(100)])
    assert len(meaning._rows) <= 2_100


def test_a_sentence_read_before_can_be_read_again_when_room_is_made():
    rule = RULES["asks-for-job"]
    meaning = read(rule.id)
    for number in range(60):
        lines = "\n".join(f"Glimmer {number} of {n} is here." for n in range(50))
        find_faults(rule, parse_draft(f"{lines}\nKind regards to you."), "outreach", meaning)
    assert len(meaning._scores) <= 2_100


def test_what_only_the_patterns_or_only_the_reading_finds_is_not_sure():
    rule = RULES["asks-for-job"]
    for text, sure in (
        ("Are you hiring? I like your talk.", True),
        ("Let me know of any vacancies. I like your talk.", False),
        ("My aunt did the hiring for years.", False),
    ):
        [fault] = find_faults(rule, parse_draft(text), "outreach", read(rule.id, matched=1.0))
        assert fault.sure is sure, text


def test_what_the_patterns_find_is_no_fault_where_the_reading_is_far_from_it():
    rule = RULES["asks-for-job"]
    draft = parse_draft("Let me know of any vacancies. I like your talk.")
    assert find_faults(rule, draft, "outreach", read(rule.id, matched=0.5)) == []
    assert find_faults(rule, draft, "outreach", read(rule.id, matched=1.0))


def test_what_a_card_calls_certain_stands_whatever_the_reading_makes_of_it():
    rule = RULES["asks-for-job"]
    draft = parse_draft("Do you have any vacancies? I like your talk.")
    [fault] = find_faults(rule, draft, "outreach", read(rule.id, matched=0.5))
    assert fault.sure


def test_what_a_card_calls_certain_is_enough_for_an_omission_too():
    rule = RULES["nothing-specific"]
    for opening, omitted in (("From our talk I wrote down:", False), ("You gave me much to do:", True)):
        draft = parse_draft(f"Thank you for Monday.\n\n{opening}\n- Bring boots.\n- The depot lends tools.")
        assert bool(find_faults(rule, draft, "thank-you", read(rule.id))) == omitted, opening


def test_a_length_within_the_limit_is_not_too_long_whatever_the_reading_makes_of_it():
    rule = RULES["too-much-time"]
    for length, found in (("a quarter of an hour", False), ("an evening", True)):
        draft = parse_draft(f"I like your talk. Glimmerglass for {length}?")
        assert bool(find_faults(rule, draft, "outreach", read(rule.id, word="glimmerglass"))) == found, length
