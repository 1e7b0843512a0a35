"""A question that may be asked, filled and ready, before the plan chooses."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from coffeechat.model import Fact

_SAID = 4
"""Words in a company's name that one says aloud twice."""


@dataclass(frozen=True)
class Candidate:
    """A filled frame.

    Attributes:
        texts: the question, with each of the ways to tell the fact before it.
        why, follow_up: why it is worth asking, a probe.
        facts: what it rests on.
        card: the kind of fact, empty for a standing frame.
        frame: the frame it came from, so that none is used twice.
        kind: what a closing question does: who-else, follow-up, help, interest; else empty.
        near: whether it touches on what people of the contact's function work on.
        craft: whether it asks about the work of the contact's function, whatever the house.
        sure: whether it tells what the company is, or something that happened in words of the contact's own.
    """

    texts: tuple[str, ...]
    why: str
    follow_up: str
    facts: tuple[Fact, ...]
    card: str
    frame: str
    kind: str = ""
    near: bool = False
    craft: bool = False
    sure: bool = True


def name_house(company: str) -> str:
    """Return the company's name where it is short enough to be said in a question, else "your organisation"."""
    return company if len(company.split()) <= _SAID else "your organisation"


def begin(text: str) -> str:
    """Return ``text`` with a capital at its head."""
    return text[:1].upper() + text[1:]


def shuffle(items: Sequence, key: str) -> list:
    """Return ``items`` in an order that depends on ``key`` and on them alone: the same input gives the same plan."""
    return sorted(items, key=lambda item: blake2b(f"{key}|{item}".encode("utf-8", "replace"), digest_size=8).digest())
