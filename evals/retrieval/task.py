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
from coffeechat.library.answering import measure_sureness
from coffeechat.library.embeddings import MiniLM
from coffeechat.library.indexed import Searchable
from coffeechat.library.knowledge import load_digests
from coffeechat.library.shelf import Shelf
from coffeechat.library.store import Found, State
from coffeechat.model import Hit
from coffeechat.resources import folder
from coffeechat.settings import load_settings

# The part of the blind questions that judges: nobody looked at it while the search was made. The others are shown.
_HELD = "held"
_COUNT = 10
_FIRST = 3
# By the place of the right text from 0; the last is that of a text not found, -1.
_GAINS = [*(1 / np.log2(place + 2) for place in range(_COUNT)), 0.0]
_SCRATCH = tempfile.TemporaryDirectory(prefix="coffeechat-retrieval-", ignore_cleanup_errors=True)

# Below what was measured (see the README), so that a chance change of one or two questions does not fail.
_LEAST = {"hit_1": 0.75, "hit_3": 0.88, "refused": 0.75, "answered": 0.85}
_LEAST_ELSEWHERE = {"gain": 0.0, "refused_elsewhere": 0.63}
_FALSE_REFUSALS = (1, 2, 5, 10, 20)
_JUDGED_AT = 10


class Question(NamedTuple):
    """A question, the references that answer it (none where nothing does), and its part: tune, seen or held."""

    text: str
    accepted: tuple[str, ...]
    part: str


@task
def retrieval() -> Task:
    """Ask the blind questions of the digests and, where they are, of the originals; and ClapNQ's of its own texts."""
    there = shared().is_dir()
    if not there:
        print("retrieval: ../shared is absent, so originals and ClapNQ are skipped", file=sys.stderr)
    for kind in questions():  # Samples run side by side; the libraries are made before.
        library(kind).answers("anything")
    if there:
        dense(clapnq()[0])
    places = [(kind, i) for kind, asked in questions().items() for i in range(len(asked))]
    samples = [Sample(id=f"{kind} {i}", input=str(i), target="found", metadata={"kind": kind}) for kind, i in places]
    return Task(
        dataset=MemoryDataset(samples),
        solver=answer_by(answer),
        scorer=[passages()] if not there else [passages(), elsewhere()],
        metadata={"at_least": _LEAST | _LEAST_ELSEWHERE},
    )


def shared() -> Path:
    """Return the folder of the real data, which may be absent."""
    return folder("evals").parent.parent / "shared"


def questions() -> dict[str, list[Question]]:
    """Return what each library is asked."""
    return {"digests": blind()} | ({"originals": blind(), "clapnq": clapnq()} if shared().is_dir() else {})


@cache
def blind() -> list[Question]:
    """Return the questions that were written without a look at the search."""
    entries = map(json.loads, (Path(__file__).parent / "blind.jsonl").read_text(encoding="utf-8").splitlines())
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


@cache
def library(kind: str) -> Library:
    """Return a library of the digests, the originals, or ClapNQ's texts beside the digests."""
    opened = Library.open(load_settings(home=Path(_SCRATCH.name) / kind))
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
    return Shelf(load_settings(home=Path(_SCRATCH.name) / "clapnq"), load_digests(), MiniLM())


def answer(place: str, kind: str) -> str:
    """Return what the search finds for a question and how sure it is, as JSON."""
    question = (clapnq() if kind == "clapnq" else blind())[int(place)]
    hits = library(kind).search(question.text, _COUNT)
    if kind == "clapnq":
        found = {"sure": sureness(question.text), "rank": rank(_texts(hits), question)}
        found["dense"] = rank(dense(question), question)
    else:
        good = [is_hit(library(kind), hit, question.accepted) for hit in hits[:_FIRST]]
        found = {"hit_1": good[0], "hit_3": any(good)}
    answered = bool(library(kind).answers(question.text))
    return json.dumps(
        found | {"kind": kind, "part": question.part, "said": bool(question.accepted), "answered": answered}
    )


def sureness(question: str) -> float:
    """Return how sure it is that the best passage of ClapNQ's library answers."""
    [best] = shelf().finder.search(question, 1)
    title = library("clapnq").stored(best.found.source).source.title
    return measure_sureness(question, title, best.found.text, best.closeness)


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

    def search(searchable: Searchable) -> tuple[list[Found], State]:
        ids, cosines = searchable.nearest(vector, 4 * _COUNT)
        found, state = shelf().store.find(ids)
        closeness = dict(zip(ids.tolist(), cosines.tolist(), strict=True))
        return sorted(found, key=lambda hit: -closeness[hit.embedding]), state

    found = shelf().index.ask(search)
    return list(dict.fromkeys(sources()[hit.source] for hit in found if hit.source in sources()))


def rank(texts: list[str], question: Question) -> int:
    """Return the place of the right text from 0, or -1 when it is not among the first ten."""
    return next((i for i, text in enumerate(texts[:_COUNT]) if text in question.accepted), -1)


def share_of(name: str, said: bool, value: Callable[[dict], bool]) -> Metric:
    """Return a metric: in which share of the held questions ``value`` holds, at the worst of the kinds.

    ``said`` tells whether it is over the questions that have an answer or over those that have none.
    """

    def share(scores: list[SampleScore]) -> float:
        over = [entry for entry in _found(scores) if entry["said"] == said]
        parts = sorted({(entry["kind"], entry["part"]) for entry in over})
        shares = {at: _mean(value(e) for e in over if (e["kind"], e["part"]) == at) for at in parts}
        _say(scores, f"{name}: " + ", ".join(f"{kind} {part} {share:.3f}" for (kind, part), share in shares.items()))
        return min((share for (_, part), share in shares.items() if part == _HELD), default=1.0)

    return share


@metric
def hit_1() -> Metric:
    """Return the share of held questions whose first hit answers."""
    return share_of("hit@1", True, lambda e: e["hit_1"])


@metric
def hit_3() -> Metric:
    """Return the share of held questions with an answer among the first three hits."""
    return share_of("hit@3", True, lambda e: e["hit_3"])


@metric
def refused() -> Metric:
    """Return the share of held questions without an answer that get none."""
    return share_of("refused", False, lambda e: not e["answered"])


@metric
def answered() -> Metric:
    """Return the share of held questions with an answer that get one."""
    return share_of("answered", True, lambda e: e["answered"])


@metric
def gain() -> Metric:
    """Return ClapNQ's nDCG@10 less that of vectors alone."""

    def difference(scores: list[SampleScore]) -> float:
        found = [entry for entry in _found(scores) if entry["kind"] == "clapnq" and entry["said"]]
        ours, theirs = (_mean(_GAINS[entry[key]] for entry in found) for key in ("rank", "dense"))
        _say(scores, f"ClapNQ nDCG@10 {ours:.4f}, vectors alone {theirs:.4f}")
        return ours - theirs

    return difference


@metric
def refused_elsewhere() -> Metric:
    """Return the share of ClapNQ's unanswerable questions refused where one in ten answerable ones is."""

    def share(scores: list[SampleScore]) -> float:
        found = [entry for entry in _found(scores) if entry["kind"] == "clapnq"]
        yes, no = ([entry for entry in found if entry["said"] == said] for said in (True, False))
        curve = {percent: _refused_at(percent, yes, no) for percent in _FALSE_REFUSALS}
        _say(scores, "ClapNQ, share of the unanswerable refused where so much of the answerable is:")
        _say(scores, ", ".join(f"{share:.1%} at {percent} %" for percent, share in curve.items()))
        wrong, right = (_mean(not entry["answered"] for entry in entries) for entries in (yes, no))
        _say(scores, f"`ask` itself refuses {right:.1%} at {wrong:.1%}")
        return curve[_JUDGED_AT]

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


def _refused_at(percent: int, yes: list[dict], no: list[dict]) -> float:
    order = sorted(entry["sure"] for entry in yes)
    least = order[len(order) * percent // 100] if order else 0.0
    return _mean(entry["sure"] < least for entry in no)


def _say(scores: list[SampleScore], text: str) -> None:
    """Print a figure once all is answered; metrics are asked for along the way too."""
    if len(scores) == sum(map(len, questions().values())):
        print(f"  {text}")


def _found(scores: list[SampleScore]) -> list[dict]:
    return [score.score.metadata for score in scores if score.score.metadata]


def _mean(values: Iterable[float]) -> float:
    counted = list(map(float, values))
    return sum(counted) / max(len(counted), 1)
