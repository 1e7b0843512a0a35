"""What contacts do, a file of ``knowledge/questions/desks`` each: the words that tell it, and what to ask them."""

from dataclasses import dataclass, field
from functools import cache

from coffeechat.company.wording import SHELF
from coffeechat.errors import KnowledgeError
from coffeechat.prose.patterns import compile_any, compile_pattern, read_cards
from coffeechat.resources import folder

ANYBODY = "anybody"
"""The desk of those whose function is unknown."""

LEADERS = "leadership"
"""The desk of those at the top, which tells less than any other that they have besides."""

_KEYS = {"near", "words", "asks", "everyone", "career", "advice"}


@dataclass(frozen=True)
class Desk:
    """What contacts of one function are asked.

    Attributes:
        id: the function, the name of its file.
        asks: questions by the kind of fact (``desk`` of a card) after which they are asked.
        standing: questions on their work that rest on no text, by phase; those of ``advice`` are a newcomer's.
        near: what their work touches; None where that is everything.
        words: the words that tell such a contact; None for ``ANYBODY``.
    """

    id: str
    asks: dict[str, tuple[str, ...]] = field(hash=False)
    standing: dict[str, tuple[dict, ...]] = field(default_factory=dict, hash=False)
    near: object | None = field(default=None, hash=False)
    words: object | None = field(default=None, hash=False)


def find_desk(today: str) -> Desk:
    """Return the desk of somebody by what ``today`` says of their present work; else that of anybody."""
    hits = _find_hits(today.partition("\nExperience")[0]) or _find_hits(today)
    # A founder who heads product knows product first; leading is what everybody at the top does.
    order = min(hits, key=lambda hit: (hit[1].id == LEADERS, hit[0].start(), -len(hit[0][0])), default=None)
    return order[1] if order else load_desks()[ANYBODY]


@cache
def load_desks() -> dict[str, Desk]:
    """Load every desk, by id.

    Raises:
        KnowledgeError: a file lacks its asks, has an unknown key, or a pattern that does not compile.
    """
    return {path.stem: _read_desk(path.stem) for path in sorted(folder(f"knowledge/{SHELF}/desks").glob("*.yaml"))}


@cache
def load_everyone() -> dict[str, tuple[str, ...]]:
    """Return what any contact is asked after kinds of fact that touch all alike, their own words for one."""
    card = read_cards(SHELF, f"desks/{ANYBODY}.yaml")
    return {kind: tuple(asks) for kind, asks in card["everyone"].items()}


def _read_desk(name: str) -> Desk:
    place = f"desks/{name}.yaml"
    card = read_cards(SHELF, place)
    if "asks" not in card or set(card) - _KEYS:
        raise KnowledgeError(f"a desk has {sorted(_KEYS)}, this one {sorted(card)}", place, "Mend the file.")
    near = compile_pattern(card["near"], place) if "near" in card else None
    words = compile_any(card["words"], place) if "words" in card else None
    asks = {kind: tuple(asks) for kind, asks in card["asks"].items()}
    standing = {phase: tuple(card[phase]) for phase in ("career", "advice") if phase in card}
    return Desk(name, asks, standing, near, words)


def _find_hits(text: str) -> list[tuple[object, Desk]]:
    return [(found, desk) for desk in load_desks().values() if desk.words and (found := desk.words.search(text))]
