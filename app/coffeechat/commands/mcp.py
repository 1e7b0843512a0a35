"""``coffeechat mcp``: the same coach inside an MCP host, over standard input and output."""

import argparse

from coffeechat.commands.flags import Flags, open_coach


def add_parser(subparsers: argparse._SubParsersAction, flags: Flags) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("mcp", help="run as an MCP server (stdio)", parents=[flags.everywhere])
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve MCP until the host closes the connection."""
    from coffeechat.mcp_server import serve

    return serve(open_coach(args))
