"""``coffeechat serve``: the web app, on this machine only unless told otherwise."""

import argparse

from coffeechat.commands.flags import Flags, open_coach


def add_parser(subparsers: argparse._SubParsersAction, flags: Flags) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("serve", help="open the web app", parents=[flags.everywhere])
    parser.add_argument("--port", type=int, default=8501, help="default: 8501")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve the web app until it is stopped."""
    from coffeechat.ui.server import serve

    return serve(open_coach(args).settings, host=args.host, port=args.port)
