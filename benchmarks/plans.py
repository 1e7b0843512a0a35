"""A plan of questions against embedding the sentences of its material once: what reading a report costs."""

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import frontmatter

from benchmarks.processes import Comparison, Measured

_CHECKOUT = Path(__file__).parents[1]
_SHARED = _CHECKOUT.parent / "shared" / "data" / "companies.jsonl"
_OURS = _CHECKOUT / "evals" / "questions" / "materials"
_LONG = 12_000
"""Code points of an extract; our own materials are put end to end to be as long."""

_BOUND = 2.0
_CONTACT, _ME = "Robin Hale, operations manager", "I have taught for eight years and hope to move into operations."


def measure_plans(home: Path) -> Measured:
    """Return the seconds of a plan beside those of embedding its text, in turn, the medians over the texts.

    Every text is new to both sides, as it is to whoever gives it; the ratio is that of the medians.
    """
    from coffeechat.company import read_material
    from coffeechat.library import Library
    from coffeechat.questioner import Questioner
    from coffeechat.settings import Settings

    library = Library.open(Settings(home=home))
    questioner = Questioner(library)
    texts = _texts()
    questioner.plan("Warm", about=[texts[0][1]], contact=_CONTACT, me=_ME)
    plans, embeddings = [], []
    for company, text in texts[1:]:
        sentences = [sentence.text for sentence in read_material("about:1", text, company).sentences]
        embeddings.append(_time(lambda sentences=sentences: library.embed(sentences)))
        plans.append(
            _time(lambda company=company, text=text: questioner.plan(company, about=[text], contact=_CONTACT, me=_ME))
        )
    name = f"a plan / embedding its text once ({len(plans)} texts of {_LONG:,} characters)"
    return Measured(Comparison(name, [], [], _BOUND), statistics.median(plans), statistics.median(embeddings))


def _texts() -> list[tuple[str, str]]:
    """Return companies with extracts of reports where ``../shared`` lies beside the checkout, else our materials."""
    if _SHARED.exists():
        rows = [json.loads(line) for line in _SHARED.read_text(encoding="utf-8").splitlines()]
        return [(row["company"], row["text"]) for row in rows if len(row["text"]) >= _LONG]
    pages = [frontmatter.load(path) for path in sorted(_OURS.glob("*.md"))]
    whole = "\n\n".join(page.content for page in pages)
    return [(pages[0]["company"], whole[start : start + _LONG]) for start in range(0, len(whole), _LONG)]


def _time(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
