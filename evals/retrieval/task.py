"""Is the right passage found, is what nobody said left unanswered, and is nothing of it tuned to our texts alone?"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.scorer import Metric, SampleScore, Score, Scorer, Target, metric, scorer

from coffeechat.evals.parts import answer_by
from coffeechat.library import Library
from coffeechat.library.embeddings import MiniLM
from coffeechat.library.knowledge import load_digests
from coffeechat.library.shelf import Shelf
from coffeechat.model import Hit
from coffeechat.resources import folder
from coffeechat.settings import Settings, load_settings

# The blind questions by halves: one was looked at while the search was made better, the other once, at the end.
_HALVES = ("tune", "held")
_COUNT = 10
_BEST, _FIRST = 1, 3
_SCRATCH = tempfile.TemporaryDirectory(prefix="coffeechat-retrieval-", ignore_cleanup_errors=True)

# Below what was measured (see the README), so that a chance change of one or two questions does not fail.
_LEAST = {"hit_1": 0.70, "hit_3": 0.85, "refused": 0.75, "answered": 0.85}
_LEAST_ELSEWHERE = {"gain": 0.0, "refused_elsewhere": 0.55}


class Question(NamedTuple):
    """A question, the references that answer it (none where nothing does), and its half."""

    text: str
    accepted: tuple[str, ...]
    half: str


@task
def retrieval() -> Task:
    """Ask the blind questions of the digests and, where they are, of the originals; and ClapNQ's of its own texts."""
    there = shared().is_dir()
    if not there:
        print("retrieval: ../shared is absent, so originals and ClapNQ are skipped", file=sys.stderr)
    questions = {"digests": blind()} | ({"originals": blind(), "clapnq": clapnq()} if there else {})
    for kind in questions:
        # Samples run side by side; the libraries are made before.
        library(kind).search("anything")
    samples = [_sample(kind, i) for kind, asked in questions.items() for i in range(len(asked))]
    return Task(
        dataset=MemoryDataset(samples),
        solver=answer_by(answer),
        scorer=[passages()] if not there else [passages(), elsewhere()],
        metadata={"at_least": _LEAST | _LEAST_ELSEWHERE},
    )


def shared() -> Path:
    """Return the folder of the real data, which may be absent."""
    return folder("evals").parent.parent / "shared"


@cache
def blind() -> list[Question]:
    """Return the questions that were written without a look at the search."""
    lines = (Path(__file__).parent / "blind.jsonl").read_text(encoding="utf-8").splitlines()
    entries = map(json.loads, lines)
    return [Question(entry["question"], tuple(entry["accepted"]), entry["split"]) for entry in entries]


@cache
def clapnq() -> list[Question]:
    """Return ClapNQ's questions with the id of the text that answers them."""
    place = shared() / "data/retrieval/clapnq_dev"
    rows = [line.split("\t") for line in (place / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    relevant = {query: text for query, text, _ in rows}
    entries = map(json.loads, (place / "queries.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Question(entry["text"], (relevant[entry["_id"]],) if entry["answerable"] else (), "clapnq") for entry in entries
    ]


def settings(kind: str) -> Settings:
    """Return settings with a home for this kind of library."""
    return load_settings(home=Path(_SCRATCH.name) / kind)


@cache
def library(kind: str) -> Library:
    """Return a library of the digests, the originals, or ClapNQ's texts beside the digests."""
    opened = Library.open(settings(kind))
    if kind == "originals":
        opened.add([shared() / "articles"])
    if kind == "clapnq":
        opened.add([_write_texts()])
        opened.rebuild()
    return opened


@cache
def sources() -> dict[str, str]:
    """Return the id of ClapNQ's text by the id of the source that it became."""
    report = library("clapnq").add([_write_texts()])
    return {item.source: Path(item.path).stem for item in report.items if item.source}


@cache
def shelf() -> Shelf:
    """Return ClapNQ's shelf, to compare with vectors alone."""
    library("clapnq")
    return Shelf(settings("clapnq"), load_digests(), MiniLM())


def answer(place: str, kind: str) -> str:
    """Return what the search finds for a question and how sure it is, as JSON."""
    question = (clapnq() if kind == "clapnq" else blind())[int(place)]
    hits = library(kind).search(question.text, _COUNT)
    if kind == "clapnq":
        found = {"score": hits[0].score, "rank": rank(_texts(hits), question), "dense": rank(dense(question), question)}
    else:
        good = [is_hit(library(kind), hit, question.accepted) for hit in hits[:_FIRST]]
        found = {"hit_1": good[0], "hit_3": any(good)}
    answered = bool(library(kind).answers(question.text))
    return json.dumps(
        found | {"kind": kind, "half": question.half, "said": bool(question.accepted), "answered": answered}
    )


def is_hit(opened: Library, hit: Hit, accepted: Iterable[str]) -> bool:
    """Tell whether a hit covers at least half of a passage that answers."""
    for ref in accepted:
        source, _, locator = ref.partition("#")
        passage = opened.stored(source).find(locator) if source == hit.source else None
        if passage and min(passage.end, hit.end) - max(passage.start, hit.start) >= (passage.end - passage.start) / 2:
            return True
    return False


def dense(question: Question) -> list[str]:
    """Return ClapNQ's texts as vectors alone rank them."""
    vector = library("clapnq").embed([question.text])[0]
    cosines = shelf().index.open().nearest(vector, 4 * _COUNT)
    found = sorted(shelf().store.find(cosines), key=lambda hit: -cosines[hit.embedding])
    return list(dict.fromkeys(sources()[hit.source] for hit in found if hit.source in sources()))


def rank(texts: list[str], question: Question) -> int:
    """Return the place of the right text from 0, or -1 when it is not among the first ten."""
    return next((i for i, text in enumerate(texts[:_COUNT]) if text in question.accepted), -1)


def share_of(name: str, over: Callable[[dict], bool], value: Callable[[dict], bool]) -> Metric:
    """Return a metric: in which share of the samples of ``over`` ``value`` holds, at the worst of the kinds."""

    def share(scores: list[SampleScore]) -> float:
        found = [score.score.metadata for score in scores if score.score.metadata]
        kinds = {entry["kind"] for entry in found if over(entry)}
        shares = {kind: _mean(value(e) for e in found if e["kind"] == kind and over(e)) for kind in kinds}
        print(f"  {name}: " + ", ".join(f"{kind} {part:.3f}" for kind, part in sorted(shares.items())))
        return min(shares.values(), default=1.0)

    return share


def _held(entry: dict) -> bool:
    return entry["half"] == "held"


@metric
def hit_1() -> Metric:
    """Return the share of held questions whose first hit answers."""
    return share_of("hit@1", lambda e: _held(e) and e["said"], lambda e: e["hit_1"])


@metric
def hit_3() -> Metric:
    """Return the share of held questions with an answer among the first three hits."""
    return share_of("hit@3", lambda e: _held(e) and e["said"], lambda e: e["hit_3"])


@metric
def refused() -> Metric:
    """Return the share of held questions without an answer that get none."""
    return share_of("refused", lambda e: _held(e) and not e["said"], lambda e: not e["answered"])


@metric
def answered() -> Metric:
    """Return the share of held questions with an answer that get one."""
    return share_of("answered", lambda e: _held(e) and e["said"], lambda e: e["answered"])


@metric
def gain() -> Metric:
    """Return ClapNQ's nDCG@10 less that of vectors alone."""

    def difference(scores: list[SampleScore]) -> float:
        found = [entry for entry in _clapnq(scores) if entry["said"]]
        ours, theirs = (_mean(_ndcg(entry[key]) for entry in found) for key in ("rank", "dense"))
        print(f"  ClapNQ nDCG@10 {ours:.4f}, vectors alone {theirs:.4f}")
        return ours - theirs

    return difference


@metric
def refused_elsewhere() -> Metric:
    """Return the share of ClapNQ's unanswerable questions that score below 90 % of its answerable ones."""

    def share(scores: list[SampleScore]) -> float:
        found = _clapnq(scores)
        said = sorted(entry["score"] for entry in found if entry["said"])
        curve = {}
        for percent in (5, 10, 20):
            least = said[len(said) * percent // 100]
            curve[percent] = _mean(entry["score"] < least for entry in found if not entry["said"])
            print(f"  ClapNQ at {percent} % false refusals: {curve[percent]:.3f} refused")
        return curve[10]

    return share


@scorer(metrics=[hit_1(), hit_3(), refused(), answered()])
def passages() -> Scorer:
    """Keep what was found for our own questions."""
    return _keep({"digests", "originals"})


@scorer(metrics=[gain(), refused_elsewhere()])
def elsewhere() -> Scorer:
    """Keep what was found for ClapNQ's questions."""
    return _keep({"clapnq"})


def _keep(kinds: set[str]) -> Scorer:
    async def score(state, _target: Target) -> Score:
        found = json.loads(state.output.completion)
        return Score(value="C", answer=state.output.completion, metadata=found if found["kind"] in kinds else {})

    return score


def _sample(kind: str, place: int) -> Sample:
    return Sample(id=f"{kind} {place}", input=str(place), target="found", metadata={"kind": kind})


def _write_texts() -> Path:
    place = Path(_SCRATCH.name) / "texts"
    if not place.is_dir():
        place.mkdir(parents=True)
        lines = (shared() / "data/retrieval/clapnq_dev/corpus.jsonl").read_text(encoding="utf-8").splitlines()
        for entry in map(json.loads, lines):
            (place / f"{entry['_id']}.txt").write_text(f"{entry['title']}\n\n{entry['text']}\n", encoding="utf-8")
    return place


def _texts(hits: Iterable[Hit]) -> list[str]:
    return list(dict.fromkeys(sources()[hit.source] for hit in hits if hit.source in sources()))


def _clapnq(scores: list[SampleScore]) -> list[dict]:
    return [score.score.metadata for score in scores if (score.score.metadata or {}).get("kind") == "clapnq"]


def _ndcg(place: int) -> float:
    return 1 / np.log2(place + 2) if place >= 0 else 0.0


def _mean(values: Iterable[float]) -> float:
    counted = list(map(float, values))
    return sum(counted) / max(len(counted), 1)
