"""``coffeechat doctor``: is everything here that the coach needs?"""

import argparse

from coffeechat.commands.flags import Flags, add_format, open_coach


def add_parser(subparsers: argparse._SubParsersAction, flags: Flags) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("doctor", help="check library and rule cards", parents=[flags.everywhere])
    add_format(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run every check and print what was found; exit 2 when something is wrong."""
    from coffeechat.formats.doctor import render_checkup

    checkup = open_coach(args).examiner.examine()
    print(render_checkup(checkup, args.format))
    return 0 if checkup.healthy else 2
