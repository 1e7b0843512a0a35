"""What a company has so many of: "255 landfills", "a fleet of 114 aircraft"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coffeechat.company.clauses import NAME
from coffeechat.company.slots import say_number
from coffeechat.company.wording import matches_any

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

COUNTED = ("places", "fleet", "crowd")
"""The kinds of what is counted, each a card; what is none of them says too little."""

MAX_THING = 4
"""Words between the number and the end of what is counted."""

_MILLION = 1_000_000
_YEAR = 4
_OWNED = {
    *(
        "operate",
        "own",
        "run",
        "have",
        "manage",
        "lease",
        "maintain",
        "serve",
        "supply",
        "comprise",
        "consist",
        "employ",
        "include",
    ),
    *("milk", "keep"),
}
_REACH = {"sell", "conduct", "distribute", "market", "buy", "ship", "supply", "work"}
"""What is done through so many dealers or branches."""

_THROUGH = {"through", "of", "with", "from"}
_HOLDERS = {"network", "chain", "fleet", "portfolio", "team", "group", "total", "system"}
_US = {NAME.lower(), "it", "we", "portfolio", "network", "fleet"}
_UNCOUNTED = {
    *(
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "quarter",
        "period",
        "percent",
        "cent",
        "point",
        "fold",
        "time",
    ),
    *(
        "dollar",
        "euro",
        "pound",
        "mile",
        "kilometer",
        "kilometre",
        "foot",
        "acre",
        "megawatt",
        "ton",
        "tonne",
        "degree",
    ),
    *("segment", "share", "part", "category", "unit", "party", "type", "class", "employee", "people", "person", "name"),
}
_SINGULAR = {"aircraft", "sheep", "cattle"}


def read_counts(doc: "Doc") -> Iterator[tuple[str, tuple[str, ...], dict[str, str]]]:
    """Yield the kind of a count, the words that tell it, and how one says it: {num} {thing}."""
    for token in doc:
        if not (token.pos_ == "NUM" and token.dep_ == "nummod" and _is_held(token.head)):
            continue
        span = doc[token.i + 1 : token.head.i + 1]
        number = _say(token.text)
        kind = next((kind for kind in COUNTED if matches_any(kind, span.text)), "")
        if number and kind and _is_named(span) and not matches_any("vague_counts", span.text):
            yield kind, (f"{token.text} {span.text}",), {"num": number, "thing": span.text}


def _is_named(span: "Span") -> bool:
    """Tell a noun with its own words from the first half of a pair ("5 logistics and delivery centers")."""
    words = {"ADJ", "NOUN", "PROPN", "PUNCT"}
    joined = span.end < len(span.doc) and span.doc[span.end].lower_ in {"and", "or"}
    return 0 < len(span) <= MAX_THING and not joined and all(token.pos_ in words for token in span)


def _say(text: str) -> str:
    """Say a number as people do, nothing where it is a year or too small."""
    digits = text.replace(",", "")
    if not digits.isdigit():
        return text.lower() if text.isalpha() and text.lower() not in {"one", "million", "billion"} else ""
    if int(digits) >= _MILLION:
        return f"{int(digits) / _MILLION:.1f} million"
    is_year = len(text) == _YEAR and text[:2] in {"19", "20"}
    return say_number(text) if int(digits) > 1 and not is_year else ""


def _is_held(head: "Token") -> bool:
    """Tell whether the company has so many: it operates "through a network of 539 post offices"."""
    if head.lemma_.lower() in _UNCOUNTED or (head.tag_ != "NNS" and head.lower_ not in _SINGULAR):
        return False
    verbs = _OWNED
    while head.dep_ in {"conj", "appos"}:
        head = head.head
    if head.dep_ == "pobj" and head.head.lower_ in _THROUGH:
        verbs = verbs | _REACH
        head = head.head.head
        if head.pos_ == "NOUN" and head.lemma_ not in {*_HOLDERS, "business"}:
            return False
        while head.pos_ in {"NOUN", "ADP"} and head.head.i != head.i:
            head = head.head
    verb = head if head.pos_ == "VERB" else head.head
    return verb.lemma_ in verbs and any(child.lower_ in _US for child in _subjects(verb))


def _subjects(verb: "Token") -> list["Token"]:
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    return own or ([child for child in verb.head.children if child.dep_ == "nsubj"] if verb.dep_ == "conj" else [])
