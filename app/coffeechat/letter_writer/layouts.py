"""The versions of a letter: which facts come first, in what order, and how many."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coffeechat.letter_writer.composition import BLANK, Page
from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.selection import ACTS, ENOUGH, choose


@dataclass(frozen=True)
class Layout:
    """How one version of a letter is laid out.

    Attributes:
        aside: how many of the facts that would come first wait until the others are told.
        apart: by how many facts its length is apart from the usual. A request and a follow-up are full as a rule and
            have fewer then; a thank-you note keeps to what is surest as a rule and has more.
        turned: whether what comes second otherwise comes first.
    """

    aside: int = 0
    apart: int = 0
    turned: bool = False

    def allow(self, most: int) -> int:
        """Return how many facts this version of a follow-up tells where the channel allows ``most``."""
        return max(min(most, 1), most - self.apart)


LAYOUTS = (
    Layout(),
    Layout(aside=1, turned=True),
    Layout(apart=2),
    Layout(aside=2),
    Layout(turned=True),
    Layout(aside=1, apart=2),
    Layout(aside=2, apart=1, turned=True),
    Layout(apart=1, turned=True),
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


def choose_for(layout: Layout, points: list[Point], facts: int, acts: int, enough: int = ENOUGH) -> list[Point]:
    """Return the points of one version; the numbers are those of :func:`~.selection.choose`."""
    if not layout.aside:
        return choose(points, facts, acts, enough)
    waiting = choose(points, layout.aside, 0, enough)
    held = {fact for point in waiting for fact in point.facts}
    chosen = choose([point for point in points if point.fact not in held], facts, acts, enough)
    specific = [point for point in chosen if point.reading.frame not in ACTS]
    return [*specific, *waiting[: facts - len(specific)], *chosen[len(specific) :]]


def _shape(page: Page) -> tuple:
    """Return what a page tells, in its order: the facts of each sentence, and its blanks."""
    told = [tuple((f.source, f.start) for f in s.from_) for s in page.sentences if s.from_ != "courtesy"]
    return (*told, *BLANK.findall(page.text))
