"""Lines that the sender wrote down at the meeting: what a letter says or asks about where nothing else can be told."""

import re
from collections.abc import Iterable

from coffeechat.checks.english import check_english
from coffeechat.letter_writer.contrasts import find_contrasted
from coffeechat.letter_writer.counsel import is_order
from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.mending import lower_first
from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.notes import Statement
from coffeechat.letter_writer.privacy import is_personal
from coffeechat.letter_writer.quotations import quote
from coffeechat.letter_writer.reading import Reading
from coffeechat.letter_writer.sections import NO_LESSON
from coffeechat.letter_writer.soundness import is_clause, lacks_determiner
from coffeechat.letter_writer.survey import Survey, survey
from coffeechat.letter_writer.takeaways import stands_alone
from coffeechat.letter_writer.wholeness import holds, is_loose_saying, points_away
from coffeechat.letter_writer.words import load_words
from coffeechat.prose.english import find_root, parse
from coffeechat.prose.shorthand import expand

_FEWEST, _MOST = 4, 18  # words
# A line of plain words, in which nobody is spoken of who is named elsewhere.
_PLAIN = re.compile(r"[A-Za-zÀ-ÿ'’ ,.-]+")
_PERSONS = re.compile(r"(?i)\b(?:he|she|him|his|hers?|I|me|my|mine|we|us|our|Alex|yours|u|ur)\b|['’](?:m|ll|d|re|ve)\b")
_ERRAND = re.compile(
    r"(?i)^(?:email|call|ring|text|phone|contact|write to|send|book|tell|drop by|come|apply|"
    r"ask (?:(?:for )?(?-i:[A-Z])|her|him|the|there|at|in|on)|check|look up|sit by|"
    r"meet|talk to|speak to|see|try|go (?:to|by)|use|say|put|bring (?:my|the|a|an))\b"
)
_LOOSE_START = re.compile(
    r"(?i)^(?:and|but|so|or|because|which|who|that|this|it|they|there|then|now|also|not|no|yes)\b"
)
_SAID = re.compile(r"(?i)(?:(?:she|he|they) )?(?:said|says|told me|tells me|thinks|reckons)\b")
# What is the sender's own, and what is done about somebody named elsewhere.
_OF_MINE = re.compile(
    r"(?i)(?:me|my|I|mum|mom|dad|gran|nan|we|our|so|also|want|need|say|tell|mention|thank|note|from|to|subject)\b"
)
# What an order may stand behind: "when it fails, fix it".
_CONDITION = re.compile(r"(?i)(?:when|if|before|after|once)\b")


def find_jottings(notes: str, people: Correspondents, points: Iterable[Point]) -> list[Point]:
    """Return the lines of advice that read as somebody would say them, then what the notes say that they said.

    Args:
        notes: all the notes.
        people: who writes to whom.
        points: the facts of the notes, which a jotting rests on.
    """
    whole = survey(notes, people)
    facts = {(point.fact.start, point.fact.end): point.fact for point in points}
    silent = _find_silent(whole)
    orders, said = [], []
    for span in _spans(whole.statements, silent):
        words = _bare(people.mask(notes[span[0].start : span[-1].end]))
        told = [facts[s.start, s.end] for s in span if (s.start, s.end) in facts]
        if len(told) != len(span) or not _is_plain(words) or words not in notes:
            continue
        if _orders(words):
            orders.append(Point(told[0], Reading("advice", "jotted", f"{words[:1].upper()}{words[1:]}."), tuple(told)))
        elif _SAID.match(notes, span[0].start) and _is_saying(words):
            said.append(Point(told[0], Reading("said", "quote", quote(words)), tuple(told)))
    return orders + said


def find_lines(notes: str, people: Correspondents, points: Iterable[Point]) -> list[Point]:
    """Return what the reader said, however it was scribbled, to remind the sender of.

    The arguments are those of :func:`find_jottings`.
    """
    whole = survey(notes, people)
    # The first line says whom the notes are of.
    silent = _find_silent(whole, contrasts=False) | {i for i, s in enumerate(whole.statements) if s.line == 0}
    silent |= {i for i, s in enumerate(whole.statements) if _OF_MINE.match(s.text)}
    public = {(s.start, s.end): i for i, s in enumerate(whole.statements) if i not in silent}
    lines = [(public[span], p) for p in points if (span := (p.fact.start, p.fact.end)) in public]
    return [p for i, p in lines if _is_told(p, whole.around.sections.get(i))]


def _is_told(point: Point, section: str | None) -> bool:
    """Tell whether a line is what the reader said, not what the sender wrote of them, and says what about."""
    words = point.fact.quote
    cue = re.match(load_words("takeaways")["cues"], words, re.IGNORECASE | re.VERBOSE)
    said = bool(cue and cue[0].strip())
    told = (words[cue.end() :] if cue else words).strip()
    whole = len(told.split()) >= _FEWEST and not points_away(told)
    return whole and (said or section in {"advice", "struck me"} or point.reading.type in {"advice", "struck"})


def choose_jotting(takeaways: list[tuple[int, Point]], jottings: list[Point], told: list[Point]) -> Point | None:
    """Return what a letter may say that the sender wrote down: a takeaway, or a line as it stands."""
    held = {fact for point in told for fact in point.facts}
    fit = (p for _, p in takeaways if p.whole and (p.sure or is_order(p.reading.wording)))
    best = next((p for p in fit if not held & set(p.facts)), None)
    if best:
        wording = best.reading.wording.rstrip(".")
        return Point(best.fact, Reading("said", "noted", lower_first(wording, best.fact.quote)), best.facts)
    return next((p for p in jottings if not held & set(p.facts)), None)


def _find_silent(whole: Survey, *, contrasts: bool = True) -> set[int]:
    """Return the statements that are no words of the reader, or not to be told."""
    around, statements = whole.around, whole.statements
    silent = whole.private | around.own | around.taken_back | around.headings | set(around.others)
    silent |= find_contrasted(statements) if contrasts else set()
    silent |= {i for i, section in around.sections.items() if section in NO_LESSON}
    return silent | {
        i for i, s in enumerate(statements) if s.saying or s.speaker in {"writer", "other"} or is_personal(s.text)
    }


def _spans(statements: list[Statement], silent: set[int]) -> list[list[Statement]]:
    """Return each statement that may be told, with what follows in its line where that is short ("Not cotton.")."""
    spans = []
    for index, statement in enumerate(statements):
        if index in silent:
            continue
        following = statements[index + 1] if index + 1 < len(statements) else None
        spans.append([statement])
        if following and index + 1 not in silent and following.line == statement.line:
            spans[-1:] = [[statement], [statement, following]]
    return spans


def _bare(text: str) -> str:
    """Leave out who said it ("says learn French" is "learn French"), and a figure that hangs on it (", £26 + £23")."""
    cue = re.match(load_words("takeaways")["cues"], text, re.IGNORECASE | re.VERBOSE)
    line = (text[cue.end() :] if cue else text).strip(" ,:;.-–—")
    return re.sub(r", [^A-Za-z].*$", "", line)


def _is_plain(words: str) -> bool:
    loose = _PERSONS.search(words) or _ERRAND.match(words) or _LOOSE_START.match(words)
    if not _PLAIN.fullmatch(words) or loose or not _FEWEST <= len(words.split()) <= _MOST:
        return False
    if any(holds(part, words) for part in ("half", "gloomy", "undated", "appointed", "cut")) or points_away(words):
        return False
    if "." in words or lacks_determiner(parse(f"{words[:1].upper()}{words[1:]}.")):
        return False
    return stands_alone(words) and expand(words) == words and check_english(words, [words]) is None


def _is_saying(words: str) -> bool:
    """Tell whether words are a whole remark about what holds, or two: "the earth always wins, you just negotiate"."""
    docs = [parse(f"{part[:1].upper()}{part[1:]}.") for part in words.split(", ")]
    lasting = all(is_clause(doc) and find_root(doc).tag_ in {"VBZ", "VBP"} for doc in docs)
    return lasting and not is_loose_saying(words) and len(words.split()) > _FEWEST


def _has_loose_comma(words: str) -> bool:
    """Tell whether a comma joins what a sentence would join by a word: "get the certificate first, test is one day"."""
    head, *tails = words.split(", ")
    joined = re.compile(r"(?:and|not|but|or|then|because|so)\b")
    return any(not joined.match(tail) for tail in tails) and not _CONDITION.match(head)


def _orders(words: str) -> bool:
    """Tell whether words give an order, alone or behind a condition: "when it fails, fix what you can see"."""
    head, comma, tail = words.partition(", ")
    if re.match(r"\w+ (?:is|are|was|were|has|have|will|can)\b", words):
        return False  # "test is twice a year"
    if _has_loose_comma(words):
        return False
    ordered = is_order(words) or words.lower().startswith("be ")
    return ordered or bool(comma and _CONDITION.match(head) and is_order(tail))
