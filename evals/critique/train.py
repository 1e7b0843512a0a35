"""Learn what sentences mean to each rule, from the labelled drafts that may be learnt from; writes the weights.

A draft is labelled as a whole: one that breaks a rule holds at least one sentence that does, one that does not holds
none. Which sentence it is, the card's patterns say where they find it; where they do not, it is the sentence that the
reading learnt so far holds most likely, in a few rounds (multiple-instance learning). Each rule is a logistic
regression on unit rows; its threshold is the one that errs least on drafts left out of the learning.

Run it in a clone: ``python evals/critique/train.py``. It never opens drafts marked ``held``, and is deterministic.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from coffeechat.library.embeddings import MiniLM
from coffeechat.rules import Rule, find_faults, find_strengths, load_rules, parse_draft
from coffeechat.rules.meaning import READ_PARTS, SHORTEST

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "knowledge" / "meaning.npz"
LEARNT_FROM = {"cases.jsonl": ("tune", "held"), "cases-tone-questions-after.jsonl": ("tune", "held")}
LEARNT_FROM["blind.jsonl"] = ("tune",)
ROUNDS, FOLDS, STEPS, DECAY = 3, 5, 6, 1.5
# A false flag is worse than a miss, most of all where it is an error; a rescue that hides a fault is worse than none.
COST = {"error": 4.0, "warning": 2.5, "advice": 2.5}
LEAST = {"violation": 0.8, "omission": 0.8}


@dataclass
class Bag:
    """The sentences of one draft: ``wanted`` if some of them mean the rule, ``known`` those that its patterns know."""

    wanted: bool
    flagged: bool
    rows: np.ndarray
    known: set[int] = field(default_factory=set)


@cache
def model() -> MiniLM:
    """Open the model of this machine."""
    return MiniLM()


@cache
def embed(sentences: tuple[str, ...]) -> np.ndarray:
    """Return the rows of the sentences of a draft; every rule asks for the same."""
    return model().embed(sentences)


def load_drafts() -> list[dict]:
    """Read the drafts that may be learnt from."""
    lines = (
        (json.loads(line), splits)
        for name, splits in LEARNT_FROM.items()
        for line in (HERE / name).read_text(encoding="utf-8").splitlines()
    )
    return [draft for draft, splits in lines if draft["split"] in splits]


def bags(rule: Rule, drafts: list[dict]) -> Iterator[Bag]:
    """Yield a bag for each draft, and each example of the card, that the rule judges."""
    for draft in drafts:
        broken = rule.id in draft["expect"] or rule.id in draft.get("expect_direct", ())
        if draft["kind"] in rule.kinds:
            yield from bag(rule, draft["text"], draft["kind"], broken)
    for page in (rule.examples, rule.held_out):
        for texts, broken in ((page.flags, True), (page.passes, False)):
            for example in map(rule.example, texts):
                yield from bag(rule, example.text, example.kind, broken)


def bag(rule: Rule, text: str, kind: str, broken: bool) -> Iterator[Bag]:
    """Yield the bag of one text, if it has sentences."""
    draft = parse_draft(text)
    sentences = [s for s in draft.of(READ_PARTS) if len(s.text) >= SHORTEST]
    if not sentences:
        return
    faults = find_faults(rule, draft, kind)
    spans = set(find_strengths(rule, draft, kind)) if rule.shape == "omission" else {f.sentence for f in faults}
    yield Bag(
        wanted=broken == (rule.shape == "violation"),
        flagged=bool(faults),
        rows=embed(tuple(s.text for s in sentences)),
        known={n for n, s in enumerate(sentences) if s.span in spans},
    )


def learn(given: list[Bag]) -> tuple[np.ndarray, float]:
    """Return weights and bias; the unknown sentences of a wanted bag are guessed anew each round."""
    weights, bias = np.zeros(given[0].rows.shape[1]), 0.0
    for turn in range(ROUNDS):
        rows, marks = [], []
        for one in given:
            chosen = one.known if one.wanted else set()
            if one.wanted and not chosen:
                if turn == 0:
                    continue
                chosen = {int(np.argmax(one.rows @ weights + bias))}
            keep = [n for n in range(len(one.rows)) if n in chosen or not one.wanted or one.known]
            rows.append(one.rows[keep])
            marks += [float(n in chosen) for n in keep]
        weights, bias = fit(np.concatenate(rows), np.array(marks))
    return weights, bias


def fit(rows: np.ndarray, marks: np.ndarray) -> tuple[np.ndarray, float]:
    """Fit a logistic regression whose two sides weigh the same, by Newton's method."""
    count, positive = len(marks), max(1.0, marks.sum())
    share = np.where(marks > 0, count / (2 * positive), count / (2 * max(1.0, count - positive)))
    inputs = np.hstack([rows, np.ones((count, 1))]).astype(np.float64)
    decay = DECAY * np.append(np.ones(rows.shape[1]), 1e-3)
    solution = np.zeros(inputs.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(inputs @ solution, -30, 30)))
        slope = inputs.T @ (share * (chance - marks)) + decay * solution
        curve = (inputs * (share * chance * (1 - chance))[:, None]).T @ inputs + np.diag(decay)
        solution -= np.linalg.solve(curve, slope)
    return solution[:-1], float(solution[-1])


def choose_threshold(rule: Rule, given: list[Bag]) -> float:
    """Return the threshold that errs least on bags left out, among those that the patterns leave open."""
    open_bags: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights, bias = learn([one for n, one in enumerate(given) if n % FOLDS != fold])
        left_out = [one for n, one in enumerate(given) if n % FOLDS == fold]
        undecided = [one for one in left_out if one.flagged == (rule.shape == "omission")]
        open_bags += [(float((one.rows @ weights + bias).max()), one.wanted) for one in undecided]
    cost = COST[rule.severity] if rule.shape == "violation" else 2.0
    options = [least := LEAST[rule.shape], *sorted({s + 0.01 for s, _ in open_bags if s > least}), np.inf]

    def loss(threshold: float) -> float:
        missed = sum(wanted and score < threshold for score, wanted in open_bags)
        return missed + cost * sum(not wanted and score >= threshold for score, wanted in open_bags)

    return min(options, key=lambda option: (loss(option), option == np.inf, -option))


def main() -> None:
    """Learn every rule and write the weights."""
    drafts = load_drafts()
    learnt = {}
    for rule in (rule for rule in load_rules().values() if any(not detector.limit for detector in rule.detect)):
        given = list(bags(rule, drafts))
        threshold = choose_threshold(rule, given)
        if np.isfinite(threshold):
            learnt[rule.id] = (*learn(given), threshold)
        print(f"{rule.id}: {len(given)} drafts, threshold {threshold:.2f}")
    columns = zip(*learnt.values(), strict=True)
    matrix, bias, threshold = (np.array(column, np.float16) for column in columns)
    np.savez_compressed(OUT, rules=np.array([*learnt]), matrix=matrix, bias=bias, threshold=threshold)


if __name__ == "__main__":
    main()
