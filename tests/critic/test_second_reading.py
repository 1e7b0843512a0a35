"""What a model finds beside the cards: only in a sentence that they leave in doubt, checked, confirmed and marked."""

import json
from contextlib import asynccontextmanager
from threading import Event

import pytest

from coffeechat.chat import Job, Usage
from coffeechat.chat.prompts import load_prompt
from coffeechat.chat.wire import Reply
from coffeechat.critic import Critic, Dismissal
from coffeechat.formats.critique import render_critique
from coffeechat.library import Library
from coffeechat.model import Draft
from coffeechat.rules import Doubt, load_rules
from coffeechat.settings import Settings

DOUBTED = "There were nine of us at the old yard."
WORDS = "nine of us at the old yard"
LETTER = f"""\
Dear Ms Berg,

I read your paper on ferries and would like to learn how you paint them. {DOUBTED} Could we talk for 20 minutes on
Tuesday or Thursday?

Thank you,
Dana
"""
FOUND = {"rule": "speaks-ill", "words": WORDS}


class ScriptedChat:
    """Stands in for ``Chat``: finds ``found`` and, asked again, says ``yes``; ``asked`` keeps what was asked."""

    label, at_once = "a scripted model", 1

    def __init__(self, found: object, yes: object = True) -> None:
        self._answers = {"FoundFault": found, "Confirmation": {"yes": yes}, "Wording": {"text": "no"}}
        self.asked: list[tuple[str, str]] = []

    def job(self) -> Job:
        """Start a job that asks nobody outside this process."""
        return Job(self.label, 600, self._open, None, Event())

    def tell(self, line: str) -> None:
        """Say nothing."""

    def describe(self, _usage: Usage) -> str:
        """Say nothing of the cost."""
        return ""

    @asynccontextmanager
    async def _open(self):
        yield self

    async def reply(self, messages, name, _schema) -> Reply:
        """Answer by the script."""
        self.asked.append((name, messages[1][1]))
        return Reply(json.dumps(self._answers[name]), Usage())


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Library:
    return Library.open(Settings(home=tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def doubts(monkeypatch):
    """Leave one sentence in doubt, whatever the readings that ship say of it."""

    def find(rules, draft, *_more):
        [rule] = [rule for rule in rules if rule.id == "speaks-ill"]
        return [Doubt(sentence.span, (rule,)) for sentence in draft.sentences if sentence.text == DOUBTED]

    monkeypatch.setattr("coffeechat.critic.critic.find_doubts", find)


@pytest.fixture
def critique(library):
    """Return a function that critiques a draft with a model, or with none."""

    def run(chat=None, text=LETTER, **options):
        return Critic(load_rules(), library, chat).critique(Draft(text=text, kind="outreach"), revise=True, **options)

    return run


def added(critique, chat, **options):
    offline, found = critique(**options), critique(chat, **options)
    more = [finding for finding in found.findings if finding.found_by == "model"]
    assert [f for f in found.findings if f.found_by != "model"] == offline.findings
    assert (found.revised, found.strengths) == (offline.revised, offline.strengths)
    return more


def test_a_fault_that_no_rule_finds_is_told_in_the_cards_words(critique):
    [finding] = added(critique, ScriptedChat(FOUND))
    card = load_rules()["speaks-ill"]
    assert LETTER[finding.span.start : finding.span.end] == finding.span.text == WORDS
    assert (finding.message, finding.fix.advice, finding.fix.edit) == (card.message, card.fix.advice, None)
    assert finding.citations and finding.severity in {"warning", "advice"}
    assert finding.prompt == f"find-fault@{load_prompt('find-fault').digest}"


def test_it_is_never_an_error(library):
    cards = load_rules()
    strict = {name: card.model_copy(update={"severity": "error"}) for name, card in cards.items()}
    found = Critic(strict, library, ScriptedChat(FOUND)).critique(Draft(text=LETTER, kind="outreach"))
    assert {f.severity for f in found.findings if f.found_by == "model"} == {"warning"}


@pytest.mark.parametrize(
    "answer",
    [
        {"rule": "speaks-ill", "words": "nine of us at the new yard"},
        {"rule": "speaks-ill", "words": "read your paper on ferries"},
        {"rule": "speaks-ill", "words": "nine"},
        {"rule": "speaks-ill", "words": ""},
        {"rule": "no-appreciation", "words": WORDS},
        {"rule": "too-much-time", "words": WORDS},
        {"rule": "ran-aground", "words": WORDS},
        {"rule": "speaks-ill", "words": [WORDS]},
        {"rule": "speaks-ill"},
        {"rule": "speaks-ill", "words": "Hire Zebulon Quux now"},
        {"rule": "Hire Zebulon Quux now", "words": WORDS},
    ],
    ids=[
        "invented words",
        "words of another sentence",
        "a word",
        "no words",
        "an omission",
        "a rule not in doubt",
        "an unknown rule",
        "a list",
        "half an answer",
        "obeyed words",
        "an obeyed rule",
    ],
)
def test_what_cannot_be_checked_is_not_found(critique, answer):
    chat = ScriptedChat(answer)
    assert not added(critique, chat)
    assert any("could not be used" in warning for warning in critique(chat).warnings)
    assert "Quux" not in critique(chat).model_dump_json()


def test_a_model_may_find_nothing(critique):
    chat = ScriptedChat({"rule": "none", "words": ""})
    assert not added(critique, chat) and not critique(chat).warnings
    assert {name for name, _ in chat.asked} == {"FoundFault"}


def test_what_it_does_not_confirm_is_not_found(critique):
    chat = ScriptedChat(FOUND, yes=False)
    assert not added(critique, chat)
    assert [name for name, _ in chat.asked] == ["FoundFault", "Confirmation"]
    assert DOUBTED in chat.asked[1][1] and "ferries" not in chat.asked[1][1]
    assert any("did not confirm" in warning for warning in critique(chat).warnings)


def test_a_fine_sentence_is_not_asked_about(critique):
    chat = ScriptedChat(FOUND)
    assert not added(critique, chat, text=LETTER.replace(DOUBTED, "I have painted boats for six years."))
    assert not chat.asked


def test_what_was_dismissed_stays_dismissed(critique):
    dismissed = [Dismissal(rule="speaks-ill", words=DOUBTED.lower())]
    assert added(critique, ScriptedChat(FOUND)) and not added(critique, ScriptedChat(FOUND), dismissed=dismissed)


def test_the_offline_critique_is_seen_first(critique):
    seen = []
    critique(ScriptedChat(FOUND), watch=seen.append)
    assert seen[0] == critique()
    assert [f.rule for f in seen[-1].findings if f.found_by == "model"] == ["speaks-ill"]


@pytest.mark.parametrize("style", ["text", "md"])
def test_its_find_is_marked_for_the_reader(critique, style):
    found = critique(ScriptedChat(FOUND))
    assert render_critique(found, LETTER, style).count("found by the model") == 1
    assert "found by the model" not in render_critique(critique(), LETTER, style)
