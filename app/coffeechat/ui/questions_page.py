"""The page that plans the questions for one conversation."""

import re

import streamlit as st

from coffeechat.coach import Coach
from coffeechat.formats.questions import render_plan
from coffeechat.model import Avoid, Fact, Phase, Question, QuestionPlan, Section
from coffeechat.ui import keeping, samples, session, show, uploads
from coffeechat.ui.markup import tag, words
from coffeechat.ui.voices import Shelf, card, disagreements, open_shelf

_HINT = "You will see your questions here, each with the fact it rests on, and can download them to take along."
_MINUTES = [15, 20, 30, 45, 60]
_PHASES: dict[Phase, str] = {
    "opening": "To begin with",
    "career": "Their path",
    "role": "Their work",
    "company": "The company",
    "industry": "The industry",
    "advice": "Their advice",
    "closing": "Before you go",
}
_SOURCES = {"about": "You read", "contact": "About them", "me": "About you"}


def draw() -> None:
    """Draw the page."""
    st.title("Plan what to ask", anchor=False)
    st.write("Give what you have read. You get questions for this company and this person, in the order to ask them.")
    with st.container(horizontal=True):
        samples.offer(
            "questions",
            {
                "questions.company": "company",
                "questions.about": "about",
                "questions.contact": "contact",
                "questions.me": "me",
            },
        )
        uploads.offer("questions.about", "Open a text about the company")
    with st.container(border=True):
        request = _fields()
        if st.button("Plan my questions", type="primary"):
            session.ask("questions", request)
    plan = session.result("questions", _plan, "Reading about the company ...", _HINT)
    if plan:
        _draw_plan(plan, session.open_coach())
        asked = st.session_state["questions.request"]
        given = {"about:1": asked["about"], "contact": asked["contact"], "me": asked["me"], "asked": asked["asked"]}
        keeping.offer(session.open_coach(), "plan", given, plan)


def _fields() -> dict[str, object]:
    keep = {"persist_state": "session"}
    left, right = st.columns([3, 1])
    company = left.text_input("Company", key="questions.company", placeholder="Larkspur Health", **keep)
    minutes = right.selectbox("Minutes you have", _MINUTES, index=_MINUTES.index(30), key="questions.minutes", **keep)
    about = st.text_area(
        "What you have read about it",
        key="questions.about",
        height=200,
        help="Its about page, a press release, a news story. The more facts, the better the questions.",
        placeholder="Paste its about page, a news story, a report ...",
        **keep,
    )
    left, right = st.columns(2)
    contact = left.text_area("Who you will meet", key="questions.contact", height=110, **keep)
    me = right.text_area("Who you are and what you want to learn", key="questions.me", height=110, **keep)
    asked = st.text_area(
        "Questions you have asked before (optional)",
        key="questions.asked",
        height=68,
        help="They are not asked again, nor are those of your meetings at this company.",
        **keep,
    )
    return {"company": company, "about": about, "contact": contact, "me": me, "asked": asked, "minutes": minutes}


def _plan(coach: Coach, company: str, about: str, asked: str, **more: object) -> QuestionPlan:
    before = "\n".join([asked, *coach.meetings.asked_at(company)])
    return coach.questioner.plan(company, about=[about] if about.strip() else [], asked=before, **more)


def _draw_plan(plan: QuestionPlan, coach: Coach) -> None:
    shelf = open_shelf(coach)
    show.warnings(plan)
    st.header(f"{plan.minutes} minutes at {show.plain(plan.company)}", anchor=False)
    if not plan.tailored:
        st.info("These questions would suit any company. Paste something about this one to get questions of its own.")
    st.download_button(
        "Download as a one-page brief",
        render_plan(plan, "md"),
        file_name=f"{_file_name(plan.company)}.md",
        mime="text/markdown",
        icon=":material/download:",
        on_click="ignore",
    )
    _say("Say first", plan.opening)
    for section in plan.sections:
        if section.questions:
            _draw_section(section, shelf)
    _say("Say last", plan.closing)
    _draw_avoid(plan.avoid, shelf)
    disagreements(plan, shelf, plan.stance)


def _say(label: str, text: str) -> None:
    if text:
        show.draw(words("p", label, "cc-label"), words("p", text, "cc-said"))


def _draw_section(section: Section, shelf: Shelf) -> None:
    st.subheader(f"{_PHASES[section.phase]} · {section.minutes} min", anchor=False)
    show.draw(*(_question(question, shelf) for question in section.questions))


def _question(question: Question, shelf: Shelf) -> str:
    first = words("span", "Ask even when time runs short", "cc-badge cc-advice") if question.priority == 1 else ""
    asked = [
        words("h3", question.text),
        tag("p", first) if first else "",
        words("p", "In the model's words", "cc-small") if question.written_by == "model" else "",
        words("p", "Why", "cc-label"),
        words("p", question.why),
        *(_fact(fact) for fact in question.facts),
        words("p", "Then ask", "cc-label") if question.follow_up else "",
        words("p", question.follow_up),
    ]
    return card(asked, "Who advises it", question.advice, shelf)


def _fact(fact: Fact) -> str:
    label = _SOURCES.get(fact.source.partition(":")[0], "You gave")
    return words("p", label, "cc-label") + words("blockquote", f"“{' '.join(fact.quote.split())}”")


def _draw_avoid(avoid: list[Avoid], shelf: Shelf) -> None:
    if not avoid:
        return
    with st.expander("Better not asked, and why"):
        for entry in avoid:
            show.draw(card([words("h3", entry.text), words("p", entry.why)], "Who says so", entry.advice, shelf))


def _file_name(company: str) -> str:
    return re.sub(r"\W+", "-", company.lower()).strip("-")[:60] or "questions"
