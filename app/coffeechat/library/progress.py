"""Say on standard error how far a long work has come; what takes less than a second stays silent."""

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

_Item = TypeVar("_Item")

_SILENT = 1.0
# A terminal's line is rewritten often, a log gets a line now and then.
_TERMINAL, _LOG = 0.2, 5.0


def track(items: Sequence[_Item], what: str) -> Iterator[_Item]:
    """Yield the items; after a second ``what 12 of 340`` appears, and it goes when all is done."""
    terminal = sys.stderr.isatty()
    shown, due = 0, time.monotonic() + _SILENT
    for done, item in enumerate(items):
        if (now := time.monotonic()) >= due:
            shown, due = (
                _show(f"{what} {done:,} of {len(items):,}", shown, terminal),
                now + (_TERMINAL if terminal else _LOG),
            )
        yield item
    if shown and terminal:
        _show("", shown, terminal)


def _show(text: str, before: int, terminal: bool) -> int:
    line = f"\r{text.ljust(before)}" + ("" if text else "\r") if terminal else f"coffeechat: {text}\n"
    print(line, end="", file=sys.stderr, flush=True)
    return len(text)
