"""Learn what sentences mean to each rule, from the labelled drafts and sentences; writes the weights.

A rule's reading is a logistic regression on a sentence's embedding, on its phrases, and on whether the card's own
patterns match. It learns from the single sentences of ``sentences/`` and from whole drafts. A draft is labelled as a
whole: one that breaks a rule holds at least one sentence that does, one that does not holds none (for an omission the
other way round). Which sentence it is, the patterns say where they find it; where they do not, it is the one that the
reading learnt so far holds most likely.

A threshold is the one that errs least on drafts that were left out, one set of them after the other, for each set was
written by another hand or on another day; ``--report`` tells how that goes. Run it in a clone:
``python evals/critique/train.py``. It is deterministic.
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
import yaml

from coffeechat.library.embeddings import MiniLM
from coffeechat.model import Kind
from coffeechat.rules import ParsedDraft, Rule, find_faults, load_rules, parse_draft
from coffeechat.rules.detectors import find_matches, is_excused
from coffeechat.rules.meaning import READ_PARTS, SHORTEST
from coffeechat.rules.phrases import PLACES, find_phrases, weigh_phrases

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "knowledge" / "meaning.npz"
TOPICS = {
    "career": "no-career-question",
    "company": "no-company-question",
    "industry": "no-industry-question",
    "closing": "no-closing-question",
    "help": "no-offer-to-help",
}
# What breaks the first may well break the second or say what it asks for, so neither is a counterexample of the other.
AKIN = (
    {"asks-for-job", "hides-interest", "desperate-tone", "opens-with-job-loss", "no-introduction"},
    {"demanding-tone", "asks-referral-early", "place-suits-sender", "too-much-time", "resume-attached", "all-about-me"},
    {"too-much-time", "place-suits-sender", "no-times-offered", "no-time-limit", "no-place-offered"},
    {"all-about-me", "closed-question", "answered-by-research", "no-purpose", "no-update"},
    {"asks-referral-early", "no-closing-question"},
    {"no-purpose", "no-research", "no-connection", "no-introduction"},
    {"no-offer-to-help", "nothing-specific", "no-value-added", "no-update", "no-stay-in-touch"},
)
# Sets that are left out together.
FOLDS = (
    ("cases", "cases-tone-questions-after", "oblique"),
    ("blind", "aslant"),
    ("blind-2", "aslant-held"),
    ("plain-1", "plain-2", "plain-3"),
)
# Sets in the plain words that people write in, which no card's patterns were made with; they count more.
PLAIN, PLAINNESS = ("plain-1", "plain-2", "plain-3"), 5
SETS = tuple(name for fold in FOLDS for name in fold)
STEPS, PACE, DECAY = 80, 0.08, 5e-4
# Of a violation: a false flag and a miss; of an omission:
# one that is missed, where one flagged in vain counts 1 among many more that are fine.
ALARM, MISS, MISSED = 0.2, 0.8, 2.5
SOFTNESS = 0.5


@dataclass
class Bag:
    """One draft for one rule: its sentences, those that the patterns match, and those that may be flagged at all.

    ``wanted``: some sentence of it means the rule. ``decided``: the verdict on the draft, where no reading changes it.
    """

    origin: str
    texts: list[str]
    matched: np.ndarray
    open: np.ndarray
    wanted: bool
    decided: bool | None = None


@dataclass
class Lessons:
    """What is known of texts: ``marks`` holds (text, rule, matched) -> whether the text means the rule."""

    texts: dict[str, int] = field(default_factory=dict)
    marks: dict[tuple[int, int, bool], bool] = field(default_factory=dict)

    def add(self, text: str, rule: int, matched: bool, mark: bool, again: bool = False) -> None:
        """Note what a text means; a word said before stands unless it is said ``again``."""
        key = self.texts.setdefault(text, len(self.texts)), rule, bool(matched)
        self.marks[key] = mark if again else self.marks.get(key, mark)


@cache
def embed(text: str) -> np.ndarray:
    """Return the unit row of a text."""
    return model().embed([text])[0]


@cache
def model() -> MiniLM:
    """Open the model of this machine."""
    return MiniLM()


@cache
def load_sentences() -> dict[str, dict[str, list[str]]]:
    """Read the single sentences of every page."""
    pages = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((HERE / "sentences").glob("*.yaml")))
    found: dict[str, dict[str, list[str]]] = {}
    for rule, sides in (item for page in pages for item in page.items()):
        for side, texts in sides.items():
            found.setdefault(rule, {}).setdefault(side, []).extend(texts)
    return found


def digest() -> str:
    """Return what the weights were learnt from, as one hash of the drafts and the sentences."""
    paths = [*(HERE / f"{name}.jsonl" for name in SETS), *sorted((HERE / "sentences").glob("*.yaml"))]
    return hashlib.sha256(b"\n".join(path.read_bytes() for path in paths)).hexdigest()


def examples(rule: Rule) -> tuple[list[str], list[str]]:
    """Return the sentences that mean a rule, and those that do not: near it, and of rules that are not akin to it."""
    told, topics = load_sentences(), load_sentences()["questions"]
    own, akin = told.get(rule.id, {}), set().union({rule.id, "questions"}, *(g for g in AKIN if rule.id in g))
    meant = [*own.get("breaks", []), *own.get("says", [])]
    other = [*own.get("fine", []), *own.get("not", [])]
    sides = ("breaks", "says", "not") if rule.shape == "violation" else ("breaks", "says")
    other += [text for name, page in told.items() if name not in akin for side in sides for text in page.get(side, [])]
    mine = [name for name, rule_id in TOPICS.items() if rule_id == rule.id]
    meant += [text for name in mine for text in topics[name]]
    if mine or (rule.shape == "violation" and not {"closed-question", "no-closing-question"} & akin):
        other += [text for name, texts in topics.items() if name not in mine for text in texts]
    if rule.id == "hides-interest":
        meant += told["asks-for-job"]["breaks"]
    return meant, [text for text in dict.fromkeys(other) if text not in set(meant)]


def matches(rule: Rule, draft: ParsedDraft, kind: Kind) -> set[tuple[int, int]]:
    """Return the spans of the sentences that the card's own words know."""
    if rule.shape == "violation":
        return {fault.sentence for fault in find_faults(rule, draft, kind) if fault.sentence}
    numbers = (n for n, d in enumerate(rule.detect) if d.absence and (d.kinds is None or kind in d.kinds))
    return {sentence.span for number in numbers for sentence in find_matches(rule, number, draft)}


@cache
def is_matched(rule: Rule, text: str) -> bool:
    """Return whether the card's own words know a single sentence."""
    return any(matches(rule, parse_draft(text), kind) for kind in rule.kinds)


def bags(rule: Rule) -> Iterator[Bag]:
    """Yield a bag for each labelled draft, and each example of the card, that the rule judges."""
    for name in SETS:
        for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            known = rule.stance in ("both", case.get("stance", rule.stance)) and rule.id not in case.get("unsure", ())
            if case["kind"] in rule.kinds and known:
                broken = rule.id in case["expect"] or rule.id in case.get("expect_direct", ())
                yield from bag(name, rule, case["text"], case["kind"], broken)
    for page in (rule.examples, rule.held_out):
        for texts, broken in ((page.flags, True), (page.passes, False)):
            for example in map(rule.example, texts):
                yield from bag("cards", rule, example.text, example.kind, broken)


def bag(origin: str, rule: Rule, text: str, kind: Kind, broken: bool) -> Iterator[Bag]:
    """Yield the bag of one text, if it has sentences."""
    draft, violation = parse_draft(text), rule.shape == "violation"
    sentences = [s for s in draft.of(READ_PARTS) if len(s.text) >= SHORTEST]
    if not sentences:
        return
    spans = matches(rule, draft, kind)
    matched = np.array([s.span in spans for s in sentences])
    flagged = bool(find_faults(rule, draft, kind))
    yield Bag(
        origin,
        [s.text for s in sentences],
        matched,
        np.array([not (violation and is_excused(rule, s, draft)) for s in sentences]),
        broken == violation,
        flagged if flagged == violation and not (origin in PLAIN if violation else matched.any()) else None,
    )


def teach(rules: Sequence[Rule], given: dict[str, list[Bag]]) -> Lessons:
    """Return what the single sentences say, and the drafts whose sentence the patterns know."""
    lessons = Lessons()
    for place, rule in enumerate(rules):
        for texts, mark in zip(examples(rule), (True, False), strict=True):
            for text in texts:
                lessons.add(text, place, is_matched(rule, text), mark)
        for one in given[rule.id]:
            if not one.wanted or one.matched.any():
                for text, matched in zip(one.texts, one.matched, strict=True):
                    lessons.add(text, place, matched, one.wanted and bool(matched))
    return lessons


def guess(rules: Sequence[Rule], given: dict[str, list[Bag]], lessons: Lessons, weights: dict) -> None:
    """Add the drafts whose sentence nobody knows, with the one that the reading holds most likely."""
    for place, rule in enumerate(rules):
        for one in given[rule.id]:
            if one.wanted and not one.matched.any():
                best = int(np.argmax(score(one, place, weights)))
                lessons.add(one.texts[best], place, False, True, again=True)


class Table:
    """Texts as rows of embeddings and lists of phrases, made once for all fits."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.rows = np.stack([embed(text) for text in texts])
        places = [find_phrases(text) for text in texts]
        self.text = np.repeat(np.arange(len(texts)), [len(p) for p in places])
        self.place = np.concatenate(places)
        self.value = np.concatenate([np.full(len(p), weigh_phrases(len(p)), np.float32) for p in places])
        self.starts = np.concatenate([[0], np.cumsum([len(p) for p in places])[:-1]])
        order = np.argsort(self.place, kind="stable")
        self.used, self.cuts = np.unique(self.place[order], return_index=True)
        self.sorted_text, self.sorted_value = self.text[order], self.value[order]

    def said(self, phrases: np.ndarray) -> np.ndarray:
        """Return what the phrases of each text come to, (texts, rules)."""
        each = phrases[self.place]
        each *= self.value[:, None]
        return np.add.reduceat(each, self.starts)

    def slope(self, errors: np.ndarray) -> np.ndarray:
        """Return the slope of the phrases' weights, (places, rules)."""
        found = np.zeros((PLACES, errors.shape[1]), np.float32)
        each = errors[self.sorted_text]
        each *= self.sorted_value[:, None]
        found[self.used] = np.add.reduceat(each, self.cuts)
        return found


def fit(
    lessons: Lessons, count: int, begin: dict[str, np.ndarray] | None = None, steps: int = STEPS
) -> dict[str, np.ndarray]:
    """Fit every rule at once, each with its two sides weighing the same, by Adam on all texts at a step."""
    table = Table(list(lessons.texts))
    shape = len(lessons.texts), count
    marks, weigh, matched = (np.zeros(shape, np.float32) for _ in range(3))
    for (text, rule, match), mark in lessons.marks.items():
        marks[text, rule], weigh[text, rule], matched[text, rule] = mark, 1, match
    for side in (marks > 0, marks <= 0):
        weigh *= np.where(side, 0.5 / np.maximum(1, (weigh * side).sum(axis=0)), 1)
    sizes = {"matrix": (table.rows.shape[1], count), "phrases": (PLACES, count), "matched": (count,), "bias": (count,)}
    found = begin or {name: np.zeros(size, np.float32) for name, size in sizes.items()}
    first, second = ({name: np.zeros_like(one) for name, one in found.items()} for _ in range(2))
    for step in range(1, steps + 1):
        odds = table.rows @ found["matrix"] + table.said(found["phrases"]) + found["matched"] * matched + found["bias"]
        errors = (weigh * (1 / (1 + np.exp(-np.clip(odds, -30, 30))) - marks)).astype(np.float32)
        slopes = {
            "matrix": table.rows.T @ errors + DECAY * found["matrix"],
            "phrases": table.slope(errors) + DECAY * found["phrases"],
            "matched": (errors * matched).sum(axis=0) + DECAY * found["matched"],
            "bias": errors.sum(axis=0),
        }
        pace = PACE * (1 + np.cos(np.pi * step / steps)) / 2
        for name, slope in slopes.items():
            first[name] = 0.9 * first[name] + 0.1 * slope
            second[name] = 0.99 * second[name] + 0.01 * slope * slope
            size = np.sqrt(second[name] / (1 - 0.99**step)) + 1e-9
            found[name] -= pace * first[name] / (1 - 0.9**step) / size
    return found


def learn(rules: Sequence[Rule], given: dict[str, list[Bag]]) -> dict[str, np.ndarray]:
    """Return the weights learnt from bags, the unknown sentences guessed once."""
    lessons = teach(rules, given)
    first = fit(lessons, len(rules))
    guess(rules, given, lessons, first)
    return fit(lessons, len(rules), first, STEPS // 2)


def score(one: Bag, rule: int, weights: dict[str, np.ndarray], with_match: bool = True) -> np.ndarray:
    """Return the log-odds of a bag's sentences for one rule, with or without what a match of its patterns counts."""
    rows = np.stack([embed(text) for text in one.texts])
    places = [find_phrases(text) for text in one.texts]
    said = np.array([weights["phrases"][p, rule].sum() * weigh_phrases(len(p)) for p in places])
    matched = weights["matched"][rule] * one.matched * with_match
    return rows @ weights["matrix"][:, rule] + said + matched + weights["bias"][rule]


def leave_out(rules: Sequence[Rule], given: dict[str, list[Bag]]) -> dict[str, list[tuple[Bag, float]]]:
    """Return for each rule the drafts with their highest score, as a reading gives it that never saw their set."""
    found: dict[str, list[tuple[Bag, float]]] = {rule.id: [] for rule in rules}
    for fold in FOLDS:
        weights = learn(rules, {rule: [one for one in some if one.origin not in fold] for rule, some in given.items()})
        for place, rule in enumerate(rules):
            for one in (one for one in given[rule.id] if one.origin in fold):
                found[rule.id].append((one, top_score(one, place, weights, rule.shape == "violation")))
    return found


def top_score(one: Bag, place: int, weights: dict[str, np.ndarray], violation: bool) -> float:
    """Return the highest score of a draft's sentences.

    A violation counts what a match is worth only in the drafts that its patterns were not made with.
    """
    if not violation:
        return float(score(one, place, weights).max())
    alone = np.where(one.open, score(one, place, weights, with_match=False), -np.inf)
    known = np.where(one.matched, score(one, place, weights), -np.inf) if one.origin in PLAIN else alone
    return float(max(alone.max(), known.max()))


def choose_threshold(rule: Rule, scored: Sequence[tuple[Bag, float]]) -> float:
    """Return the threshold that errs least, softly: a draft just beside it counts half, a plain one several times.

    Most cards' patterns were made with these very drafts, so a violation is judged there as if no pattern knew it.
    """
    violation = rule.shape == "violation"
    judged = [(top, one) for one, top in scored if one.decided is None or (violation and one.wanted)]
    tops = np.array([max(top, -20.0) for top, _ in judged])
    wanted = np.array([one.wanted for _, one in judged])
    weigh = np.array([PLAINNESS if one.origin in PLAIN else 1 for _, one in judged])
    misses, alarms = (MISS, ALARM) if violation else (1.0, MISSED)
    options = np.arange(-3, 7, 0.05)
    below = 1 / (1 + np.exp(-(options[:, None] - tops) / SOFTNESS))
    loss = misses * (weigh * below * wanted).sum(axis=1) + alarms * (weigh * (1 - below) * ~wanted).sum(axis=1)
    return float(options[int(np.argmin(loss))])


def report(rules: Sequence[Rule], scored: dict[str, list[tuple[Bag, float]]]) -> None:
    """Print, for each set, what is found and wrongly flagged with readings and thresholds that never saw it."""
    for name in SETS:
        counts = np.zeros((2, 2), int)
        for rule in rules:
            threshold = choose_threshold(rule, [pair for pair in scored[rule.id] if pair[0].origin != name])
            for one, top in (pair for pair in scored[rule.id] if pair[0].origin == name):
                violation = rule.shape == "violation"
                flagged = one.decided if one.decided is not None else (top >= threshold) == violation
                counts[int(one.wanted == violation), int(flagged)] += 1
        (silent, false), (missed, found) = counts
        print(f"{name}: recall {found / (found + missed):.3f}, false flags {false / (silent + false):.3f}", flush=True)


def main() -> None:
    """Learn every rule and write the weights."""
    rules = [
        rule for rule in load_rules().values() if any(not d.limit or d.limit.measure == "minutes" for d in rule.detect)
    ]
    given = {rule.id: list(bags(rule)) for rule in rules}
    scored = leave_out(rules, given)
    if "--report" in sys.argv:
        report(rules, scored)
    weights = learn(rules, given)
    used = np.flatnonzero(np.abs(weights["phrases"]).max(axis=1) > 0)
    scale = np.float32(np.abs(weights["phrases"]).max() / 127)
    np.savez_compressed(
        OUT,
        rules=np.array([rule.id for rule in rules]),
        matrix=weights["matrix"].T.astype(np.float16),
        places=used,
        phrases=np.round(weights["phrases"][used] / scale).astype(np.int8),
        scale=scale,
        threshold=np.array([choose_threshold(rule, scored[rule.id]) for rule in rules], np.float16),
        sets=np.array(SETS),
        digest=np.array(digest()),
        **{name: weights[name].astype(np.float16) for name in ("matched", "bias")},
    )


if __name__ == "__main__":
    main()
