"""A dismissed finding stays away while its sentence stands, whatever is done to the rest of the draft."""

import pytest

from coffeechat.critic import Dismissals, Project
from coffeechat.critic.dismissals import FILE, dismissal_of
from coffeechat.errors import InputError
from coffeechat.model import Finding, Fix, Span

DRAFT = "Hi Ana,\n\nI liked your talk. Are you hiring? I hope so.\n\nJo\n"


def finding(text, words, rule="asks-for-job"):
    start = text.index(words) if words else 0
    span = Span.of(text, start, start + len(words)) if words else None
    return Finding(
        rule=rule, severity="error", span=span, message="m", fix=Fix(advice="a"), citations=[], found_by="pattern"
    )


@pytest.fixture
def kept(tmp_path):
    kept = Dismissals(tmp_path / "draft.txt", Project())
    kept.add(DRAFT, [finding(DRAFT, "hiring")])
    return kept


def test_edits_elsewhere_leave_a_dismissal_in_force(kept):
    edited = DRAFT.replace("I liked your talk.", "Your talk on grids\nin Leeds was the best.").replace("Jo", "Joan")
    assert dismissal_of(edited, finding(edited, "you hiring")) in kept.load()


def test_an_edit_of_the_sentence_ends_it(kept):
    edited = DRAFT.replace("Are you hiring?", "Are you hiring drivers?")
    assert dismissal_of(edited, finding(edited, "hiring")) not in kept.load()


def test_a_dismissal_is_of_one_rule_and_one_draft(kept, tmp_path):
    assert dismissal_of(DRAFT, finding(DRAFT, "hiring", "demanding-tone")) not in kept.load()
    assert Dismissals(tmp_path / "other.txt", Project()).load() == frozenset()


def test_an_omission_is_dismissed_for_the_draft_and_can_be_heard_again(kept):
    kept.add(DRAFT, [finding(DRAFT, "", "no-purpose")])
    assert dismissal_of("Wholly other.", finding("", "", "no-purpose")) in kept.load()
    kept.restore("no-purpose")
    assert {one.rule for one in kept.load()} == {"asks-for-job"}
    kept.restore("asks-for-job")
    assert kept.load() == frozenset()


def test_a_project_keeps_its_dismissals_together(tmp_path):
    project = Project(path=tmp_path / "coffeechat.toml")
    Dismissals(tmp_path / "drafts/a.txt", project).add(DRAFT, [finding(DRAFT, "hiring")])
    assert "drafts/a.txt" in (tmp_path / FILE).read_text(encoding="utf-8")


def test_a_damaged_file_is_named(tmp_path, kept):
    (tmp_path / FILE).write_text('{"drafts": 3}', encoding="utf-8")
    with pytest.raises(InputError, match="dismissed"):
        kept.load()
