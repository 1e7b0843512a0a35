"""``python -m tests.faults``: kill processes while they write, open what they wrote again, and count what is lost."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.faults import kills, meeting_kills
from tests.faults.kills import REOPENED, Tally

_PARTS = {"library": (kills.run, 1000), "meetings": (meeting_kills.run, 200)}


def main() -> int:
    """Run the kills, print the tallies, and return 1 if anything was lost, wrong or did not open."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *_PARTS], help="whose processes (default: all)")
    parser.add_argument("--kills", type=int, help="how many processes to kill (default: 1000 and 200)")
    parser.add_argument("--seconds", type=float, default=1200, help="stop after so many (default: 1200)")
    parser.add_argument("--seed", type=int, default=1, help="of when and where (default: 1)")
    args = parser.parse_args()
    tallies = [_kill(part, args.kills, args.seed, args.seconds) for part in args.parts or _PARTS]
    return 0 if all(tally.sound and tally.kills for tally in tallies) else 1


def _kill(part: str, most: int | None, seed: int, seconds: float) -> Tally:
    run, usual = _PARTS[part]
    begin, tally = time.monotonic(), Tally()
    with tempfile.TemporaryDirectory(prefix="coffeechat-faults-", ignore_cleanup_errors=True) as folder:
        for tally in run(Path(folder), most or usual, seed, seconds):
            print(f"\r{part}: {tally.kills} kills", end="", file=sys.stderr)
    print(file=sys.stderr)
    print(_report(part, tally, time.monotonic() - begin))
    return tally


def _report(part: str, tally: Tally, seconds: float) -> str:
    load = f", load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
    failed = ", ".join(f"{count} {how}" for how, count in tally.failed.items())
    each = f"{REOPENED} after each kill" if part == "library" else "one after each kill"
    what = "documents" if part == "library" else "contacts"
    return (
        f"{part}: {tally.kills} processes killed in {seconds:.0f} s{load}: {tally.on_index_change} when files changed, "
        f"{tally.while_adding} before all their {what} were in.\n"
        f"{tally.acknowledged} {what} acknowledged; {tally.openings} openings ({each}): {failed}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
