"""The facts that the user ticks, by their ids: the letter tells no others."""

from collections.abc import Sequence
from dataclasses import replace

from coffeechat.errors import InputError
from coffeechat.letter_writer.composition import Page
from coffeechat.letter_writer.facts import Point
from coffeechat.model import NoteFact


def number_points(points: list[Point]) -> list[Point]:
    """Give each fact its id: statements count from 1, topics of a transcript from t1."""
    numbered, counts = [], {"": 0, "t": 0}
    for point in points:
        letter = "t" if point.reading.frame == "talked" else ""
        counts[letter] += 1
        fact = point.fact.model_copy(update={"id": f"{letter}{counts[letter]}"})
        numbered.append(replace(point, fact=fact))
    return numbered


def check_ticks(points: Sequence[Point], ticked: Sequence[str] | None) -> None:
    """Check that the ids are of facts of these notes.

    Raises:
        InputError: one is not.
    """
    known = {point.fact.id for point in points}
    unknown = next((name for name in ticked or () if name not in known), None)
    if unknown is not None:
        raise InputError(f"the notes have no fact {unknown!r}", "--facts", "See the facts with --facts-only.")


def warn_of_ticked(ticked: Sequence[str] | None, points: Sequence[Point], page: Page) -> list[str]:
    """Say of the ticked facts that the letter does not tell why it does not."""
    if ticked is None:
        return []
    told = {fact.id for s in page.sentences if s.from_ != "courtesy" for fact in s.from_ if isinstance(fact, NoteFact)}
    left = [point for point in points if point.fact.id in ticked and point.fact.id not in told]
    reasons: dict[str, list[str]] = {}
    for point in left:
        reasons.setdefault(_explain(point), []).append(point.fact.id)
    return [f"Ticked, but not in the letter: {', '.join(ids)}. {why}" for why, ids in reasons.items()]


def _explain(point: Point) -> str:
    if point.fact.type in {"private", "personal"}:
        return f"What is {point.fact.type} stays out."
    if not point.reading.frame:
        return "That is not clear enough to make a sentence of; say it in your own words."
    return "There was no room, or it cannot be told safely."
