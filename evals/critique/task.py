"""Does the critique find the faults that a careful coach names, and leave alone what is fine?"""

import json
from functools import cache
from pathlib import Path

from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.scorer import Metric, SampleScore, Score, Scorer, Target, metric, scorer
from inspect_ai.solver import TaskState

from coffeechat.critic import Critic
from coffeechat.evals.parts import answer_by
from coffeechat.library import Library
from coffeechat.model import Draft
from coffeechat.rules import load_rules
from coffeechat.settings import load_settings

FILES = (
    "cases.jsonl",
    "cases-tone-questions-after.jsonl",
    "blind.jsonl",
    "oblique.jsonl",
    "blind-2.jsonl",
    "aslant.jsonl",
    "aslant-held.jsonl",
    "plain-1.jsonl",
    "plain-2.jsonl",
    "plain-3.jsonl",
    "plain-4.jsonl",
    "plain-5.jsonl",
)
STANCES = {"learning": "expect", "direct": "expect_direct"}
# Set a little below what README.md says was measured over all drafts; a planted fault falls below.
AT_LEAST = {"recall": 0.93, "fine_left_alone": 0.985, "good_without_error": 0.99}


@cache
def critic() -> Critic:
    """Open the critic that ships, once."""
    return Critic(load_rules(), Library.open(load_settings()))


@task
def critique() -> Task:
    """Each labelled draft is judged under both stances, or under the one that it was written for."""
    return Task(
        dataset=MemoryDataset(samples()),
        solver=answer_by(answer),
        scorer=compares(),
        metadata={"at_least": AT_LEAST},
    )


def samples() -> list[Sample]:
    """Return a sample for each draft and stance; its target names the rules that it breaks."""
    folder = Path(__file__).parent
    drafts = [json.loads(line) for name in FILES for line in (folder / name).read_text(encoding="utf-8").splitlines()]
    return [
        Sample(
            id=f"{draft['id']} {stance}",
            input=draft["text"],
            target=" ".join(sorted(draft.get(key, draft["expect"]))),
            metadata={"kind": draft["kind"], "stance": stance, "unsure": draft.get("unsure", [])},
        )
        for draft in drafts
        for stance, key in STANCES.items()
        if draft.get("stance", stance) == stance
    ]


def answer(text: str, kind: str, stance: str, **_for_the_scorer: object) -> str:
    """Return the rules that the critique names, in the order of their names; an error also as ``error:rule``."""
    found = critic().critique(Draft(text=text, kind=kind), stance=stance).findings
    errors = {f"error:{finding.rule}" for finding in found if finding.severity == "error"}
    return " ".join(sorted({*errors, *(finding.rule for finding in found)}))


@metric
def recall() -> Metric:
    """Of the faults named, the share that is found."""
    return _share("found", "wanted")


@metric
def fine_left_alone() -> Metric:
    """Of the rules that a draft keeps, the share that is not flagged."""
    return _share("silent", "fine")


@metric
def good_without_error() -> Metric:
    """Of the drafts that break no rule, the share without an error; hidden interest alone does not spoil a draft."""
    return _share("spared", "good")


def _share(part: str, whole: str) -> Metric:
    def compute(scores: list[SampleScore]) -> float:
        counts = [score.score.metadata for score in scores]
        return sum(count[part] for count in counts) / max(1, sum(count[whole] for count in counts))

    return compute


@scorer(metrics=[recall(), fine_left_alone(), good_without_error()])
def compares() -> Scorer:
    """Compare the rules found with the rules named, among those that judge this kind under this stance."""

    async def score(state: TaskState, target: Target) -> Score:
        said, wanted = set(state.output.completion.split()), set(target.text.split())
        found = {name for name in said if ":" not in name}
        rules = load_rules()
        judged = {
            name
            for name, rule in rules.items()
            if state.metadata["kind"] in rule.kinds and rule.enforced(state.metadata["stance"])
        } - set(state.metadata["unsure"])
        fine, good = judged - wanted, not wanted - {"hides-interest"}
        errors = [name for name in judged - wanted if f"error:{name}" in said]
        counts = {
            "found": len(found & wanted),
            "wanted": len(wanted & judged),
            "silent": len(fine - found),
            "fine": len(fine),
            "good": int(good),
            "spared": int(good and not errors),
        }
        value = "C" if found == wanted else "I"
        return Score(value=value, answer=state.output.completion, metadata=counts)

    return score
