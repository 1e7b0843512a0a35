"""What the user asks for, and what a letter is written from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, Required, TypedDict

from coffeechat.letter_writer.callings import find_called
from coffeechat.letter_writer.composition import Page, Stationery
from coffeechat.letter_writer.forms import find_form, name_slots, require_form
from coffeechat.letter_writer.layouts import Layout
from coffeechat.letter_writer.names import Correspondents, check_name
from coffeechat.letter_writer.notes import LONGEST, mend_text
from coffeechat.letter_writer.spelling import is_british
from coffeechat.model import Channel, LetterKind, NoteFact, Register, Stance

_TEXTS: Mapping[LetterKind, tuple[str, ...]] = {
    "request": ("about", "contact", "me"),
    "thank-you": ("notes", "resource"),
    "follow-up": ("notes", "resource"),
}


class Manner(TypedDict, total=False):
    """How a letter is to be written.

    ``channel`` is email (the default), card, linkedin or phone; ``register`` is plain (the default), formal, warm or
    brief; under the stance ``direct`` a request makes an interest in working there known.
    """

    channel: Channel
    register: Register
    stance: Stance


class ForRequest(Manner, total=False):
    """What a request is written from.

    ``about`` is what the sender read about the ``company``, ``contact`` says who the reader is and how the sender
    found them, ``me`` who the sender is and what they want to learn.
    """

    to: Required[str]
    sender: Required[str]
    company: str
    about: str
    contact: str
    me: str


class FromNotes(Manner, total=False):
    """What a letter after the meeting is written from.

    ``resource`` is what the sender shares; ``facts`` are the ids of the facts that may be told, without it all may.
    """

    to: Required[str]
    sender: Required[str]
    notes: Required[str]
    resource: str
    facts: Sequence[str] | None


@dataclass(frozen=True)
class Order:
    """One letter as it is asked for.

    Attributes:
        kind: which letter.
        people: who writes to whom.
        inputs: what the user gave, by the source that facts name; what is read of it.
        channel: email, card, linkedin or phone.
        register: plain, formal, warm or brief.
        stance: which side advises where the sources disagree.
        company: where the reader works, or "".
        ticked: the ids of the facts that may be told, or None for all.
        cut: the names of the inputs of which only the first part is read.
    """

    kind: LetterKind
    people: Correspondents
    inputs: Mapping[str, str]
    channel: Channel
    register: Register
    stance: Stance
    company: str
    ticked: tuple[str, ...] | None
    cut: tuple[str, ...]

    @cached_property
    def names(self) -> dict[str, str]:
        """What fills the slots of the form."""
        return name_slots(self.people, self.company)

    @cached_property
    def stationery(self) -> Stationery:
        """What the letter is written on."""
        form = find_form(self.kind, self.channel, self.register, self.names)
        given = (text for name, text in self.inputs.items() if name not in {"to", "from", "resource"})
        resource = " ".join(self.inputs.get("resource", "").split())
        return Stationery(self.people, form, is_british(" ".join(given)), resource)


def take_order(kind: LetterKind, given: ForRequest | FromNotes) -> Order:
    """Check who writes to whom, mend what was given and keep as much of it as is read.

    Raises:
        InputError: a name, the channel or the register cannot be used.
    """
    to, sender = check_name(given["to"], "--to"), check_name(given["sender"], "--from")
    texts = {name: mend_text(given.get(name, "")) for name in _TEXTS[kind]}
    people = Correspondents(to, sender, find_called(to, texts.get("notes", "")))
    facts = given.get("facts")
    order = Order(
        kind=kind,
        people=people,
        inputs={**{name: text[:LONGEST] for name, text in texts.items()}, "to": people.to, "from": people.sender},
        channel=given.get("channel", "email"),
        register=given.get("register", "plain"),
        stance=given.get("stance", "learning"),
        company=" ".join(mend_text(given.get("company", "")).split()),
        ticked=None if facts is None else tuple(facts),
        cut=tuple(name for name, text in texts.items() if len(text) > LONGEST),
    )
    require_form(kind, order.channel, order.register)
    return order


class Plan(Protocol):
    """A letter that was read for and can be composed: one class for each kind."""

    facts: list[NoteFact]

    def __init__(self, order: Order) -> None:
        """Read what the order gives."""

    def compose(self, layout: Layout) -> Page:
        """Compose one version of the letter."""

    def name_subject(self, page: Page) -> str | None:
        """Name the subject of a version, or None where the channel has none."""

    def warn(self, page: Page) -> list[str]:
        """Say what the user should know of a version and of what was given."""
