"""Every rule card, ours or a user's: its format, its examples, and the contract of the advice map."""

import pytest

from coffeechat.rules import find_faults, load_rules, parse_draft

RULES = load_rules()
CASES = [
    (rule, rule.example(example), fires, f"{rule.id}-{name}-{'flags' if fires else 'passes'}-{number}")
    for rule in RULES.values()
    for name, examples in (("examples", rule.examples), ("held_out", rule.held_out))
    for fires, texts in ((True, examples.flags), (False, examples.passes))
    for number, example in enumerate(texts, 1)
]


@pytest.mark.parametrize(("rule", "example", "fires"), [pytest.param(*case[:3], id=case[3]) for case in CASES])
def test_an_example_is_judged_as_the_card_says(rule, example, fires):
    faults = find_faults(rule, parse_draft(example.text), example.kind)
    assert bool(faults) == fires, f"{rule.id} on: {example.text}"


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_card_has_enough_examples(rule):
    assert min(len(rule.examples.flags), len(rule.examples.passes)) >= 4
    assert min(len(rule.held_out.flags), len(rule.held_out.passes)) >= 2
    texts = [rule.example(e).text for part in (rule.examples, rule.held_out) for e in part.flags + part.passes]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_every_kind_of_a_card_has_a_flagged_example(rule):
    flagged = {rule.example(e).kind for e in rule.examples.flags + rule.held_out.flags}
    assert flagged == set(rule.kinds)


@pytest.mark.shared
def test_cards_agree_with_the_advice_map(shared):
    import yaml

    entries = yaml.safe_load((shared / "advice-map.yaml").read_text(encoding="utf-8"))["rules"]
    for rule in RULES.values():
        entry = entries[rule.id]
        assert (rule.kinds, rule.shape, rule.stance) == (entry["kinds"], entry["shape"], entry["stance"])
        assert (rule.for_, rule.against) == (entry["for"], entry.get("against", []))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_quotation_marks_are_for_originals_alone(rule):
    said = [rule.message, rule.fix.advice, rule.praise or "", rule.why]
    assert not any(mark in text for text in said for mark in '"“”')
