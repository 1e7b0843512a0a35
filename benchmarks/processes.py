"""Whole processes against one another: what a user waits for at the prompt."""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_DRAFT = """\
Dear Ms Okafor,

I am a nurse who is moving into health software, and I read your talk on triage tools. Could we talk for an hour
about how you made that step? Any openings on your team would be great to hear of too.

Kind regards,
Lena
"""


@dataclass(frozen=True)
class Comparison:
    """Two commands, and at most how many times the second's time the first may take."""

    name: str
    command: list[str]
    against: list[str]
    bound: float


@dataclass(frozen=True)
class Measured:
    """Median seconds of both commands of a comparison."""

    comparison: Comparison
    seconds: float
    against: float

    @property
    def ratio(self) -> float:
        """How many times the time of the other command this one took."""
        return self.seconds / self.against

    @property
    def kept(self) -> bool:
        """Whether the ratio is within its bound."""
        return self.ratio <= self.comparison.bound


def comparisons(folder: Path) -> list[Comparison]:
    """Return the comparisons; ``folder`` is for the draft and a home of their own."""
    draft = folder / "draft.txt"
    draft.write_text(_DRAFT, encoding="utf-8")
    coffeechat = [sys.executable, "-m", "coffeechat"]
    critique = [*coffeechat, "critique", str(draft), "--kind", "outreach", "--model", "none", "--fail-on", "never"]
    return [
        Comparison("coffeechat --help / python -c pass", [*coffeechat, "--help"], _python("pass"), 5.0),
        Comparison(
            "critique --model none / import langchain_openai, langchain_chroma",
            [*critique, "--home", str(folder / "home")],
            _python("import langchain_openai, langchain_chroma"),
            0.8,
        ),
    ]


def measure(comparison: Comparison, repeats: int) -> Measured:
    """Run both commands in turn, ``repeats`` times each after one warm-up, and take the medians.

    In turn, so that whatever else the machine does slows both alike; the warm-up leaves both with a
    warm file cache and the coach with its home.
    """
    commands = (comparison.command, comparison.against)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(repeats + 1):
        for command, seconds in zip(commands, times, strict=True):
            seconds.append(_run(command))
    return Measured(comparison, *(statistics.median(seconds[1:]) for seconds in times))


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def _run(command: list[str]) -> float:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COFFEECHAT_", "OPENAI_"))}
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=clean)
    return time.perf_counter() - begin
