"""How much harm can a model do that sees faults everywhere, when it may find what no rule finds?"""

import json
import random
from collections.abc import Callable, Sequence
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from threading import Event

from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.scorer import Metric, SampleScore, Score, Scorer, Target, metric, scorer
from inspect_ai.solver import TaskState

from coffeechat.chat import Job, Usage
from coffeechat.chat.wire import Reply
from coffeechat.critic import Critic
from coffeechat.evals.parts import answer_by
from coffeechat.library import Library
from coffeechat.model import Draft
from coffeechat.rules import load_rules
from coffeechat.settings import load_settings

FILES = ("cases.jsonl", "cases-tone-questions-after.jsonl", "blind.jsonl", "oblique.jsonl", "blind-2.jsonl")
# Set a little below what README.md says was measured.
AT_LEAST = {"spared_by_one_that_agrees": 0.85, "spared_by_one_that_guesses": 0.97}

Choose = Callable[[str, Sequence[str]], str]


def agree(_asked: str, offered: Sequence[str]) -> str:
    """Name the rule that the sentence comes nearest to."""
    return offered[0]


def guess(asked: str, offered: Sequence[str]) -> str:
    """Name any rule that judges what the first offered one judges."""
    kinds = set(load_rules()[offered[0]].kinds)
    return random.Random(asked).choice([name for name, rule in load_rules().items() if kinds & set(rule.kinds)])


MODELS: dict[str, Choose] = {"agrees": agree, "guesses": guess}


class EagerChat:
    """Stands in for ``Chat``: names a fault in every sentence it is asked about, quotes all of it, and confirms."""

    label, at_once = "a model that sees faults everywhere", 1

    def __init__(self, choose: Choose) -> None:
        self._choose = choose

    def job(self) -> Job:
        """Start a job that asks nobody outside this process."""
        return Job(self.label, 600, self._open, None, Event())

    def tell(self, line: str) -> None:
        """Say nothing: no user watches."""

    def describe(self, _usage: Usage) -> str:
        """Say what it cost, which is nothing."""
        return "nothing"

    @asynccontextmanager
    async def _open(self):
        yield self

    async def reply(self, messages: Sequence[tuple[str, str]], name: str, _schema: dict) -> Reply:
        """Answer so that the most gets through."""
        if name == "FoundFault":
            asked = messages[1][1]
            rule = self._choose(asked, _offered(asked))
            return _reply({"rule": rule, "words": _fenced("sentence", asked)})
        return _reply({"yes": True} if name == "Confirmation" else {"text": "no"})


def _reply(answer: dict) -> Reply:
    return Reply(json.dumps(answer), Usage())


@task
def second_reading() -> Task:
    """Return a sample for each labelled draft and model; its target is the rules that may be found."""
    return Task(
        dataset=MemoryDataset(samples()), solver=answer_by(answer), scorer=spares(), metadata={"at_least": AT_LEAST}
    )


def samples() -> list[Sample]:
    """Return the drafts of the eval ``critique``, under the learning stance."""
    folder = Path(__file__).parents[1] / "critique"
    drafts = [json.loads(line) for name in FILES for line in (folder / name).read_text(encoding="utf-8").splitlines()]
    return [
        Sample(
            id=f"{draft['id']} {model}",
            input=draft["text"],
            target=" ".join([*draft["expect"], *draft.get("unsure", [])]),
            metadata={"kind": draft["kind"], "model": model},
        )
        for draft in drafts
        for model in MODELS
        if draft.get("stance", "learning") == "learning"
    ]


def answer(text: str, kind: str, model: str) -> str:
    """Return the rules that a model finds broken beside those that the cards find."""
    found = critic(model).critique(Draft(text=text, kind=kind)).findings
    return " ".join(finding.rule for finding in found if finding.found_by == "model")


@cache
def critic(model: str) -> Critic:
    """Open the critic that ships once for each model."""
    return Critic(load_rules(), Library.open(load_settings()), EagerChat(MODELS[model]))


@metric
def spared_by_one_that_agrees() -> Metric:
    """Of the drafts, the share in which the first model flags nothing that is fine."""
    return _share("agrees")


@metric
def spared_by_one_that_guesses() -> Metric:
    """Of the drafts, the share in which the second model flags nothing that is fine."""
    return _share("guesses")


def _share(model: str) -> Metric:
    def compute(scores: list[SampleScore]) -> float:
        false = [score.score.metadata["false"] for score in scores if score.score.metadata["model"] == model]
        return sum(count == 0 for count in false) / max(1, len(false))

    return compute


@scorer(metrics=[spared_by_one_that_agrees(), spared_by_one_that_guesses()])
def spares() -> Scorer:
    """Score a draft as right where every rule that was found is one that it breaks."""

    async def score(state: TaskState, target: Target) -> Score:
        found, broken = state.output.completion.split(), set(target.text.split())
        false = [rule for rule in found if rule not in broken]
        counts = {"model": state.metadata["model"], "found": len(found), "false": len(false)}
        return Score(value="I" if false else "C", answer=" ".join(found), metadata=counts)

    return score


def _offered(message: str) -> list[str]:
    return [line.removeprefix("- ").partition(":")[0] for line in _fenced("faults", message).splitlines()]


def _fenced(tag: str, message: str) -> str:
    """Return the text between two tags of a prompt, unescaped."""
    return message.partition(f"<{tag}>\n")[2].partition(f"\n</{tag}>")[0].replace("&lt;", "<")
