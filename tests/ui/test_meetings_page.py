"""The page of the meetings, with real meetings in a home of its own."""

from datetime import date, time, timedelta

import pytest
from streamlit.testing.v1 import AppTest
from tests.ui.test_pages import HARM, drawn, press

from coffeechat.formats.documents import to_json
from coffeechat.meetings import Change, Meetings
from coffeechat.settings import load_settings

YESTERDAY = date.today() - timedelta(1)


@pytest.fixture
def meetings(coach) -> Meetings:
    """Give the coach behind the page real meetings."""
    coach.meetings = Meetings(load_settings())
    return coach.meetings


@pytest.fixture
def ingrid(meetings) -> str:
    change = Change(name=f"Ingrid {HARM}", company="Larkspur", stage="met", on=YESTERDAY, i_owe=("the *slides*",))
    return str(meetings.add(change).meeting.id)


def page() -> AppTest:
    return AppTest.from_string(
        "from coffeechat.ui import meetings_page\nmeetings_page.draw()\n", default_timeout=60
    ).run()


def field(at: AppTest, kind: str, label: str):
    return next(element for element in getattr(at, kind) if element.label == label)


@pytest.mark.usefixtures("meetings")
def test_an_empty_page_says_how_to_begin():
    at = page()
    assert not at.exception
    assert [caption.value for caption in at.caption][1] == "Nobody yet. Begin with Add somebody."


def test_a_contact_is_added(meetings):
    at = page()
    field(at, "text_input", "Who you want to talk to").input("Priya Raman")
    field(at, "text_input", "Where they work").input("Acme")
    at = press(at, "Add")
    assert [(entry.name, entry.company) for entry in meetings.overview().meetings] == [("Priya Raman", "Acme")]
    assert at.success[0].value == r"Priya Raman is added\."


def test_what_is_no_name_is_refused(meetings):
    at = page()
    field(at, "text_input", "Where they work").input("Acme")
    at = press(at, "Add")
    assert "is not a name" in at.error[0].value
    assert meetings.overview().meetings == []
    field(at, "text_input", "Who you want to talk to").input("Priya Raman")
    at = press(at, "Add")
    assert field(at, "text_input", "Where they work").value == ""


def test_what_is_due_is_settled_with_a_click(meetings, ingrid):
    at = page()
    assert {heading.value for heading in at.subheader} >= {"Say thank you", "What you owe"}
    at = press(at, "Thanked")
    assert meetings.show(ingrid).meeting.stage == "thanked"
    press(at, "Done")
    assert meetings.due().due == []


def test_a_meeting_is_shown_and_nothing_in_it_is_html(ingrid, meetings):
    meetings.note(ingrid, Change(notes=f"keep a diary {HARM}"))
    at = page()
    html = drawn(at)
    assert "<img" not in html
    assert "“the *slides*”" in html
    assert any(HARM in code.value for code in at.code)


def test_what_happened_is_written_down(meetings, ingrid):
    at = page()
    field(at, "date_input", "You talk on").set_value(date(2027, 3, 29))
    field(at, "time_input", "at").set_value(time(10))
    field(at, "text_input", "by the clocks of").input("Europe/Stockholm")
    field(at, "text_area", "Your notes of the conversation").input("keep a diary")
    field(at, "text_input", "They promised").input("a name in Lund")
    press(at, "Save")
    meeting = meetings.show(ingrid).meeting
    assert meeting.at.isoformat() == "2027-03-29T10:00:00+02:00"
    assert meeting.papers[0].given == {"notes": "keep a diary"}
    assert [promise.text for promise in meeting.promises] == ["the *slides*", "a name in Lund"]


def test_a_day_without_a_time_is_refused(meetings, ingrid):
    at = page()
    field(at, "date_input", "You talk on").set_value(date(2027, 3, 29))
    at = press(at, "Save")
    assert "A day needs a time" in at.error[0].value
    assert meetings.show(ingrid).meeting.at is None


def test_a_contact_is_deleted_only_after_a_yes(meetings, ingrid):
    at = page()
    assert next(button for button in at.button if button.label == "Delete for good").disabled
    at.checkbox[0].check().run()
    at = press(at, "Delete for good")
    assert meetings.overview().meetings == []
    assert ingrid
    assert "is deleted" in at.success[0].value


def test_a_note_is_kept_with_a_meeting_from_its_own_page(meetings, ingrid):
    source = "from coffeechat.ui import letter_page\nletter_page.draw()\n"
    at = AppTest.from_string(source, default_timeout=60).run()
    at.text_input(key="letter.to").input("Ingrid")
    at.text_input(key="letter.sender").input("Dana")
    at.text_area(key="letter.notes").input("keep a diary")
    press(press(at, "Write my note"), "Keep it")
    (paper,) = meetings.show(ingrid).meeting.papers
    assert (paper.kind, paper.given) == ("letter", {"to": "Ingrid", "from": "Dana", "notes": "keep a diary"})


def test_questions_asked_at_the_firm_are_not_planned_again(coach, meetings, ingrid):
    meetings.keep(ingrid, "plan", {}, coach.questioner.plan("Larkspur"))
    source = "from coffeechat.ui import questions_page\nquestions_page.draw()\n"
    at = AppTest.from_string(source, default_timeout=60).run()
    at.text_input(key="questions.company").input("Larkspur Inc")
    press(at, "Plan my questions")
    assert coach.services.asked[-1]["asked"] == "\nHow did that change your work?"


def test_everything_is_taken_along_and_read_back_in(meetings, ingrid):
    export = meetings.export()
    labels = [button.proto.label for button in page().get("download_button")]
    assert labels == ["Everything (JSON)", "A table (CSV)", "A calendar (ICS)"]
    meetings.delete(ingrid)
    at = page()
    at.file_uploader[0].set_value(("meetings.json", to_json(export).encode(), "application/json"))
    press(at, "Read it in")
    assert meetings.export() == export
