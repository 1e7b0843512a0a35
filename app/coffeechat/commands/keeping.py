"""``--meeting`` of the other commands: take from a meeting what is known, and keep with it what was made."""

import argparse
import sys

from coffeechat.errors import InputError
from coffeechat.inputs import require_unicode

# `typing` alone would cost --help a tenth of its time; type checkers know this name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from coffeechat.coach import Coach
    from coffeechat.model import Document, PaperKind, ShownMeeting


def add_meeting(parser: argparse.ArgumentParser, takes: str = "") -> None:
    """Give a command its ``--meeting``; ``takes`` says which other flags it can stand for."""
    text = "keep the result with this meeting (its number, or the contact's name)"
    parser.add_argument("--meeting", metavar="ID", help=f"{text}; {takes}" if takes else text)


def open_meeting(coach: "Coach", args: argparse.Namespace) -> "ShownMeeting | None":
    """Return the meeting that the user named, or None.

    Raises:
        InputError: there is no such meeting, or several contacts have that name.
    """
    return coach.meetings.show(require_unicode(args.meeting, "--meeting")) if args.meeting else None


def require(value: str, flag: str) -> str:
    """Return what neither a flag nor a meeting may leave open.

    Raises:
        InputError: it is empty.
    """
    if not value:
        raise InputError("this is missing", flag, f"Give {flag}, or --meeting ID of a meeting that has it.")
    return value


def join_notes(meeting: "ShownMeeting | None") -> str:
    """Return all the notes of a meeting as one text."""
    papers = meeting.meeting.papers if meeting else []
    return "\n\n".join(paper.given["notes"] for paper in papers if paper.kind == "notes")


def keep(
    coach: "Coach", meeting: "ShownMeeting | None", kind: "PaperKind", given: dict[str, str], document: "Document"
) -> None:
    """Keep a document with its meeting, and say so."""
    if meeting is None:
        return
    number = meeting.meeting.id
    coach.meetings.keep(str(number), kind, given, document)
    print(f"Kept with meeting {number} ({meeting.contact.name}).", file=sys.stderr)
