"""Meetings as a table for a spreadsheet."""

import csv
import io

from coffeechat.formats.calendar import local_time
from coffeechat.model import Contact, Meeting, MeetingExport, PromiseBy

_HEAD = [
    "id", "name", "company", "about", "stage", "asked", "at", "zone", "minutes", "place", "met", "thanked",
    "follow_up", "led_by", "i_owe", "they_owe", "notes",
]  # fmt: skip
# A spreadsheet runs a cell that begins so as a formula (OWASP, CSV injection), the full-width forms too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")


def render_table(export: MeetingExport) -> str:
    """Return a row a meeting; a cell that a spreadsheet would run begins with an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_HEAD)
    names = {contact.id: contact.name for contact in export.contacts}
    for contact in export.contacts:
        for meeting in contact.meetings:
            writer.writerow([_inert(cell) for cell in _row(contact, meeting, names)])
    return text.getvalue()


def _row(contact: Contact, meeting: Meeting, names: dict[int, str]) -> list[object]:
    notes = [paper.given["notes"] for paper in meeting.papers if paper.kind == "notes"]
    at = f"{local_time(meeting):%Y-%m-%d %H:%M}" if meeting.at else ""
    return [
        meeting.id, contact.name, contact.company, contact.about, meeting.stage, meeting.asked, at, meeting.zone,
        meeting.minutes, meeting.place, meeting.met, meeting.thanked, meeting.follow_up,
        names.get(contact.led_by), _owed(meeting, "me"), _owed(meeting, "them"), "\n\n".join(notes),
    ]  # fmt: skip


def _owed(meeting: Meeting, by: PromiseBy) -> str:
    return "; ".join(promise.text for promise in meeting.promises if promise.by == by and not promise.kept)


def _inert(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
