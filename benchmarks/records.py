"""What was measured, a line an input and a way; kept beside the checkout, for it holds the models' words."""

import hashlib
import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from benchmarks.faults import Input
from benchmarks.items import Score

WAYS = ("offline", "ours", "chain")


class Record(BaseModel):
    """One input of one job, done in one way.

    Attributes:
        model: the model file.
        way: ``offline``, ``ours`` or ``chain``.
        job: the job.
        input: a digest of what was given.
        items: the items of the result, and how many ``passed``; ``reasons`` say why the others did not.
        seconds: of the whole job; ``own`` are the seconds of processor time of our own thread in it.
        calls: made to the model, with ``tokens_in`` and ``tokens_out`` as the server counts them.
        asked: texts that the model was asked for; ``answered`` passed their checks and ``kept`` are in the result.
        refused: why the others were not.
        faults: what is wrong with the result that was not wrong offline.
        worse: the result has more faults than the offline one.
        better: the model's words in the result, and what it found in a draft.
    """

    model: str
    way: str
    job: str
    input: str
    items: int
    passed: int
    reasons: list[str]
    seconds: float
    own: float
    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    asked: int = 0
    answered: int = 0
    kept: int = 0
    refused: list[str] = []
    faults: list[str] = []
    worse: bool = False
    better: list[str] = []

    @classmethod
    def of(cls, model: str, way: str, given: Input, judged: Score, seconds: float, own: float) -> "Record":  # noqa: PLR0913, PLR0917 (its parts)
        """Return the record of a judged result."""
        return cls(
            model=model,
            way=way,
            job=given.job,
            input=identify(given),
            items=judged.items,
            passed=judged.passed,
            reasons=judged.reasons,
            seconds=seconds,
            own=own,
        )

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells a record from every other."""
        return self.model, self.way, self.input


class Verdict(BaseModel):
    """What a person says of one text of a model beside ours: ``better``, ``same`` or ``worse``."""

    model: str
    input: str
    place: int
    verdict: Literal["better", "same", "worse"]


def identify(given: Input) -> str:
    """Return the digest of an input."""
    return hashlib.sha256(json.dumps([given.job, given.subject, given.given]).encode()).hexdigest()[:12]


def read(path: Path) -> list[Record]:
    """Return the records of a file, none where there is no file."""
    if not path.is_file():
        return []
    return [Record.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_verdicts() -> list[Verdict]:
    """Return the verdicts that are kept beside this module; they name the inputs and hold no text."""
    lines = Path(__file__).with_name("models-verdicts.jsonl").read_text(encoding="utf-8").splitlines()
    return [Verdict.model_validate_json(line) for line in lines]


def append(path: Path, record: Record) -> None:
    """Write one more record, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(record.model_dump_json() + "\n")
