"""Items of a list that can be said by themselves, told by the tags of a parsed sentence: "egg cartons", "wine"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import re2

from coffeechat.company.wording import matches_any

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

MAX_ITEM = 4
"""Words of an item; longer ones cannot be said in a pair."""

_CUT = re2.compile(
    r"(?P<stop>[;:.]|—| – )|, (?:and|or|as well as) |,? (?:including|such as|like) | (?:as well as|and|or) |, |,$"
)
_FEW_BARE = 3
"""So many single words in a list are a list of materials: "milk, honey, wine"."""

_OXFORD = re2.compile(r", (?:and|or|as well as) ")
_CLAUSE = re2.compile(
    r" (?:to|for|through|under|in|with|that|which|who|whose|by|on|from|at|of|via|across|used|using|consisting|enables?"
    r"|designed|made|based|comprising|where|when|worldwide|primarily|directly|within|into|throughout|is|are|was|were"
    r"|as|into|between|among|its|their|our) "
)
_LEAD_IN = re2.compile(
    r"(?i)^(?:(?:various|other|related|both|certain|its|our|their|also|a range of|a variety of|a broad range of"
    r"|range of"
    r"|the|new|primarily|mainly|principally|an?|all|types of|a portfolio of|a network of|in|is|are|include|includes"
    r"|different|several|associated|specialty|a (?:wide|full) range of) )+"
)
_INNER = {"NOUN", "ADJ", "PROPN", "VERB", "ADV"}
_HEADS = {"NN", "NNS", "VBG"}


def read_items(doc: "Doc", start: int, end: int | None = None, *, trades: bool = False) -> list["Span"]:
    """Return what can be said of the list that begins at character ``start`` of a sentence, in its order.

    A half of a pair ("medical and surgical supplies") and what is too vague to be asked about are left out; of a list
    of ``trades`` ("soft drink, beer and oil") every item stands by itself.
    """
    pieces = list(_cut(doc.text, start, len(doc.text) if end is None else end))
    items = [span for piece in pieces if (span := _item(doc, *piece)) is not None]
    if trades:
        return items
    bare = sum(len(item) == 1 for item in items) >= _FEW_BARE
    items = [item for item in items if _stands_alone(item) or (bare and len(item) == 1)]
    if any(len(_words(item)) > 1 for item in items[-1:]):
        # In "homeowners, renters, and farm insurance" the single words share the last one's head.
        items = [item for item in items if len(_words(item)) > 1 or item[-1].tag_ == "NNS"]
    return items


def _stands_alone(item: "Span") -> bool:
    """Tell a plural or a mass noun from a single thing, which a list names only as the half of another item."""
    return item[-1].tag_ == "NNS" or any(matches_any(shelf, item.text.lower()) for shelf in ("goods", "doings"))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the pieces of a list as offsets, each with whether a bare "and" may tear it from its head."""
    position, off, torn = start, False, False
    for found in [*_CUT.finditer(text[start:end]), None]:
        stop = end if found is None else start + found.start()
        mark = "" if found is None else found[0]
        # In a list that ends with ", and" a bare "and" joins what belongs together: "food and beverage".
        unit = mark.strip() in {"and", "or"} and _is_oxford(text, position, end)
        if not off and not (unit or torn) and stop > position:
            cut = _CLAUSE.search(f" {text[position:stop]} ")
            if cut is None:
                yield position, stop, mark.strip() in {"and", "or"}
            elif cut[0] != " of ":
                yield position, position + max(0, cut.start() - 1), False
                off = True
        torn = unit
        if found is not None:
            off = off and not found["stop"]
            if mark == ".":
                return
            position = start + found.end()


def _is_oxford(text: str, start: int, end: int) -> bool:
    piece = re2.split(r"[;:.]", text[start:end], maxsplit=1)[0]
    return bool(_OXFORD.search(piece))


def _item(doc: "Doc", start: int, end: int, torn: bool) -> "Span | None":
    text = doc.text[start:end]
    lead = _LEAD_IN.match(f"{text} ")
    start += min(lead.end(), len(text)) if lead else 0
    start += len(doc.text[start:end]) - len(doc.text[start:end].lstrip())
    span = doc.char_span(start, end, alignment_mode="contract") if start < end else None
    if span is None or not _is_sayable(span):
        return None
    return None if torn and span[-1].tag_ != "NNS" else span


def _words(span: "Span") -> list:
    return [token for token in span if not token.is_punct]


def _is_sayable(span: "Span") -> bool:
    words = _words(span)
    if not 1 <= len(words) <= MAX_ITEM or span[-1].tag_ not in _HEADS or span[-1].text[0].isupper():
        return False
    if span[-1].tag_ == "VBG" and len(words) == 1:
        return False
    if any(token.pos_ not in _INNER or token.tag_ in {"VB", "VBZ", "VBP", "VBD", "POS"} for token in words):
        return False
    if len(words) > 1 and words[0].lower_.endswith("s") and not matches_any("plural_first", words[0].lower_):
        # A verb that the tagger took for a noun: "purchases food".
        return False
    if words[0].tag_ == "VBG" and len(words) > 1 and words[0].dep_ not in {"amod", "compound"}:
        return False
    return not matches_any("vague_goods", " ".join(token.lower_ for token in words))
