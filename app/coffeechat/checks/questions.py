"""What no question may do, whoever wrote it: pure checks that return the reasons against it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import re2
from rapidfuzz import fuzz

from coffeechat.checks.quotes import verify_fact
from coffeechat.model import Phase, Question, QuestionPlan, Stance
from coffeechat.prose.patterns import compile_any, compile_pattern, read_cards

PASTED_WORDS = 11
"""This many words in a row from the material are a pasted clause; a short event cannot be told in other words."""

ALIKE = 84.0
"""From this share of common words (0 to 100) two questions ask the same."""

_NEXT = 200
"""Characters after a fact in which its reason may stand."""

_SENTENCE = re2.compile(r"[.!?]\s+")
_WORD = re2.compile(r"[\pL\d'’&-]+")
_CLAUSE = re2.compile(r"[;:—–]\s+|[.!?]\s+")


@dataclass(frozen=True)
class Reason:
    """Why a question does not pass: the gate's name and one sentence."""

    gate: str
    text: str


def check_question(question: Question, phase: Phase, inputs: Mapping[str, str], stance: Stance) -> list[Reason]:
    """Return every reason against one question, an empty list where there is none.

    Args:
        question: the question with its facts.
        phase: the section it stands in; courtesies of the closing may be closed questions.
        inputs: the texts by source name: ``about:1``, ``contact``, ``me``.
        stance: under ``learning`` no question may ask for a job.
    """
    found = [
        Reason("fact", f"not verbatim: {fact.quote[:60]}") for fact in question.facts if not verify_fact(fact, inputs)
    ]
    found += check_wording(question.text, phase, stance)
    found += [Reason("answered", reason) for reason in answered(question.text, inputs)]
    if reason := told_why(question, inputs):
        found.append(Reason("answered", f"the material gives the reason: {reason}"))
    if run := pasted(question.text, inputs):
        found.append(Reason("pasted", f"pasted from the material: {run}"))
    return found


def check_wording(text: str, phase: Phase, stance: Stance) -> list[Reason]:
    """Return the reasons that lie in the words of the question alone."""
    gates = _gates()
    found = []
    if len(text.split()) > gates["max_words"]:
        found.append(Reason("long", f"longer than {gates['max_words']} words"))
    if not text.endswith("?"):
        found.append(Reason("closed", "it is not a question"))
    if phase != "closing" and is_closed(text):
        found.append(Reason("closed", "it can be answered by yes or no"))
    if gates["double"].search(text) and not gates["double_allowed"].search(text):
        found.append(Reason("double", "it asks two things"))
    if stance == "learning" and gates["job_ask"].search(text):
        found.append(Reason("job", "it asks for a job"))
    for name, reason in (("dirt", "it fishes for dirt"), ("legal", "it asks about legal text")):
        if gates[name].search(text):
            found.append(Reason(name, reason))
    if gates["wrong_person"].search(text):
        found.append(Reason("person", "it is not said to somebody who works there"))
    return found


def is_closed(text: str) -> bool:
    """Tell whether yes or no would answer: the clause that asks begins with a verb, or holds no question word."""
    gates = _gates()
    asking = [clause.strip() for clause in _CLAUSE.split(text.strip()) if clause.strip()]
    if not asking:
        return True
    clause = asking[-1]
    if gates["openers_open"].search(clause):
        return False
    if gates["subordinate"].search(clause):
        clause = clause.rpartition(", ")[2]
    return bool(gates["openers_closed"].search(clause)) or not gates["question_words"].search(clause)


def answered(text: str, inputs: Mapping[str, str]) -> list[str]:
    """Return the pieces of the company material that already answer the question."""
    material = "\n".join(given for source, given in inputs.items() if source.startswith("about"))
    hits = [card["answered"].search(material) for card in _trivia() if card["asked"].search(text)]
    return [f"the material says: {hit[0]}" for hit in hits if hit]


def told_why(question: Question, inputs: Mapping[str, str]) -> str:
    """Return the words with which the material gives the reason that the question asks for, or nothing.

    They may stand in the sentence of the fact or in the next one.
    """
    gates = _gates()
    if not gates["asks_reason"].search(question.text):
        return ""
    for fact in question.facts:
        if fact.source.startswith("about") and fact.source in inputs:
            rest = inputs[fact.source][fact.end : fact.end + _NEXT]
            near = f"{fact.quote}{' '.join(_SENTENCE.split(rest)[:2])}"
            if found := gates["gives_reason"].search(near):
                return found[0]
    return ""


def pasted(text: str, inputs: Mapping[str, str]) -> str:
    """Return a run of ``PASTED_WORDS`` that the question took over from an input, or nothing.

    What the asker says about themselves (``me``) is theirs to say again.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    for given in (text for name, text in inputs.items() if name != "me"):
        source = _squeeze(given)
        for start in range(len(words) - PASTED_WORDS + 1):
            run = " ".join(words[start : start + PASTED_WORDS])
            if f" {run} " in source:
                return run
    return ""


@lru_cache(maxsize=8)
def _squeeze(given: str) -> str:
    return f" {' '.join(word.casefold() for word in _WORD.findall(given[:400_000]))} "


def alike(text: str, others: Sequence[str]) -> str:
    """Return the first of ``others`` that says the same in nearly the same words, or nothing."""
    return next((other for other in others if fuzz.token_set_ratio(text.casefold(), other.casefold()) >= ALIKE), "")


def check_plan(
    plan: QuestionPlan, inputs: Mapping[str, str], same: Callable[[str, Sequence[str]], str] = alike
) -> list[Reason]:
    """Return every reason against a plan: those of its questions, repetitions, and minutes that do not add up.

    ``same(text, others)`` returns the one of ``others`` that asks the same, or nothing.
    """
    found, texts = [], []
    for section in plan.sections:
        for question in section.questions:
            found += check_question(question, section.phase, inputs, plan.stance)
            if twin := same(question.text, texts):
                found.append(Reason("repeated", f"it asks what was asked before: {twin}"))
            texts.append(question.text)
    if sum(section.minutes for section in plan.sections) != plan.minutes:
        found.append(Reason("minutes", "the sections do not add up to the slot"))
    return found


@cache
def _gates() -> dict:
    cards = read_cards("questions", "gates.yaml")
    return {
        name: words
        if isinstance(words, int)
        else compile_any(words, name)
        if isinstance(words, list)
        else compile_pattern(words, name)
        for name, words in cards.items()
    }


@cache
def _trivia() -> list[dict]:
    cards = read_cards("questions", "avoid.yaml")["researched"]
    return [{name: compile_pattern(card[name], card["say"]) for name in ("asked", "answered")} for card in cards]
