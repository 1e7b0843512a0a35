"""The facts that the user ticks, by their ids: the letter tells no others."""

from collections.abc import Sequence
from dataclasses import replace

from coffeechat.errors import InputError
from coffeechat.letter_writer.composition import Page
from coffeechat.letter_writer.facts import Point
from coffeechat.model import NoteFact

_KEPT_OUT = {"private": "is marked as private", "personal": "is personal"}


def number_points(points: list[Point]) -> list[Point]:
    """Give each fact its id: statements count from 1, topics of a transcript from t1."""
    numbered, counts = [], {"": 0, "t": 0}
    for point in points:
        letter = "t" if point.reading.frame == "talked" else ""
        counts[letter] += 1
        fact = point.fact.model_copy(update={"id": f"{letter}{counts[letter]}"})
        numbered.append(replace(point, fact=fact))
    return numbered


def check_ticks(points: list[Point], ticked: Sequence[str] | None) -> None:
    """Check that the ids are of facts of these notes.

    Raises:
        InputError: one is not.
    """
    known = {point.fact.id for point in points}
    unknown = next((name for name in ticked or () if name not in known), None)
    if unknown is not None:
        raise InputError(f"the notes have no fact {unknown!r}", "--facts", "See the facts with --facts-only.")


def warn_of_ticked(ticked: Sequence[str] | None, points: list[Point], page: Page) -> list[str]:
    """Say of each ticked fact that the letter does not tell why it does not."""
    if ticked is None:
        return []
    told = {fact.id for s in page.sentences if s.from_ != "courtesy" for fact in s.from_ if isinstance(fact, NoteFact)}
    left = [point for point in points if point.fact.id in ticked and point.fact.id not in told]
    return [_explain(point) for point in left]


def _explain(point: Point) -> str:
    fact = f"Fact {point.fact.id} (“{' '.join(point.fact.quote.split())}”)"
    if point.fact.type in _KEPT_OUT:
        return f"{fact} {_KEPT_OUT[point.fact.type]} and stays out of the letter, though it is ticked."
    if not point.reading.frame:
        return f"{fact} is ticked, but is not clear enough to be put into a sentence: say it in your own words."
    return f"{fact} is ticked, but the letter had no room for it, or it cannot be told safely."
