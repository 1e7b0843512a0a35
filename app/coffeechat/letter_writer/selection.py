"""Choose which facts go into the letter, and say each as a sentence."""

from dataclasses import dataclass

from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.words import load_words
from coffeechat.model import NoteFact

ACTS = ("kindness", "offer", "promise", "plan", "pledged", "owed")
_MINE = ("promise", "plan", "pledged", "owed")
# What is remembered best comes first: their words, what struck the sender, their story, their advice.
_WORTH = ("quote", "struck", "advice", "liked", "recommendation", "suggestion", "history", "point", "learned", "note",
          "title", "name", "topic")  # fmt: skip
_ORDER = ("history", "learned", "topic", "struck", "liked", "quote", "point", "advice", "suggestion", "recommendation",
          "note", "title", "name", *ACTS)  # fmt: skip
_LONG = 24  # words; a longer wording is chosen only when nothing shorter is left


@dataclass(frozen=True)
class Saying:
    """A sentence of the letter, and the facts that it rests on; no fact means courtesy."""

    text: str
    facts: tuple[NoteFact, ...] = ()
    frame: str = ""


def choose(points: list[Point], facts: int, acts: int) -> list[Point]:
    """Return the points to use: at most ``facts`` specific ones and ``acts`` promises of each side, in letter order."""
    sayable = [point for point in points if point.reading.frame]
    specific = _pick([p for p in sayable if p.reading.frame not in ACTS], facts)
    theirs = [p for p in sayable if p.reading.frame in ACTS and p.reading.frame not in _MINE][:acts]
    mine = [p for p in sayable if p.reading.frame in _MINE][:acts]
    return sorted([*specific, *theirs, *mine], key=lambda p: (_ORDER.index(p.reading.frame), p.fact.start))


def say(points: list[Point], turn: int) -> list[Saying]:
    """Put each point into a frame of its kind; ``turn`` says with which frame to begin, so that letters differ."""
    frames, opened = load_words("frames"), set()
    sayings = []
    for point in points:
        kind = point.reading.frame
        choices = frames[kind]
        first = 0 if kind in ACTS else turn % len(choices)
        frame = next((f for f in choices[first:] + choices[:first] if _opening(f) not in opened), choices[first])
        opened.add(_opening(frame))
        sayings.append(Saying(frame.replace("{x}", point.reading.wording), (point.fact,), kind))
    return sayings


def _opening(frame: str) -> str:
    return " ".join(frame.split()[:2])


def _pick(points: list[Point], count: int) -> list[Point]:
    """Take the worthiest, at most two of a kind, so that a letter is neither a list of advice nor a biography."""
    chosen: list[Point] = []
    for point in sorted(points, key=_rank):
        same = sum(other.reading.frame == point.reading.frame for other in chosen)
        if len(chosen) < count and same < (1 if len(points) > count else count):
            chosen.append(point)
    rest = [point for point in sorted(points, key=_rank) if point not in chosen]
    return (chosen + rest)[:count]


def _rank(point: Point) -> tuple:
    words = len(point.reading.wording.split())
    thin = 2
    return (words > _LONG, words < thin, _WORTH.index(point.reading.frame), point.fact.start)
