"""``coffeechat request``, ``thank-you`` and ``follow-up``: letters in which every fact is yours."""

import argparse
import sys

from coffeechat.commands.flags import Flags, add_format, open_coach, preview
from coffeechat.commands.keeping import add_meeting, join_notes, keep, open_meeting, require
from coffeechat.inputs import read_text, read_text_or_file, require_unicode

# `typing` alone would cost --help a tenth of its time; type checkers know this name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from coffeechat.coach import Coach
    from coffeechat.model import Letter, ShownMeeting


def add_parser(subparsers: argparse._SubParsersAction, flags: Flags) -> None:
    """Add the three commands to the command line."""
    parser = subparsers.add_parser("request", help="draft the request for a meeting", parents=[flags.jobs])
    _add_people(parser)
    parser.add_argument("--company", metavar="NAME", help="where the contact works")
    parser.add_argument("--about", metavar="FILE", help="what you have read about the company, or -")
    parser.add_argument("--contact", metavar="TEXT|FILE", help="who they are and how you found them")
    parser.add_argument("--me", metavar="TEXT|FILE", help="who you are and what you want to learn")
    _add_output(parser, ["email", "linkedin", "phone"])
    parser.set_defaults(run=_run_request)

    parser = subparsers.add_parser("thank-you", help="draft the thank-you note from your notes", parents=[flags.jobs])
    _add_people(parser)
    _add_notes(parser)
    parser.add_argument("--facts-only", action="store_true", help="only list the facts found in the notes")
    _add_output(parser, ["email", "card", "linkedin"])
    parser.set_defaults(run=_run_thank_you)

    parser = subparsers.add_parser("follow-up", help="draft a later check-in from your notes", parents=[flags.jobs])
    _add_people(parser)
    _add_notes(parser)
    _add_output(parser, ["email", "linkedin"])
    parser.set_defaults(run=_run_follow_up)


def _add_people(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="NAME", help="who the letter goes to")
    add_meeting(parser, "what it knows need not be given")
    parser.add_argument("--from", dest="sender", required=True, metavar="NAME", help="who signs it")


def _add_notes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--notes", metavar="FILE", help="your notes of the meeting, or -")
    parser.add_argument("--resource", default="", metavar="TEXT|URL", help="an article or a link to share with them")


def _add_output(parser: argparse.ArgumentParser, channels: list[str]) -> None:
    parser.add_argument("--channel", choices=channels, default="email", help="default: email")
    add_format(parser, "eml")
    parser.add_argument("--allow-blanks", action="store_true", help="write eml even while a blank is left to fill in")


def _run_request(args: argparse.Namespace) -> int:
    coach = open_coach(args)
    meeting = open_meeting(coach, args)
    known = meeting.contact if meeting else None
    given = {
        "about": read_text(args.about) if args.about else "",
        "contact": read_text_or_file(args.contact) or (known.about if known else ""),
        "me": read_text_or_file(args.me),
    }
    people = _people(args, meeting)
    letter = coach.letter_writer.request(
        **people,
        **given,
        company=require_unicode(args.company or "", "--company") or (known.company if known else ""),
        channel=args.channel,
        stance=coach.settings.stance,
    )
    return _finish(coach, meeting, given | _signed(people), letter, args)


def _run_thank_you(args: argparse.Namespace) -> int:
    coach = open_coach(args)
    meeting = open_meeting(coach, args)
    if args.facts_only:
        from coffeechat.formats.letters import render_facts
        from coffeechat.model import NoteFacts

        print(render_facts(NoteFacts(facts=coach.letter_writer.facts(_notes(args, meeting))), args.format))
        return 0
    return _write(coach, meeting, args)


def _run_follow_up(args: argparse.Namespace) -> int:
    coach = open_coach(args)
    return _write(coach, open_meeting(coach, args), args)


def _write(coach: "Coach", meeting: "ShownMeeting | None", args: argparse.Namespace) -> int:
    """Write the letter that rests on notes: the thank-you note or the follow-up."""
    from coffeechat.formats.letters import render_letter

    write = coach.letter_writer.thank_you if args.run is _run_thank_you else coach.letter_writer.follow_up
    people = _people(args, meeting)
    given = {"notes": _notes(args, meeting), "resource": require_unicode(args.resource, "--resource")}
    watch = preview(args, lambda letter, form: render_letter(letter, form, allow_blanks=args.allow_blanks))
    letter = write(**people, **given, channel=args.channel, stance=coach.settings.stance, watch=watch)
    return _finish(coach, meeting, given | _signed(people), letter, args)


def _notes(args: argparse.Namespace, meeting: "ShownMeeting | None") -> str:
    return read_text(args.notes) if args.notes else require(join_notes(meeting), "--notes")


def _people(args: argparse.Namespace, meeting: "ShownMeeting | None") -> dict[str, str]:
    to = require_unicode(args.to or "", "--to") or (meeting.contact.name if meeting else "")
    return {"to": require(to, "--to"), "sender": require_unicode(args.sender, "--from")}


def _signed(people: dict[str, str]) -> dict[str, str]:
    """Return the names as facts call them."""
    return {"to": people["to"], "from": people["sender"]}


def _finish(
    coach: "Coach", meeting: "ShownMeeting | None", given: dict[str, str], letter: "Letter", args: argparse.Namespace
) -> int:
    from coffeechat.formats.letters import render_letter

    text = render_letter(letter, args.format, allow_blanks=args.allow_blanks)
    keep(coach, meeting, "letter", given, letter)
    print(text)
    if meeting:
        stage = {"request": "asked", "thank-you": "thanked", "follow-up": "in-touch"}[letter.kind]
        todo = f"coffeechat meetings notes {meeting.meeting.id} --stage {stage}"
        print(f"Once you have sent it: {todo}", file=sys.stderr)
    return 0
