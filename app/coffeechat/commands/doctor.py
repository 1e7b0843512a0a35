"""``coffeechat doctor``: is everything here that the coach needs?"""

import argparse

from coffeechat.commands.flags import Flags, add_format, open_coach


def add_parser(subparsers: argparse._SubParsersAction, flags: Flags) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("doctor", help="check library and rule cards", parents=[flags.everywhere])
    add_format(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run every check and print what was found; exit 2 when something is wrong.

    The cards of the project that this folder belongs to are tried like ours.
    """
    from pathlib import Path

    from coffeechat.critic import find_project
    from coffeechat.examiner import Examiner
    from coffeechat.formats.doctor import render_checkup

    coach = open_coach(args)
    project = find_project(Path.cwd())
    project.choose_rules(coach.rules)
    rules = {**coach.rules, **project.own_rules(coach.rules)}
    checkup = Examiner(coach.settings, rules, coach.library).examine()
    print(render_checkup(checkup, args.format))
    return 0 if checkup.healthy else 2
