"""What either side is to do for the other, or did: offers, gifts, promises and whom to turn to, however scribbled.

What a letter does not word of these it quotes in one blank, so that no promise and no thanks is lost. The patterns are
those of ``knowledge/letters/deeds.yaml``.
"""

import re
from collections.abc import Iterable

from coffeechat.checks.english import check_english
from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.privacy import is_of_family_alone
from coffeechat.letter_writer.sections import NO_LESSON
from coffeechat.letter_writer.survey import Survey, survey
from coffeechat.letter_writer.words import compile_part
from coffeechat.prose.english import parse
from coffeechat.prose.perspective import READER
from coffeechat.prose.shorthand import expand

_PROMISED = re.compile(
    r"(?i)\bI (?:promised?|said I(?:['’]d|d| would)|owe|told (?:him|her|them) I['’]?d)\b|^(?:me|I)\s*(?::|->|→)"
)
_KINDS = ("theirs", "given", "named", "mine")
_LONGEST, _FEWEST = 110, 2  # characters and words of what is quoted
_MOST_BEFORE = 3  # words left out at the head
_FULL_NAME = re.compile(
    r"\b[A-ZÀ-Ý][\w’'-]+ (?:(?:de|la|van|von|der|al|bin|da|del) )*"
    r"(?!(?:St|Street|Road|Station|Wells)\b)[A-ZÀ-Ý][\w’'-]+"
)
# Who wrote it is nobody to turn to.
_OF_A_WORK = re.compile(r"(?i)\b(?:books?|read|pod(?:cast)?|by|author|film|poems?|article|called|course)\b")
_SAID = re.compile(r"(?i)(?:and |but |so )*(?:she|he|they) (?:also )?(?:says?|said|thinks?|told me)\b")
# Whom somebody hires is not asked for in a thank-you.
_HIRING = re.compile(r"(?is),? (?:and |who |she |he |they )*(?:(?:is |are )?hiring|hires?|recruits|take me)\b.*$")
_CLAUSE = re.compile(r"(?:[,;–—]|\b(?:and|so|but|oh|then))\s+")
_MARKS = re.compile(r"[“”\"\[\]\n]")
_LOOSE_ENDS = " .,;:!–—-→>*•'’‘“”\"\n"


def find_deeds(points: Iterable[Point], notes: str, people: Correspondents) -> list[Point]:
    """Return the statements that tell of a deed, in their order; none that was told in confidence.

    What stands below a heading such as "To do" or "Contacts" is one, however it is said.
    """
    whole = survey(notes, people)
    sections, headings = whole.around.sections, whole.around.headings
    headed = {(s.start, s.end) for i, s in enumerate(whole.statements) if sections.get(i) in NO_LESSON}
    titles = {(s.start, s.end) for i, s in enumerate(whole.statements) if i in headings}
    public = (p for p in points if _may_be_told(p, people) and (p.fact.start, p.fact.end) not in titles)
    headed -= _find_told(whole)
    return [p for p in public if (p.fact.start, p.fact.end) in headed or _is_deed(p.fact.quote, people)]


def _may_be_told(point: Point, people: Correspondents) -> bool:
    """Tell whether a blank may quote a statement; of somebody's family only what the sender promised is quoted."""
    if point.reading.type != "personal":
        return point.reading.type != "private"
    words = point.fact.quote
    return bool(_PROMISED.search(expand(people.mask(words)))) and is_of_family_alone(words)


def _find_told(whole: Survey) -> set[tuple[int, int]]:
    """Return where statements stand that tell what was said."""
    return {(s.start, s.end) for s in whole.statements if _SAID.match(s.text)}


def _is_deed(words: str, people: Correspondents) -> bool:
    told = expand(people.mask(words))
    if words.rstrip().endswith("?") or compile_part("deeds", "none").search(told):
        return False
    return any(compile_part("deeds", kind).search(told) for kind in _KINDS) or _names_somebody(
        told.replace(people.sender, READER)
    )


def _names_somebody(told: str) -> bool:
    """Tell whether somebody else is named in full who is not the author of something."""
    if READER in told or not _FULL_NAME.search(told) or _OF_A_WORK.search(told):
        return False
    return any(ent.label_ == "PERSON" and _FULL_NAME.fullmatch(ent.text) for ent in parse(told).ents)


def quote_deed(words: str) -> str | None:
    """Return what a blank quotes of a statement, in marks: its clause of the deed, as far as it is English.

    None of a scrap. What was left out behind it shows as an ellipsis behind the marks.
    """
    plain = max(_MARKS.split(_HIRING.sub("", words)), key=lambda part: len(part.split()))
    if len(plain) > _LONGEST:
        plain = _begin_at_deed(plain)
    said = plain.strip(_LOOSE_ENDS).split()
    # A linter stumbles over "he lent" and over slips of the pen at the end: as little is left out as can be.
    spans = sorted(((i, j) for i in range(_MOST_BEFORE) for j in range(i + _FEWEST, len(said) + 1)), key=_rank_span)
    for begin, end in spans:
        text = " ".join(said[begin:end]).rstrip(_LOOSE_ENDS)
        if len(text) <= _LONGEST and check_english(text, [text]) is None:
            return f"“{text}”" if end == len(said) else f"“{text}” …"
    return None


def _rank_span(span: tuple[int, int]) -> int:
    return span[0] - span[1]


def _begin_at_deed(words: str) -> str:
    """Leave out the clauses before the one that tells of the deed."""
    found = [m.start() for kind in _KINDS if (m := compile_part("deeds", kind).search(words))]
    before = [m.end() for m in _CLAUSE.finditer(words) if found and m.start() < min(found)]
    return words[max(before) :] if before else words
