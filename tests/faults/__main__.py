"""``python -m tests.faults``: kill a library while it writes, open it again, and count what is lost or wrong."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.kills import REOPENED, Tally, run


def main() -> int:
    """Run the kills, print the tally, and return 1 if anything was lost, wrong or did not open."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000, help="how many processes to kill (default: 1000)")
    parser.add_argument("--seconds", type=float, default=1200, help="stop after so many (default: 1200)")
    parser.add_argument("--seed", type=int, default=1, help="of when and where (default: 1)")
    args = parser.parse_args()
    begin, tally = time.monotonic(), Tally()
    with tempfile.TemporaryDirectory(prefix="coffeechat-faults-", ignore_cleanup_errors=True) as folder:
        for tally in run(Path(folder), args.kills, args.seed, args.seconds):
            print(f"\r{tally.kills} kills", end="", file=sys.stderr)
    print(file=sys.stderr)
    print(_report(tally, time.monotonic() - begin))
    return 0 if tally.sound and tally.kills else 1


def _report(tally: Tally, seconds: float) -> str:
    load = f", load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
    failed = ", ".join(f"{count} {how}" for how, count in tally.failed.items())
    return (
        f"{tally.kills} processes killed in {seconds:.0f} s{load}: {tally.on_index_change} when index files changed, "
        f"{tally.while_adding} before all their documents were in.\n"
        f"{tally.acknowledged} documents acknowledged; {tally.openings} openings ({REOPENED} after each kill): {failed}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
