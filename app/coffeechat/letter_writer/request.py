"""The request for a conversation: who I am, how I found you, what I want to learn, how long, when and where."""

from itertools import product

from coffeechat.checks.tracing import untraced
from coffeechat.letter_writer.background import Background, Line, read_background
from coffeechat.letter_writer.composition import Page, compose, fill
from coffeechat.letter_writer.layouts import Layout
from coffeechat.letter_writer.order import Order
from coffeechat.letter_writer.registers import speak
from coffeechat.letter_writer.selection import Saying
from coffeechat.letter_writer.words import load_words
from coffeechat.model import Fact

_PARTS = ("aim", "me", "contact", "about")
_ASKED = _PARTS[:3]  # where these are not said, a blank stands
_LONG = 1000  # code points; a channel that holds fewer is brief


class Request:
    """The request, read for; where little fits, a part becomes a blank before another is cut."""

    def __init__(self, order: Order) -> None:
        self._order, form = order, order.stationery.form
        background = read_background(order.people, order.company, order.inputs, order.stance, "spoken" in form)
        self._background = _keep_traced(background, order.inputs)
        self.facts = list(background.facts)

    def compose(self, layout: Layout) -> Page:
        """Compose one version of the request."""
        stationery = self._order.stationery
        for kept in _choices():
            page = compose(self._arrange(self._say_parts(kept), layout), stationery)
            if stationery.holds(page):
                break
        return page

    def name_subject(self, _page: Page) -> str | None:
        """Name the company in the subject where there is one."""
        subject = self._order.stationery.form["subject"]
        return subject and fill(subject["company" if self._order.company else "plain"], self._order.names)

    def warn(self, page: Page) -> list[str]:
        """Say what the user should know of what they gave about the company, and which of it found no room."""
        told = {fact.quote for s in page.sentences if s.from_ != "courtesy" for fact in s.from_}
        lines = (getattr(self._background, part) for part in _ASKED)
        cut = (line.fact.quote for line in lines if line and line.fact.quote not in told)
        full = (f"There was no room for “{quote}”: a blank stands in its place." for quote in cut)
        return [*self._background.warnings, *full]

    def _arrange(self, says: dict[str, Saying], layout: Layout) -> list[list[Saying]]:
        form, names = self._order.stationery.form, self._order.names
        fixed = {key: Saying(fill(form[key], names)) for key in ("direct", "close", "thanks") if form[key]}
        name = [Saying(fill(form["name"], names), (_signed(names["sender"]),))] if form["name"] else []
        ask = Saying(fill(form["ask"], {**names, "place": fill(form["place"], names)}))
        direct = [fixed["direct"]] if self._order.stance == "direct" else []
        about = [says["about"]] if says["about"].text and not layout.apart else []
        myself, you = [*name, says["me"]], [says["contact"]]
        return [
            [*you, *myself] if layout.turned else [*myself, *you],
            [says["aim"], *about, *direct] if layout.aside else [*about, says["aim"], *direct],
            [ask, *(fixed[key] for key in ("close", "thanks") if key in fixed)],
        ]

    def _say_parts(self, kept: set[str]) -> dict[str, Saying]:
        """Say each part in the words of the inputs, or as its blank where they have none or it is not kept."""
        lines = {part: getattr(self._background, part) for part in _PARTS}
        form, names = self._order.stationery.form, self._order.names
        brief = form["letters"] < _LONG
        blanks = {part: Saying(fill(form[part] or "", names)) for part in _PARTS}
        given = {part: self._say(lines[part], brief and part == "me") for part in kept if lines[part]}
        return blanks | given

    def _say(self, line: Line, brief: bool) -> Saying:
        text = fill(load_words("requests")["frames"][line.frame], {"x": line.wording}) if line.frame else line.wording
        saying = Saying(f"{text.split(', ')[0].rstrip('.')}." if brief else text, (line.fact,))
        return speak([saying], self._order.register, self._order.inputs)[0]


def _keep_traced(background: Background, inputs: dict[str, str]) -> Background:
    """Drop the lines that say something which the inputs do not."""
    lines = {part: getattr(background, part) for part in _PARTS}
    sound = {part: line if line and not untraced(_state(line), inputs) else None for part, line in lines.items()}
    return Background(**sound, facts=background.facts, warnings=background.warnings)


def _state(line: Line) -> str:
    """Return what a line says, as a sentence without the words of its frame."""
    ended = line.wording if line.wording.endswith((".", "!", "?")) else f"{line.wording}."
    return f"I want {ended}" if line.frame == "aim" else ended[:1].upper() + ended[1:]


def _choices() -> list[set[str]]:
    """Return which parts are kept in full: all of them first, then fewer; what was read goes first, the aim last."""
    kept = [{p for p, keep in zip(_PARTS, flags, strict=True) if keep} for flags in product((True, False), repeat=4)]
    return sorted(kept, key=len, reverse=True)


def _signed(name: str) -> Fact:
    return Fact(quote=name, source="from", start=0, end=len(name))
