"""The page of contacts and conversations: what is due, who there is, and what belongs to each."""

from datetime import date

import streamlit as st

from coffeechat.coach import Coach
from coffeechat.errors import InputError
from coffeechat.formats.meetings import HEADINGS, render_export
from coffeechat.inputs import decode
from coffeechat.meetings import Change
from coffeechat.meetings.dates import say_day
from coffeechat.model import Due, DueKind, ListedMeeting
from coffeechat.ui import meeting_view, session, show

_DONE: dict[DueKind, str] = {
    "thank-you": "Thanked",
    "no-reply": "Asked again",
    "follow-up": "Written",
    "i-owe": "Done",
    "they-owe": "They did it",
}
_STAGE_DONE = {"thank-you": "thanked", "no-reply": "asked", "follow-up": "in-touch"}
_FILES = {"json": "application/json", "csv": "text/csv", "ics": "text/calendar"}
_LABELS = {"json": "Everything (JSON)", "csv": "A table (CSV)", "ics": "A calendar (ICS)"}


def draw() -> None:
    """Draw the page."""
    coach = session.open_coach()
    st.title("Your meetings", anchor=False)
    st.write("Who you talk to, what was said, what each of you promised, and what is due. Nothing is ever sent.")
    _tell_what_happened()
    due, everybody, add, files = st.tabs(["What is due", "Everybody", "Add somebody", "Export and import"])
    with due:
        _draw_due(coach)
    with everybody:
        _draw_everybody(coach)
    with add:
        _draw_add(coach)
    with files:
        _draw_files(coach)


def _tell_what_happened() -> None:
    """Draw what came of the last change, which drew the page anew."""
    for line in st.session_state.pop("meetings.said", []):
        st.success(show.plain(line), icon=":material/check:")
    for line in st.session_state.pop("meetings.warned", []):
        st.warning(show.plain(line), icon=":material/info:")


def _draw_due(coach: Coach) -> None:
    due = coach.meetings.due()
    if not due.due:
        st.caption(f"Nothing is due today, {say_day(due.on)}.")
    for kind, heading in HEADINGS.items():
        entries = [(number, entry) for number, entry in enumerate(due.due) if entry.kind == kind]
        if entries:
            st.subheader(heading, anchor=False)
        for number, entry in entries:
            left, right = st.columns([4, 1], vertical_alignment="center")
            left.write(show.plain(entry.text))
            if right.button(_DONE[kind], key=f"due.{number}.{entry.meeting}.{kind}", width="stretch"):
                _settle(coach, entry)


def _settle(coach: Coach, entry: Due) -> None:
    done = entry.promise is not None
    change = Change(done=(entry.promise,)) if done else Change(stage=_STAGE_DONE[entry.kind])
    meeting_view.save(f"Noted for {entry.name}.", lambda: coach.meetings.note(str(entry.meeting), change))


def _draw_everybody(coach: Coach) -> None:
    meetings = coach.meetings.overview()
    if not meetings.meetings:
        st.caption("Nobody yet. Begin with Add somebody.")
        return
    entries = {entry.id: entry for entry in meetings.meetings}
    chosen = st.selectbox(
        "Meeting", list(entries), format_func=lambda number: _title(entries[number]), key="meetings.id"
    )
    meeting_view.draw(coach, coach.meetings.show(str(chosen)))


def _title(entry: ListedMeeting) -> str:
    where = f", {entry.company}" if entry.company else ""
    when = f", {entry.at:%Y-%m-%d %H:%M}" if entry.at else ""
    return f"{entry.name}{where} ({entry.stage}{when})"


def _draw_add(coach: Coach) -> None:
    form = "meetings.add"
    with st.form(meeting_view.fresh(form)):
        left, right = st.columns(2)
        name = left.text_input("Who you want to talk to", placeholder="Ingrid Bergström")
        company = right.text_input("Where they work", placeholder="Larkspur Health")
        about = st.text_area("Who they are and how you found them", height=90)
        leader = st.text_input("Who led you to them (optional)", help="A contact that you keep here.")
        asked = st.date_input("The day you asked them, if you have", value=None, max_value=date.today())
        if st.form_submit_button("Add", type="primary"):
            stage = "asked" if asked else None
            change = Change(name=name, company=company, about=about, led_by=leader, stage=stage, on=asked)
            meeting_view.save(f"{name} is added.", lambda: coach.meetings.add(change), form)


def _draw_files(coach: Coach) -> None:
    export = coach.meetings.export()
    st.write(
        "Take everything along: JSON can be read back in, the table opens in a spreadsheet, the calendar anywhere."
    )
    with st.container(horizontal=True):
        for style, mime in _FILES.items():
            # Spreadsheets take a table without this mark for one in an older encoding.
            data = ("\ufeff" if style == "csv" else "") + render_export(export, [], style)
            st.download_button(
                _LABELS[style], data, f"meetings.{style}", mime, icon=":material/download:", on_click="ignore"
            )
    with st.form("meetings.import", clear_on_submit=True):
        file = st.file_uploader("A JSON export to read back in", type=["json"])
        if st.form_submit_button("Read it in"):
            if file is None:
                show.trouble(InputError("no file was chosen", todo="Choose one first."))
                return
            text, where = file.getvalue(), file.name
            meeting_view.save("The file is read in.", lambda: coach.meetings.load(decode(text, where), where))
