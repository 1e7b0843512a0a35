"""``coffeechat ask``: a cited answer from the library, or that it does not say."""

import argparse

from coffeechat.commands.flags import Flags, add_format, open_coach, preview
from coffeechat.inputs import require_unicode


def add_parser(subparsers: argparse._SubParsersAction, flags: Flags) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("ask", help="ask the library for cited advice", parents=[flags.jobs])
    parser.add_argument("question", metavar="QUESTION", help="for example: May I attach my resume?")
    add_format(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Answer the question and print the answer."""
    from coffeechat.formats.answers import render_answer

    coach = open_coach(args)
    question = require_unicode(args.question, "the question")
    answer = coach.adviser.ask(question, coach.settings.stance, watch=preview(args, render_answer))
    print(render_answer(answer, args.format))
    return 0
