"""Choose which facts go into the letter, and say each as a sentence."""

import re
from dataclasses import dataclass

from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.reading import Reading
from coffeechat.letter_writer.words import load_words
from coffeechat.letter_writer.worth import is_short, is_theirs
from coffeechat.model import Fact

ACTS = ("kindness", "gift", "offer", "offered", "grant", "invitation", "name", "names", "pointed", "promise", "plan",
"pledged",
        "owed")  # fmt: skip
MINE = ("promise", "plan", "pledged", "owed")
# By how often careful readers would send such a sentence unchanged (821 sentences of 184 sets of notes, and what they
# blamed in 260 letters from notes never seen before), the surest first: nine in ten of the first, less than half of the
# last.
_SURE = ("struck", "heard", "shown", "explained", "liked", "pointed", "name", "offered", "owed", "pledged", "promise",
         "offer", "advice", "counsel", "plan", "quote", "noted", "point", "kindness", "names", "invitation", "note",
         "suggestion", "recommendation", "grant", "gift", "history", "title", "mentioned", "learned", "topic",
         "talked")  # fmt: skip
_DOUBTFUL = frozenset(_SURE[_SURE.index("title") :])
# Readers changed a quarter of these or more: one is told where nothing surer is, otherwise it is left to a blank.
_LOOSE = frozenset(_SURE[_SURE.index("noted") :])
ENOUGH = 2
"""Sentences that rest on the notes: one more makes it likelier that the sender has to mend the letter."""

_ORDER = ("history", "heard", "shown", "explained", "learned", "topic", "talked", "mentioned", "struck", "liked",
"quote", "trade", "point", "advice", "counsel",
          "suggestion", "recommendation", "note", "noted", "jotted", "title", *ACTS)  # fmt: skip
# "Send you my draft" matters to the reader; what the sender will do otherwise may not.
_TO_YOU = re.compile(r"\byou\b")
# A bare clause about the reader, or with a figure in it, is oftener wrong than another.
_UNSURE = re.compile(r"^you\b|\d")
_MAY_BE_THIN = frozenset({"history", "learned", "advice", "note"})
_LATER = re.compile(r"(?i)(?:and )?(?:then|later|afterwards)\b")
_ALSO = re.compile(r"\b(?:also|as well)\b")
# "You" would be the reader, an order behind a colon or a second one stands by itself.
_NO_INFINITIVE = re.compile(
    r"(?i)\byour?s?\b|[;:]|^(?:always|only|at least|first|be)\b|\b(?:do not|don['’]t)\b(?<!^do not)(?<!^don't)"
)
_THIN = 6  # words; a shorter clause says little
_SLIGHT = 5  # words of an instruction, with its "to"
_LIGHT = 9  # words
_LONG = 24  # words; a longer wording is chosen only when nothing shorter is left


@dataclass(frozen=True)
class Saying:
    """A sentence of the letter, the facts that it rests on (none means courtesy), and the white space after it."""

    text: str
    facts: tuple[Fact, ...] = ()
    frame: str = ""
    gap: str = " "


def choose(points: list[Point], facts: int, acts: int, enough: int = ENOUGH) -> list[Point]:
    """Return the points to use, in the order of the letter.

    Args:
        points: what can be said.
        facts: how many specific facts there is room for.
        acts: how many promises of each side there is room for.
        enough: how many sentences are enough. Where more than usual is wanted, what is not sure is told too;
            otherwise one whole wording is where nothing else could be.
    """
    sayable = sorted(_drop_introduced(_join_histories([p for p in points if p.reading.frame])), key=rank)
    specific = [
        p
        for p in sayable
        if p.reading.frame not in ACTS and (enough > ENOUGH or (p.sure and not _is_slight(p.reading)))
    ]
    acted = [p for p in sayable if p.reading.frame in ACTS and (enough > ENOUGH or p.sure)]
    theirs = [p for p in acted if p.reading.frame not in MINE][:acts]
    mine = [p for p in acted if p.reading.frame in MINE and _matters(p.reading)][:acts]
    room = ENOUGH if enough <= ENOUGH else max(ENOUGH + 1, enough - len(theirs) - len(mine))
    told = _pick(_keep_firm(specific) if enough <= ENOUGH else specific, min(facts, room))
    if not told and len(theirs) + len(mine) < ENOUGH:
        deeds = not theirs and not mine
        whole = [p for p in sayable if p.whole and (deeds or p.reading.frame not in ACTS)]
        told = _keep_one(whole, facts, acts)
    return sorted([*told, *theirs, *mine], key=lambda p: (_ORDER.index(p.reading.frame), p.fact.start))


def _keep_one(whole: list[Point], facts: int, acts: int) -> list[Point]:
    """Return the first of what is whole, though not sure, that there is room for; the surer kinds go first."""
    fit = [p for p in whole if (acts if p.reading.frame in ACTS else facts)]
    return sorted(fit, key=lambda p: _is_loose(p.reading))[:1]


def _is_loose(reading: Reading) -> bool:
    return reading.frame in _LOOSE or (reading.frame == "advice" and len(reading.wording.split()) < _SLIGHT)


def _keep_firm(specific: list[Point]) -> list[Point]:
    """Leave out the kinds that readers often changed, but for the first of them where there is nothing else."""
    return [p for p in specific if not _is_loose(p.reading)] or specific[:1]


def _matters(reading: Reading) -> bool:
    return reading.frame != "plan" or bool(_TO_YOU.search(reading.wording))


def _is_doubtful(reading: Reading) -> bool:
    return reading.frame in _DOUBTFUL or _is_slight(reading)


def _is_slight(reading: Reading) -> bool:
    known = reading.frame == "learned" and is_theirs(reading.wording)
    return known or (reading.frame == "history" and is_short(reading.wording))


def _drop_introduced(points: list[Point]) -> list[Point]:
    """Leave out the note to talk to someone of whom an offer or a promise tells already."""
    offers = " ".join(
        point.reading.wording for point in points if point.sure and point.reading.frame in {"offer", "kindness", *MINE}
    )
    return [
        p
        for p in points
        if p.reading.frame not in {"note", "name", "pointed"} or not _shares_name(p.reading.wording, offers)
    ]


def _shares_name(wording: str, offers: str) -> bool:
    return any(name in offers for name in re.findall(r"\b[A-Z][\w’'-]{3,}", wording))


def _join_histories(points: list[Point]) -> list[Point]:
    """Say two steps of one story, told one after the other, in one sentence."""
    joined: list[Point] = []
    for point in points:
        last = joined[-1] if joined else None
        if last and last.reading.frame == point.reading.frame == "history" and _follows(last, point):
            wording = f"{last.reading.wording} and {point.reading.wording.removeprefix('you ')}"
            reading = Reading(last.reading.type, "history", wording)
            both = last.sure and point.sure, last.whole and point.whole
            joined[-1] = Point(last.fact, reading, (*last.facts, *point.facts), *both)
        else:
            joined.append(point)
    return joined


def _follows(last: Point, point: Point) -> bool:
    apart = 4  # code points between the two in the notes
    simple = point.reading.wording.startswith("you ") and " and " not in last.reading.wording + point.reading.wording
    words = len(f"{last.reading.wording} {point.reading.wording}".split())
    after = _LATER.match(point.fact.quote)
    return (
        bool(after) and simple and words < _LONG and point.fact.start - last.fact.end <= apart and len(last.facts) == 1
    )


def say(points: list[Point], turn: int) -> list[Saying]:
    """Put each point into a frame of its kind; ``turn`` says with which frame to begin, so that letters differ."""
    frames, sayings, said = load_words("frames"), [], []
    for point in points:
        kind, wording = _as_advice(point.reading)
        again = any(saying.frame == kind for saying in sayings)
        choices = [f for f in frames[kind] if f.rstrip(".”").endswith("{x}") or _is_light(wording)]
        frame = _choose_frame(choices, turn, again, said)
        said.append(frame)
        text = frame.replace("{x}", wording).replace(".”.", ".”").replace("?”.", "?”").replace("!”.", "!”")
        sayings.append(Saying(text, point.facts, kind))
    return sayings


def _as_advice(reading: Reading) -> tuple[str, str]:
    """Return the frame and the wording of a reading; a plain order of theirs as "to": "to ask about leave"."""
    order = reading.wording
    if reading.frame != "counsel" or _NO_INFINITIVE.search(order):
        return reading.frame, order
    negative = re.match(r"(?i)(?:do not|don['’]t|never) ", order)
    if negative and re.search(r",| (?:and|but|or) ", order):
        return reading.frame, order
    if negative:
        return "advice", f"not to {order[negative.end() :]}"
    return "advice", f"to {order}"


def _is_light(wording: str) -> bool:
    """Tell whether words can go on after this wording."""
    return len(wording.split()) <= _LIGHT and not re.search(r"[,;]", wording)


def _choose_frame(choices: list[str], turn: int, again: bool, said: list[str]) -> str:
    """Take a frame that opens like none before; "also" only where something of the kind was said."""
    fit = [frame for frame in choices if again or not _ALSO.search(frame)]
    ordered = fit[turn % len(fit) :] + fit[: turn % len(fit)]
    opened = {_opening(frame) for frame in said}
    fresh = [frame for frame in ordered if frame not in said]
    return next((frame for frame in fresh if _opening(frame) not in opened), (fresh or ordered)[0])


def offer_value(first: str, resource: str, form: dict) -> list[Saying]:
    """Say what the sender shares; without it show the blank, if the form has one."""
    if not resource:
        return [Saying(form["blank"].replace("{first}", first))] if "blank" in form else []
    given = (Fact(quote=resource, source="resource", start=0, end=len(resource)),)
    ended = resource if resource[-1] in ".!?" or re.search(r"https?://\S+$", resource) else resource + "."
    return [Saying(form["resource"].replace("{resource}", ended), given, "resource")]


def _opening(frame: str) -> str:
    return " ".join(frame.split()[:3])


def _pick(points: list[Point], count: int) -> list[Point]:
    """Take the worthiest, at most two of a kind, so that a letter is neither a list of advice nor a biography."""
    chosen: list[Point] = []
    for point in sorted(points, key=rank):
        same = sum(other.reading.frame == point.reading.frame for other in chosen)
        if len(chosen) < count and same < (1 if len(points) > count else count):
            chosen.append(point)
    rest = [point for point in sorted(points, key=rank) if point not in chosen]
    return (chosen + rest)[:count]


def rank(point: Point) -> tuple:
    """Return what sorts the surest and fullest point first."""
    wording, kind = point.reading.wording, point.reading.frame
    words = len(wording.split())
    thin = words < (_SLIGHT if kind in {"advice", "note"} else _THIN) and kind in _MAY_BE_THIN
    scene = kind == "topic" and re.search(r", (?:when|where) ", wording)
    bare = kind == "learned" and bool(_UNSURE.search(wording))
    worth = _SURE.index("liked" if scene else kind)
    doubtful = not point.sure, _is_doubtful(point.reading)
    return (doubtful, words > _LONG, thin, worth, bare, -_count_marks(wording), point.fact.start)


def _count_marks(wording: str) -> int:
    """Count what makes a wording their own: names, figures, reasons and words in quotation marks."""
    return len(re.findall(r"\b(?:[A-ZÀ-Ý]\w+|\d[\d,.]*|because|so that|until|after)\b|[“\"]", wording))
