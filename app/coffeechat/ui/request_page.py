"""The page that writes the request for a conversation, or a script for the phone."""

import streamlit as st

from coffeechat.coach import Coach
from coffeechat.model import Letter
from coffeechat.ui import keeping, letter_form, letter_view, samples, session, uploads

_HINT = "You will see your request here, with what you gave that each sentence comes from."
_SAMPLES = {"to": "to", "sender": "from", "company": "company", "about": "about", "contact": "contact", "me": "me"}


def draw() -> None:
    """Draw the page."""
    st.title("Ask for a talk", anchor=False)
    st.write(
        "Give who you are and how you found them. You get a request, or a script for the phone, that says only what "
        "you gave; what only you know, such as your times, is left blank."
    )
    coach = session.open_coach()
    with st.container(horizontal=True):
        samples.offer("request", {f"request.{field}": name for field, name in _SAMPLES.items()})
        uploads.offer("request.about", "Open a text about the company")
    with st.container(border=True):
        request = _ask()
        if st.button("Write my request", type="primary"):
            session.ask("request", request)
    letter = session.result("request", _write, "Reading what you gave ...", _HINT)
    if letter:
        letter_view.draw(letter, coach)
        asked = st.session_state["request.request"]
        given = {"to": asked["to"], "from": asked["sender"], **{n: asked[n] for n in ("about", "contact", "me")}}
        keeping.offer(coach, "letter", given, letter)


def _ask() -> dict[str, object]:
    keep = {"persist_state": "session"}
    people = letter_form.ask_people("request")
    company = st.text_input("Where they work", key="request.company", placeholder="Larkspur Health", **keep)
    left, right = st.columns(2)
    contact = left.text_area(
        "Who they are and how you found them",
        key="request.contact",
        height=140,
        placeholder="I heard her talk on handovers in the spring.",
        **keep,
    )
    me = right.text_area(
        "Who you are and what you want to learn",
        key="request.me",
        height=140,
        placeholder="I am a nurse. I would like to learn how nurses work in product teams.",
        **keep,
    )
    about = st.text_area("What you have read about the company (optional)", key="request.about", height=140, **keep)
    manner = letter_form.ask_manner("request", ["email", "linkedin", "phone"])
    return {**people, "company": company, "about": about, "contact": contact, "me": me, **manner}


def _write(coach: Coach, **asked: object) -> Letter:
    return coach.letter_writer.request(**asked)
