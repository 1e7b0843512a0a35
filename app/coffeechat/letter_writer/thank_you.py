"""The thank-you note: thanks, what was said, promises, something of value, an offer, and staying in touch."""

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from coffeechat.checks.tracing import untraced
from coffeechat.letter_writer.composition import Page, Stationery, compose, fill
from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.selection import ACTS, MINE, Saying, choose, offer_value, say
from coffeechat.prose import split_sentences
from coffeechat.prose.shorthand import expand

# The line of notes that tells of the meeting itself.
_MEETING = re.compile(r"(?i)\b(?:coffee|met|meeting|lunch|breakfast|call|zoom|chat|walk|talk|visit|Alex|tea)\b")
_WEEKDAY = re.compile(
    r"\b(?:(?i:(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?day)|(Mon|[Tt]ue|[Ww]ed|[Tt]hu|[Ff]ri|Sat|Sun)(?:r?s)?)\b"
)
_DAYS = {day[:3]: day for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")}
_TOLD = {"advice": "your advice ", "offer": "for offering to ", "story": " how you "}
# What the sender is to send is the thing of value; a note with it needs no other.
_GIVES = re.compile(r"(?i)\b(?:send|forward|share with|promised) you\b")


def keep_sayable(points: list[Point], inputs: Mapping[str, str]) -> list[Point]:
    """Keep the points that are borne out by the inputs whichever way they are said."""
    turns = range(2)
    return [
        p for p in points if p.reading.frame and not any(untraced(say([p], turn)[0].text, inputs) for turn in turns)
    ]


def name_subject(notes: str, people: Correspondents, page: Page, subjects: Mapping[str, str]) -> str:
    """Name the day of the meeting if the notes head with it, else what the note thanks for."""
    head = [sentence.text for sentence in split_sentences(notes.strip().splitlines()[0])][:1]
    meeting = next((expand(line) for line in head if _MEETING.search(people.mask(line))), "")
    day = _WEEKDAY.search(meeting)
    if day:
        return subjects["day"].replace("{day}", _DAYS[(day[1] or day[2]).lower()].capitalize())
    told = page.text.lower()
    return next(
        (subject for part, subject in subjects.items() if part in _TOLD and _TOLD[part] in told), subjects["plain"]
    )


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
    sent = any(saying.frame in MINE and _GIVES.search(saying.text) for saying in acts)
    value = [] if sent and not stationery.resource else offer_value(first, stationery.resource, form)
    return [thanks + specific, acts + value, [Saying(form["help"]), Saying(form["touch"])]]
