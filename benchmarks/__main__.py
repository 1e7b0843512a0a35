"""``python -m benchmarks``: print how fast coffeechat is beside what it is compared with."""

import argparse
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks.library import Row, load, measure_library
from benchmarks.plans import measure_plans
from benchmarks.plot import draw
from benchmarks.processes import Measured, comparisons, measure

_MADE_BY = "Made by `python -m benchmarks --sizes 1000,10000,100000 --write docs/benchmarks.md`."


def main() -> int:
    """Measure, print the table, and return 1 if a ratio is over its bound."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--repeats", type=int, default=7, help="runs of each command after a warm-up (default: 7)")
    parser.add_argument(
        "--sizes", default="1000,10000", help="passages of the libraries, 100000 takes some ten minutes (%(default)s)"
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="also write the page there, and a plot beside it")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="coffeechat-bench-") as folder:
        results = [measure(comparison, args.repeats) for comparison in comparisons(Path(folder))]
        results.append(measure_plans(Path(folder) / "plans"))
        rows = [row for size in args.sizes.split(",") for row in _library(Path(folder) / size, int(size))]
    page = f"{_page(results, args.repeats)}\n\n{_library_page(rows)}"
    print(page)
    if args.write:
        plot = args.write.with_suffix(".svg")
        draw(rows, plot)
        args.write.write_text(f"{page}\n\n![How cost grows]({plot.name})\n\n{_MADE_BY}\n", encoding="utf-8")
    return 0 if all(result.kept for result in (*results, *rows)) else 1


def _library(folder: Path, size: int) -> list[Row]:
    folder.mkdir()
    rows = []
    for row in measure_library(folder, size):
        print(_library_row(row), file=sys.stderr)
        rows.append(row)
    return rows


def _library_page(rows: list[Row]) -> str:
    lines = [
        "## The library",
        "",
        f"Made-up passages with vectors of 384 numbers, one run, both sides one after the other, {load()}. Embedding is"
        " left out unless it is named: it costs both alike. Chroma with its defaults and its largest batches;"
        " LangChain's own EnsembleRetriever over Chroma and BM25Retriever. A ratio says how many times as long the"
        " other takes.",
        "",
        "| passages | what | ours | the other | ratio | bound | |",
        "|---|---|---|---|---|---|---|",
        *map(_library_row, rows),
    ]
    return "\n".join(lines)


def _library_row(row: Row) -> str:
    theirs = "" if row.theirs is None else f"{row.theirs:.4g} {row.unit}"
    ratio = "" if row.ratio is None or not row.unit else f"{row.ratio:.2f}"
    verdict = "" if not row.bound else "kept" if row.kept else "MISSED"
    return (
        f"| {row.passages:,} | {row.what} | {row.ours:.4g} {row.unit} | {theirs} | {ratio} | {row.bound} | {verdict} |"
    )


def _page(results: list[Measured], repeats: int) -> str:
    lines = [
        "# Benchmarks",
        "",
        f"Medians of {repeats} runs, or over the texts that a row names, both sides of a row in turn, on Python"
        f" {platform.python_version()} and {platform.system()}. Seconds depend on the machine; the ratio is what is"
        " held to its bound.",
        "",
        "| what | seconds | against | ratio | bound | |",
        "|---|---|---|---|---|---|",
        *(_row(result) for result in results),
    ]
    return "\n".join(lines)


def _row(result: Measured) -> str:
    figures = f"{result.seconds:.2f} | {result.against:.2f} | {result.ratio:.2f} | {result.comparison.bound:g}"
    return f"| {result.comparison.name} | {figures} | {'kept' if result.kept else 'OVER'} |"


if __name__ == "__main__":
    raise SystemExit(main())
