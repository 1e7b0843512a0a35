"""Learn what sentences mean to each rule, from the labelled drafts that may be learnt from; writes the weights.

A draft is labelled as a whole: one that breaks a rule holds at least one sentence that does, one that does not holds
none. Which sentence it is, the card's patterns say where they find it; where they do not, it is the sentence that the
reading learnt so far holds most likely, in a few rounds (multiple-instance learning). Each rule is a logistic
regression on unit rows; its threshold is the one that errs least on drafts left out of the learning.

Single sentences of ``sentences.yaml`` teach what drafts are too few for, but set no threshold, for none of them stands
among others. What a question of a list is about is read by one regression a topic, the highest wins; it learns from the
same file and from the questions in drafts that the pattern of a single topic knows.

Run it in a clone: ``python evals/critique/train.py``. It is deterministic.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
import yaml

from coffeechat.library.embeddings import MiniLM
from coffeechat.rules import Rule, find_faults, find_strengths, load_rules, parse_draft
from coffeechat.rules.meaning import READ_PARTS, SHORTEST

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "knowledge" / "meaning.npz"
LEARNT_FROM = ("cases.jsonl", "cases-tone-questions-after.jsonl", "blind.jsonl", "oblique.jsonl")
TOPICS = {
    "career": "no-career-question",
    "company": "no-company-question",
    "industry": "no-industry-question",
    "closing": "no-closing-question",
    "help": "no-offer-to-help",
    "none": None,
}
ROUNDS, FOLDS, STEPS, TURNS, DECAY, TOPIC_DECAY = 2, 4, 5, 60, 1.5, 1.0
# A false flag is worse than a miss; no error may fall on a draft that was left out and is free of it.
COST = {"error": 1000.0, "warning": 2.0, "advice": 2.0}
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
    return [json.loads(line) for name in LEARNT_FROM for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


@cache
def load_sentences() -> dict[str, dict[str, list[str]]]:
    """Read the single sentences."""
    return yaml.safe_load((HERE / "sentences.yaml").read_text(encoding="utf-8"))


def lessons(rule: Rule) -> Iterator[Bag]:
    """Yield a bag for each single sentence: those that mean the rule, those near it, those that mean other things."""
    told = load_sentences()
    topic = next((name for name, rule_id in TOPICS.items() if rule_id == rule.id), None)
    own, violation = told.get(rule.id, {}), rule.shape == "violation"
    meant = [*own.get("breaks", []), *own.get("says", []), *(told["questions"].get(topic, []) if topic else [])]
    other = [*own.get("fine", []), *own.get("not", [])]
    if topic in told["questions"]:
        other += [text for name, texts in told["questions"].items() if name != topic for text in texts]
    else:
        sides = ("breaks", "says") if violation else ("breaks",)
        other += [t for name, page in told.items() if name != rule.id for side in sides for t in page.get(side, [])]
    for texts, wanted in ((meant, True), ([text for text in other if text not in meant], False)):
        for text in texts:
            yield Bag(wanted, flagged=False, rows=embed((text,)), known={0} if wanted else set())


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
    weights, bias = np.zeros(given[0].rows.shape[1], np.float32), 0.0
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
        weights, bias = fit(np.concatenate(rows), np.array(marks), start=np.append(weights, bias))
    return weights, bias


def fit(
    rows: np.ndarray, marks: np.ndarray, weight: float = DECAY, start: np.ndarray | None = None
) -> tuple[np.ndarray, float]:
    """Fit a logistic regression whose two sides weigh the same, by Newton's method."""
    count, positive = len(marks), max(1.0, marks.sum())
    share = np.where(marks > 0, count / (2 * positive), count / (2 * max(1.0, count - positive))).astype(np.float32)
    inputs = np.hstack([rows, np.ones((count, 1))]).astype(np.float32)
    decay = (weight * np.append(np.ones(rows.shape[1]), 1e-3)).astype(np.float32)
    solution = np.zeros(inputs.shape[1], np.float32) if start is None else start.astype(np.float32)
    for _ in range(STEPS):
        chance = (1 / (1 + np.exp(-np.clip(inputs @ solution, -30, 30)))).astype(np.float32)
        slope = inputs.T @ (share * (chance - marks)) + decay * solution
        solution -= solve(inputs, share * chance * (1 - chance), decay, slope)
    return solution[:-1], float(solution[-1])


def solve(inputs: np.ndarray, bend: np.ndarray, decay: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Solve (inputs' bend inputs + decay) x = wanted by conjugate gradients, without making the matrix."""
    found, rest = np.zeros_like(wanted), wanted.copy()
    way, size = rest.copy(), float(rest @ rest)
    enough = max(1e-6 * size, 1e-12)
    for _ in range(TURNS if size > enough else 0):
        bent = inputs.T @ (bend * (inputs @ way)) + decay * way
        step = size / float(way @ bent)
        found += step * way
        rest -= step * bent
        before, size = size, float(rest @ rest)
        if size <= enough:
            break
        way = rest + (size / before) * way
    return found


def choose_threshold(rule: Rule, given: list[Bag], told: list[Bag]) -> float:
    """Return the threshold that errs least on bags left out, among those that the patterns leave open."""
    open_bags: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights, bias = learn([*told, *(one for n, one in enumerate(given) if n % FOLDS != fold)])
        left_out = [one for n, one in enumerate(given) if n % FOLDS == fold]
        undecided = [one for one in left_out if one.flagged == (rule.shape == "omission")]
        open_bags += [(float((one.rows @ weights + bias).max()), one.wanted) for one in undecided]
    cost = COST[rule.severity] if rule.shape == "violation" else 1.0
    options = [least := LEAST[rule.shape], *sorted({s + 0.01 for s, _ in open_bags if s > least}), np.inf]

    def loss(threshold: float) -> float:
        missed = sum(wanted and score < threshold for score, wanted in open_bags)
        return missed + cost * sum(not wanted and score >= threshold for score, wanted in open_bags)

    return min(options, key=lambda option: (loss(option), option == np.inf, -option))


def learn_topics(rules: dict[str, Rule], drafts: list[dict]) -> np.ndarray:
    """Return the weights of the topics, (topics, dimension + 1), the bias last."""
    told = load_sentences()
    texts = [(t, name) for name in TOPICS for t in told["questions"].get(name, [])]
    texts += [(text, "help") for text in told["no-offer-to-help"]["says"]]
    texts += [pair for draft in drafts if draft["kind"] == "questions" for pair in known_topics(rules, draft["text"])]
    rows = np.concatenate([embed((text,)) for text, _ in texts])
    marks = np.array([name for _, name in texts])
    learnt = (fit(rows, (marks == name).astype(float), TOPIC_DECAY) for name in TOPICS)
    return np.array([np.append(weights, bias) for weights, bias in learnt])


def known_topics(rules: dict[str, Rule], text: str) -> Iterator[tuple[str, str]]:
    """Yield the questions of a list that the patterns of one topic alone know, with it."""
    draft = parse_draft(text)
    spans = {name: find_strengths(rules[rule_id], draft, "questions") for name, rule_id in TOPICS.items() if rule_id}
    for sentence in draft.of(READ_PARTS):
        names = [name for name, found in spans.items() if sentence.span in found]
        if len(names) == 1 and len(sentence.text) >= SHORTEST:
            yield sentence.text, names[0]


def main() -> None:
    """Learn every rule and write the weights."""
    drafts, rules = load_drafts(), load_rules()
    learnt = {}
    for rule in (rule for rule in rules.values() if any(not detector.limit for detector in rule.detect)):
        given, told = list(bags(rule, drafts)), list(lessons(rule))
        threshold = choose_threshold(rule, given, told)
        if np.isfinite(threshold):
            learnt[rule.id] = (*learn([*told, *given]), threshold)
        print(f"{rule.id}: {len(given)} drafts, threshold {threshold:.2f}", flush=True)
    columns = zip(*learnt.values(), strict=True)
    matrix, bias, threshold = (np.array(column, np.float16) for column in columns)
    topics = {"topics": np.array([*TOPICS]), "topic_matrix": learn_topics(rules, drafts).astype(np.float16)}
    np.savez_compressed(OUT, rules=np.array([*learnt]), matrix=matrix, bias=bias, threshold=threshold, **topics)


if __name__ == "__main__":
    main()
