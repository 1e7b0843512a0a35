"""What one contact said that another contradicts: sure rather than often, for a false alarm embarrasses."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from coffeechat.meetings.people import firm_key
from coffeechat.meetings.statements import Statement, find_statements, is_about_others, load_words
from coffeechat.model import Contact, Contradiction, Saying

_OPPOSITE = "{} says the opposite of {}."
_FEWEST = 2
"""Stems that two statements must share to be about the same."""
_CLOSE = 0.1
"""Numbers that differ by less are the same number, remembered differently."""
_MOST = 200
"""A word in so many statements tells nothing of a topic, and would make every statement meet every other."""


def find_contradictions(contacts: Sequence[Contact], about: Contact | None = None) -> list[Contradiction]:
    """Return the pairs of statements of different contacts on the same topic of which both cannot hold.

    Args:
        contacts: whose notes are compared.
        about: only pairs with a statement of this contact, or all.
    """
    found = []
    for one, other in _pairs(contacts):
        if about and about.id not in {one.contact.id, other.contact.id}:
            continue
        why = _compare(one, other)
        if why and _comparable(one, other):
            found.append(Contradiction(why=why, sayings=[_saying(one), _saying(other)]))
    return found


def _pairs(contacts: Sequence[Contact]) -> Iterator[tuple[Statement, Statement]]:
    """Yield the pairs that share enough of a topic, each once."""
    by_stem: dict[str, list[int]] = defaultdict(list)
    statements = [
        statement
        for contact in contacts
        for meeting in contact.meetings
        for paper in meeting.papers
        if paper.kind == "notes"
        for statement in find_statements(contact, meeting.id, paper)
    ]
    for number, statement in enumerate(statements):
        for word in statement.topic:
            by_stem[word].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    rare = (numbers for numbers in by_stem.values() if len(numbers) <= _MOST)
    for numbers in rare:
        for pair in combinations(numbers, 2):
            shared[pair] += 1
    for (first, second), count in sorted(shared.items()):
        one, other = statements[first], statements[second]
        if count >= _FEWEST - 1 and one.contact.id != other.contact.id:
            yield one, other


def _compare(one: Statement, other: Statement) -> str:
    """Say in what two statements contradict one another; nothing where they do not, or not surely."""
    common = one.topic & other.topic
    apart = one.topic ^ other.topic
    if len(common) >= _FEWEST and not (one.topic - common and other.topic - common) and len(apart) <= 1:
        if one.denied != other.denied and one.numbers == other.numbers:
            said, denied = (other, one) if one.denied else (one, other)
            # What is denied of a part only may hold of the rest.
            if not denied.topic <= said.topic:
                return ""
            return _OPPOSITE.format(denied.contact.name, said.contact.name)
        if one.denied == other.denied:
            return _compare_numbers(one, other)
    if (
        frozenset(apart) in load_words().opposites
        and len(common) >= _FEWEST - 1
        and (one.denied, one.numbers) == (other.denied, other.numbers)
    ):
        return _OPPOSITE.format(one.contact.name, other.contact.name)
    return ""


def _compare_numbers(one: Statement, other: Statement) -> str:
    if not one.numbers or one.numbers.keys() != other.numbers.keys() or len(one.numbers) > 1:
        return ""
    first, second = _as_written(one), _as_written(other)
    if first.endswith("%") != second.endswith("%"):
        return ""
    low, high = sorted((_value(first), _value(second)))
    if not high or (high - low) / high <= _CLOSE:
        return ""
    return f"{one.contact.name} says {first}, {other.contact.name} {second}."


def _as_written(statement: Statement) -> str:
    """Return the one number of a statement, with the percent sign it stands before."""
    (number,) = statement.numbers.values()
    shares = re.search(rf"(?<![\d.,]){re.escape(number)} ?%", statement.span.text)
    return f"{number}%" if shares else number


def _value(number: str) -> float:
    try:
        return float(number.rstrip("%").replace(",", ""))
    except ValueError:
        return 0.0


def _comparable(one: Statement, other: Statement) -> bool:
    """Tell whether both are advice, or both are of the same firm and of something other than the two people."""
    if one.holds_for_all and other.holds_for_all:
        return True
    firm = firm_key(one.contact.company)
    same_firm = bool(firm) and firm == firm_key(other.contact.company)
    return same_firm and is_about_others(one.span.text) and is_about_others(other.span.text)


def _saying(statement: Statement) -> Saying:
    span = statement.span
    return Saying(
        name=statement.contact.name, meeting=statement.meeting, paper=statement.paper,
        quote=span.text, start=span.start, end=span.end,
    )  # fmt: skip
