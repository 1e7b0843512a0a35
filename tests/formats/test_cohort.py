"""The summary of many critiques."""

import pytest

from coffeechat.formats.cohort import summarise
from coffeechat.model import Critique, CritiqueItem, Critiques, Finding, Fix


def critique(*rules):
    findings = [
        Finding(
            rule=rule, severity=level, span=None, message="m", fix=Fix(advice="a"), citations=[], found_by="absence"
        )
        for rule, level in rules
    ]
    return Critique(kind="outreach", stance="learning", findings=findings, strengths=[], warnings=[], disagreements=[])


ITEMS = [
    CritiqueItem(path="a.txt", critique=critique(("asks-for-job", "error"), ("no-purpose", "warning"))),
    CritiqueItem(path="b|c.txt", critique=critique(("no-purpose", "warning"), ("no-purpose", "warning"))),
    CritiqueItem(path="d.txt", critique=critique()),
    CritiqueItem(path="e.txt", error="not read"),
]
DONE = Critiques(items=ITEMS, warnings=[], disagreements=[])


def test_a_row_a_draft_and_what_comes_up_most():
    text = summarise(DONE, "text")
    assert text.startswith("4 drafts, 1 with errors, 1 without a finding, 1 not read.")
    assert [line.split() for line in text.splitlines()[3:7]] == [
        ["a.txt", "1", "1", "asks-for-job"],
        ["b|c.txt", "2", "no-purpose"],
        ["d.txt"],
        ["e.txt", "not", "read"],
    ]
    assert text.splitlines()[-2:] == ["  no-purpose: 2 of 3", "  asks-for-job: 1 of 3"]


@pytest.mark.parametrize("line", ["| a.txt | 1 | 1 |  | asks-for-job |", "| b\\|c.txt |  | 2 |  | no-purpose |"])
def test_markdown_is_a_table(line):
    assert line in summarise(DONE, "md").splitlines()
