"""``coffeechat request``, ``thank-you`` and ``follow-up``: letters in which every fact is yours."""

import argparse
import sys

from coffeechat.commands.flags import Flags, add_format, open_coach, preview
from coffeechat.commands.keeping import add_meeting, join_notes, keep, open_meeting, require
from coffeechat.errors import InputError
from coffeechat.inputs import read_text, read_text_or_file, require_unicode

# `typing` alone would cost --help a tenth of its time; type checkers know this name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from coffeechat.coach import Coach
    from coffeechat.model import ShownMeeting

_REGISTERS = ["plain", "formal", "warm", "brief"]
_STAGES = {"request": "asked", "thank-you": "thanked", "follow-up": "in-touch"}


def add_parser(subparsers: argparse._SubParsersAction, flags: Flags) -> None:
    """Add the three commands to the command line."""
    parser = subparsers.add_parser("request", help="draft the request for a meeting", parents=[flags.jobs])
    _add_people(parser)
    parser.add_argument("--company", metavar="NAME", help="where the contact works")
    parser.add_argument("--about", metavar="FILE", help="what you have read about the company, or -")
    parser.add_argument("--contact", metavar="TEXT|FILE", help="who they are and how you found them")
    parser.add_argument("--me", metavar="TEXT|FILE", help="who you are and what you want to learn")
    _add_manner(parser, ["email", "linkedin", "phone"])
    parser.set_defaults(run=_run, kind="request")

    parser = subparsers.add_parser("thank-you", help="draft the thank-you note from your notes", parents=[flags.jobs])
    _add_people(parser)
    _add_notes(parser)
    _add_manner(parser, ["email", "card", "linkedin"])
    parser.set_defaults(run=_run, kind="thank-you")

    parser = subparsers.add_parser("follow-up", help="draft a later check-in from your notes", parents=[flags.jobs])
    _add_people(parser)
    _add_notes(parser)
    _add_manner(parser, ["email", "linkedin"])
    parser.set_defaults(run=_run, kind="follow-up")


def _add_people(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="NAME", help="who the letter goes to")
    add_meeting(parser, "what it knows need not be given")
    parser.add_argument("--from", dest="sender", required=True, metavar="NAME", help="who signs it")


def _add_notes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--notes", metavar="FILE", help="your notes of the meeting, or -")
    parser.add_argument("--resource", default="", metavar="TEXT|URL", help="an article or a link to share with them")
    parser.add_argument("--facts-only", action="store_true", help="only list the facts found in the notes, to tick")
    parser.add_argument(
        "--facts",
        metavar="IDS|FILE",
        help="tell only these facts: their numbers (1,3-5), or the list of --facts-only with [x] where you ticked",
    )


def _add_manner(parser: argparse.ArgumentParser, channels: list[str]) -> None:
    parser.add_argument("--channel", choices=channels, default="email", help="default: email")
    parser.add_argument("--register", choices=_REGISTERS, default="plain", help="how it sounds (default: plain)")
    versions = parser.add_mutually_exclusive_group()
    versions.add_argument(
        "--variants", type=int, metavar="N", help="write N versions: other facts first, another order or length"
    )
    versions.add_argument("--variant", type=int, default=1, metavar="N", help="write only version N of these")
    add_format(parser, "eml")
    parser.add_argument("--allow-blanks", action="store_true", help="write eml even while a blank is left to fill in")


def _run(args: argparse.Namespace) -> int:
    coach = open_coach(args)
    meeting = open_meeting(coach, args)
    if args.kind != "request" and args.facts_only:
        return _list_facts(coach, meeting, args)
    require(_people(args, meeting)["to"], "--to")
    if args.kind == "request":
        return _ask(coach, meeting, args)
    given = {"notes": _notes(args, meeting), "resource": require_unicode(args.resource, "--resource")}
    return _write(coach, meeting, given, args, _ticked(coach, given["notes"], meeting, args))


def _ask(coach: "Coach", meeting: "ShownMeeting | None", args: argparse.Namespace) -> int:
    known = meeting.contact if meeting else None
    given = {
        "about": read_text(args.about) if args.about else "",
        "contact": read_text_or_file(args.contact) or (known.about if known else ""),
        "me": read_text_or_file(args.me),
    }
    company = require_unicode(args.company or "", "--company") or (known.company if known else "")
    return _write(coach, meeting, given, args, {"company": company})


def _list_facts(coach: "Coach", meeting: "ShownMeeting | None", args: argparse.Namespace) -> int:
    from coffeechat.formats.letters import render_facts
    from coffeechat.model import NoteFacts

    facts = coach.letter_writer.facts(_notes(args, meeting), **_people(args, meeting))
    print(render_facts(NoteFacts(facts=facts), args.format))
    return 0


def _ticked(coach: "Coach", notes: str, meeting: "ShownMeeting | None", args: argparse.Namespace) -> dict[str, object]:
    """Return the facts that the user ticked, as the service takes them; nothing where none were asked for."""
    if args.facts is None:
        return {}
    from coffeechat.formats.ticks import read_ticks

    return {"facts": read_ticks(args.facts, coach.letter_writer.facts(notes, **_people(args, meeting)))}


def _write(
    coach: "Coach",
    meeting: "ShownMeeting | None",
    given: dict[str, str],
    args: argparse.Namespace,
    more: dict[str, object],
) -> int:
    """Write the letter from the texts ``given`` and from what ``more`` the service takes."""
    from coffeechat.formats.letters import render_letter

    people = _people(args, meeting)
    manner = {"channel": args.channel, "register": args.register, "stance": coach.settings.stance}
    asked = {**people, **given, **more, **manner}
    if args.variants is not None:
        return _write_versions(coach, asked, args)
    watch = preview(args, lambda letter, form: render_letter(letter, form, allow_blanks=args.allow_blanks))
    write = getattr(coach.letter_writer, args.kind.replace("-", "_"))
    letter = write(**asked, variant=args.variant, watch=watch)
    text = render_letter(letter, args.format, allow_blanks=args.allow_blanks)
    keep(coach, meeting, "letter", {**given, "to": people["to"], "from": people["sender"]}, letter)
    print(text)
    if meeting:
        todo = f"coffeechat meetings notes {meeting.meeting.id} --stage {_STAGES[letter.kind]}"
        print(f"Once you have sent it: {todo}", file=sys.stderr)
    return 0


def _write_versions(coach: "Coach", asked: dict[str, object], args: argparse.Namespace) -> int:
    from coffeechat.formats.letters import render_letters

    if args.format == "eml":
        raise InputError("eml is one letter", "--variants", "Give --variant N for the version that you chose.")
    print(render_letters(coach.letter_writer.versions(args.kind, args.variants, **asked), args.format))
    return 0


def _notes(args: argparse.Namespace, meeting: "ShownMeeting | None") -> str:
    return read_text(args.notes) if args.notes else require(join_notes(meeting), "--notes")


def _people(args: argparse.Namespace, meeting: "ShownMeeting | None") -> dict[str, str]:
    to = require_unicode(args.to or "", "--to") or (meeting.contact.name if meeting else "")
    return {"to": to, "sender": require_unicode(args.sender, "--from")}
