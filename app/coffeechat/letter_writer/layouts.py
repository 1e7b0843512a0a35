"""The versions of a letter: which facts come first, in what order, and how many."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coffeechat.letter_writer.composition import BLANK, Page
from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.selection import ACTS, choose


@dataclass(frozen=True)
class Layout:
    """How one version of a letter is laid out.

    Attributes:
        aside: how many of the facts that would come first wait until the others are told.
        fewer: how many facts fewer than the channel allows, though one at least.
        turned: whether what comes second otherwise comes first.
    """

    aside: int = 0
    fewer: int = 0
    turned: bool = False

    def allow(self, most: int) -> int:
        """Return how many facts this version tells where the channel allows ``most``."""
        return max(min(most, 1), most - self.fewer)


LAYOUTS = (
    Layout(),
    Layout(aside=1, turned=True),
    Layout(fewer=2),
    Layout(aside=2),
    Layout(turned=True),
    Layout(aside=1, fewer=2),
    Layout(aside=2, fewer=1, turned=True),
    Layout(fewer=1, turned=True),
)


def lay_out(compose: Callable[[Layout], Page], holds: Callable[[Page], bool]) -> Iterator[Page]:
    """Compose the versions of a letter that differ in more than words, the usual one first.

    The first is returned whatever it is; another only if it keeps to the limits of the channel.
    """
    seen: list[tuple] = []
    for layout in LAYOUTS:
        page = compose(layout)
        shape = _shape(page)
        if shape not in seen and (not seen or holds(page)):
            seen.append(shape)
            yield page


def choose_for(layout: Layout, points: list[Point], facts: int, acts: int) -> list[Point]:
    """Return the points of one version, at most ``facts`` specific ones and ``acts`` promises of each side."""
    if not layout.aside:
        return choose(points, facts, acts)
    waiting = choose(points, layout.aside, 0)
    held = {fact for point in waiting for fact in point.facts}
    chosen = choose([point for point in points if point.fact not in held], facts, acts)
    specific = [point for point in chosen if point.reading.frame not in ACTS]
    return [*specific, *waiting[: facts - len(specific)], *chosen[len(specific) :]]


def _shape(page: Page) -> tuple:
    """Return what a page tells, in its order: the facts of each sentence, and its blanks."""
    told = [tuple((f.source, f.start) for f in s.from_) for s in page.sentences if s.from_ != "courtesy"]
    return (*told, *BLANK.findall(page.text))
