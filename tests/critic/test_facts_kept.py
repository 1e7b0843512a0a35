"""Names and figures never vanish from a revision, except with the very words that a finding asks to take out."""

import json
import re
from pathlib import Path

import pytest

from coffeechat.critic import Critic
from coffeechat.model import Draft
from coffeechat.rules import load_rules

EVAL = Path(__file__).resolve().parents[2] / "evals" / "critique"
# A name within a sentence or a figure; the numbers of a list are none.
FACT = re.compile(r"(?<=[a-z,] )(?!I['’])[A-Z][\w'’-]*[a-z]\b|(?<![\w.])\d[\d:.,/]*\b(?![.):] )")


class Silent:
    """A library that cites nothing."""

    def cite(self, _refs, **_side):
        """Cite nothing."""
        return []

    def disagreement_of(self, _name):
        """Know of none."""
        return


def drafts():
    lines = (EVAL / "plain-1.jsonl").read_text(encoding="utf-8").splitlines()
    return [case for case in map(json.loads, lines) if case["expect"]]


@pytest.fixture(scope="module")
def critic():
    return Critic(load_rules(), Silent())


@pytest.mark.parametrize("case", drafts(), ids=lambda case: case["id"])
def test_facts_stay_unless_the_words_flagged_hold_them(critic, case):
    told = critic.critique(Draft(text=case["text"], kind=case["kind"]), revise=True)
    lost = {fact for fact in FACT.findall(case["text"]) if fact not in told.revised.text}
    flagged = " ".join(finding.span.text for finding in told.findings if finding.span and finding.fix.edit)
    assert {fact for fact in lost if fact not in flagged} == set()


def test_the_years_before_a_loss_and_the_times_of_an_order_stay(critic):
    text = (
        "Dear Ms Roe,\n\nMy position at Farmline Insurance was eliminated in May after eleven years there as a "
        "claims processor, and I've been thinking about my next step since. I'd like to learn how compliance works.\n\n"
        "Give me 30 minutes by phone this Thursday or Friday, between 4 and 6.\n\nLou\n"
    )
    revised = critic.critique(Draft(text=text, kind="outreach"), revise=True).revised.text
    assert "I spent eleven years at Farmline Insurance as a claims processor, and I've been thinking" in revised
    assert "Could you give me 30 minutes by phone this Thursday or Friday, between 4 and 6?" in revised
