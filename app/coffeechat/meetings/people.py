"""Which contact is meant, which firm is the same, and whether notes are of another meeting."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from coffeechat.errors import InputError
from coffeechat.model import Contact

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame"})
_LEGAL = re.compile(
    r"(?:ab|ag|as|asa|bv|co|company|corp|corporation|gmbh|inc|incorporated|kg|limited|llc|llp|ltd|nv|oyj?|plc|pty|sas?|"
    r"spa|srl|the)"
)
_NAME = r"[^\W\d_][\w'’.-]*(?: (?:[^\W\d_a-z][\w'’.-]*|de|van|von|der|la|al))*"
_HEAD = re.compile(
    r"(?im)^\W*(?:(?:my |our )?(?:notes?|transcript)\b[^\n]{0,20}?)?"
    r"(?:meeting|met|call|coffee|chat|talk|talked|spoke|lunch|zoom|conversation|interview|notes?)\s+(?:(?:with|of|from)\s+|w/\s*)"
    rf"(?P<name>(?-i:(?=[A-ZÀ-Þ]){_NAME}))"
)
_LABEL = re.compile(
    r"(?m)^[ \t]*(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?[ \t]+)?([A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,2}):[ \t]+\S"
)
_WRITER = frozenset({"me", "i", "myself", "interviewer"})
_SHORTEST = 3
# Letters that Unicode does not take apart.
_LETTERS = str.maketrans("ıøØłŁđĐ", "ioOlLdD")


def find_meeting(contacts: Sequence[Contact], who: str) -> tuple[Contact, int]:
    """Return the contact that ``who`` means, and the number of the meeting: by that number, or by a name.

    Raises:
        InputError: there is none, or several people of that name.
    """
    bare = who.strip().removeprefix("#")
    if bare.isdecimal():
        found = [(contact, int(bare)) for contact in contacts for m in contact.meetings if m.id == int(bare)]
    else:
        asked = name_words(bare)
        named = [contact for contact in contacts if name_words(contact.name) == asked] or [
            contact for contact in contacts if asked and set(asked) <= set(name_words(contact.name))
        ]
        found = [(contact, contact.meetings[-1].id) for contact in named]
    if not found:
        raise InputError(f"there is no meeting `{who}`", todo="`coffeechat meetings list` shows them all.")
    if len(found) > 1:
        several = ", ".join(f"{number} ({describe(contact)})" for contact, number in found)
        raise InputError(f"`{who}` could be {several}", todo="Give the number.")
    return found[0]


def describe(contact: Contact) -> str:
    """Return a contact's name with their company."""
    return f"{contact.name}, {contact.company}" if contact.company else contact.name


def name_words(name: str) -> list[str]:
    """Return the words of a name as one types them in haste, without titles, capitals and accents."""
    words = [word.strip(".,") for word in re.split(r"[\s-]+", _fold(name))]
    return [word for word in words if word and word not in _TITLES]


def firm_key(company: str) -> str:
    """Return what two ways of writing one firm have in common: "Larkspur Health, Inc." and "larkspur health"."""
    words = re.findall(r"\w+", company.casefold().replace("'", "").replace("’", ""))
    return " ".join([word for word in words if not _LEGAL.fullmatch(word)] or words)


def names(text: str, contact: Contact) -> bool:
    """Tell whether a text names the contact, by the whole name or by a part of it."""
    parts = [word for word in name_words(contact.name) if len(word) >= _SHORTEST] or name_words(contact.name)
    low = _fold(text)
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", low) for word in parts)


def names_in_full(text: str, contact: Contact) -> bool:
    """Tell whether a text holds the contact's whole name."""
    whole = r"\W+".join(map(re.escape, name_words(contact.name)))
    return bool(re.search(rf"(?<!\w){whole}(?!\w)", _fold(text)))


def _fold(text: str) -> str:
    """Return a text without capitals and accents: who types "bergstrom" means Bergström."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def doubt_notes(notes: str, contact: Contact, others: Sequence[Contact]) -> list[str]:
    """Return why the notes may be of another meeting than one with ``contact``."""
    if names(notes, contact):
        return []
    ask = f"Are these notes of {contact.name}?"
    strangers = [other for other in others if names_in_full(notes, other)]
    if strangers:
        return [f"{ask} They name {describe(strangers[0])} and never {contact.name}."]
    head = _HEAD.search(notes[:400])
    if head:
        return [f"{ask} They say “{' '.join(head[0].split())}”."]
    labels = Counter(_LABEL.findall(notes))
    speakers = [label for label, count in labels.items() if count > 1 and label.lower() not in _WRITER]
    if len(speakers) > 1:
        return [f"{ask} In this transcript {', '.join(speakers[:3])} speak, and nobody called {contact.name}."]
    return []
