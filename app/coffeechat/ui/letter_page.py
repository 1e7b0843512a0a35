"""The pages that write from the user's own notes: the thank-you, and the follow-up."""

from collections.abc import Callable

import streamlit as st

from coffeechat.coach import Coach
from coffeechat.model import Channel, Letter
from coffeechat.ui import keeping, letter_form, letter_view, samples, session, uploads

_HINT = "You will see your letter here, with the line of your notes that each sentence comes from."


def draw() -> None:
    """Draw the page of the thank-you note."""
    st.title("Write a thank-you note", anchor=False)
    st.write("Give your notes of the meeting. The note says only what they say; what is missing is left blank for you.")
    _draw("letter", ["email", "card", "linkedin"], "Write my note", _thank)


def draw_follow_up() -> None:
    """Draw the page of the follow-up."""
    st.title("Follow up", anchor=False)
    st.write(
        "Tell them later what came of their advice and their introductions. Give your notes of the meeting and, below "
        "the word Update, what you have done since."
    )
    _draw("follow-up", ["email", "linkedin"], "Write my follow-up", _follow_up)


def _draw(job: str, channels: list[Channel], action: str, write: Callable[..., Letter]) -> None:
    coach = session.open_coach()
    with st.container(horizontal=True):
        samples.offer(job, {f"{job}.to": "to", f"{job}.sender": "from", f"{job}.notes": "notes"})
        uploads.offer(f"{job}.notes", "Open your notes")
    with st.container(border=True):
        request = _ask(job, channels, coach)
        if st.button(action, type="primary"):
            session.ask(job, request)
    letter = session.result(job, write, "Reading your notes ...", _HINT)
    if letter:
        letter_view.draw(letter, coach)
        asked = st.session_state[f"{job}.request"]
        given = {"to": asked["to"], "from": asked["sender"], "notes": asked["notes"], "resource": asked["resource"]}
        keeping.offer(coach, "letter", given, letter)


def _ask(job: str, channels: list[Channel], coach: Coach) -> dict[str, object]:
    people = letter_form.ask_people(job)
    notes = st.text_area(
        "Your notes",
        key=f"{job}.notes",
        height=220,
        help="Scribbles will do: what they said, what struck you, what either of you promised.",
        placeholder="- said the hardest part of the job is ...\n- advice: ...\n- I promised to send ...",
        persist_state="session",
    )
    facts = letter_form.ask_facts(job, coach, notes, people)
    resource = st.text_input(
        "Something to share with them (optional)",
        key=f"{job}.resource",
        help="An article or a link that would interest them.",
        persist_state="session",
    )
    return {**people, "notes": notes, "facts": facts, "resource": resource, **letter_form.ask_manner(job, channels)}


def _thank(coach: Coach, **asked: object) -> Letter:
    return coach.letter_writer.thank_you(**asked)


def _follow_up(coach: Coach, **asked: object) -> Letter:
    return coach.letter_writer.follow_up(**asked)
