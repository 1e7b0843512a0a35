"""What the cards find in the labelled drafts of ``evals/critique``, under both stances."""

import json
from pathlib import Path

import pytest

from coffeechat.rules import find_faults, load_rules, parse_draft

CASES = Path(__file__).resolve().parents[2] / "evals" / "critique" / "cases.jsonl"
RULES = load_rules()
STANCES = (("learning", "expect"), ("direct", "expect_direct"))


@pytest.fixture(scope="module")
def judged():
    """Give (expected, found) for each draft, stance and rule that applies."""
    return [verdict for line in CASES.read_text(encoding="utf-8").splitlines() for verdict in judge(json.loads(line))]


def judge(case):
    draft, kind = parse_draft(case["text"]), case["kind"]
    for stance, key in STANCES:
        for rule in (rule for rule in RULES.values() if kind in rule.kinds and rule.enforced(stance)):
            others = [find_faults(RULES[name], draft, kind) for name in rule.yields_to]
            taken = {fault.sentence for faults in others for fault in faults if fault.sentence}
            found = [fault for fault in find_faults(rule, draft, kind) if fault.sentence not in taken]
            yield rule.id in case[key], bool(found), rule, case["id"]


def test_most_faults_are_found(judged):
    wanted = [(found, rule.id, case) for expected, found, rule, case in judged if expected]
    assert sum(found for found, _, _ in wanted) >= 0.95 * len(wanted), [w for w in wanted if not w[0]]


def test_hardly_anything_fine_is_flagged(judged):
    fine = [(found, rule.id, case) for expected, found, rule, case in judged if not expected]
    assert sum(found for found, _, _ in fine) <= 0.02 * len(fine), [f for f in fine if f[0]]


def test_no_good_draft_has_an_error(judged):
    assert [
        (r.id, c) for wanted, found, r, c in judged if found and not wanted and r.severity == "error" and "-good" in c
    ] == []
