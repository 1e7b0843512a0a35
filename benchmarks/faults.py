"""Real inputs of every job, and what is wrong with a result by the project's own checks."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coffeechat.adviser import Adviser
from coffeechat.chat import Chat
from coffeechat.checks.english import check_english
from coffeechat.checks.questions import check_plan
from coffeechat.checks.quotes import verify_fact
from coffeechat.checks.tracing import untraced
from coffeechat.critic import Critic
from coffeechat.letter_writer import LetterWriter
from coffeechat.library import Library
from coffeechat.model import Answer, Critique, Document, Draft, Letter, QuestionPlan
from coffeechat.questioner import Questioner
from coffeechat.resources import folder
from coffeechat.rules import load_rules

_SHARED = Path(__file__).resolve().parents[2] / "shared/data"
_TO, _SENDER = "Ingrid Berg", "Lena Okafor"


@dataclass(frozen=True)
class Input:
    """One input of one job: what the user gave, and how to run the job on it.

    ``subject`` is the company, the kind of the draft or the question.
    """

    job: str
    subject: str
    given: dict[str, str]
    work: Callable[[Library, Chat | None], Document]


def inputs() -> dict[str, list[Input]]:
    """Return the real inputs of each job."""
    return {
        "questions": [_plan(record) for record in _read(_SHARED / "companies.jsonl")],
        "thank-you": [_letter(record["human_summary"]) for record in _read(_SHARED / "meetings.jsonl")],
        "critique": [_draft(record) for record in _read(folder("evals") / "critique/cases.jsonl")],
        "ask": [_question(record["question"]) for record in _read(folder("evals") / "retrieval/questions.jsonl")],
    }


def faults_of(given: Input, found: Document, library: Library) -> list[str]:
    """Return everything that is wrong with a result: its form, its quotes, its facts, its questions, its English."""
    type(found).model_validate_json(found.model_dump_json(by_alias=True))
    texts = list(given.given.values())
    english = [fault for text in texts_by_model(found) if (fault := check_english(text, texts))]
    match found:
        case QuestionPlan():
            return english + [reason.text for reason in check_plan(found, given.given)]
        case Letter():
            facts = [fact for sentence in found.sentences if sentence.from_ != "courtesy" for fact in sentence.from_]
            false = [fact.quote for fact in facts if not verify_fact(fact, given.given)]
            return english + false + untraced(found.text, given.given)
        case Critique():
            return english + _left(found, library)
        case Answer():
            return english + ([] if found.citations or not found.answered else ["it cites nothing"])
    return english


def texts_by_model(found: Document) -> list[str]:
    """Return the texts of a result that a model wrote."""
    match found:
        case QuestionPlan():
            return [q.text for section in found.sections for q in section.questions if q.written_by == "model"]
        case Letter():
            return [found.text[s.start : s.end].strip() for s in found.sentences if s.written_by == "model"]
        case Critique():
            return [f.fix.edit.text for f in found.findings if f.written_by == "model" and f.fix.edit]
        case Answer():
            return [found.answer] if found.written_by == "model" else []
    return []


def finds_by_model(found: Document) -> list[str]:
    """Return the faults of a draft that a model found, each as its rule and the words of the draft."""
    findings = found.findings if isinstance(found, Critique) else []
    return [f"{f.rule}: {f.span.text}" for f in findings if f.found_by == "model"]


def _left(found: Critique, library: Library) -> list[str]:
    """Return the rules that the revised draft still breaks."""
    if not found.revised:
        return []
    again = Critic(load_rules(), library).critique(Draft(text=found.revised.text, kind=found.kind), found.stance)
    return [finding.rule for finding in again.findings]


def _plan(record: dict) -> Input:
    text = record["text"]
    return Input(
        "questions",
        record["company"],
        {"about:1": text},
        lambda library, chat: Questioner(library, chat).plan(record["company"], about=[text]),
    )


def _letter(notes: str) -> Input:
    return Input(
        "thank-you",
        "",
        {"notes": notes, "to": _TO, "from": _SENDER},
        lambda library, chat: LetterWriter(library, chat).thank_you(to=_TO, sender=_SENDER, notes=notes),
    )


def _draft(record: dict) -> Input:
    draft = Draft(text=record["text"], kind=record["kind"])
    return Input(
        "critique",
        draft.kind,
        {"draft": draft.text},
        lambda library, chat: Critic(load_rules(), library, chat).critique(draft, revise=True),
    )


def _question(question: str) -> Input:
    return Input("ask", question, {"question": question}, lambda library, chat: Adviser(library, chat).ask(question))


def _read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
