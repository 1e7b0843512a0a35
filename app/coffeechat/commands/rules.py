"""``coffeechat rules``: every rule, its reason and its sources."""

import argparse

from coffeechat.commands.flags import Flags, add_format, open_coach


def add_parser(subparsers: argparse._SubParsersAction, flags: Flags) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("rules", help="show the rules, or one of them", parents=[flags.everywhere])
    parser.add_argument("id", nargs="?", metavar="ID", help="for example asks-for-job")
    add_format(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print one rule or all of them, with the own cards of the project that this folder belongs to."""
    from pathlib import Path

    from coffeechat.critic import find_project
    from coffeechat.formats.rules import render_rules
    from coffeechat.rulebook import Rulebook

    coach = open_coach(args)
    rules = {**coach.rules, **find_project(Path.cwd()).own_rules(coach.rules)}
    print(render_rules(Rulebook(rules, coach.library).describe(args.id), args.format))
    return 0
