"""What fills a frame: the words of a sentence that a pattern found, as one says them to somebody who works there."""

import re2

from coffeechat.company.dating import find_as_of
from coffeechat.company.lists import find_customers
from coffeechat.company.material import Material
from coffeechat.company.phrases import second_person
from coffeechat.company.wording import matches_any
from coffeechat.model import Span

_SLOT = re2.compile(r"\{(\w+)\}")
_YEAR = re2.compile(r"\b(?:19|20)\d\d\b")
_LOOSE_END = re2.compile(r"(?: (?:in|at|on|by|for|to|of|and|or|the|a|we|it|with|from|since|because|so|last|this))+$")
_NAMES = {"name", "partner", "what", "place", "task"}
"""Groups that hold a name, whose capitals stay."""

_READ = ("I read", "I saw", "I noticed")


def fill(frame: str, slots: dict[str, str]) -> str | None:
    """Put ``slots`` into ``frame``; None where it asks for one that is missing."""
    if any(name not in slots for name in _SLOT.findall(frame)):
        return None
    return frame.format_map(slots)


def read_slots(sentence: Span, found: object, material: Material, company: str) -> dict[str, str]:
    """Return the slots that the named groups of a match fill, and how one says where it was read."""
    slots = {"company": company}
    for name, text in found.groupdict().items():
        if text:
            slots |= _fill_slot(name, text, company)
    return slots | say_read(sentence, material)


def say_read(sentence: Span, material: Material, said: str = "") -> dict[str, str]:
    """Return ``source`` and ``dated`` where the date must be said, the text being old and ``said`` giving no year."""
    dating = material.dating if material.stale else find_as_of(sentence.text)
    if dating is None or _YEAR.search(said) or not dating.stale:
        return {}
    return {"source": dating.said, "dated": str(dating.last.year)}


def ways_to_read(slots: dict[str, str]) -> list[dict[str, str]]:
    """Return the ways to say where something was read, as ``{read}`` (that ...) and ``{read_about}``."""
    source, where = slots.get("source"), slots.get("where")
    if source is None and where:
        return [{"read": f"{verb} {where}", "read_about": f"I read {where} about"} for verb in _READ[:2]]
    if source is None:
        return [{"read": verb, "read_about": "I read about"} for verb in _READ]
    ways = (f"I read in {source}", f"{_begin(source)} says", f"In {source} I read")
    return [{"read": way, "read_about": f"I read in {source} about"} for way in ways]


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]


def _fill_slot(name: str, text: str, company: str) -> dict[str, str]:
    """Return what a named group fills, nothing where its words cannot be said."""
    if name == "customers":
        return _say_customers(text)
    if name == "count":
        return {"num": say_number(text)}
    if name in _NAMES and text.casefold() in company.casefold():
        return {}
    words = second_person(_LOOSE_END.sub("", text.strip(" ,;.")), company)
    return {name: words if name in _NAMES else words.lower()}


def _say_customers(text: str) -> dict[str, str]:
    groups = [item for item in find_customers(text) if not matches_any("vague_customers", item)]
    return {"group": groups[0]} if groups else {}


def say_number(text: str) -> str:
    """Say a count as people do: "approximately 1,897" is "about 1,900"; a round or small one stands."""
    number = int("".join(char for char in text if char.isdigit()))
    unit = 10 ** max(0, len(str(number)) - 2)
    rounded = round(number / unit) * unit
    return f"{number:,}" if rounded == number else f"about {rounded:,}"
