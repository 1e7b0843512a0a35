"""The facts that a user ticked: as numbers, or in the list of facts that they were shown."""

import re
from collections.abc import Iterable

from coffeechat.errors import InputError
from coffeechat.inputs import read_text
from coffeechat.model import NoteFact

_IDS = re.compile(r"[\s,]*t?\d+(?:-\d+)?(?:[\s,]+t?\d+(?:-\d+)?)*[\s,]*")
_LINE = re.compile(r"^\s*(?:[-*]\s+)?\[(?P<tick>[ xX✓✔])\]\s*(?P<id>t?\d+)\b[.:)]?(?P<rest>.*)$", re.M)
_MOST = 1000  # numbers in a range


def read_ticks(value: str, facts: Iterable[NoteFact]) -> list[str]:
    """Return the ids of the ticked facts.

    Args:
        value: numbers such as ``1,3-5``, or a file with the list of facts, ``[x]`` before those that may be told.
        facts: the facts of the notes.

    Raises:
        InputError: the value is neither, or the list is of other notes.
    """
    if _IDS.fullmatch(value):
        return [name for part in re.split(r"[\s,]+", value.strip(" ,")) for name in _spread(part)]
    known = {fact.id: " ".join(fact.quote.split()) for fact in facts}
    lines = list(_LINE.finditer(read_text(value)))
    if not lines:
        todo = "Give numbers (1,3-5), or the list that --facts-only prints, with [x] where you ticked."
        raise InputError("no list of facts was found there", "--facts", todo)
    for line in lines:
        if not " ".join(line["rest"].split()).endswith(known.get(line["id"], "\0")):
            todo = "Make the list anew with --facts-only."
            raise InputError(f"fact {line['id']} of the list is not in these notes", "--facts", todo)
    return [line["id"] for line in lines if line["tick"] != " "]


def _spread(part: str) -> list[str]:
    first, _, last = part.partition("-")
    if not last or not 0 <= int(last) - int(first) <= _MOST:
        return [part]
    return [str(number) for number in range(int(first), int(last) + 1)]
