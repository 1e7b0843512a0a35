"""Let a model say the questions of a finished plan better; each passes the same gates or stays as it is."""

from collections.abc import Mapping, Sequence

from coffeechat.chat import Chat, Request, improve
from coffeechat.chat.units import rephrase_question
from coffeechat.checks.questions import alike, check_question
from coffeechat.checks.rewording import check_rewording
from coffeechat.model import Phase, Question, QuestionPlan, Stance


def reword_plan(plan: QuestionPlan, inputs: Mapping[str, str], chat: Chat | None) -> QuestionPlan:
    """Return the plan with the questions on facts of the material in a model's words, where those pass.

    What rests on no fact was worded with care and is left. ``inputs`` are the texts by source name.
    """
    places = [(s.phase, q) for s in plan.sections for q in s.questions if q.facts]
    improvement = improve(chat, [_request(q, phase, inputs, plan.stance) for phase, q in places])
    texts = [question.text for section in plan.sections for question in section.questions]
    better: dict[str, Question] = {}
    for (_, question), answer in zip(places, improvement.answers, strict=True):
        others = [text for text in texts if text != question.text]
        if answer and answer.text != question.text and not alike(answer.text, others):
            texts[texts.index(question.text)] = answer.text
            better[question.text] = question.model_copy(update={"text": answer.text, "written_by": "model"})
    sections = [
        section.model_copy(update={"questions": [better.get(q.text, q) for q in section.questions]})
        for section in plan.sections
    ]
    return plan.model_copy(update={"sections": sections, "warnings": [*plan.warnings, *improvement.warnings]})


def _request(question: Question, phase: Phase, inputs: Mapping[str, str], stance: Stance) -> Request:
    facts: Sequence[str] = [fact.quote for fact in question.facts]

    def check(text: str) -> str | None:
        if complaint := check_rewording(text, question.text, facts):
            return complaint
        reasons = check_question(question.model_copy(update={"text": text}), phase, inputs, stance)
        return "; ".join(reason.text for reason in reasons) or None

    return rephrase_question(question.text, " / ".join(facts), check)
