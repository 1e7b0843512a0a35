"""Lists in a sentence ("insulin pumps, glucose monitors, and masks"): items that can be said by themselves."""

from collections.abc import Iterator
from itertools import takewhile

import re2

from coffeechat.company.wording import matches_any

MAX_ITEM = 3
"""Words in one item of a list of customers."""

_ASIDE = re2.compile(r"\s*\([^)]*\)")
_SPLIT = re2.compile(r",(?: (?:and|or) )?| (?:and|or) ")
_INCLUDING = re2.compile(r",? (?:including|such as) ")
_PIECES = re2.compile(r"[;:]")
_CLAUSE = re2.compile(
    r" (?:to|for|through|under|in|with|that|which|who|whose|by|on|from|at|of|via|across|used|using|consisting|enables?"
    r"|designed|made|based|comprising|where|worldwide|primarily|directly) "
)
_LEAD_IN = re2.compile(
    r"(?i)^(?:(?:such as|including|includes?|as well as|various|other|and|or|related|both|certain|its|our|their|also"
    r"|offers?|provides?|sells?|a range of|a variety of|range of|the|new|primarily|mainly|as) )+"
)
_WORDS = re2.compile(r"[a-z][a-zé-]+(?: [a-z][a-zé-]+)*")


def find_customers(text: str) -> list[str]:
    """Return whom a list names up to the first item that is no customer: "farmers", "small businesses"."""
    return list(takewhile(_is_customer, _find_items(text)))


def _is_customer(item: str) -> bool:
    return matches_any("customers", item) and not matches_any("no_customers", item)


def _find_items(text: str) -> Iterator[str]:
    for piece in _PIECES.split(_INCLUDING.sub(", ", _ASIDE.sub("", text))):
        before = ""
        for mark, raw in _split(piece):
            words = f" {raw.strip(' .')} "
            clause = _CLAUSE.search(words)
            item = _LEAD_IN.sub("", words[: clause.start()].strip() if clause else words.strip()).strip()
            # "Letters of credit" is torn without its "of", "surgical supplies" without its "medical and".
            torn = (clause is not None and clause[0] == " of ") or (mark != "," and _is_half(before))
            if not torn and len(item.split()) <= MAX_ITEM and _WORDS.fullmatch(item):
                yield item
            if clause and clause[0] != " of ":
                break  # what follows "to" or "through" is another list
            before = item


def _split(piece: str) -> Iterator[tuple[str, str]]:
    """Yield the items of a list, each with what stands before it: a comma, "and", "or"."""
    start, mark = 0, ""
    for found in _SPLIT.finditer(piece):
        yield mark, piece[start : found.start()]
        start, mark = found.end(), found[0].strip()
    yield mark, piece[start:]


def _is_half(item: str) -> bool:
    """Tell a word that waits for the head of the next item: "medical and surgical supplies"."""
    return bool(item) and " " not in item and not matches_any("goods", item)
