"""``coffeechat request``, ``thank-you`` and ``follow-up``: letters in which every fact is yours."""

import argparse

from coffeechat.commands.flags import Flags, add_format, open_coach
from coffeechat.inputs import read_text, read_text_or_file, require_unicode

# `typing` alone would cost --help a tenth of its time; type checkers know this name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from coffeechat.model import Letter


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
    parser.add_argument("--to", required=True, metavar="NAME", help="who the letter goes to")
    parser.add_argument("--from", dest="sender", required=True, metavar="NAME", help="who signs it")


def _add_notes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--notes", required=True, metavar="FILE", help="your notes of the meeting, or -")
    parser.add_argument("--resource", default="", metavar="TEXT|URL", help="an article or a link to share with them")


def _add_output(parser: argparse.ArgumentParser, channels: list[str]) -> None:
    parser.add_argument("--channel", choices=channels, default="email", help="default: email")
    add_format(parser, "eml")
    parser.add_argument("--allow-blanks", action="store_true", help="write eml even while a blank is left to fill in")


def _run_request(args: argparse.Namespace) -> int:
    coach = open_coach(args)
    letter = coach.letter_writer.request(
        **_people(args),
        company=require_unicode(args.company or "", "--company"),
        about=read_text(args.about) if args.about else "",
        contact=read_text_or_file(args.contact),
        me=read_text_or_file(args.me),
        channel=args.channel,
        stance=coach.settings.stance,
    )
    return _print(letter, args)


def _run_thank_you(args: argparse.Namespace) -> int:
    coach = open_coach(args)
    notes = read_text(args.notes)
    if args.facts_only:
        from coffeechat.formats.letters import render_facts
        from coffeechat.model import NoteFacts

        print(render_facts(NoteFacts(facts=coach.letter_writer.facts(notes)), args.format))
        return 0
    letter = coach.letter_writer.thank_you(
        **_people(args),
        notes=notes,
        resource=require_unicode(args.resource, "--resource"),
        channel=args.channel,
        stance=coach.settings.stance,
    )
    return _print(letter, args)


def _run_follow_up(args: argparse.Namespace) -> int:
    coach = open_coach(args)
    letter = coach.letter_writer.follow_up(
        **_people(args),
        notes=read_text(args.notes),
        resource=require_unicode(args.resource, "--resource"),
        channel=args.channel,
        stance=coach.settings.stance,
    )
    return _print(letter, args)


def _people(args: argparse.Namespace) -> dict[str, str]:
    return {"to": require_unicode(args.to, "--to"), "sender": require_unicode(args.sender, "--from")}


def _print(letter: "Letter", args: argparse.Namespace) -> int:
    from coffeechat.formats.letters import render_letter

    print(render_letter(letter, args.format, allow_blanks=args.allow_blanks))
    return 0
