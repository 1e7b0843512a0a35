"""A plan of questions for a terminal, as JSON, or as a one-page brief to take along."""

from coffeechat.formats.citations import Footnotes, Sources, address, warnings_markdown, warnings_text
from coffeechat.formats.documents import to_json
from coffeechat.formats.layout import frame, wrap
from coffeechat.model import Avoid, Question, QuestionPlan, Section

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
            "When time runs short, ask those marked 1 first, then those marked 2.",
            wrap(plan.opening, "    ", "Say first: "),
            *(_section_text(section) for section in plan.sections if section.questions),
            wrap(plan.closing, "    ", "Say last: "),
            "\n".join(["Do not ask", *(_avoid_text(entry) for entry in plan.avoid)]) if plan.avoid else "",
            Sources().disagreements(plan, plan.stance),
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
    notes = Footnotes()
    sections = [_section_markdown(section, notes) for section in plan.sections if section.questions]
    avoid = [f"- {entry.text} {entry.why}{notes.cite(entry.advice)}" for entry in plan.avoid]
    return frame(
        [
            f"# {plan.company}: {plan.minutes} minutes",
            warnings_markdown(plan),
            f"*Say first:* {plan.opening}",
            *sections,
            f"*Say last:* {plan.closing}",
            "\n".join(["## Do not ask", "", *avoid]) if avoid else "",
            notes.disagreements(plan, plan.stance),
            notes.text(),
        ]
    )


def _section_markdown(section: Section, notes: Footnotes) -> str:
    lines = [f"## {_PHASES[section.phase]} ({section.minutes} min)", ""]
    for question in section.questions:
        first = " (ask this even when time runs short)" if question.priority == 1 else ""
        lines.append(f"- **{question.text}**{notes.cite(question.advice)}{first}")
        lines.append(f"  - Why: {question.why}{notes.facts(question.facts)}")
        lines.append(f"  - Then: {question.follow_up}")
    return "\n".join(lines)
