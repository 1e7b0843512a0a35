"""The thank-you note: thanks, what was said, promises, something of value, an offer, and staying in touch."""

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import product

from coffeechat.letter_writer.composition import Page, Stationery, compose, fill
from coffeechat.letter_writer.deeds import find_deeds
from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.jottings import choose_jotting
from coffeechat.letter_writer.layouts import Layout, choose_for
from coffeechat.letter_writer.listing import choose_listed, drop_listed, drop_planted
from coffeechat.letter_writer.material import Material
from coffeechat.letter_writer.order import Order
from coffeechat.letter_writer.registers import speak
from coffeechat.letter_writer.reminders import choose_open, choose_promises, choose_unsure, is_plain_offer, remind
from coffeechat.letter_writer.selection import ACTS, MINE, Saying, offer_value, rank, say
from coffeechat.letter_writer.trades import find_trade
from coffeechat.letter_writer.wholeness import can_stand_in
from coffeechat.prose import split_sentences
from coffeechat.prose.perspective import READER
from coffeechat.prose.shorthand import expand

# The line of notes that tells of the meeting itself.
_MEETING = re.compile(r"(?i)\b(?:coffee|met|meeting|lunch|breakfast|call|zoom|chat|walk|talk|visit|Alex|tea)\b")
_WEEKDAY = re.compile(
    r"\b(?:(?i:(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?day)|(Mon|[Tt]ue|[Ww]ed|[Tt]hu|[Ff]ri|Sat|Sun)(?:r?s)?)\b"
)
_DAYS = {day[:3]: day for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")}
# What happened on the day that the head names may be no meeting: "postman 34 years, retired Friday".
_OF_A_PAST = re.compile(
    r"(?i)\b(?:retire[ds]?|started|starts|left|leaves|leaving|since|every|closed|works?|opens?|bus|off)\b"
)
_HEAD = 120  # characters; a head that goes on is no head
_TOLD = {"advice": "your advice ", "offer": "for offering to ", "story": " me how you "}
# What the sender is to send is the thing of value; a note with it needs no other.
_GIVES = re.compile(r"(?i)\b(?:send|forward|share with|promised) you\b")


class ThankYou:
    """The note, read for; each version tells as many of the facts as its channel holds."""

    def __init__(self, order: Order) -> None:
        self._order, self._notes = order, order.inputs["notes"]
        self._material = Material(order)
        sayable = self._material.find_sayable(self._material.points)
        self._sayable = drop_planted(sayable)
        self._ticked = [point for point in self._material.points if self._material.is_ticked(point)]
        self._deeds = find_deeds(self._ticked, self._notes, order.people)
        self.facts, self.warn = self._material.facts, self._material.warn

    def compose(self, layout: Layout) -> Page:
        """Compose one version of the note."""
        stationery = self._order.stationery
        # With which frames to begin, so that letters differ.
        turn = sha256(self._notes.encode("utf-8", "replace")).digest()[0]
        lists = stationery.form.get("kept") and not layout.aside
        kept = choose_listed(self._material.takeaways, self._sayable) if lists else []
        told = drop_listed(self._sayable, kept)
        for facts, acts in _sizes(stationery.form):
            chosen = choose_for(layout, told, facts, acts, self._material.enough + layout.apart)
            chosen = self._fill(chosen, kept) if facts else chosen
            sayings = [*say(chosen, turn), *say(kept[: facts + 1], turn), *self._remind([*chosen, *kept], facts, acts)]
            if stationery.british:
                sayings = [replace(saying, text=saying.text.replace("favorite", "favourite")) for saying in sayings]
            sayings = speak(sayings, self._order.register, self._order.inputs)
            page = compose(_arrange(sayings, stationery, layout), stationery)
            if stationery.holds(page):
                break
        return page

    def _fill(self, chosen: list[Point], kept: list[Point]) -> list[Point]:
        """Where nothing else is told, tell words of theirs, what the sender wrote down, or their trade."""
        if kept or chosen:
            return chosen
        spoken = [p for p in self._sayable if p.reading.frame == "quote" and can_stand_in(p.reading.wording)]
        if spoken:
            return sorted(spoken, key=rank)[:1]
        jotting = choose_jotting(self._material.takeaways, self._material.jottings, chosen)
        return [jotting] if jotting else find_trade(self._ticked, self._order.people.to)

    def _remind(self, told: list[Point], facts: int, acts: int) -> list[Saying]:
        """Return the blanks for what is not sure, where too little is told, and for promises that are not worded."""
        form = self._order.stationery.form
        done = {fact for point in self._deeds for fact in point.facts}
        said, lines = ([p for p in found if not done & set(p.facts)] for found in (self._sayable, self._material.lines))
        unsure = choose_unsure(said, told, lines)[:facts]
        reminders = [remind(unsure, form["reminded"])] if unsure else []
        if acts:
            promised = choose_promises(self._ticked, told).values()
            offered = [point for point in promised if is_plain_offer(point)]
            if offered:
                reminders.append(remind(offered, form["offer_reminded"], "offer"))
            left = [point for point in promised if not is_plain_offer(point)]
            left += choose_open(self._deeds, told, [*unsure, *offered, *left])
            if left:
                reminders.append(remind(left, form["promise_reminded"], "promise"))
        return reminders

    def name_subject(self, page: Page) -> str | None:
        """Name the day of the meeting if the notes head with it, else what the note thanks for."""
        subjects = self._order.stationery.form["subject"]
        if not subjects:
            return None
        day = self._find_day()
        if day:
            return subjects["day"].replace("{day}", day)
        told = page.text.lower()
        kinds = (subject for part, subject in subjects.items() if part in _TOLD and _TOLD[part] in told)
        return next(kinds, subjects["plain"])

    def _find_day(self) -> str | None:
        """Return the weekday that the head of the notes gives the meeting, if it may be told."""
        notes = self._notes.lstrip()
        head = next(iter(split_sentences(notes.splitlines()[0])), None)
        shift = len(self._notes) - len(notes)
        if head is None or not self._material.is_told(shift + head.start, shift + head.end):
            return None
        told = self._order.people.mask(head.text[:_HEAD])
        meeting = _MEETING.search(told)
        day = _WEEKDAY.search(expand(told[meeting.start() :] if meeting[0] == READER else told)) if meeting else None
        if day and _OF_A_PAST.search(told):
            return None
        return _DAYS[(day[1] or day[2]).lower()].capitalize() if day else None


def _sizes(form: dict) -> Iterator[tuple[int, int]]:
    """Yield how many facts and how many promises of each side to try, the most first; a promise is dropped last."""
    sizes = product(range(form["facts"], -1, -1), range(form["acts"], -1, -1))
    return iter(sorted(sizes, key=lambda size: (size[0] == 0, -sum(size), -size[1])))


def _arrange(sayings: list[Saying], stationery: Stationery, layout: Layout) -> list[list[Saying]]:
    form, first = stationery.form, stationery.people.address
    listed = [replace(saying, gap="\n") for saying in sayings if saying.frame == "kept"]
    specific = [saying for saying in sayings if saying.frame not in (*ACTS, "kept")]
    theirs = [saying for saying in sayings if saying.frame in ACTS and saying.frame not in MINE]
    mine = [saying for saying in sayings if saying.frame in MINE]
    told = specific or ([] if listed else [Saying(fill(form["specific"], {"first": first}))])
    sent = any(_GIVES.search(saying.text) for saying in mine)
    value = [] if sent and not stationery.resource else offer_value(first, stationery.resource, form)
    # What I promised does not follow on the first thanks; what they offered does.
    opening, middle = (theirs, told) if layout.turned and theirs else (told, theirs)
    return [
        [Saying(form["thanks"]), *opening],
        [Saying(form["kept"], gap="\n"), *listed] if listed else [],
        [*middle, *mine, *value],
        [Saying(form["help"]), Saying(form["touch"])],
    ]
