"""The fixed parts of each kind of letter, by channel and register, and what its shape rests on."""

from collections.abc import Mapping

from coffeechat.errors import InputError
from coffeechat.letter_writer.composition import fill
from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.words import load_words
from coffeechat.model import LetterKind


def find_form(kind: LetterKind, channel: str, register: str, names: Mapping[str, str]) -> dict:
    """Return the parts of a kind of letter for a channel, in a register, with the reader greeted by name.

    ``names`` is what fills the slots of the greeting.
    """
    parts = load_parts(kind)
    own = {} if register == "plain" else parts["registers"][register].get(channel, {})
    form = {**parts[channel], **own}
    return {**form, "greeting": fill(form["greeting"], names)}


def require_form(kind: LetterKind, channel: str, register: str) -> None:
    """Refuse a channel or a register that a kind of letter does not have.

    Raises:
        InputError: it has not.
    """
    parts = load_parts(kind)
    channels = [name for name, form in parts.items() if isinstance(form, dict) and "greeting" in form]
    _require(kind, "channel", channel, channels)
    _require(kind, "register", register, ["plain", *parts["registers"]])


def load_parts(kind: LetterKind) -> dict:
    """Load the parts of a kind of letter, all channels and registers and the reasons for its blanks."""
    return load_words(load_words("kinds")[kind]["parts"])


def name_slots(people: Correspondents, company: str = "") -> dict[str, str]:
    """Return what fills the slots of a form."""
    titled = people.address if " " in people.address else people.to
    return {
        "first": people.address,
        "full": titled,
        "to": people.to,
        "sender": people.sender,
        "company": company or "the company",
    }


def _require(kind: LetterKind, what: str, value: str, choices: list[str]) -> None:
    if value not in choices:
        names = ", ".join(choices)
        raise InputError(f"a {kind} letter has no {what} {value!r}", f"--{what}", f"Use one of: {names}.")
