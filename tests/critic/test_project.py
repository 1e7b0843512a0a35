"""The project file: what it chooses, and what it refuses."""

import pytest

from coffeechat.critic import find_project
from coffeechat.errors import KnowledgeError, SettingsError
from coffeechat.resources import folder
from coffeechat.rules import load_rules

SHIPPED = load_rules()
CARD = (folder("knowledge/rules") / "no-time-limit.md").read_text(encoding="utf-8")


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_upwards_counts(tmp_path):
    write(tmp_path / "coffeechat.toml", 'stance = "direct"')
    write(tmp_path / "drafts/pyproject.toml", "[tool.other]\nx = 1\n")
    (tmp_path / "drafts/deep").mkdir()
    assert find_project(tmp_path / "drafts/deep").stance == "direct"
    write(tmp_path / "drafts/pyproject.toml", '[tool.coffeechat]\nstance = "learning"\n')
    assert find_project(tmp_path / "drafts/deep").stance == "learning"


def test_rules_and_severities_are_chosen(tmp_path):
    write(tmp_path / "coffeechat.toml", 'ignore = ["no-research"]\n[severities]\nspeaks-ill = "advice"\n')
    rules = find_project(tmp_path).choose_rules(SHIPPED)
    assert set(SHIPPED) - set(rules) == {"no-research"}
    assert rules["speaks-ill"].severity == "advice"
    write(tmp_path / "coffeechat.toml", 'only = ["asks-for-job"]')
    assert list(find_project(tmp_path).choose_rules(SHIPPED)) == ["asks-for-job"]


def test_cards_of_the_users_own_stand_beside_ours(tmp_path):
    write(tmp_path / "coffeechat.toml", 'cards = "cards"')
    write(tmp_path / "cards/my-rule.md", CARD)
    assert set(find_project(tmp_path).choose_rules(SHIPPED)) - set(SHIPPED) == {"my-rule"}
    write(tmp_path / "cards/asks-for-job.md", CARD)
    with pytest.raises(KnowledgeError, match="another name"):
        find_project(tmp_path).choose_rules(SHIPPED)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('ignroe = ["no-research"]', "ignroe"),
        ('stance = "shy"', "stance"),
        ("[severities]\nspeaks-ill = 3", "severities.speaks-ill"),
        ("stance =", "cannot be read"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_the_key(tmp_path, text, named):
    write(tmp_path / "coffeechat.toml", text)
    with pytest.raises(SettingsError, match=named):
        find_project(tmp_path)


@pytest.mark.parametrize("text", ['ignore = ["no-reserch"]', '[severities]\nno-reserch = "error"', 'cards = "nowhere"'])
def test_a_name_of_nothing_is_refused(tmp_path, text):
    write(tmp_path / "coffeechat.toml", text)
    with pytest.raises(SettingsError, match=r"no-research|nowhere"):
        find_project(tmp_path).choose_rules(SHIPPED)
