"""Contacts and conversations: what is written down stays, on either database."""

from datetime import UTC, date, datetime

import pytest

from coffeechat.errors import InputError
from coffeechat.meetings import Change
from coffeechat.model import Critique, Letter, Question, QuestionPlan, Section

AT = datetime(2026, 12, 1, 9, tzinfo=UTC)
QUESTIONS = ["What changed when you left the ward?", "Who decides what is built?"]


def plan(*texts: str) -> QuestionPlan:
    asked = [
        Question(text=text, why="It is new.", facts=[], advice=[], follow_up="", priority=1)
        for text in texts or QUESTIONS
    ]
    return QuestionPlan(
        company="Larkspur", tailored=False, minutes=30, stance="learning", opening="", closing="", avoid=[],
        sections=[Section(phase="career", minutes=30, questions=asked)],
    )  # fmt: skip


def letter(kind: str = "thank-you") -> Letter:
    return Letter(
        schema=f"coffeechat/{kind}/1", kind=kind, channel="email", stance="learning", subject="Thank you",
        text="Dear Ingrid, thank you.", sentences=[], blanks=[], facts=[], unused=[], advice=[],
    )  # fmt: skip


def test_a_contact_is_added_with_a_meeting_and_listed(meetings, open_meetings, ingrid):
    listed = open_meetings().overview().meetings
    assert [(entry.id, entry.name, entry.company, entry.stage) for entry in listed] == [
        (int(ingrid), "Ingrid Bergström", "Larkspur Health", "target")
    ]
    assert meetings.show(ingrid).contact.about == "head of product"


def test_a_meeting_passes_through_its_stages(open_meetings, ingrid):
    def stage_on(day: int, change: Change) -> str:
        return open_meetings(date(2026, 11, day)).note(ingrid, change).meeting.stage

    assert stage_on(20, Change(stage="asked")) == "asked"
    assert stage_on(21, Change(at=AT, zone="Europe/Stockholm", minutes=45, place="Café Rival")) == "booked"
    open_meetings().keep(ingrid, "plan", {"about:1": "It left scheduling."}, plan())
    assert open_meetings().show(ingrid).meeting.stage == "prepared"
    assert stage_on(25, Change(notes="keep a diary")) == "met"
    assert stage_on(26, Change(stage="thanked")) == "thanked"
    meeting = open_meetings().show(ingrid).meeting
    assert (meeting.asked, meeting.met, meeting.thanked) == (date(2026, 11, 20), date(2026, 11, 25), date(2026, 11, 26))
    assert (meeting.at, meeting.minutes, meeting.place) == (AT, 45, "Café Rival")
    assert stage_on(27, Change(stage="in-touch")) == "in-touch"


def test_notes_alone_do_not_lower_a_stage_but_the_user_may(meetings, ingrid):
    meetings.note(ingrid, Change(stage="thanked"))
    assert meetings.note(ingrid, Change(notes="keep a diary")).meeting.stage == "thanked"
    back = meetings.note(ingrid, Change(stage="asked", on=date(2026, 11, 1))).meeting
    assert (back.stage, back.asked, back.thanked) == ("asked", date(2026, 11, 1), None)


def test_every_paper_is_kept_with_what_was_given_for_it(meetings, open_meetings, ingrid):
    meetings.keep(ingrid, "plan", {"about:1": "It left scheduling.", "asked": ""}, plan())
    meetings.note(ingrid, Change(notes="keep a diary 📓", draft="Dear Ingrid,"))
    meetings.keep(ingrid, "letter", {"notes": "keep a diary", "from": "Dana"}, letter())
    critique = Critique(kind="thank-you", stance="learning", findings=[], strengths=[])
    meetings.keep(ingrid, "critique", {"draft": "Dear Ingrid,"}, critique)
    papers = open_meetings().show(ingrid).meeting.papers
    assert [paper.kind for paper in papers] == ["plan", "notes", "draft", "letter", "critique"]
    assert papers[0].given == {"about:1": "It left scheduling."}
    assert QuestionPlan.model_validate(papers[0].document) == plan()
    assert papers[1].given == {"notes": "keep a diary 📓"}
    assert Letter.model_validate(papers[3].document) == letter()
    assert Critique.model_validate(papers[4].document) == critique


def test_the_same_paper_twice_is_kept_once(meetings, ingrid):
    for _ in range(2):
        meetings.keep(ingrid, "letter", {"notes": "keep a diary"}, letter())
        shown = meetings.note(ingrid, Change(notes="keep a diary"))
    assert [paper.kind for paper in shown.meeting.papers] == ["letter", "notes"]
    assert "kept with this meeting already" in shown.warnings[0]


def test_promises_are_kept_apart_by_who_made_them(meetings, ingrid):
    notes = "- I send the checklist by 5 December\n- will introduce me to Priya\n- nice office\n"
    change = Change(notes=notes, i_owe=("the slides",), they_owe=("a name in Lund",), by=date(2026, 12, 24))
    promises = meetings.note(ingrid, change).meeting.promises
    mine = [(promise.text, promise.due) for promise in promises if promise.by == "me"]
    theirs = [(promise.text, promise.due) for promise in promises if promise.by == "them"]
    assert mine == [("the slides", date(2026, 12, 24)), ("I send the checklist by 5 December", date(2026, 12, 5))]
    assert theirs == [("a name in Lund", date(2026, 12, 24)), ("will introduce me to Priya", None)]
    assert all(promise.text in notes for promise in promises if promise.paper)
    again = meetings.note(ingrid, Change(notes=f"{notes}one more line\n", done=(promises[0].id,))).meeting.promises
    assert [(promise.text, promise.kept) for promise in again] == [
        (promise.text, date(2026, 11, 20) if promise is promises[0] else None) for promise in promises
    ]


def test_who_led_to_whom(meetings, ingrid):
    priya = meetings.add(Change(name="Priya Raman", led_by="ingrid"))
    assert priya.led_by == "Ingrid Bergström"
    assert meetings.show(ingrid).led_to == ["Priya Raman"]
    assert meetings.overview().meetings[1].led_by == "Ingrid Bergström"
    with pytest.raises(InputError, match="led to themselves"):
        meetings.note(ingrid, Change(led_by=ingrid))
    tom = meetings.add(Change(name="Tom Reed", led_by="priya"))
    with pytest.raises(InputError, match="Ingrid Bergström led you to Priya Raman, so Tom Reed cannot have led to"):
        meetings.note(ingrid, Change(led_by=str(tom.meeting.id)))


def test_two_people_of_one_name_are_two_and_never_guessed(meetings, ingrid):
    twin = meetings.add(Change(name="ingrid bergström", company="Acme"))
    assert "another person of that name" in twin.warnings[0]
    assert "--again 1" in twin.warnings[0]
    with pytest.raises(InputError, match=r"could be 1 \(Ingrid Bergström, Larkspur Health\), 2 \(ingrid"):
        meetings.show("Ingrid")
    assert meetings.show(ingrid).contact.company == "Larkspur Health"


@pytest.mark.parametrize("who", ["bergstrom", "INGRID", "Bergström", "ingrid bergstrom", " Dr. Ingrid ", "#1"])
def test_a_contact_is_found_by_what_people_type(meetings, ingrid, who):
    assert str(meetings.show(who).meeting.id) == ingrid


def test_another_conversation_with_the_same_contact(meetings, ingrid):
    meetings.note(ingrid, Change(notes="keep a diary"))
    again = meetings.add(Change(), again="Bergström")
    assert again.contact.name == "Ingrid Bergström"
    assert (again.meeting.id, again.meeting.stage, again.meeting.papers) == (2, "target", [])
    assert meetings.show("Ingrid").meeting.id == 2


@pytest.mark.parametrize("who", ["7", "Nobody", "", "'; drop table meetings"])
def test_a_meeting_that_is_not_there(meetings, ingrid, who):
    with pytest.raises(InputError, match="there is no meeting"):
        meetings.show(who)
    assert meetings.show(ingrid)


@pytest.mark.parametrize("name", ["", "  ", "42", "a" * 200, "Ing\x07rid"])
def test_what_is_no_name_adds_nothing(meetings, name):
    with pytest.raises(InputError, match="is not a name"):
        meetings.add(Change(name=name))
    assert meetings.overview().meetings == []


def test_a_change_is_written_whole_or_not_at_all(meetings, ingrid):
    with pytest.raises(InputError, match="no promise 99"):
        meetings.note(ingrid, Change(notes="keep a diary", stage="thanked", done=(99,)))
    with pytest.raises(InputError, match="there is no meeting"):
        meetings.add(Change(name="Priya", led_by="99"))
    assert (meetings.show(ingrid).meeting.stage, meetings.show(ingrid).meeting.papers) == ("target", [])
    assert len(meetings.overview().meetings) == 1


def test_a_number_never_comes_to_mean_another_person(meetings, ingrid):
    meetings.delete(ingrid)
    assert meetings.add(Change(name="Priya")).meeting.id == int(ingrid) + 1


def test_each_owner_sees_only_what_is_theirs(open_meetings, ingrid):
    other = open_meetings(owner="you")
    assert other.overview().meetings == []
    with pytest.raises(InputError, match="there is no meeting"):
        other.delete(ingrid)
    other.add(Change(name="Priya"))
    assert [entry.name for entry in open_meetings().overview().meetings] == ["Ingrid Bergström"]


@pytest.mark.parametrize(
    ("notes", "doubt"),
    [
        ("coffee with Tom Reed\n- keep a diary", "They name Tom Reed, Acme and never Ingrid Bergström"),
        ("Call with Bob Smith, 3 May\n- keep a diary", "They say “Call with Bob Smith"),
        ("coffee w/ Bob Smith, Tue\n- keep a diary", "They say “coffee w/ Bob Smith"),
        ("Bob: hello\nDana: hello\nBob: keep a diary\nDana: thanks", "Bob, Dana speak, and nobody called Ingrid"),
    ],
)
def test_notes_of_another_meeting_are_doubted(meetings, ingrid, notes, doubt):
    meetings.add(Change(name="Tom Reed", company="Acme"))
    warnings = meetings.note(ingrid, Change(notes=notes)).warnings
    assert doubt in warnings[0]


@pytest.mark.parametrize(
    "notes",
    [
        "coffee with Ingrid\nTom Reed was there too",
        "keep a diary",
        "Met with the team of nine",
        "Ingrid: hello\nDana: hello\nIngrid: x\nDana: y",
        "I: why?\nB: because\nI: really?\nB: yes, says Bergström",
    ],
)
def test_notes_of_this_meeting_are_not_doubted(meetings, ingrid, notes):
    meetings.add(Change(name="Tom Reed", company="Acme"))
    assert meetings.note(ingrid, Change(notes=notes)).warnings == []


def test_the_very_same_notes_at_another_meeting_are_noticed(meetings, ingrid):
    meetings.note(ingrid, Change(notes="keep a diary"))
    warnings = meetings.add(Change(name="Tom Reed", notes="keep a diary")).warnings
    assert "very same notes are kept with meeting 1 (Ingrid Bergström, Larkspur Health)" in warnings[0]


def test_long_notes_are_kept_to_the_last_character(meetings, open_meetings, ingrid):
    notes = "".join(f"- line {number}: på svenska också, keep a diary\n" for number in range(5000))
    assert len(notes) > 200_000
    meetings.note(ingrid, Change(notes=notes))
    assert open_meetings().show(ingrid).meeting.papers[0].given["notes"] == notes


def test_questions_of_past_meetings_at_the_firm_feed_the_next_plan(meetings, ingrid):
    meetings.keep(ingrid, "plan", {}, plan())
    assert meetings.asked_at("Larkspur Health") == [], "a plan is not asked before the meeting takes place"
    meetings.note(ingrid, Change(notes="keep a diary"))
    assert meetings.asked_at("larkspur health, Inc.") == QUESTIONS
    assert meetings.asked_at("Larkspur Health", but=ingrid) == []
    assert meetings.asked_at("Acme") == []
    assert meetings.asked_at("") == []
