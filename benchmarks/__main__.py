"""``python -m benchmarks``: print how fast coffeechat is beside what it is compared with."""

import argparse
import platform
import tempfile
from pathlib import Path

from benchmarks.processes import Measured, comparisons, measure


def main() -> int:
    """Measure, print the table, and return 1 if a ratio is over its bound."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--repeats", type=int, default=7, help="runs of each command after a warm-up (default: 7)")
    parser.add_argument("--write", type=Path, metavar="FILE", help="also write the table there, as docs/benchmarks.md")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="coffeechat-bench-") as folder:
        results = [measure(comparison, args.repeats) for comparison in comparisons(Path(folder))]
    page = _page(results, args.repeats)
    print(page)
    if args.write:
        args.write.write_text(page + "\n", encoding="utf-8")
    return 0 if all(result.kept for result in results) else 1


def _page(results: list[Measured], repeats: int) -> str:
    lines = [
        "# Benchmarks",
        "",
        f"Medians of {repeats} runs, both commands of a row in turn, on Python {platform.python_version()}"
        f" and {platform.system()}. Seconds depend on the machine; the ratio is what is held to its bound.",
        "",
        "| what | seconds | against | ratio | bound | |",
        "|---|---|---|---|---|---|",
        *(_row(result) for result in results),
        "",
        "Made by `python -m benchmarks --write docs/benchmarks.md`.",
    ]
    return "\n".join(lines)


def _row(result: Measured) -> str:
    figures = f"{result.seconds:.2f} | {result.against:.2f} | {result.ratio:.2f} | {result.comparison.bound:g}"
    return f"| {result.comparison.name} | {figures} | {'kept' if result.kept else 'OVER'} |"


if __name__ == "__main__":
    raise SystemExit(main())
