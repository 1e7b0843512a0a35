"""Does a new document join the disagreement that it takes a side on, and no other?"""

import json
import sys
from functools import cache
from pathlib import Path

from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.scorer import SampleScore, Score, Scorer, Target, metric, scorer

from coffeechat.evals.parts import answer_by
from coffeechat.library.cleaning import read_page
from coffeechat.library.knowledge import load_digests, load_disagreements
from coffeechat.library.page import lay_out
from coffeechat.library.positions import find_positions
from coffeechat.library.splitting import split
from coffeechat.resources import folder

_NONE = "none"


@task
def disagreements() -> Task:
    """Compare the sides read off each document with the labels; without the real data, those read off the digests."""
    there = shared().is_dir()
    if not there:
        print("disagreements: ../shared is absent, so only the digests are read", file=sys.stderr)
    # The digests are five short texts with as many sides found: one wrong is a fifth.
    least = {"precision": 0.95, "recall": 0.3} if there else {"precision": 0.75, "recall": 0.1}
    return Task(
        dataset=MemoryDataset([*labelled(), *known()] if there else digests()),
        solver=answer_by(answer),
        scorer=sides(),
        metadata={"at_least": least},
    )


def shared() -> Path:
    """Return the folder of the real data, which may be absent."""
    return folder("evals").parent.parent / "shared"


@cache
def texts() -> dict[str, str]:
    """Return every document of the real data by id; the five articles by their file's number."""
    lines = (shared() / "data/articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = {entry["id"]: entry["text"] for entry in map(json.loads, lines)}
    originals = sorted((shared() / "articles").glob("*.txt"))
    return articles | {path.name[:3]: path.read_text(encoding="utf-8") for path in originals}


def labelled() -> list[Sample]:
    """Return a sample a labelled article; its target lists the sides that it takes."""
    lines = (Path(__file__).parent / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    entries = map(json.loads, lines)
    return [_sample(entry["article"], [f"{k}={v}" for k, v in entry["sides"].items()]) for entry in entries]


def known() -> list[Sample]:
    """Return the five articles as if they were new; their sides are those of the shipped knowledge."""
    names = ("pope", "ceniza-levine-2011", "no-such-thing-2011", "tyrell-smith-2009", "effective-interview")
    return [_sample(f"{number:03}", sorted(taken_by(name))) for number, name in enumerate(names)]


def digests() -> list[Sample]:
    """Return the digests, which are there without the real data."""
    return [_sample(name, sorted(taken_by(name))) for name in load_digests()]


def taken_by(source: str) -> set[str]:
    """Return the sides that the shipped knowledge gives a source."""
    return {
        f"{entry.id}={side.id}"
        for entry in load_disagreements().values()
        for side in entry.sides
        if any(ref.startswith(f"{source}#") for ref in side.refs)
    }


def answer(name: str) -> str:
    """Return the sides that a document is found to take."""
    text = load_digests()[name].text if name in load_digests() else texts()[name]
    text, _, placed = lay_out(read_page(text, name).blocks)
    return " ".join(passage.locator for passage in find_positions(text, split(text, placed))) or _NONE


@metric
def precision():
    """Return the share of the sides found that are right."""

    def share(scores: list[SampleScore]) -> float:
        return _share(scores, "found")

    return share


@metric
def recall():
    """Return the share of the right sides that are found."""

    def share(scores: list[SampleScore]) -> float:
        return _share(scores, "wanted")

    return share


@scorer(metrics=[precision(), recall()])
def sides() -> Scorer:
    """Compare two lists of sides."""

    async def score(state, target: Target) -> Score:
        found, wanted = (set(text.split()) - {_NONE} for text in (state.output.completion, target.text))
        counts = {"right": len(found & wanted), "found": len(found), "wanted": len(wanted)}
        return Score(value="C" if found <= wanted else "I", answer=state.output.completion, metadata=counts)

    return score


def _sample(name: str, wanted: list[str]) -> Sample:
    return Sample(id=name, input=name, target=" ".join(wanted) or _NONE)


def _share(scores: list[SampleScore], of: str) -> float:
    counts = [entry.score.metadata for entry in scores]
    return sum(count["right"] for count in counts) / max(sum(count[of] for count in counts), 1)
