"""What the notes give for a letter: their facts, and those of them that may be told."""

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from coffeechat.checks.tracing import untraced
from coffeechat.letter_writer.composition import Page
from coffeechat.letter_writer.facts import Point, read_notes
from coffeechat.letter_writer.jottings import find_jottings, find_lines
from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.notes import LONGEST, check_notes, find_speakers
from coffeechat.letter_writer.order import Order
from coffeechat.letter_writer.selection import ENOUGH, say
from coffeechat.letter_writer.takeaways import find_takeaways
from coffeechat.letter_writer.ticking import check_ticks, number_points, warn_of_ticked
from coffeechat.model import NoteFact


class Material:
    """The notes of an order, read.

    Attributes:
        points: every statement of the notes with its reading, numbered.
    """

    def __init__(self, order: Order) -> None:
        """Read the notes.

        Raises:
            InputError: nothing can be read from them, or a ticked fact is not among theirs.
        """
        self._order, self._notes = order, order.inputs["notes"]
        check_notes(self._notes)
        self.points, self._takeaways, self._borne_out = _read(order.people, tuple(order.inputs.items()))
        check_ticks(self.points, order.ticked)

    @cached_property
    def facts(self) -> list[NoteFact]:
        """The facts of the notes, in their order."""
        return [point.fact for point in self.points]

    @property
    def enough(self) -> int:
        """How many sentences on the notes are enough: as many as there is room for where the user ticked them."""
        return ENOUGH if self._order.ticked is None else ENOUGH + len(self.points)

    def is_ticked(self, point: Point) -> bool:
        """Tell whether the user lets a fact be told; all are where nothing was ticked."""
        return self._order.ticked is None or point.fact.id in self._order.ticked

    def find_sayable(self, points: Iterable[Point]) -> list[Point]:
        """Keep the ticked points that are borne out by the inputs whichever way they are said."""
        return [point for point in points if point.fact.id in self._borne_out and self.is_ticked(point)]

    @cached_property
    def takeaways(self) -> list[tuple[int, Point]]:
        """What can stand in a list of what the sender took away, with its worth, the best first; of ticked facts."""
        return [(worth, point) for worth, point in self._takeaways if self._are_ticked(point)]

    @cached_property
    def jottings(self) -> list[Point]:
        """The lines of the notes that can be quoted as they were written down, the best first; of ticked facts."""
        found = find_jottings(self._notes, self._order.people, self.points)
        return [point for point in found if self._are_ticked(point)]

    @cached_property
    def lines(self) -> list[Point]:
        """What the reader said, however it was scribbled, to quote in a blank, the best first; of ticked facts."""
        return [p for p in find_lines(self._notes, self._order.people, self.points) if self._are_ticked(p)]

    def _are_ticked(self, point: Point) -> bool:
        ticked = self._order.ticked
        return ticked is None or all(fact.id in ticked for fact in point.facts)

    def is_told(self, start: int, end: int) -> bool:
        """Tell whether what stands between two offsets of the notes may be told."""
        within = [point for point in self.points if start <= point.fact.start < end]
        return self._order.ticked is None or any(map(self.is_ticked, within))

    def warn(self, page: Page) -> list[str]:
        """Say what the user should know of the notes, of what was ticked in them, and of what became of it."""
        warnings, speakers, people = [], find_speakers(self._notes), self._order.people
        if speakers and "reader" not in people.find_roles(speakers).values():
            warnings.append(
                f"The notes look like a transcript in which nobody is called {people.to}; "
                "check that they are of this meeting."
            )
        if "notes" in self._order.cut:
            warnings.append(f"Only the first {LONGEST:,} characters of the notes were read.")
        if len(page.text.split()) < self._order.stationery.form["words"][0]:
            warnings.append("This is short for the channel: the notes gave little that can be said.")
        return warnings + warn_of_ticked(self._order.ticked, self.points, page)


# Kept, because another register, channel or version of a letter is often the next thing asked for.
@lru_cache(maxsize=8)
def _read(
    people: Correspondents, inputs: tuple[tuple[str, str], ...]
) -> tuple[tuple[Point, ...], tuple[tuple[int, Point], ...], frozenset[str]]:
    """Return the numbered points of the notes, what can stand in a list, and the ids of the points borne out.

    Borne out is what the inputs say whichever way it is said.
    """
    given = dict(inputs)
    points = tuple(number_points(read_notes(given["notes"], people)))
    found = find_takeaways(given["notes"], people, points)
    listed = tuple((worth, point) for worth, point in found if _is_borne_out(point, given))
    framed = (point for point in points if point.reading.frame)
    return points, listed, frozenset(point.fact.id for point in framed if _is_borne_out(point, given))


def _is_borne_out(point: Point, inputs: Mapping[str, str]) -> bool:
    turns = range(2)
    return not any(untraced(say([point], turn)[0].text, inputs) for turn in turns)
