"""One meeting on the page: what belongs to it, what happened since, and its deletion."""

from collections.abc import Callable
from datetime import date, datetime, time

import streamlit as st

from coffeechat.coach import Coach
from coffeechat.errors import CoffeechatError, InputError
from coffeechat.formats.meetings import state
from coffeechat.formats.papers import body_of, title_of
from coffeechat.meetings import Change
from coffeechat.meetings.changes import STAGES
from coffeechat.meetings.dates import local_zone, read_time, say_day
from coffeechat.model import Contradiction, Document, Promise, Saying, ShownMeeting
from coffeechat.ui import show
from coffeechat.ui.markup import tag, words

_AS_IT_IS = "as it is"


def fresh(form: str) -> str:
    """Return the key under which a form is drawn: another once it was saved, so that it is empty then and only then."""
    return f"{form}.{st.session_state.get(form, 0)}"


def save(said: str, work: Callable[[], Document], form: str = "") -> None:
    """Do what changes the meetings and draw the page anew with what was ``said`` and the warnings; or say the error.

    Args:
        said: what to tell when it is done.
        work: what to do.
        form: which form asks for it. After an error it keeps what was typed.
    """
    try:
        warnings = work().warnings
    except CoffeechatError as error:
        show.trouble(error)
        return
    if form:
        st.session_state[form] = st.session_state.get(form, 0) + 1
    st.session_state["meetings.said"], st.session_state["meetings.warned"] = [said], warnings
    st.rerun()


def draw(coach: Coach, shown: ShownMeeting) -> None:
    """Draw a meeting with all that belongs to it."""
    _draw_head(shown)
    _draw_promises(shown.meeting.promises)
    _draw_contradictions(shown.contradictions)
    for paper in shown.meeting.papers:
        with st.expander(show.plain(title_of(paper))):
            show.copyable(body_of(paper))
    with st.expander("Write down what happened", icon=":material/edit:"):
        _draw_change(coach, shown)
    with st.expander(f"Delete {show.plain(shown.contact.name)}", icon=":material/delete:"):
        _draw_deletion(coach, shown)


def _draw_head(shown: ShownMeeting) -> None:
    contact = shown.contact
    st.header(show.plain(contact.name), anchor=False)
    led = f"{shown.led_by} led you to them." if shown.led_by else ""
    led_to = f"They led you to {', '.join(shown.led_to)}." if shown.led_to else ""
    lines = [contact.company, contact.about, *state(shown.meeting), led, led_to]
    show.draw(*(words("p", line) for line in lines if line))


def _draw_promises(promises: list[Promise]) -> None:
    mine, theirs = st.columns(2)
    for column, by, label in ((mine, "me", "You owe"), (theirs, "them", "They owe")):
        owed = [promise for promise in promises if promise.by == by]
        with column:
            if owed:
                show.draw(words("p", label, "cc-label"), tag("ul", *map(_promise, owed)))


def _promise(promise: Promise) -> str:
    until = f" by {say_day(promise.due)}" if promise.due and not promise.kept else ""
    done = " " + words("span", "Done", "cc-badge") if promise.kept else ""
    return tag("li", words("span", f"“{promise.text}”{until}"), done)


def _draw_contradictions(contradictions: list[Contradiction]) -> None:
    if not contradictions:
        return
    st.subheader("They differ", anchor=False)
    for entry in contradictions:
        show.draw(words("p", entry.why), *map(_saying, entry.sayings))


def _saying(saying: Saying) -> str:
    return tag("p", words("strong", f"{saying.name}: "), words("span", f"“{saying.quote}”"))


def _draw_change(coach: Coach, shown: ShownMeeting) -> None:
    number = str(shown.meeting.id)
    form = f"meetings.change.{number}"
    with st.form(fresh(form)):
        stage = st.selectbox("How far it is", [_AS_IT_IS, *STAGES])
        day, clock, zone = st.columns(3)
        on = day.date_input("You talk on", value=None)
        at = clock.time_input("at", value=None, step=900)
        zone_name = zone.text_input("by the clocks of", value=shown.meeting.zone or local_zone())
        notes = st.text_area("Your notes of the conversation", height=160, help="Promises are found in them.")
        left, right = st.columns(2)
        mine = left.text_input("You promised")
        theirs = right.text_input("They promised")
        again = st.date_input("Write to them again on", value=None)
        if st.form_submit_button("Save", type="primary"):
            given = {
                "stage": None if stage == _AS_IT_IS else stage,
                "notes": notes if notes.strip() else "",
                "i_owe": (mine,) if mine.strip() else (),
                "they_owe": (theirs,) if theirs.strip() else (),
                "follow_up": again,
            }
            save("Saved.", lambda: coach.meetings.note(number, Change(**given, **_moment(on, at, zone_name))), form)


def _moment(on: date | None, at: time | None, zone: str) -> dict[str, object]:
    if (on is None) != (at is None):
        raise InputError("a day needs a time, and a time a day", todo="Give both, or neither.")
    if on is None:
        return {}
    moment, name = read_time(f"{datetime.combine(on, at):%Y-%m-%d %H:%M}", zone.strip() or None, on, "the time")
    return {"at": moment, "zone": name}


def _draw_deletion(coach: Coach, shown: ShownMeeting) -> None:
    contact = shown.contact
    st.write(f"Everything that you keep of {show.plain(contact.name)} goes: every meeting, note, letter and promise.")
    sure = st.checkbox("Yes, delete all of it", key=f"meetings.sure.{contact.id}")
    if st.button("Delete for good", disabled=not sure, key=f"meetings.delete.{contact.id}"):
        save(f"{contact.name} is deleted.", lambda: coach.meetings.delete(str(shown.meeting.id)))
