"""What the sender took away, line by line as it was scribbled: a list keeps the terseness that a sentence would mend.

"Count the stock by hand" needs no mending. So a line becomes an item of a list if it says something
without the reader, the sender or the hour in it: an order, or a clause about the trade.
"""

import re
from collections.abc import Iterable
from functools import cache

from coffeechat.letter_writer.counsel import is_order, word_counsel
from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.notes import Statement, find_speakers
from coffeechat.letter_writer.privacy import is_personal
from coffeechat.letter_writer.proofreading import find_fault, hangs_on
from coffeechat.letter_writer.reading import Reading
from coffeechat.letter_writer.sections import NO_LESSON
from coffeechat.letter_writer.sureness import is_sure, is_whole
from coffeechat.letter_writer.survey import survey
from coffeechat.letter_writer.words import load_words
from coffeechat.prose.english import SUBJECTS, find_root, parse
from coffeechat.prose.shorthand import expand

_SHORTEST, _LONGEST = 4, 20  # words
# What is to be arranged is no lesson.
_ERRAND = re.compile(r"(?i)^(?:come|drop by|ring|call|phone|email|text|contact|ask \w+)\b")
_LATE = 6  # tokens before the subject of a clause
_JUNK = re.compile(r"\s*\([^()]*\)|!+|\s+(?:lol|haha+|ha|tbh|imo|ouch|wow|hmm+)\b.*$", re.IGNORECASE)
# Two remarks in one line.
_BROKEN = re.compile(r"[!?]+\s+\w")
_HABIT = re.compile(r"(?i)\b(?:each|every|per|an?) (?:day|week|month|year|season|shift)\b")
_POINTER = re.compile(
    r"(?i)\bthe (?:following|subsequent|below|above)\b|"
    r"\b(?:this|these|those)\b(?! (?:year|month|week|season|spring|summer|autumn|fall|winter)\b)"
)
# A line about one thing that the reader knows ("the collection has 61,000 objects") is no lesson.
_ONE = re.compile(r"(?i)(?:the|this|that|these|those)\b")
_OF_THE_SENDER = re.compile(r"(?i)your\b")  # "your portfolio has many screens": whose, the list cannot tell
_NO_CLAUSE = re.compile(r"(?i)(?:what|who|how|why|where|whether)\b[^,]*$")  # "what the people are like"
_PRESENT = frozenset({"VBZ", "VBP", "MD"})


def find_takeaways(notes: str, people: Correspondents, points: Iterable[Point]) -> list[tuple[int, Point]]:
    """Return what of the notes can stand in a list, each with its worth, the best (0) first; none of a transcript.

    Args:
        notes: all the notes.
        people: who writes to whom.
        points: the facts of the notes; a takeaway rests on those that stand in its line.
    """
    if find_speakers(notes):
        return []
    whole = survey(notes, people)
    facts = {(point.fact.start, point.fact.end): point.fact for point in points}
    statements, around = whole.statements, whole.around
    silent = whole.private | around.own | around.taken_back | around.headings | set(around.others)
    silent |= {i for i, section in around.sections.items() if section in NO_LESSON}
    found = []
    for numbers in _group(statements):
        if silent & set(numbers) or any(is_personal(statements[i].text) for i in numbers):
            continue
        told = [facts[span] for i in numbers if (span := (statements[i].start, statements[i].end)) in facts]
        text = people.mask(notes[statements[numbers[0]].start : statements[numbers[-1]].end])
        item = read_takeaway(text, advised=around.sections.get(numbers[0]) == "advice")
        if item and len(told) == len(numbers):
            rank, wording = item
            kept = Reading("said", "kept", wording)
            source = notes[statements[numbers[0]].start : statements[numbers[-1]].end]
            tested = kept, source, notes
            found.append((rank, Point(told[0], kept, tuple(told), is_sure(*tested), is_whole(*tested))))
    return sorted(found, key=lambda each: each[0])


def _group(statements: list[Statement]) -> list[list[int]]:
    """Return the indexes of the statements of each sentence that is no quotation."""
    groups: dict[int, list[int]] = {}
    for index, statement in enumerate(statements):
        groups.setdefault(statement.sentence, []).append(index)
    return [group for group in groups.values() if not any(statements[i].saying for i in group)]


def read_takeaway(text: str, *, advised: bool = False) -> tuple[int, str] | None:
    """Return the worth of a line, the lowest the best, and how the list words it; None where it cannot stand there.

    Args:
        text: a line of notes, the reader's name masked.
        advised: whether it stands below a heading such as "Advice".
    """
    if _BROKEN.search(text):
        return None
    line = _tidy(text)
    cue = re.match(load_words("takeaways")["cues"], line, re.IGNORECASE | re.VERBOSE)
    said = advised or bool(cue and cue[0].strip())
    body = re.sub(r",? and that ", " and ", line[cue.end() :].strip(" ,:")) if cue else line
    if _ERRAND.match(body) or _OF_THE_SENDER.match(body) or _NO_CLAUSE.match(body):
        return None
    if not _SHORTEST <= len(body.split()) <= _LONGEST or _is_kept_out(body):
        return None
    order = _read_order(body, said=said)
    if order:
        return (0 if said else 2), order
    return (2 if said else 3, _end(body)) if _is_of_the_trade(body) and (said or not _ONE.match(body)) else None


def stands_alone(order: str) -> bool:
    """Tell whether an order that nobody is said to have given can be advice.

    It speaks of nothing that stands elsewhere, nor of an answer to be given: such orders are planted for a program.
    """
    return not _points_away(order) and not _words("program").search(order)


def _tidy(text: str) -> str:
    line = expand(_JUNK.sub("", text).strip(" .,;:-–—*•'"))
    line = re.sub(r"\s*=\s*|\s+[-–—]{1,2}\s+", ": ", line, count=1)
    return " ".join(re.sub(r"(?<![\d\s])\s*[+&]\s*|\s+[+&]\s+", " and ", line).split())


def _is_kept_out(body: str) -> bool:
    barred = any(_words(part).search(body) for part in ("people", "money", "hours"))
    odd = re.search(load_words("takeaways")["marks"], body, re.IGNORECASE)
    return barred or bool(odd) or is_personal(body) or body.count(":") > 1 or _points_away(body)


def _points_away(body: str) -> bool:
    """Tell whether a line speaks of what stands elsewhere: "the following", "this list", or a "they" without a name."""
    if _POINTER.search(body):
        return True
    pointing = re.search(r"(?i)\b(?:they|them|their)\b", body)
    return bool(pointing) and not any(t.tag_ in {"NNS", "NNPS"} for t in parse(body[: pointing.start()]))


@cache
def _words(part: str) -> re.Pattern:
    """Return a pattern of the words of a part of ``takeaways.yaml``."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(load_words('takeaways')[part].split())})(?!\w)", re.IGNORECASE)


def _read_order(body: str, *, said: bool) -> str | None:
    """Return an order; an unheralded one must be none of their habits, nor a noun that looks like a verb."""
    if not is_order(body) or (not said and (_HABIT.search(body) or not stands_alone(body))):
        return None
    doc = parse(f"{body[:1].upper()}{body[1:]}.")
    root = find_root(doc)
    if not said and doc[0].dep_ == "compound":
        return None
    if root is not None and any(t.dep_ in SUBJECTS and t.head == root and t.tag_ != "PRP" for t in doc[: root.i]):
        return None
    worded = word_counsel(body)
    return _end(worded) if worded and not find_fault(f"We should {worded}.", worded) else None


def _is_of_the_trade(body: str) -> bool:
    """Tell whether a line is a whole clause in the present about something else than the reader and their firm."""
    if re.search(r"(?i)\bmy\b|^\d", body) or hangs_on(body):
        return False
    doc = parse(f"{body[:1].upper()}{body[1:]}.")
    root = find_root(doc)
    if root is None or not ({root.tag_} | {t.tag_ for t in root.children if t.dep_ in {"aux", "auxpass"}}) & _PRESENT:
        return False
    subject = next((t for t in doc if t.dep_ in SUBJECTS and t.head == root and t.i < root.i), None)
    if subject is None or subject.i > _LATE or subject.tag_ not in {"NN", "NNS"}:
        return False
    return subject.lemma_.lower() not in load_words("takeaways")["firm"].split() and not find_fault(_end(body), "")


def _end(body: str) -> str:
    return f"{body[:1].upper()}{body[1:]}".rstrip(".") + "."
