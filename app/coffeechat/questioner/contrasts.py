"""Which two items of a list to set against each other: the two that have least in common."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import re2

from coffeechat.company import CompanyFact

_MOST_LIKE = 0.5
"""Cosine of MiniLM embeddings above which two things are nearly one: forceps and scalpels."""

_NAMES = {"brands", "parts", "regions"}
"""Kinds whose items are names: what they mean no embedding tells, and the first is the best known."""

_MOST = 12
"""Items of a list that are compared, the first ones."""

Embed = Callable[[Sequence[str]], np.ndarray]


def set_apart(facts: Sequence[CompanyFact], embed: Embed, contact: str = "") -> list[CompanyFact]:
    """Fill the slots ``one`` and ``other`` of every fact that is a list; leave out a list of things that are alike.

    Of names, one that the text about the ``contact`` holds goes first: it is their own part, region or brand.
    """
    listed = [fact for fact in facts if fact.items and fact.card.desk not in _NAMES]
    items = list(dict.fromkeys(item for fact in listed for item in fact.items[:_MOST]))
    rows = dict(zip(items, embed(items), strict=True)) if items else {}
    found = (_pair(fact, rows, contact) if fact.items else fact for fact in facts)
    return [fact for fact in found if fact is not None]


def _pair(fact: CompanyFact, rows: dict[str, np.ndarray], contact: str) -> CompanyFact | None:
    if fact.card.desk in _NAMES:
        return _pair_names(fact, contact)
    # What a list begins with is what there is most of.
    first, *rest = fact.items[:_MOST]
    likeness, other = min((float(rows[first] @ rows[item]), item) for item in rest)
    return _tell(fact, first, other) if likeness < _MOST_LIKE else None


def _pair_names(fact: CompanyFact, contact: str) -> CompanyFact | None:
    """Set the contact's own against another; where nobody knows which is theirs, no two places say anything to them."""
    own = next((item for item in fact.items if re2.search(rf"(?i)\b{re2.escape(item)}\b", contact)), None)
    if own is None and fact.card.desk == "regions":
        return None
    one = own or fact.items[0]
    others = [item for item in fact.items if item != one]
    return _tell(fact, one, others[0 if fact.card.desk == "brands" else -1])


def _tell(fact: CompanyFact, one: str, other: str) -> CompanyFact:
    if fact.card.desk == "customers" and not other.endswith(("s", "children", "people", "women", "men")):
        other = f"{other} customers"
    return replace(fact, slots={**fact.slots, "one": one, "other": other})
