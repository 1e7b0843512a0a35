"""Let a model say the questions of a finished plan better; each passes the same gates or stays as it is."""

from collections.abc import Callable, Mapping, Sequence

from coffeechat.chat import Chat, Request, Wording, improve
from coffeechat.chat.units import rephrase_question
from coffeechat.checks.questions import alike, check_question
from coffeechat.checks.rewording import check_rewording
from coffeechat.model import Phase, Question, QuestionPlan, Stance


def reword_plan(
    plan: QuestionPlan,
    inputs: Mapping[str, str],
    chat: Chat | None,
    watch: Callable[[QuestionPlan], None] | None = None,
) -> QuestionPlan:
    """Return the plan with the questions on facts of the material in a model's words, where those pass.

    What rests on no fact was worded with care and is left. ``inputs`` are the texts by source name; ``watch`` sees
    the plan as it is and again whenever a question got better.
    """
    places = [(s.phase, q) for s in plan.sections for q in s.questions if q.facts]
    asked = {q.text: _request(q, phase, inputs, plan.stance) for phase, q in places}

    def reword(answers: Sequence[Wording | None]) -> QuestionPlan:
        return _reword(plan, dict(zip(asked, answers, strict=True)), asked)

    improvement = improve(chat, [*asked.values()], watch and (lambda answers: watch(reword(answers))))
    plan = reword(improvement.answers)
    return plan.model_copy(update={"warnings": [*plan.warnings, *improvement.warnings]})


def _reword(plan: QuestionPlan, answers: Mapping[str, Wording | None], asked: Mapping[str, Request]) -> QuestionPlan:
    """Put each answer in the place of its question, unless it asks what another question of the plan asks."""
    texts = [question.text for section in plan.sections for question in section.questions]
    better: dict[str, dict[str, str]] = {}
    for offline, answer in answers.items():
        others = [text for text in texts if text != offline]
        if answer and answer.text != offline and not alike(answer.text, others):
            texts[texts.index(offline)] = answer.text
            better[offline] = {"text": answer.text, **asked[offline].signature}
    sections = [
        section.model_copy(
            update={"questions": [q.model_copy(update=better.get(q.text, {})) for q in section.questions]}
        )
        for section in plan.sections
    ]
    return plan.model_copy(update={"sections": sections})


def _request(question: Question, phase: Phase, inputs: Mapping[str, str], stance: Stance) -> Request:
    facts: Sequence[str] = [fact.quote for fact in question.facts]

    def check(text: str) -> str | None:
        if complaint := check_rewording(text, question.text, facts):
            return complaint
        reasons = check_question(question.model_copy(update={"text": text}), phase, inputs, stance)
        return "; ".join(reason.text for reason in reasons) or None

    return rephrase_question(question.text, " / ".join(facts), check)
