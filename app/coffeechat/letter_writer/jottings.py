"""Lines that the sender wrote down at the meeting, as they stand: what a letter says where nothing else can be told."""

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
from coffeechat.letter_writer.reading import Reading
from coffeechat.letter_writer.soundness import is_clause, lacks_determiner
from coffeechat.letter_writer.survey import Survey, survey
from coffeechat.letter_writer.takeaways import stands_alone
from coffeechat.letter_writer.wholeness import holds, points_away
from coffeechat.letter_writer.words import load_words
from coffeechat.prose.english import find_root, find_subject, parse
from coffeechat.prose.shorthand import expand

_FEWEST, _MOST = 4, 18  # words
_TERSE = 12  # words; a longer line is no shorthand, and lacks no articles
# A line of plain words, in which nobody is spoken of who is named elsewhere.
_PLAIN = re.compile(r"[A-Za-zÀ-ÿ'’ ,.-]+")
_PERSONS = re.compile(r"(?i)\b(?:he|she|him|his|hers?|I|me|my|mine|we|us|our|Alex|yours|u|ur)\b|['’](?:m|ll|d|re|ve)\b")
_ERRAND = re.compile(
    r"(?i)^(?:email|call|ring|text|phone|contact|write to|send|book|tell|drop by|come|apply|"
    r"ask (?:(?:for )?(?-i:[A-Z])|her|him|the|there|at|in|on)|check|look up|sit by|"
    r"meet|talk to|speak to|see|try|go (?:to|by)|use|say|put|bring (?:my|the|a|an))\b"
)
_NAMED = re.compile(r"(?<!^)(?<!\. )\b[A-ZÀ-Ý][a-zà-ÿ]+")
_LOOSE_START = re.compile(
    r"(?i)^(?:and|but|so|or|because|which|who|that|this|it|they|there|then|now|also|not|no|yes)\b"
)
# What an order may stand behind: "when it fails, fix it", "theory first, do it before you book".
_CONDITION = re.compile(r"(?i)(?:when|if|before|after|once|in|at|on)\b|[\w ]+ first$")


def find_jottings(notes: str, people: Correspondents, points: Iterable[Point]) -> list[Point]:
    """Return the lines of advice that can be quoted as they were written down, then what holds of the trade.

    Args:
        notes: all the notes.
        people: who writes to whom.
        points: the facts of the notes, which a jotting rests on.
    """
    whole = survey(notes, people)
    facts = {(point.fact.start, point.fact.end): point.fact for point in points}
    silent = _find_silent(whole)
    orders, lasting = [], []
    for span in _spans(whole.statements, silent):
        words = _bare(people.mask(notes[span[0].start : span[-1].end]))
        told = [facts[s.start, s.end] for s in span if (s.start, s.end) in facts]
        if len(told) != len(span) or not _is_plain(words) or words not in notes:
            continue
        kept = Point(told[0], Reading("advice", "jotted", words), tuple(told))
        if _orders(words):
            orders.append(kept)
        elif _is_lasting(words):
            lasting.append(kept)
    return orders + lasting


def choose_jotting(takeaways: list[tuple[int, Point]], jottings: list[Point], told: list[Point]) -> Point | None:
    """Return what a letter may say that the sender wrote down: a takeaway, or a line as it stands."""
    held = {fact for point in told for fact in point.facts}
    best = next((p for _, p in takeaways if p.whole and not held & set(p.facts)), None)
    if best:
        wording = best.reading.wording.rstrip(".")
        return Point(best.fact, Reading("said", "noted", lower_first(wording, best.fact.quote)), best.facts)
    return next((p for p in jottings if not held & set(p.facts)), None)


def _find_silent(whole: Survey) -> set[int]:
    """Return the statements that are no words of the reader, or not to be told."""
    around, statements = whole.around, whole.statements
    silent = whole.private | around.own | around.taken_back | around.headings | set(around.others)
    silent |= find_contrasted(statements)
    silent |= {i for i, section in around.sections.items() if section == "me"}
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
    if len(words.split()) > _TERSE and lacks_determiner(parse(words)):
        return False
    return stands_alone(words) and expand(words) == words and check_english(words, [words]) is None


def _orders(words: str) -> bool:
    """Tell whether words give an order, alone or behind a condition: "when it fails, fix what you can see"."""
    head, comma, tail = words.partition(", ")
    if re.match(r"\w+ (?:is|are|was|were|has|have|will|can)\b", words):
        return False  # "test is twice a year"
    ordered = is_order(words) or words.lower().startswith("be ")
    return ordered or bool(comma and _CONDITION.match(head) and is_order(tail))


def _is_lasting(words: str) -> bool:
    """Tell whether a clause says what holds, of something else than their firm: not "firm just moved"."""
    doc = parse(f"{words[:1].upper()}{words[1:]}.")
    if _NAMED.search(words) or "," in words:
        return False
    root, subject = find_root(doc), find_subject(find_root(doc))
    firm = load_words("takeaways")["firm"].split()
    if subject is None or subject.lower_ == "you" or subject.lemma_.lower() in firm or subject.pos_ == "PRON":
        return False
    scribbled = root.lemma_ == "be" and subject.tag_ in {"NN", "NNP"} and not any(subject.children)
    return root.tag_ in {"VBZ", "VBP"} and is_clause(doc) and not scribbled
