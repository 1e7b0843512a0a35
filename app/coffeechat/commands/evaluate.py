"""``coffeechat eval``: guard the answers with the evals of the checkout."""

import argparse

from coffeechat.commands.flags import Flags


def add_parser(subparsers: argparse._SubParsersAction, flags: Flags) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("eval", help="run the evals and exit by their result", parents=[flags.everywhere])
    parser.add_argument("names", nargs="*", metavar="NAME", help="folders under evals/ (default: all)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the named evals."""
    from coffeechat.evals import run as run_evals

    return run_evals(args.names)
