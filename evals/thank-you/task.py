"""Do the letters say what happened and nothing else, and is the check that says so any good?"""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

import yaml
from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.scorer import CORRECT, INCORRECT, Metric, SampleScore, Score, Scorer, Target, metric, scorer
from inspect_ai.solver import TaskState

from coffeechat.checks.tracing import untraced
from coffeechat.evals.parts import answer_by
from coffeechat.letter_writer import LetterWriter
from coffeechat.library import Library
from coffeechat.model import Letter
from coffeechat.settings import load_settings

_FOLDER = Path(__file__).resolve().parent
_SPECIFIC = 2
# What the figures must reach. The goals are 0.95 of the planted inventions and 0.85 of the letters signed.
_AT_LEAST = {
    "caught": 0.95,
    "true_passed": 0.9,
    "clean": 1.0,
    "kept_out": 1.0,
    "specific": 0.88,
    "signed": 0.8,
    "judged": 0.9,
}


@cache
def cases() -> dict[str, dict]:
    """Load the notes by id."""
    return {case["id"]: case for case in _load("cases.yaml")}


@cache
def verdicts() -> dict[str, str]:
    """Load the verdicts by item."""
    lines = (_FOLDER / "judgements.jsonl").read_text(encoding="utf-8").splitlines()
    return {entry["item"]: entry["verdict"] for entry in map(json.loads, lines)}


@cache
def writer() -> LetterWriter:
    """Open the service without a model."""
    return LetterWriter(Library.open(load_settings()))


@task
def thank_you() -> Task:
    """Each planted invention is caught; each letter is clean, keeps confidences, is specific, and would be signed."""
    planted = [
        Sample(id=f"caught {n}", input=p["text"], target="yes", metadata={"question": "caught", "case": p["case"]})
        for n, p in enumerate(_load("planted.yaml"), 1)
    ]
    true = [
        Sample(id=f"true {n}", input=t["text"], target="yes", metadata={"question": "true_passed", "case": t["case"]})
        for n, t in enumerate(_load("true.yaml"), 1)
    ]
    letters = [
        Sample(id=f"{question} {case}", input=case, target="yes", metadata={"question": question, "case": case})
        for case in cases()
        for question in ("clean", "kept_out", "specific", "judged", "signed")
    ]
    return Task(
        dataset=MemoryDataset([*planted, *true, *letters]),
        solver=answer_by(answer),
        scorer=says_yes(),
        metadata={"at_least": _AT_LEAST},
    )


def answer(text: str, question: str, case: str) -> str:
    """Return ``yes`` or ``no`` to one question about a letter, or about a planted sentence."""
    given = cases()[case]
    inputs = {"notes": given["notes"], "to": given["to"], "from": given["sender"]}
    if question == "caught":
        return _say(bool(untraced(text, inputs)))
    if question == "true_passed":
        return _say(not untraced(text, inputs))
    letter = write(case)
    if question == "clean":
        return _say(not untraced(letter.text, inputs))
    if question == "kept_out":
        return _say(not any(f" {word.lower()}" in letter.text.lower() for word in given.get("never", [])))
    if question == "specific":
        told = [s for s in letter.sentences if s.from_ != "courtesy" and s.from_[0].source == "notes"]
        return _say(len(told) >= _SPECIFIC)
    verdict = verdicts().get(digest(given["notes"], letter.text))
    return _say(verdict is not None if question == "judged" else verdict == "sign")


@cache
def write(case: str) -> Letter:
    """Write the e-mail of a case."""
    given = cases()[case]
    return writer().thank_you(to=given["to"], sender=given["sender"], notes=given["notes"])


def digest(notes: str, text: str) -> str:
    """Return the item under which the verdict on a letter is kept."""
    return sha256(f"{notes}\n{text}".encode()).hexdigest()[:16]


def share(question: str) -> Metric:
    """Return a metric of the question's name: the share of ``yes`` among its samples; of none at all it is 0."""

    @metric(name=question)
    def named() -> Metric:
        def compute(scores: list[SampleScore]) -> float:
            values = [s.score.as_float() for s in scores if s.sample_metadata["question"] == question]
            return sum(values) / max(1, len(values))

        return compute

    return named()


@scorer(metrics=[share(question) for question in _AT_LEAST])
def says_yes() -> Scorer:
    """Score a ``yes`` as right."""

    async def score(state: TaskState, _target: Target) -> Score:
        said = state.output.completion
        return Score(value=CORRECT if said == "yes" else INCORRECT, answer=said)

    return score


def _say(right: bool) -> str:
    return "yes" if right else "no"


def _load(name: str) -> list[dict]:
    return yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))
