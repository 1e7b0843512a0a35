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
        card: the id of the theme or kind of event, empty for a standing frame.
        frame: the frame it came from, so that none is used twice.
        kind: what a closing question does: who-else, follow-up, help, interest; else empty.
        strong: whether the fact invites a question by itself, as a closure does and an item of a list does not.
        near: whether it touches on what the contact works on.
        striking: whether its fact is one that everybody in the house has felt.
        suited: whether its fact is one for people of the contact's function.
        common: whether it asks about what any company has: goods, sites, parts.
        told: whether it tells something that happened, of which a text has many, rather than what the company is.
        elsewhere: whether it names a place, a part or a product that the text about the contact does not name.
        fitting: whether the contact can say something about its fact that others could not.
        small: whether its fact is what happened, told in a text of few pages, so that most people there heard of it.
    """

    texts: tuple[str, ...]
    why: str
    follow_up: str
    facts: tuple[Fact, ...]
    card: str
    frame: str
    kind: str = ""
    told: bool = False
    strong: bool = False
    near: bool = False
    striking: bool = False
    suited: bool = True
    common: bool = False
    elsewhere: bool = False
    fitting: bool = True
    small: bool = False


def name_house(company: str) -> str:
    """Return the company's name where it is short enough to be said in a question, else "your organisation"."""
    return company if len(company.split()) <= _SAID else "your organisation"


def begin(text: str) -> str:
    """Return ``text`` with a capital at its head."""
    return text[:1].upper() + text[1:]


def shuffle(items: Sequence, key: str) -> list:
    """Return ``items`` in an order that depends on ``key`` and on them alone: the same input gives the same plan."""
    return sorted(items, key=lambda item: blake2b(f"{key}|{item}".encode("utf-8", "replace"), digest_size=8).digest())
