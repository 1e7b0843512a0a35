"""The command line: parse, run one command, say errors plainly.

Exit codes: 0 done; 1 findings at or above ``--fail-on``, or some of many inputs failed; 2 bad usage
or bad input; 3 a configured index or database cannot be reached.
"""

import argparse
import errno
import os
import sys

from coffeechat import __version__
from coffeechat.commands import (
    ask,
    critique,
    doctor,
    evaluate,
    letters,
    library,
    mcp,
    meetings,
    questions,
    rules,
    serve,
)
from coffeechat.commands.flags import Flags
from coffeechat.errors import CoffeechatError

# `typing` alone would cost --help a tenth of its time; type checkers know this name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import TextIO

_COMMANDS = (questions, critique, letters, ask, library, meetings, rules, serve, mcp, evaluate, doctor)

_EPILOG = """\
Start with:
  coffeechat critique draft.txt --kind outreach
  coffeechat questions --company "Acme Robotics" --about acme.txt --contact "Ada, head of design"
  coffeechat thank-you --to Ada --from Sam --notes notes.txt
"""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="coffeechat",
        description="A coach for informational interviews. It cites the experts, and says where they disagree.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"coffeechat {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    flags = Flags()
    for command in _COMMANDS:
        command.add_parser(subparsers, flags)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code; no traceback reaches the user."""
    # A stream that the caller closed is None.
    sys.stdout, sys.stderr = sys.stdout or _open_nowhere(), sys.stderr or _open_nowhere()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    args = build_parser().parse_args(argv)
    try:
        code = args.run(args)
        sys.stdout.flush()
        return code
    except CoffeechatError as error:
        print(f"coffeechat: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("coffeechat: stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader (head, less) closed early; Python must not complain about it at exit.
        sys.stderr.close()
        return 0
    except Exception as error:
        if getattr(error, "errno", None) == errno.ENOSPC:
            return _report_full(error)
        return _report_fault(error)


def _open_nowhere() -> "TextIO":
    from pathlib import Path

    return Path(os.devnull).open("w", encoding="utf-8")


def _report_full(error: Exception) -> int:
    # What is buffered cannot be written at exit either.
    sys.stdout = None
    where = getattr(error, "filename", None) or "the output"
    print(f"coffeechat: {where}: the disk is full. Free some space and try again.", file=sys.stderr)
    return 2


def _report_fault(error: Exception) -> int:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="coffeechat-", suffix=".log", delete=False, encoding="utf-8") as log:
        traceback.print_exception(error, file=log)
    print(f"coffeechat: a fault in coffeechat itself ({type(error).__name__}). Nothing was sent.", file=sys.stderr)
    print(f"Details for a bug report (they may hold your text): {log.name}", file=sys.stderr)
    return 2
