"""What the meetings commands print."""

from coffeechat.formats.calendar import local_time, render_calendar
from coffeechat.formats.citations import warnings_markdown, warnings_text
from coffeechat.formats.documents import to_json
from coffeechat.formats.layout import frame, table, wrap
from coffeechat.formats.papers import list_papers, render_papers
from coffeechat.formats.spreadsheet import render_table
from coffeechat.meetings.dates import say_day
from coffeechat.model import (
    Contact,
    Contradiction,
    DeleteReport,
    Document,
    DueKind,
    DueList,
    ImportReport,
    Meeting,
    MeetingExport,
    MeetingList,
    Promise,
    PromiseBy,
    ShownMeeting,
)

_EMPTY = 'No meetings yet. Begin with: coffeechat meetings add --to "NAME" --company "COMPANY"'
_OWED: dict[PromiseBy, str] = {"me": "You owe", "them": "They owe"}
HEADINGS: dict[DueKind, str] = {
    "thank-you": "Say thank you",
    "no-reply": "No reply after a week",
    "follow-up": "Write again",
    "i-owe": "What you owe",
    "they-owe": "What they owe",
}


def render_meetings(meetings: MeetingList, style: str) -> str:
    """Return the list of meetings as ``text``, ``md`` or ``json``."""
    if style == "json":
        return to_json(meetings)
    head = ("id", "who", "stage", "when", "open")
    rows = [
        (
            str(entry.id),
            f"{entry.name}, {entry.company}" if entry.company else entry.name,
            entry.stage,
            f"{entry.at:%Y-%m-%d %H:%M}" if entry.at else "",
            _open(entry.i_owe, entry.they_owe),
        )
        for entry in meetings.meetings
    ]
    if not rows:
        return _EMPTY
    listed = table([head, *rows]) if style == "text" else _markdown_table([head, *rows])
    return frame([_warnings(meetings, style), listed, _contradictions(meetings.contradictions, style)])


def _open(mine: int, theirs: int) -> str:
    parts = [f"you owe {mine}" if mine else "", f"they owe {theirs}" if theirs else ""]
    return ", ".join(part for part in parts if part)


def _markdown_table(rows: list[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def render_meeting(shown: ShownMeeting, style: str, *, whole: bool = True) -> str:
    """Return one meeting as ``text``, ``md`` or ``json``; its papers ``whole``, or after a change by their titles."""
    if style == "json":
        return to_json(shown)
    led = [f"{shown.led_by} led you to them." if shown.led_by else ""]
    led += [f"They led you to {', '.join(shown.led_to)}." if shown.led_to else ""]
    return frame(
        [
            _warnings(shown, style),
            _head(shown.contact, shown.meeting, style),
            " ".join(line for line in led if line),
            *(_promises(shown.meeting.promises, by, style) for by in _OWED),
            _contradictions(shown.contradictions, style),
            render_papers(shown.meeting.papers, style) if whole else list_papers(shown.meeting.papers),
        ]
    )


def _head(contact: Contact, meeting: Meeting, style: str) -> str:
    who = f"{contact.name}, {contact.company}" if contact.company else contact.name
    named = f"{who} (meeting {meeting.id})"
    if style == "md":
        return frame([f"# {named}", contact.about, "\n".join(f"- {line}" for line in state(meeting))])
    about = [wrap(contact.about, "  ")] if contact.about else []
    return "\n".join([named, *about, *state(meeting)])


def state(meeting: Meeting) -> list[str]:
    """Say how far a meeting is, and when and where it takes place."""
    days = {"asked": meeting.asked, "met": meeting.met, "thanked": meeting.thanked}
    since = days.get(meeting.stage)
    lines = [f"Stage: {meeting.stage}" + (f" on {say_day(since)}" if since else "")]
    if meeting.at:
        at = local_time(meeting)
        where = f", {meeting.place}" if meeting.place else ""
        zone = f" ({meeting.zone})" if meeting.zone else ""
        lines.append(f"When: {at:%A} {say_day(at)}, {at:%H:%M}{zone}, {meeting.minutes} minutes{where}")
    if meeting.follow_up:
        lines.append(f"Write again: {say_day(meeting.follow_up)}")
    return lines


def _promises(promises: list[Promise], by: PromiseBy, style: str) -> str:
    lines = [_promise(promise, style) for promise in promises if promise.by == by]
    head = f"## {_OWED[by]}\n" if style == "md" else f"{_OWED[by]}:"
    return "\n".join([head, *lines]) if lines else ""


def _promise(promise: Promise, style: str) -> str:
    until = f" (by {say_day(promise.due)})" if promise.due and not promise.kept else ""
    done = f" (done {say_day(promise.kept)})" if promise.kept else ""
    text = f"“{promise.text}”{until}{done}"
    return f"- {text}" if style == "md" else wrap(text, "      ", f"  #{promise.id:<3} ")


def render_due(due: DueList, style: str) -> str:
    """Return what is due as ``text``, ``md`` or ``json``."""
    if style == "json":
        return to_json(due)
    blocks = [_warnings(due, style)]
    for kind, heading in HEADINGS.items():
        entries = [entry for entry in due.due if entry.kind == kind]
        if entries and style == "md":
            blocks.append("\n".join([f"## {heading}", "", *(f"- {e.text}\n  `{e.command}`" for e in entries)]))
        elif entries:
            lines = [f"{wrap(entry.text, '    ', '  - ')}\n      $ {entry.command}" for entry in entries]
            blocks.append("\n".join([f"{heading}:", *lines]))
    return frame(blocks) if due.due else f"Nothing is due on {say_day(due.on)}."


def render_export(export: MeetingExport, shown: list[ShownMeeting], style: str) -> str:
    """Return everything as ``json``, ``csv`` or ``ics``, or as ``text`` or ``md`` to read."""
    if style == "json":
        return to_json(export)
    if style == "csv":
        return render_table(export)
    if style == "ics":
        return render_calendar(export)
    rule = "\n\n---\n\n" if style == "md" else f"\n\n{'=' * 60}\n\n"
    return rule.join(render_meeting(meeting, style) for meeting in shown) or _EMPTY


def render_import(report: ImportReport, style: str) -> str:
    """Return what was read in as ``text``, ``md`` or ``json``."""
    if style == "json":
        return to_json(report)
    return frame([_warnings(report, style), f"{_count(report.added, 'contact')} read in."])


def render_delete(report: DeleteReport, style: str) -> str:
    """Return what was deleted as ``text``, ``md`` or ``json``."""
    if style == "json":
        return to_json(report)
    what = f"{_count(report.meetings, 'meeting')} and {_count(report.papers, 'paper')}"
    return frame([_warnings(report, style), f"{report.name} is deleted, with {what}."])


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _contradictions(contradictions: list[Contradiction], style: str) -> str:
    if not contradictions:
        return ""
    lines = ["## They differ\n" if style == "md" else "They differ:"]
    for entry in contradictions:
        said = [
            f"{saying.name} (meeting {saying.meeting}): “{' '.join(saying.quote.split())}”" for saying in entry.sayings
        ]
        if style == "md":
            lines += [f"- {entry.why}", *(f"  - {line}" for line in said)]
        else:
            lines += [f"  - {entry.why}", *(wrap(line, "        ", "      ") for line in said)]
    return "\n".join(lines)


def _warnings(document: Document, style: str) -> str:
    return warnings_markdown(document) if style == "md" else warnings_text(document)
