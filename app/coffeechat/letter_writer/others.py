"""Other people in the notes, and the statements that go on about them."""

from itertools import pairwise

from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.notes import Statement
from coffeechat.prose.carrying import find_other
from coffeechat.prose.perspective import READER
from coffeechat.prose.shorthand import expand


def find_others(statements: list[Statement], people: Correspondents) -> dict[int, str]:
    """Return, for each statement that goes on after someone else was named on its line, that name."""
    others: dict[int, str] = {}
    for index, (before, statement) in enumerate(pairwise(statements), 1):
        if before.line != statement.line or before.speaker:
            continue
        name = find_other(expand(people.mask(before.text)), frozenset({READER.lower()})) or others.get(index - 1)
        if name:
            others[index] = name
    return others
