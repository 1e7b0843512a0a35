"""The notes as a whole: their statements, who speaks in them, what surrounds each, and what was told in confidence."""

from dataclasses import dataclass
from functools import lru_cache

from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.notes import Statement, find_speakers, split_notes
from coffeechat.letter_writer.privacy import find_private
from coffeechat.letter_writer.sections import Surroundings

_MOST = 400  # statements read of one set of notes


@dataclass(frozen=True)
class Survey:
    """What is known of the notes before their statements are read one by one.

    Attributes:
        roles: who each speaker of a transcript is; empty where the notes are none.
        statements: the statements in their order, at most 400.
        private: the indexes of those told in confidence.
        around: the headings, sections and persons about them.
    """

    roles: dict[str, str]
    statements: list[Statement]
    private: set[int]
    around: Surroundings


# Kept, because the facts of the notes and what can be listed are read one after the other.
@lru_cache(maxsize=2)
def survey(notes: str, people: Correspondents) -> Survey:
    """Look over all the notes once."""
    roles = people.find_roles(find_speakers(notes))
    statements = split_notes(notes, roles, people.mask)[:_MOST]
    private = find_private(statements, notes)
    return Survey(roles, statements, private, Surroundings.find(statements, notes, people))
