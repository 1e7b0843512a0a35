"""``coffeechat questions``: what to ask this contact at this company."""

import argparse

from coffeechat.commands.flags import Flags, add_format, open_coach
from coffeechat.inputs import read_text, read_text_or_file, require_unicode


def add_parser(subparsers: argparse._SubParsersAction, flags: Flags) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("questions", help="plan the questions for a meeting", parents=[flags.jobs])
    parser.add_argument("--company", required=True, metavar="NAME", help="the company you will talk about")
    parser.add_argument(
        "--about",
        action="append",
        default=[],
        metavar="FILE",
        help="what you read about it, or - (may be repeated)",
    )
    parser.add_argument("--contact", metavar="TEXT|FILE", help="who you will meet: a line or their profile")
    parser.add_argument("--me", metavar="TEXT|FILE", help="who you are and what you want to learn")
    parser.add_argument("--asked", metavar="FILE", help="questions asked before; they are not asked again")
    parser.add_argument("--minutes", type=int, default=30, help="length of the meeting (default: 30)")
    parser.add_argument("--count", type=int, metavar="N", help="how many questions (default: by the time)")
    add_format(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the plan and print it."""
    from coffeechat.formats.questions import render_plan

    coach = open_coach(args)
    plan = coach.questioner.plan(
        require_unicode(args.company, "--company"),
        about=[read_text(path) for path in args.about],
        contact=read_text_or_file(args.contact),
        me=read_text_or_file(args.me),
        asked=read_text(args.asked) if args.asked else "",
        minutes=args.minutes,
        count=args.count,
        stance=coach.settings.stance,
    )
    print(render_plan(plan, args.format))
    return 0
