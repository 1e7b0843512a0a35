"""``coffeechat meetings``: who you talk to, what was said, what is promised, what is due."""

import argparse
import sys

from coffeechat.commands.flags import Flags, add_format, open_coach
from coffeechat.inputs import read_text, read_text_or_file, require_unicode

# `typing` alone would cost --help a tenth of its time; type checkers know this name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from datetime import date

    from coffeechat.meetings import Change

_WHO = "its number, or the contact's name"
_STAGES = ["target", "asked", "booked", "prepared", "met", "thanked", "in-touch"]


def add_parser(subparsers: argparse._SubParsersAction, flags: Flags) -> None:
    """Add the command and its parts to the command line."""
    meetings = subparsers.add_parser("meetings", help="keep track of contacts and conversations")
    parts = meetings.add_subparsers(title="parts", metavar="PART", required=True)

    def part(name: str, run: object, text: str, *, formatted: bool = True) -> argparse.ArgumentParser:
        parser = parts.add_parser(name, help=text, description=f"{text}.", parents=[flags.everywhere])
        if formatted:
            add_format(parser)
        parser.set_defaults(run=run)
        return parser

    part("list", _list, "list the meetings, and where their notes contradict one another")
    add = part("add", _add, "add a contact with a meeting")
    add.add_argument("--to", metavar="NAME", help="who you want to talk to")
    add.add_argument("--again", metavar="ID", help="another conversation with the contact of that meeting")
    _add_change(add)
    part("show", _show, "show a meeting with all that belongs to it").add_argument("id", metavar="ID", help=_WHO)
    notes = part("notes", _notes, "write down what happened with a meeting")
    notes.add_argument("id", metavar="ID", help=_WHO)
    notes.add_argument("--to", metavar="NAME", help="correct the contact's name")
    notes.add_argument("--done", type=int, nargs="+", default=[], metavar="N", help="these promises were kept")
    _add_change(notes)
    due = part("due", _due, "show what is due, each with the command to run next")
    due.add_argument("--on", metavar="DATE", help="on another day than today")
    export = part("export", _export, "write out everything", formatted=False)
    styles = ["json", "csv", "ics", "text", "md"]
    export.add_argument("--format", choices=styles, default="json", help="default: json, which import reads back")
    part("import", _import, "read an export back in").add_argument("file", metavar="FILE", help="a JSON export, or -")
    delete = part("delete", _delete, "delete a contact with everything that belongs to them")
    delete.add_argument("id", metavar="ID", help=_WHO)


def _add_change(parser: argparse.ArgumentParser) -> None:
    person = parser.add_argument_group("who")
    person.add_argument("--company", metavar="NAME", help="where they work")
    person.add_argument("--contact", metavar="TEXT|FILE", help="who they are and how you found them")
    person.add_argument("--led-by", metavar="ID", help="the meeting whose contact led you to them")
    happened = parser.add_argument_group("what happened")
    happened.add_argument("--stage", choices=_STAGES, help="how far it is now")
    happened.add_argument("--on", metavar="DATE", help="the day it came so far (default: today)")
    happened.add_argument("--notes", metavar="FILE", help="your notes of the conversation, or -")
    happened.add_argument("--draft", metavar="FILE", help="a draft to keep with it, or -")
    agreed = parser.add_argument_group("what was agreed")
    agreed.add_argument("--at", metavar="WHEN", help="when you will talk, like 2026-12-01 10:00")
    agreed.add_argument("--zone", metavar="ZONE", help="the time zone of that, like Europe/Stockholm (default: yours)")
    agreed.add_argument("--minutes", type=int, metavar="N", help="how long (default: 30)")
    agreed.add_argument("--place", default="", metavar="TEXT", help="where, or a link")
    agreed.add_argument("--follow-up", metavar="DATE", help="the day to write to them again")
    agreed.add_argument("--i-owe", action="append", default=[], metavar="TEXT", help="what you promised (repeatable)")
    agreed.add_argument(
        "--they-owe", action="append", default=[], metavar="TEXT", help="what they promised (repeatable)"
    )
    agreed.add_argument("--by", metavar="DATE", help="until when --i-owe and --they-owe are promised")


def _list(args: argparse.Namespace) -> int:
    from coffeechat.formats.meetings import render_meetings

    print(render_meetings(open_coach(args).meetings.overview(), args.format))
    return 0


def _add(args: argparse.Namespace) -> int:
    from coffeechat.errors import InputError
    from coffeechat.formats.meetings import render_meeting

    if args.to and args.again:
        what = "a new contact and one that you have are both named"
        raise InputError(what, "meetings add", "Give --to NAME or --again ID, not both.")
    if not (args.to or args.again):
        raise InputError("say who it is", "meetings add", "Give --to NAME, or --again ID for a contact you have.")
    shown = open_coach(args).meetings.add(_change(args), _text(args.again, "--again"))
    print(render_meeting(shown, args.format, whole=False))
    return 0


def _show(args: argparse.Namespace) -> int:
    from coffeechat.formats.meetings import render_meeting

    print(render_meeting(open_coach(args).meetings.show(_text(args.id, "ID")), args.format))
    return 0


def _notes(args: argparse.Namespace) -> int:
    from coffeechat.formats.meetings import render_meeting

    change = _change(args, done=tuple(args.done))
    shown = open_coach(args).meetings.note(_text(args.id, "ID"), change)
    print(render_meeting(shown, args.format, whole=False))
    return 0


def _due(args: argparse.Namespace) -> int:
    from datetime import date

    from coffeechat.formats.meetings import render_due
    from coffeechat.meetings.dates import read_day

    on = read_day(_text(args.on, "--on"), date.today(), "--on") if args.on else None
    print(render_due(open_coach(args).meetings.due(on), args.format))
    return 0


def _export(args: argparse.Namespace) -> int:
    from coffeechat.formats.meetings import render_export

    meetings = open_coach(args).meetings
    export = meetings.export()
    numbers = [meeting.id for contact in export.contacts for meeting in contact.meetings]
    readable = args.format in {"text", "md"}
    shown = [meetings.show(str(number)) for number in sorted(numbers)] if readable else []
    text = render_export(export, shown, args.format)
    # CSV and ICS end their lines themselves, with both a return and a feed.
    sys.stdout.write(text if args.format in {"csv", "ics"} else f"{text}\n")
    return 0


def _import(args: argparse.Namespace) -> int:
    from coffeechat.formats.meetings import render_import

    where = "standard input" if args.file == "-" else args.file
    print(render_import(open_coach(args).meetings.load(read_text(args.file), where), args.format))
    return 0


def _delete(args: argparse.Namespace) -> int:
    from coffeechat.formats.meetings import render_delete

    print(render_delete(open_coach(args).meetings.delete(_text(args.id, "ID")), args.format))
    return 0


def _change(args: argparse.Namespace, done: tuple[int, ...] = ()) -> "Change":
    from coffeechat.meetings import Change

    at, zone = _moment(args)
    return Change(
        name=_text(args.to, "--to"),
        company=_text(args.company, "--company"),
        about=read_text_or_file(args.contact),
        led_by=_text(args.led_by, "--led-by"),
        stage=args.stage,
        on=_day(args.on, "--on", past=True),
        at=at,
        zone=zone,
        minutes=_minutes(args.minutes),
        place=_text(args.place, "--place"),
        follow_up=_day(args.follow_up, "--follow-up"),
        notes=read_text(args.notes) if args.notes else "",
        draft=read_text(args.draft) if args.draft else "",
        i_owe=tuple(_text(text, "--i-owe") for text in args.i_owe),
        they_owe=tuple(_text(text, "--they-owe") for text in args.they_owe),
        by=_day(args.by, "--by"),
        done=done,
    )


def _moment(args: argparse.Namespace) -> tuple:
    from datetime import date

    from coffeechat.errors import InputError
    from coffeechat.meetings.dates import read_time

    if not args.at:
        if args.zone:
            raise InputError("a time zone is given without a time", "--zone", "Give --at as well.")
        return None, None
    zone = _text(args.zone, "--zone") or None
    return read_time(_text(args.at, "--at"), zone, date.today(), "--at")


def _minutes(minutes: int | None) -> int | None:
    from coffeechat.errors import InputError
    from coffeechat.meetings.changes import LONGEST

    if minutes is not None and not 1 <= minutes <= LONGEST:
        raise InputError(f"a conversation cannot take {minutes} minutes", "--minutes", f"Give 1 to {LONGEST}.")
    return minutes


def _day(text: str | None, flag: str, *, past: bool = False) -> "date | None":
    from datetime import date

    from coffeechat.meetings.dates import read_day

    return read_day(_text(text, flag), date.today(), flag, past=past) if text else None


def _text(value: str | None, flag: str) -> str:
    return require_unicode(value or "", flag)
