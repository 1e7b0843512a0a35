"""The list of what the sender took away: which facts it holds, and which it keeps out of the sentences beside it."""

import re

from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.reading import Reading
from coffeechat.letter_writer.selection import ACTS, ENOUGH
from coffeechat.letter_writer.takeaways import stands_alone
from coffeechat.letter_writer.wholeness import breaks_off

# Told in words that need no mending.
_OWN_WORDS = ("quote", "struck", "liked", "title", "recommendation")
_UNHERALDED = ("note", "noted")
_ADVICE = ("advice", "counsel", *_UNHERALDED)
# What the sender will do for the reader is no lesson.
_TO_READER = re.compile(r"\b(?:you|yours)\b(?! (?:can|need|want|have|are|do|see|learn|get|know|touch|may|will)\b)")
_MOST, _FEWEST = 2, 2
_SHORTEST = 5  # words, with the "to"
_NOT_TO = {"not to ": "Do not ", "never to ": "Never ", "to not ": "Do not ", "to never ": "Never ", "to ": ""}


def choose_listed(takeaways: list[tuple[int, Point]], sayable: list[Point]) -> list[Point]:
    """Return what the list of a letter holds, in the order of the notes.

    Nothing where there is too little for a list, or where enough can be said without one.

    Args:
        takeaways: what can stand in a list, with its worth.
        sayable: what can be said in sentences; the advice among it can be listed too.
    """
    others = [p for p in sayable if p.sure and p.reading.frame in (*ACTS, *_OWN_WORDS)]
    if len(others) >= ENOUGH:
        return []
    said = {fact for p in others for fact in p.facts}
    advice = [p for p in sayable if p.reading.frame in _ADVICE and not _TO_READER.search(p.reading.wording)]
    orders = [(0, _as_item(p)) for p in advice if len(p.reading.wording.split()) >= _SHORTEST]
    chosen: list[Point] = []
    for _, point in sorted([*takeaways, *orders], key=lambda each: each[0]):
        fit = point.sure and not breaks_off("kept", point.reading.wording)
        if fit and len(chosen) < _MOST and not said & set(point.facts):
            chosen.append(point)
            said |= set(point.facts)
    return sorted(chosen, key=lambda p: p.fact.start) if len(chosen) >= _FEWEST else []


def drop_planted(sayable: list[Point]) -> list[Point]:
    """Leave out the orders that nobody is said to have given and that are no advice by themselves."""
    return [p for p in sayable if p.reading.frame not in _UNHERALDED or stands_alone(p.reading.wording)]


def drop_listed(sayable: list[Point], listed: list[Point]) -> list[Point]:
    """Leave out what the list holds, and beside a list all but promises and their own words."""
    if not listed:
        return sayable
    held = {fact for point in listed for fact in point.facts}
    return [p for p in sayable if p.reading.frame in (*ACTS, *_OWN_WORDS) and not held & set(p.facts)]


def _as_item(point: Point) -> Point:
    """Return advice as an item: "to learn SQL first" becomes "Learn SQL first."."""
    order = point.reading.wording
    before = next((words for words in _NOT_TO if order.startswith(words)), "")
    order = re.sub(r" (and|but) not to ", r" \1 do not ", _NOT_TO.get(before, "") + order.removeprefix(before))
    item = Reading("said", "kept", f"{order[:1].upper()}{order[1:]}".rstrip(".") + ".")
    return Point(point.fact, item, point.facts, point.sure)
