"""Cards that do not follow the format are refused with the field at fault."""

import pytest

from coffeechat.errors import KnowledgeError
from coffeechat.resources import folder
from coffeechat.rules import find_faults, load_rules, parse_draft
from coffeechat.rules.vocabulary import compile_patterns

CARD = (folder("knowledge/rules") / "asks-for-job.md").read_text(encoding="utf-8")


def write(tmp_path, text, name="asks-for-job.md"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_card_of_the_users_own_is_one_file(tmp_path):
    before, detect = CARD.split("detect:\n", 1)
    own = 'words: {fruit: [banana]}\ndetect:\n  - pattern: {any: ["{fruit}"]}\n'
    card = before + own + detect[detect.index("examples:") :]
    rule = load_rules(write(tmp_path, card, "my-rule.md"))["my-rule"]
    assert find_faults(rule, parse_draft("Have a banana."), "outreach")
    assert not find_faults(rule, parse_draft("Are you hiring?"), "outreach")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("shape: violation", "shape: fault", "shape"),
        ("severity: error", "severity: error\ncolour: red", "colour"),
        ("[pope#no-job", "[pope", "for"),
        ("  - pattern:", "  - hunch:", "detect"),
    ],
)
def test_a_malformed_card_names_the_field(tmp_path, old, new, named):
    assert old in CARD
    with pytest.raises(KnowledgeError, match=named):
        load_rules(write(tmp_path, CARD.replace(old, new, 1)))


def test_a_pattern_that_re2_refuses_and_an_unknown_group_are_errors():
    with pytest.raises(KnowledgeError, match="pattern"):
        compile_patterns(["(unclosed"], {}, "a card")
    with pytest.raises(KnowledgeError, match="word group"):
        compile_patterns(["{nothing_of_the_kind}"], {}, "a card")


def test_negation_reaches_to_the_end_of_its_clause_only():
    rule = load_rules()["asks-for-job"]
    silent = [
        "I'm not asking for a job.",
        "I would never ask you to hire me.",
        "A job at your firm is not what I am after.",
    ]
    loud = ["I'm not shy, so are you hiring?", "Why don't you hire me?", "I can't wait to join your team."]
    assert [text for text in silent if find_faults(rule, parse_draft(text), "outreach")] == []
    assert [text for text in loud if not find_faults(rule, parse_draft(text), "outreach")] == []


def test_hostile_strings_are_answered():
    text = "are you " * 4000 + "if you have any any any any openings " + "(" * 5000
    for rule in load_rules().values():
        find_faults(rule, parse_draft(text), rule.kinds[0])
