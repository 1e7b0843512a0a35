"""From notes to facts: each with its span, its type, and its wording for the letter."""

import re
from dataclasses import dataclass

from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.notes import Statement, find_speakers, split_notes
from coffeechat.letter_writer.privacy import find_private, is_personal
from coffeechat.letter_writer.readings import Reading, read_statement
from coffeechat.model import NoteFact
from coffeechat.prose.perspective import Viewpoint
from coffeechat.prose.shorthand import expand

_NOISE = re.compile(r"\{[^}]*\}|(?<=\s)(?:um+|uh+|er+|you know|I mean|like,)\s*,?(?=\s)|\((?:!+|\?+)\)", re.IGNORECASE)
_MOST = 400  # statements read of one set of notes


@dataclass(frozen=True)
class Point:
    """A fact and its reading."""

    fact: NoteFact
    reading: Reading


def read_notes(notes: str, people: Correspondents) -> list[Point]:
    """Read every statement of the notes, in their order."""
    roles = people.find_roles(find_speakers(notes))
    statements = split_notes(notes, roles)[:_MOST]
    private = find_private(statements, notes)
    pronoun = people.find_pronoun(notes)
    points = []
    for index, statement in enumerate(statements):
        reading = _keep_out(index, statement, private) or _read(statement, pronoun, people)
        fact = NoteFact(
            quote=statement.text, source="notes", start=statement.start, end=statement.end, type=reading.type
        )
        points.append(Point(fact, reading))
    return points


def _keep_out(index: int, statement: Statement, private: set[int]) -> Reading | None:
    if index in private:
        return Reading("private")
    return Reading("personal") if is_personal(statement.text) else None


def _read(statement: Statement, pronoun: str, people: Correspondents) -> Reading:
    if statement.speaker == "other":
        return Reading("said")
    text = expand(people.mask(_NOISE.sub("", statement.text)))
    if statement.speaker == "writer":
        mine = re.match(r"(?i).*?\bI(?:['’]ll| will)\b", text)
        reading = read_statement(text, Viewpoint(speaker="writer")) if mine else Reading("said")
        return reading if reading.type == "promise-mine" else Reading("said")
    return read_statement(text, Viewpoint(pronoun, "reader" if statement.speaker == "reader" else "writer"))
