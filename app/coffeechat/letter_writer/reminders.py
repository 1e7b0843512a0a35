"""Blanks that quote the notes: what they say too shortly to be told for the sender is not lost, and not guessed at."""

import re
from collections.abc import Sequence
from itertools import islice
from textwrap import shorten

from coffeechat.checks.english import check_english
from coffeechat.letter_writer.deeds import quote_deed
from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.selection import ACTS, ENOUGH, Saying, rank
from coffeechat.prose.shorthand import expand
from coffeechat.prose.stems import find_words, stem

# What a promise is about, and what only looks like one: "I said I'd been a cook".
_GIVES = re.compile(
    r"(?i)\b(?:send|give|bring|write|tell|let|post|e?mail|text|call|ring|share|show|return|owe|lend|invite|introduce|ask|"
    r"connect|refer|recommend|pass|arrange|help|report|make|bake|translate|read|look|put|forward|book|speak|talk|take|meet|check|mark|listen)s?\b"
)
_TELLS = re.compile(r"(?i)\bI['’]d (?:been|had|worked|never|always)\b|\bsays? (?:yes|no)\b")
_OF_SELF = re.compile(r"(?i)(?:and |but )?I (?:should|asked|was|am|had|have|said|told|think|thought|felt)\b")
# What they are to do for the writer, or tell the writer to do, is no promise of the writer's.
_TO_SELF = re.compile(
    r"(?i)(?:.*\b(?:lend|give|send|show|tell|bring|email|set) me\b|.*\b(?:nothing|I should)\b|"
    r"(?!(?:and )?I\b|my\b).*(?<!thank )\byour?\b)"
)
# "She'll send me the list", "he said he would text her about me"; "will send me her recipe".
_OFFERS = re.compile(
    r"(?i)(?:(?:and|so|oh|said|says) )*(?:will|I['’]ll|I can|I could)\b|"
    r".*\b(?:she|he|they)(?:['’](?:ll|d)|['’]s going to|"
    r" will| would| can| could| offers?| offered| promised| invites?| invited| is going to)\b"
)
_LEFT_OPEN = re.compile(
    r"(?i)\b(?:of|and|or|the|an?|to|for|with|in|on|at|is|are|says?|said)$|^\W|\(me\)|^(?:notes|meeting)\b"
)
_MOST_OPEN = 6
_HALF, _TELLING = 3, 4  # words that are not told; letters of a telling word
_OF_SAYING = frozenset({  # as they are stemmed
    "say", "promis", "offer", "suggest", "tell", "that", "will", "would", "them", "the", "should", "think", "advis",
    "nam", "giv",
})  # fmt: skip
# What these say may be of anything.
_FAINT = ("mentioned", "topic")
_OF_A_LIFE = ("learned", "history")
_DENIED = re.compile(r"(?i)\b(?:not|never|no)\b|n['’]t\b")
_NAME = re.compile(r"\b[A-ZÀ-Ý][\w’'-]{3,}")
_PROMISED = ("promise-theirs", "promise-mine")
_REMINDER = 160  # characters
_FEWEST = 4  # words


def choose_unsure(
    points: list[Point], told: list[Point], lines: Sequence[Point] = (), enough: int = ENOUGH
) -> list[Point]:
    """Return what of the notes a blank should remind the sender of, where too little was told; the best first.

    Args:
        points: what can be said.
        told: what the letter tells.
        lines: what else the notes hold, to be quoted where nothing that can be said is fit.
        enough: how many sentences are enough.
    """
    held = {fact for point in told for fact in point.facts}
    rest = [p for p in points if p.reading.frame not in (None, *ACTS, *_FAINT) and not held & set(p.facts)]
    rest = [p for p in rest if p.reading.frame not in _OF_A_LIFE or not _DENIED.search(p.reading.wording)]
    specific = any(p.reading.frame not in ACTS for p in told)
    fit = (point for point in sorted(rest, key=rank) if _may_remind(point))
    room = max(enough - len(told), 0 if specific else 1)
    unsure = list(islice(fit, room))
    short = (p for p in lines if p.reading.type not in _PROMISED and len(p.fact.quote) <= _REMINDER)
    other = (p for p in short if not held & set(p.facts) and _may_remind(p))
    return unsure or ([] if specific else list(islice(other, min(room, 1))))


def choose_promises(points: list[Point], told: list[Point]) -> dict[str, Point]:
    """Return the promise of each side that could not be worded, by its type, where none of that side is told."""
    sides = {point.reading.type for point in told}
    open_ = (p for p in points if p.reading.type in _PROMISED and p.reading.type not in sides)
    return {point.reading.type: point for point in reversed([p for p in open_ if _may_remind(p)])}


def choose_open(deeds: list[Point], told: list[Point], quoted: list[Point]) -> list[Point]:
    """Return the deeds that the letter does not tell of, as many as a blank can quote; in their order.

    Args:
        deeds: see :func:`~.deeds.find_deeds`.
        told: what the letter tells; somebody whom it names need not be named again.
        quoted: what its other blanks quote.
    """
    whole = [point for point in told if not _is_half_told(point)]
    held = {fact for point in [*whole, *quoted] for fact in point.facts}
    named = {name for point in told if point.reading.frame in ACTS for name in _NAME.findall(point.reading.wording)}
    left = (p for p in deeds if not held & set(p.facts) and quote_deed(p.fact.quote))
    return [p for p in left if p.reading.type != "person" or not named & set(_NAME.findall(p.fact.quote))][:_MOST_OPEN]


def _is_half_told(point: Point) -> bool:
    """Tell whether a deed was worded without much of what its statement says: the day, a condition, a second deed."""
    if point.reading.frame not in ACTS or len(point.facts) > 1:
        return False
    worded = {stem(word) for word in find_words(point.reading.wording.lower())}
    said = {
        stem(word) for word in find_words(expand(point.fact.quote).lower()) if word.isdigit() or len(word) >= _TELLING
    }
    left = said - worded - _OF_SAYING
    return len(left) >= _HALF or any(word[0].isdigit() for word in left)


def is_plain_offer(point: Point) -> bool:
    """Tell whether the notes say plainly that it is the reader who will do something for the sender."""
    return point.reading.type == "promise-theirs" and bool(_OFFERS.match(point.fact.quote))


def remind(points: list[Point], text: str, frame: str = "") -> Saying:
    """Leave a blank that reminds the sender of what the notes say too shortly to be told for them.

    Args:
        points: what it quotes.
        text: the sentence with its blank, in which ``{quotes}`` stands for them.
        frame: where in the letter it stands.
    """
    quotes = "; ".join(quote_deed(point.fact.quote) or f"“{_shorten(point.fact.quote)}”" for point in points)
    return Saying(text.replace("{quotes}", quotes), tuple(fact for p in points for fact in p.facts), frame)


def _may_remind(point: Point) -> bool:
    """Tell whether words of the notes can stand in a letter, if only in a blank: no marks of a quotation, no slips."""
    words = _shorten(point.fact.quote)
    promised = point.reading.type not in _PROMISED or (_GIVES.search(words) and not _TELLS.search(words))
    own = _OF_SELF.match(words) if point.reading.type != "promise-mine" else _TO_SELF.match(words)
    slight = words.endswith(":") or len(words.split()) < _FEWEST or _LEFT_OPEN.search(words)
    return (
        promised
        and not own
        and not slight
        and not re.search(r"[\[\]“”\"]", words)
        and check_english(words, [words]) is None
    )


def _shorten(quote: str) -> str:
    return shorten(quote.strip("“”\"'‘’ \n"), _REMINDER, placeholder=" …")
