"""The thank-you note: thanks, what was said, promises, something of value, an offer, and staying in touch."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from coffeechat.checks.tracing import untraced
from coffeechat.letter_writer.composition import Page, Stationery, compose, fill
from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.selection import ACTS, Saying, choose, offer_value, say


def keep_sayable(points: list[Point], inputs: Mapping[str, str]) -> list[Point]:
    """Keep the points whose sentence is borne out by the inputs."""
    return [p for p in points if p.reading.frame and not untraced(say([p], 0)[0].text, inputs)]


def compose_thank_you(points: list[Point], stationery: Stationery, notes: str) -> Page:
    """Compose the note with as many of the points as the channel holds.

    Args:
        points: the facts of the notes that may be said.
        stationery: what it is written on; a channel's part of ``channels.yaml`` is its form.
        notes: what decides with which frames to begin, so that letters differ.
    """
    turn = sha256(notes.encode("utf-8", "replace")).digest()[0]
    for facts, acts in _sizes(stationery.form):
        sayings = say(choose(points, facts, acts), turn)
        if stationery.british:
            sayings = [replace(saying, text=saying.text.replace("favorite", "favourite")) for saying in sayings]
        page = compose(_arrange(sayings, stationery), stationery)
        if stationery.holds(page):
            break
    return page


def _sizes(form: dict) -> list[tuple[int, int]]:
    facts, acts = form["facts"], form["acts"]
    return [(f, a) for f in range(facts, -1, -1) for a in range(acts, -1, -1)]


def _arrange(sayings: list[Saying], stationery: Stationery) -> list[list[Saying]]:
    form, first = stationery.form, stationery.people.address
    specific = [saying for saying in sayings if saying.frame not in ACTS]
    acts = [saying for saying in sayings if saying.frame in ACTS]
    thanks = [Saying(form["thanks"])]
    if not specific:
        thanks.append(Saying(fill(form["specific"], {"first": first})))
    value = offer_value(first, stationery.resource, form)
    return [thanks + specific, acts + value, [Saying(form["help"]), Saying(form["touch"])]]
