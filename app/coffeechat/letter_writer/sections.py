"""What stands around a statement of the notes and says how to read it: a heading, a label, a change of mind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.notes import Statement, find_own
from coffeechat.letter_writer.others import find_others
from coffeechat.prose.english import SUBJECTS, parse

_HEADINGS = {
    "advice": re.compile(
        r"(?i)^(?:(?:her|his|their|my|some|main|key|top|best|general|career|more|other|practical|two|three|\d) )*"
        r"(?:advices?|advises?|tips?|suggestions?|recommendations?|recommends?|do['’]?s (?:and|&|/|\+) don['’]?ts?|"
        r"what (?:to do|I should do|(?:she|he|they|Alex)(?:['’]d| would) do(?: in my (?:place|shoes))?)|"
        r"in my (?:place|shoes)|things (?:to do|(?:she|he|they|Alex) (?:said|told me)(?: to do)?)|"
        r"rules|tells me|told me|said(?: to me)?|says?|lessons|pointers|adv)"
        r"(?: (?:for me|she gave|he gave|they gave|they have|given|from (?:her|him|them|Alex)|on [\w ]+|to me|"
        r"of (?:her|him)))*\W*$"
    ),
    "me": re.compile(
        r"(?i)^(?:my )?(?:to[- ]?dos?|actions?|action (?:items|points)|promis(?:es|ed)|homework|i (?:promised|owe|must|"
        r"will|have to|need to)(?: (?:to|her|him|them))?|what (?:did )?(?:I|you) promised?|"
        r"mine|my (?:side|part|promises)|me|from me)\W*$"
    ),
    "hers": re.compile(
        r"(?i)^(?:hers|his|theirs|offer(?:s|ed)?|"
        r"(?:she|he|they) (?:offer(?:s|ed)|promised|owes?(?: me)?|will|gives?))\W*$"
    ),
    "struck me": re.compile(
        r"(?i)^(?:what|things? that|the (?:thing|part|bit|story) that)(?: really| most)? "
        r"(?:struck|impressed|surprised|stayed with|stuck with|stood out to|moved|touched) (?:me|you)(?: most)?\W*$|"
        r"^(?:surprises?|surprised me|struck me|impressed me)\W*$"
    ),
    "to come": re.compile(r"(?i)^(?:what happens |suggested )?next(?: steps?)?\W*$|^follow[- ]?ups?\W*$"),
    "people": re.compile(
        r"(?i)^(?:other |more |new )?(?:people|persons|contacts|names)(?: (?:to (?:talk|speak|write|reach out) to|"
        r"to (?:ask|call|contact|meet)|(?:she|he|they) (?:gave|named|mentioned)(?: me)?))?\W*$"
    ),
}
NO_LESSON = frozenset({"me", "hers", "people", "to come"})
"""Sections of which nothing is a lesson of the talk."""

_HEADING_WORDS = 5
_LABEL = re.compile(r"[^\W\d][\w ’'-]{2,40}[:?]")
# A line of the sender's own errands.
_TO_ME = re.compile(r"(?i)^(?:me|I|mine|to-?do|my side|from me|I owe(?: (?:her|him|them))?) ?(?:[:>–]|->?|→|$)")
_OF_THEM = frozenset({"she", "he", "they", "alex", "i", "you", "we", "that", "it", "this"})
# The writer is not sure, or takes back what stands before.
_UNSURE = re.compile(
    r"(?i)\?{2,}|\?!|\(\?+\)|\b(?:or was it|or is it|(?:not|un)sure (?:if|whether|about|which|what|i)|check (?:this|"
    r"that|"
    r"spelling|name|date)|didn['’]?t catch|can['’]?t (?:remember|read)|i think\?|sp\?|or (?:maybe|perhaps) \w+\?)|"
    r"\b(?-i:CHECK|TBC)\b"
)
_TAKES_BACK = re.compile(
    r"(?i)^\W*(?:no+[,.:!–—-]+ |no (?:wait|actually|sorry|she|he|they|it|i)\b|wait\b[,.:!]? |actually[,:]? (?:no|she|"
    r"he|they|it|that|"
    r"not)\b|scratch that|correction|sorry[,:] |i mean (?:she|he|it|the)|strike that|my mistake|or rather|not true|"
    r"wrong)"
)
_WITHIN = re.compile(
    r"(?i)(?:\?|[–—,;.-]) ?(?:no[,:]? (?:wait|actually|sorry|she|he|they|it|i|not)\b|no [-–—]|scratch that|wait,? no|"
    r"correction|"
    r"sorry,? (?:i mean|not|no)\b|strike that|actually,? no\b)"
)


@dataclass(frozen=True)
class Surroundings:
    """What the whole of the notes says of each statement, by its index.

    Attributes:
        notes: the notes.
        pronoun: the reader's: she, he or they.
        sections: the headings that statements stand under, as the cue that such a statement opens with.
        headings: the statements that are headings.
        own: what the writer said.
        taken_back: what the writer doubts or takes back.
        others: of whom else a statement tells.
        continued: the statements that go on about a thing, not about the reader.
    """

    notes: str
    pronoun: str
    sections: Mapping[int, str]
    headings: set[int]
    own: set[int]
    taken_back: set[int]
    others: Mapping[int, str]
    continued: set[int]

    @classmethod
    def find(cls, statements: list[Statement], notes: str, people: Correspondents) -> "Surroundings":
        """Look around every statement."""
        sections, headings = find_sections(statements, notes)
        own, back = find_own(statements, notes), find_taken_back(statements, notes)
        others = find_others(statements, people)
        return cls(
            notes, people.find_pronoun(notes), sections, headings, own, back, others, find_continued(statements, people)
        )


def find_continued(statements: list[Statement], people: Correspondents) -> set[int]:
    """Return the statements that only a comma parts from one about something else ("1 in 5, used to be 1 in 30")."""
    continued = set()
    for index, (before, statement) in enumerate(pairwise(statements), 1):
        if before.sentence != statement.sentence or not statement.text[:1].islower():
            continue
        subject = _find_topic(people.mask(before.text))
        if index - 1 in continued or (subject and subject.lower() not in _OF_THEM):
            continued.add(index)
    return continued


def _find_topic(text: str) -> str | None:
    bare = re.sub(r"(?i)^(?:she |he |alex )?(?:said|says|told me|thinks)(?: that)? ", "", text)
    nouns = (t for t in parse(bare) if t.dep_ in SUBJECTS or (t.dep_ == "ROOT" and t.pos_ == "NOUN"))
    return next((token.text for token in nouns), None)


def find_sections(statements: list[Statement], notes: str) -> tuple[dict[int, str], set[int]]:
    """Return under which heading (a key of ``_HEADINGS``) statements stand, and which statements are headings.

    A heading holds down to the next empty line below its first statement, or to the next heading.
    """
    sections: dict[int, str] = {}
    headings: set[int] = set()
    current, last, begun, label = "", 0, False, ""
    for index, statement in enumerate(statements):
        gap = notes[last : statement.start]
        alone = index == 0 or statements[index - 1].line != statement.line
        ends = index + 1 == len(statements) or statements[index + 1].line != statement.line
        name = _name_heading(statement.text) if alone and ends else None
        label = _name_label(statement.text) if alone else label
        if alone and not ends and label and statement.text.endswith((":", "?")):
            headings.add(index)
        elif label and not alone:
            sections[index] = label
        elif name is not None:
            headings.add(index)
            current, begun = name, False
        elif begun and re.search(r"\n[ \t\r]*\n", gap):
            current = ""
        elif current:
            sections[index], begun = current, True
        elif not alone and (_is_for_me(statements[index - 1], notes) or sections.get(index - 1) == "me"):
            sections[index] = "me"
        last = statement.end
    return sections, headings


def _is_for_me(label: Statement, notes: str) -> bool:
    """Tell whether a statement is a label of the sender's own errands; "me!!" is none."""
    return bool(_TO_ME.match(label.text)) and notes[label.end : label.end + 1] not in {"!", "?", "."}


def _name_label(text: str) -> str:
    """Return what the label of a line announces: "Advice given? ...", "Her advice: ...", or ""."""
    label = _LABEL.match(text)
    return next((name for name, pattern in _HEADINGS.items() if label and pattern.match(label[0])), "")


def find_taken_back(statements: list[Statement], notes: str) -> set[int]:
    """Return the statements of which the writer is not sure, or that the writer takes back at once."""
    back: set[int] = set()
    for index, statement in enumerate(statements):
        following = notes[statement.end : statement.end + 3]
        text = statement.text + (following if following[:1] in "?(" else "")
        if _UNSURE.search(text) or _WITHIN.search(text):
            back |= {i for i, s in enumerate(statements) if s.sentence == statement.sentence or i == index}
        if _TAKES_BACK.match(statement.text):
            back |= {index} | ({index - 1} if index and _is_near(statements[index - 1], statement, notes) else set())
            back |= {i for i, s in enumerate(statements) if s.sentence == statement.sentence}
    return back


def _is_near(before: Statement, statement: Statement, notes: str) -> bool:
    return "\n" not in notes[before.end : statement.start] or statement.line - before.line <= 1


def _name_heading(text: str) -> str | None:
    """Return what a heading announces, "" for a heading of anything else, None where a line is no heading."""
    if len(text.split()) > _HEADING_WORDS:
        return None
    known = next((name for name, pattern in _HEADINGS.items() if pattern.match(text)), None)
    if known:
        return known
    bare = text.rstrip()
    return "" if bare.endswith(":") or re.fullmatch(r"#+ .*|\*\*.*\*\*|[A-Z][A-Z ]+", bare) else None
