"""Blanks that quote the notes: what they say too shortly to be told for the sender is not lost, and not guessed at."""

import re
from itertools import islice
from textwrap import shorten

from coffeechat.checks.english import check_english
from coffeechat.letter_writer.counsel import is_order
from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.mending import lower_first
from coffeechat.letter_writer.reading import Reading
from coffeechat.letter_writer.selection import ACTS, ENOUGH, MINE, Saying, rank
from coffeechat.letter_writer.wholeness import points_away
from coffeechat.letter_writer.words import load_words
from coffeechat.prose.english import find_root, find_subject, parse

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
_PROMISED = ("promise-theirs", "promise-mine")
_REMINDER = 160  # characters
_FEWEST, _MOST = 4, 14  # words
# A line of plain words, in which nobody is spoken of who is named elsewhere.
_PLAIN = re.compile(r"[A-Za-zÀ-ÿ'’ ,.-]+")
_ERRAND = re.compile(r"(?i)^(?:email|call|ring|text|phone|contact|write to|send|book|tell|bring|drop by|come)\b")
_PERSONS = re.compile(
    r"(?i)\b(?:he|she|him|his|hers?|they|them|their|I|me|my|mine|we|us|our|you|your)\b|['’](?:m|ll|d)\b"
)


def choose_unsure(points: list[Point], told: list[Point], enough: int = ENOUGH) -> list[Point]:
    """Return what of the notes a blank should remind the sender of, where too little was told; the best first."""
    held = {fact for point in told for fact in point.facts}
    rest = [p for p in points if p.reading.frame and p.reading.frame not in ACTS and not held & set(p.facts)]
    specific = any(p.reading.frame not in ACTS for p in told)
    fit = (point for point in sorted(rest, key=rank) if _may_remind(point))
    return list(islice(fit, max(enough - len(told), 0 if specific else 1)))


def choose_jotting(takeaways: list[tuple[int, Point]], points: list[Point], told: list[Point]) -> Point | None:
    """Return what a letter may say that the sender wrote down: a takeaway, or a line of advice as it stands."""
    held = {fact for point in told for fact in point.facts}
    best = next((p for _, p in takeaways if p.whole and not held & set(p.facts)), None)
    if best:
        wording = best.reading.wording.rstrip(".")
        return Point(best.fact, Reading("said", "noted", lower_first(wording, best.fact.quote)), best.facts)
    plain = [p for p in points if p.fact not in held and _is_plain(p.fact.quote)]
    advised = [p for p in plain if p.reading.type == "advice" and is_order(p.fact.quote)] + [
        p for p in plain if p.reading.frame == "learned" and _is_lasting(p)
    ]
    return next(map(_as_jotting, advised), None)


def _is_lasting(point: Point) -> bool:
    """Tell whether a clause says what holds, of something else than their firm: not "firm just moved"."""
    doc = parse(point.reading.wording)
    subject = find_subject(find_root(doc))
    firm = load_words("takeaways")["firm"].split()
    theirs = subject is None or subject.lower_ == "you" or subject.lemma_ in firm
    return not theirs and find_root(doc).tag_ in {"VBZ", "VBP", "VB"}


def _as_jotting(point: Point) -> Point:
    return Point(point.fact, Reading("advice", "jotted", _shorten(point.fact.quote).rstrip(".")))


def _is_plain(quote: str) -> bool:
    words = _shorten(quote)
    told = (
        _PLAIN.fullmatch(words) and not _PERSONS.search(words) and not _ERRAND.match(words) and not points_away(words)
    )
    return bool(told) and _FEWEST <= len(words.split()) <= _MOST and check_english(words, [words]) is None


def choose_promises(points: list[Point], told: list[Point]) -> dict[str, Point]:
    """Return the promise of each side that could not be worded, by its type, where none of that side is told."""
    sides = {"promise-mine" if p.reading.frame in MINE else "promise-theirs" for p in told if p.reading.frame in ACTS}
    open_ = (p for p in points if p.reading.type in _PROMISED and p.reading.type not in sides)
    return {point.reading.type: point for point in reversed([p for p in open_ if _may_remind(p)])}


def remind(points: list[Point], text: str, frame: str = "") -> Saying:
    """Leave a blank that reminds the sender of what the notes say too shortly to be told for them.

    Args:
        points: what it quotes.
        text: the sentence with its blank, in which ``{quotes}`` stands for them.
        frame: where in the letter it stands.
    """
    quotes = "; ".join(f"“{_shorten(point.fact.quote)}”" for point in points)
    return Saying(text.replace("{quotes}", quotes), tuple(fact for p in points for fact in p.facts), frame)


def _may_remind(point: Point) -> bool:
    """Tell whether words of the notes can stand in a letter, if only in a blank: no marks of a quotation, no slips."""
    words = _shorten(point.fact.quote)
    promised = point.reading.type not in _PROMISED or (_GIVES.search(words) and not _TELLS.search(words))
    own = _OF_SELF.match(words) if point.reading.type != "promise-mine" else _TO_SELF.match(words)
    slight = words.endswith(":") or len(words.split()) < _FEWEST
    return (
        promised
        and not own
        and not slight
        and not re.search(r"[\[\]“”\"]", words)
        and check_english(words, [words]) is None
    )


def _shorten(quote: str) -> str:
    return shorten(quote.strip("“”\"'‘’ \n"), _REMINDER, placeholder=" …")
