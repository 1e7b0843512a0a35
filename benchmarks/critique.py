"""``python -m benchmarks.critique``: a critique beside the embedding of its draft, and a thousand in one process."""

import argparse
import itertools
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coffeechat.critic import Critic
from coffeechat.library import Library
from coffeechat.library.embeddings import MiniLM
from coffeechat.model import Draft
from coffeechat.rules import load_rules, parse_draft
from coffeechat.settings import load_settings

_MOST_RATIO = 2.5
# What a process may grow by once its caches are full.
_MOST_GROWTH = 20.0
_WARM_UP = 5
_WORDS = 200
_OPENING = "Dear Ms. Okafor of room {n},\n\n"
_CLOSING = "\n\nKind regards,\nSam Lindqvist, {n}\n"
_SENTENCES = (
    "Tom Hall of the Leeds alumni club gave me your name in week {n}.",
    "I am a ward nurse with {n} night shifts behind me, and I teach myself SQL in the evenings.",
    "Your report number {n} on discharge delays made me see the corridor with other eyes.",
    "I would like to ask how you moved from the ward to data, and what you would skip after {n} days.",
    "On ward {n} we still count beds on a whiteboard, and I wonder what your team does instead.",
    "Could we speak for 20 minutes by phone, on Tuesday the {n}th or on Thursday after five?",
    "I read the paper by your colleague on page {n} of the journal twice.",
    "My manager let me try a small chart for {n} patients, and it changed our morning round.",
    "If there is an opening in your team of {n} in spring, I would be glad to hear of it.",
    "Nothing would please me more than a look at how the numbers come together at your {n} desks.",
    "I have put {n} questions on a page, and I will send the three best ones ahead.",
    "Thank you very much for considering it, I know that your {n} weeks are full.",
)


@dataclass(frozen=True)
class Figure:
    """One line of the table: a value in a unit, and the most that it may be, if bounded."""

    what: str
    value: float
    unit: str
    most: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the bound is kept."""
        return self.most is None or self.value <= self.most


def make_drafts() -> Iterator[str]:
    """Yield drafts of some 200 words without end, no sentence with a number twice the same."""
    for number in itertools.count(1):
        body = [sentence.format(n=number * 100 + place) for place, sentence in enumerate(_SENTENCES)]
        yield _OPENING.format(n=number) + " ".join(body) + _CLOSING.format(n=number)


def measure(repeats: int, count: int) -> Iterator[Figure]:
    """Measure one draft beside its embedding, ``repeats`` times in turn, and then ``count`` drafts in one process."""
    critic, model, drafts = Critic(load_rules(), Library.open(load_settings())), MiniLM(), make_drafts()

    def judge() -> None:
        critic.critique(Draft(text=next(drafts), kind="outreach"))

    def embed(text: str) -> None:
        model.embed([sentence.text for sentence in parse_draft(text).sentences])

    pairs = [(_time(lambda: embed(next(drafts))), _time(judge)) for _ in range(repeats + _WARM_UP)][_WARM_UP:]
    embedding, judging = (statistics.median(times) for times in zip(*pairs, strict=True))
    yield Figure("embedding the sentences in one batch", 1000 * embedding, "ms")
    yield Figure("a critique, warm", 1000 * judging, "ms")
    yield Figure("a critique beside the embedding", judging / embedding, "times", _MOST_RATIO)
    settled = _resident()
    took = _time(lambda: [judge() for _ in range(count)])
    yield Figure(f"{count:,} drafts in one process", count / took, "drafts/s")
    yield Figure("memory grown by them", max(0.0, _resident() - settled), "MB", _MOST_GROWTH)


def main() -> int:
    """Print the table, and return 1 if a bound is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.critique", description=__doc__)
    parser.add_argument("--repeats", type=int, default=21, help="drafts judged and embedded in turn (default: 21)")
    parser.add_argument("--count", type=int, default=1000, help="drafts in one process (default: 1000)")
    args = parser.parse_args()
    print(f"Drafts of {len(next(make_drafts()).split())} words, medians of {args.repeats} runs in turn.\n")
    print("| what | measured | bound | |\n|---|---|---|---|")
    kept = True
    for figure in measure(args.repeats, args.count):
        bound = "" if figure.most is None else f"<= {figure.most:g}"
        verdict = "" if figure.most is None else "kept" if figure.kept else "MISSED"
        print(f"| {figure.what} | {figure.value:.3g} {figure.unit} | {bound} | {verdict} |", flush=True)
        kept = kept and figure.kept
    return 0 if kept else 1


def _time(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _resident() -> float:
    """Return the memory that this process holds, in megabytes (Linux)."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


if __name__ == "__main__":
    sys.exit(main())
