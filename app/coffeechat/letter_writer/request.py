"""The request for a conversation: who I am, how I found you, what I want to learn, how long, when and where."""

from dataclasses import replace
from itertools import product

from coffeechat.checks.tracing import untraced
from coffeechat.letter_writer.background import Background, Line
from coffeechat.letter_writer.composition import Page, Stationery, compose, fill
from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.selection import Saying
from coffeechat.letter_writer.words import load_words
from coffeechat.model import Fact, Stance

_PARTS = ("about", "contact", "me", "aim")
_LONG = 1000  # code points; a channel that holds fewer is brief


def compose_request(background: Background, stationery: Stationery, company: str, stance: Stance) -> Page:
    """Compose the request; on a channel that holds little, a part becomes a blank before another is cut.

    Args:
        background: what the inputs give.
        stationery: what it is written on; a channel's part of ``requests.yaml`` is its form.
        company: where the reader works, or "".
        stance: whether an interest in working there is made known.
    """
    names = name_slots(stationery.people, company)
    form = {**stationery.form, "greeting": fill(stationery.form["greeting"], names)}
    filled = replace(stationery, form=form)
    for kept in _choices():
        page = compose(_arrange(_say_parts(background, form, names, kept), form, stance, names), filled)
        if filled.holds(page):
            break
    return page


def name_slots(people: Correspondents, company: str) -> dict[str, str]:
    """Return what fills the slots of a form."""
    return {"first": people.address, "to": people.to, "sender": people.sender, "company": company or "the company"}


def keep_traced(background: Background, inputs: dict[str, str]) -> Background:
    """Drop the lines that say something which the inputs do not."""
    lines = {part: getattr(background, part) for part in _PARTS}
    sound = {part: line if line and not untraced(_state(line), inputs) else None for part, line in lines.items()}
    return Background(**sound, facts=background.facts, warnings=background.warnings)


def _state(line: Line) -> str:
    """Return what a line says, as a sentence without the words of its frame."""
    ended = line.wording if line.wording.endswith((".", "!", "?")) else f"{line.wording}."
    return f"I want {ended}" if line.frame == "aim" else ended[:1].upper() + ended[1:]


def _choices() -> list[set[str]]:
    """Return which parts are kept in full: all of them first, then fewer; what to learn goes last."""
    kept = [{p for p, keep in zip(_PARTS, flags, strict=True) if keep} for flags in product((True, False), repeat=4)]
    return sorted(kept, key=len, reverse=True)


def _arrange(says: dict[str, Saying], form: dict, stance: Stance, names: dict[str, str]) -> list[list[Saying]]:
    fixed = {key: Saying(fill(form[key], names)) for key in ("direct", "close", "thanks") if form[key]}
    name = [Saying(fill(form["name"], names), (_signed(names["sender"]),))] if form["name"] else []
    ask = Saying(fill(form["ask"], {**names, "place": fill(form["place"], names)}))
    direct = [fixed["direct"]] if stance == "direct" else []
    about = [says["about"]] if says["about"].text else []
    return [
        [*name, says["me"], says["contact"]],
        [*about, says["aim"], *direct],
        [ask, *(fixed[key] for key in ("close", "thanks") if key in fixed)],
    ]


def _signed(name: str) -> Fact:
    return Fact(quote=name, source="from", start=0, end=len(name))


def _say_parts(background: Background, form: dict, names: dict[str, str], kept: set[str]) -> dict[str, Saying]:
    """Say each part in the words of the inputs, or as its blank where they have none or it is not kept."""
    lines = {part: getattr(background, part) for part in _PARTS}
    brief = form["letters"] < _LONG
    return {
        part: _say(line, brief and part == "me") if line and part in kept else Saying(fill(form[part] or "", names))
        for part, line in lines.items()
    }


def _say(line: Line, brief: bool) -> Saying:
    text = fill(load_words("requests")["frames"][line.frame], {"x": line.wording}) if line.frame else line.wording
    return Saying(f"{text.split(', ')[0].rstrip('.')}." if brief else text, (line.fact,))
