"""The page that checks a draft: the words at fault, why, what to do, who says so, and a revision."""

import streamlit as st

from coffeechat.coach import Coach
from coffeechat.model import Critique, Draft, Finding, Kind, Revision, Severity, Strength
from coffeechat.ui import keeping, samples, session, show, uploads
from coffeechat.ui.markup import Mark, compared, marked, tag, words
from coffeechat.ui.voices import Shelf, card, disagreements, open_shelf

_HINT = "You will see your draft here with the words to change marked, each with a reason and a fix."
_KINDS: dict[Kind, str] = {
    "outreach": "A request to meet",
    "questions": "My list of questions",
    "thank-you": "A thank-you note",
    "follow-up": "A later check-in",
}
_SAMPLES: dict[Kind, str] = {
    "outreach": "request",
    "questions": "questions",
    "thank-you": "thank-you",
    "follow-up": "follow-up",
}
_SEVERITIES: dict[Severity, tuple[str, str]] = {
    "error": ("Fix this", "to fix"),
    "warning": ("Worth changing", "worth changing"),
    "advice": ("Consider", "to consider"),
}


def draw() -> None:
    """Draw the page."""
    st.title("Check a draft before you send it", anchor=False)
    st.write("Paste what you mean to send or take along. You see what to change, why, and which expert says so.")
    kind = st.segmented_control(
        "What is it?", list(_KINDS), format_func=_KINDS.__getitem__, key="critique.kind",
        default="outreach", required=True, persist_state="session",
    )  # fmt: skip
    with st.container(horizontal=True):
        samples.offer("critique", {"critique.draft": _SAMPLES[kind]})
        uploads.offer("critique.draft", "Open a text file")
    with st.container(border=True):
        text = st.text_area(
            "Your draft", key="critique.draft", height=260, persist_state="session",
            placeholder="Dear Ms. Bergström, ...",
        )  # fmt: skip
        if st.button("Check my draft", type="primary"):
            session.ask("critique", {"text": text, "kind": kind, "revise": False})
    critique = session.result("critique", _critique, "Reading your draft ...", _HINT)
    if critique:
        draft = st.session_state["critique.request"]["text"]
        _draw_critique(critique, draft, session.open_coach())
        keeping.offer(session.open_coach(), "critique", {"draft": draft}, critique)


def _critique(coach: Coach, text: str, kind: Kind, **asked: object) -> Critique:
    return coach.critic.critique(Draft(text=text, kind=kind), **asked)


def _draw_critique(critique: Critique, draft: str, coach: Coach) -> None:
    shelf = open_shelf(coach)
    show.warnings(critique)
    st.header(_summary(critique), anchor=False)
    show.draw(tag("div", marked(draft, _marks(critique.findings)), css="cc-paper"))
    if critique.findings:
        _draw_revision(critique.revised, draft)
        st.subheader("Point by point", anchor=False)
    titles = {rule.id: rule.title for rule in coach.rules.values()}
    for number, finding in enumerate(critique.findings, 1):
        show.draw(_finding(number, finding, titles.get(finding.rule, finding.rule), shelf))
    _draw_strengths(critique.strengths)
    disagreements(critique, shelf, critique.stance)


def _summary(critique: Critique) -> str:
    counts = [
        (sum(finding.severity == severity for finding in critique.findings), phrase)
        for severity, (_, phrase) in _SEVERITIES.items()
    ]
    return ", ".join(f"{count} {phrase}" for count, phrase in counts if count) or "Nothing to change: good to go"


def _marks(findings: list[Finding]) -> list[Mark]:
    """Return the places of the findings, numbered, the gravest first so that it colours shared words."""
    order = list(_SEVERITIES)
    numbered = sorted(enumerate(findings, 1), key=lambda entry: order.index(entry[1].severity))
    return [
        Mark(finding.span.start, finding.span.end, finding.severity, str(number))
        for number, finding in numbered
        if finding.span
    ]


def _finding(number: int, finding: Finding, title: str, shelf: Shelf) -> str:
    fault = [
        words("h3", f"{number}. {title}"),
        tag("p", words("span", _SEVERITIES[finding.severity][0], f"cc-badge cc-{finding.severity}")),
        words("p", finding.span.text, "cc-said cc-text") if finding.span else words("p", "Missing from the draft"),
        words("p", finding.message),
        words("p", "Found by the model, in a sentence that the rules left in doubt", "cc-small")
        if finding.found_by == "model"
        else "",
        words("p", "What to do", "cc-label"),
        words("p", finding.fix.advice),
        *_worded(finding),
    ]
    return card(fault, "Who says so", finding.citations, shelf)


def _worded(finding: Finding) -> list[str]:
    """Return the sentence as a model mended it; an edit of ours shows in the revision."""
    if finding.written_by != "model" or not finding.fix.edit:
        return []
    return [words("p", "In the model's words", "cc-label"), words("p", finding.fix.edit.text, "cc-said cc-text")]


def _draw_strengths(strengths: list[Strength]) -> None:
    if not strengths:
        return
    st.subheader("What works", anchor=False)
    lines = []
    for strength in strengths:
        who = ", ".join(dict.fromkeys(citation.who for citation in strength.citations))
        by = words("span", f" Advised by {who}.", "cc-small") if who else ""
        lines.append(tag("li", words("span", strength.message), by))
    show.draw(tag("ul", *lines))


def _draw_revision(revised: Revision | None, draft: str) -> None:
    if not revised:
        st.button("Revise my draft", on_click=_revise, icon=":material/auto_fix_high:")
        return
    st.subheader("A revised draft", anchor=False)
    compare, copy = st.tabs(["What changed", "Copy it"])
    with compare:
        show.draw(tag("div", compared(draft, revised.text), css="cc-paper"))
        show.draw(tag("ul", *(words("li", change) for change in revised.changes)))
    with copy:
        show.copyable(revised.text)
    show.blanks(revised.blanks)


def _revise() -> None:
    session.ask("critique", {**st.session_state["critique.request"], "revise": True})
