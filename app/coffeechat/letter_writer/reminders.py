"""Blanks that quote the notes: what they say too shortly to be told for the sender is not lost, and not guessed at."""

import re
from collections.abc import Sequence
from itertools import islice
from textwrap import shorten

from coffeechat.checks.english import check_english
from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.selection import ACTS, ENOUGH, Saying, rank

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
# What either side is to do, however it was scribbled: "she may let me ride along", "todo: send him the photo".
_OPEN = re.compile(
    r"(?i)^(?:my )?(?:to ?dos?|me|mine|follow[- ]up)\s*(?::|→|->|–)\s*\w|\bpromised?\b|\bhomework\b|"
    r"\b(?:he|she|they)(?:['’](?:ll|d)| will| can| could| would| may| might)? (?:also )?(?:sends?|lets?|connects?|"
    r"introduces?|forwards?|e?mails?|calls?|asks?|writes?|marks?|shows?|puts? in|invites?|passes|rings?|phones?|"
    r"checks? (?:if|whether|with)|brings?|gives? (?:me|number|the|his|her))\b|"
    r"\b(?:gave|gives) (?:me )?(?:his|her|their|the) (?:e?mail|number|address|contact|card)\b|"
    r"\b(?:will|['’]ll) (?:send|email|forward|connect|introduce|mark|show|write|call|text|lend|ask|bring|post)\b|"
    r"\b(?:send|email|text|write|call|bring|show|lend|connect|let|invite) (?:me|him|her|them)\b|"
    r"\bcome (?:watch|see|by|along|back|to)\b|\bask me again\b|\b(?:put|putting) (?:my )?name down\b|"
    r"\b(?:I|we) (?:can|may|could) (?:come|call|visit|apply|ride|join|shadow)\b|"
    r"\bI(?:['’]ll| will| said I['’]d| must) \w+|\bI (?:send|owe|bring|write|repair|fix)\b"
)
_NOT_OPEN = re.compile(r"(?i)\b(?:I asked|asked (?:her|him)|don['’]?t (?:send|write|call)|never|used to|always|dont)\b")
_SILENT = frozenset({"private", "personal"})
_MOST_OPEN = 3
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
    rest = [p for p in points if p.reading.frame and p.reading.frame not in ACTS and not held & set(p.facts)]
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


def choose_open(points: list[Point], told: list[Point]) -> list[Point]:
    """Return what else the notes leave to be done by either side, so that no promise is lost; in their order."""
    held = {fact for point in told for fact in point.facts}
    rest = (p for p in points if p.reading.type not in _SILENT and not held & set(p.facts))
    words = ((p, p.fact.quote) for p in rest)
    found = (p for p, said in words if _OPEN.search(said) and not _NOT_OPEN.search(said) and _is_quotable(said))
    return list(islice(found, _MOST_OPEN))


def _is_quotable(words: str) -> bool:
    plain = len(words.split()) >= _FEWEST and not re.search(r"[\[\]“”\"]", words)
    return plain and check_english(_shorten(words), [words]) is None


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
    quotes = "; ".join(f"“{_shorten(point.fact.quote)}”" for point in points)
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
