"""A plan of questions for a terminal, as JSON, or as a one-page brief to take along."""

from coffeechat.formats.citations import (
    address,
    disagreements_markdown,
    disagreements_text,
    footnote,
    warnings_markdown,
    warnings_text,
)
from coffeechat.formats.documents import to_json
from coffeechat.formats.layout import frame, wrap
from coffeechat.model import Avoid, Citation, Fact, Question, QuestionPlan, Section

_PHASES = {
    "opening": "Opening",
    "career": "Their path",
    "role": "Their work",
    "company": "The company",
    "industry": "The industry",
    "advice": "Advice",
    "closing": "Closing",
}


def render_plan(plan: QuestionPlan, style: str) -> str:
    """Return the plan as ``text``, ``md`` or ``json``."""
    if style == "json":
        return to_json(plan)
    return _text(plan) if style == "text" else _markdown(plan)


def _text(plan: QuestionPlan) -> str:
    return frame(
        [
            warnings_text(plan),
            f"Questions for {plan.company}: {plan.minutes} minutes, {plan.stance} stance",
            wrap(plan.opening, "    ", "Say first: "),
            *(_section_text(section) for section in plan.sections if section.questions),
            wrap(plan.closing, "    ", "Say last: "),
            "\n".join(["Do not ask", *(_avoid_text(entry) for entry in plan.avoid)]) if plan.avoid else "",
            disagreements_text(plan, plan.stance),
        ]
    )


def _section_text(section: Section) -> str:
    return "\n".join([f"{_PHASES[section.phase]} ({section.minutes} min)", *map(_question_text, section.questions)])


def _question_text(question: Question) -> str:
    lines = [
        wrap(question.text, "    ", f"  {question.priority} "),
        wrap(f"Why: {question.why}", "        ", "      "),
        *(wrap(f"From {fact.source}: “{fact.quote}”", "        ", "      ") for fact in question.facts),
        wrap(f"Then: {question.follow_up}", "        ", "      "),
        f"      [{', '.join(address(citation) for citation in question.advice)}]",
    ]
    return "\n".join(lines)


def _avoid_text(entry: Avoid) -> str:
    by = ", ".join(address(citation) for citation in entry.advice)
    return wrap(f"{entry.text} {entry.why} [{by}]", "    ", "  x ")


def _markdown(plan: QuestionPlan) -> str:
    notes = _Footnotes()
    sections = [_section_markdown(section, notes) for section in plan.sections if section.questions]
    avoid = [f"- {entry.text} {entry.why}{notes.mark(entry.advice)}" for entry in plan.avoid]
    return frame(
        [
            f"# {plan.company}: {plan.minutes} minutes",
            warnings_markdown(plan),
            f"*Say first:* {plan.opening}",
            *sections,
            f"*Say last:* {plan.closing}",
            "\n".join(["## Do not ask", "", *avoid]) if avoid else "",
            disagreements_markdown(plan, plan.stance),
            notes.text(),
        ]
    )


def _section_markdown(section: Section, notes: "_Footnotes") -> str:
    lines = [f"## {_PHASES[section.phase]} ({section.minutes} min)", ""]
    for question in section.questions:
        lines.append(f"- **{question.text}**{notes.mark(question.advice)}")
        lines.append(f"  - Why: {question.why}{notes.facts(question.facts)}")
        lines.append(f"  - Then: {question.follow_up}")
    return "\n".join(lines)


class _Footnotes:
    """Numbers each citation and each fact once, in the order of their first use."""

    def __init__(self) -> None:
        self._notes: dict[str, int] = {}

    def mark(self, citations: list[Citation]) -> str:
        return self._mark([footnote(citation) for citation in citations])

    def facts(self, facts: list[Fact]) -> str:
        return self._mark([f"“{' '.join(fact.quote.split())}” ({fact.source})" for fact in facts])

    def text(self) -> str:
        return "\n".join(f"[^{number}]: {note}" for note, number in self._notes.items())

    def _mark(self, notes: list[str]) -> str:
        return "".join(f"[^{self._notes.setdefault(note, len(self._notes) + 1)}]" for note in notes)
