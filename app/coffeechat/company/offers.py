"""What a company sells, to whom, through whom, under which names and from what: the lists that a sentence gives."""

from functools import cache
from typing import TYPE_CHECKING

import re2

from coffeechat.company.clauses import NAME
from coffeechat.company.items import read_items
from coffeechat.company.lists import find_customers
from coffeechat.company.wording import SHELF, matches_any
from coffeechat.prose.patterns import compile_any, read_cards

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_MAKING = {"manufacture", "produce", "make", "build", "brew", "bake", "design", "develop", "create", "construct"}
_OFFERING = {"offer", "provide", "deliver", "perform", "operate"}
_SELLING = {"sell", "market", "distribute", "supply", "retail", "wholesale"}
_SELVES = {NAME.lower(), "it", "we", "segment", "division", "company", "unit", "business"}

_SERVING = re2.compile(
    r"\b(?:serv(?:es?|ing)|customers? (?:include|are|range from|such as)|(?:products|services|solutions|software"
    r"|equipment|offerings|platform|systems|care|tools) (?:directly )?(?:to|for)|sells? (?:\w+ ){0,4}to) "
    r"(?:(?:primarily|mainly|various|both|its|our|a range of|customers,? (?:including|such as)) )*([a-z][^.;]{12,})"
)
_KINDS = re2.compile(
    r"\b(?:to|for|serv\w+|of) (?:our |its )?((?:[a-z]+, )+(?:and )?[a-z]+|[a-z]+ and [a-z]+) (?:customers|clients)\b"
)
_PLAIN = {"new", "existing", "other", "current", "potential", "prospective", "its", "our", "their", "all", "both"}
_THROUGH = re2.compile(
    r"\b(?:sells?|sold|distribut\w+|markets?|marketed|available|offers?|offered|reach\w*|products|services)\b"
    r"[^.;]{0,120}?\b(?:through|via|using) ([^.;]{8,260})"
)
_BRANDS_BEFORE = re2.compile(
    r"\b(?:[Bb]rands?|[Bb]rand names|[Tt]rademarks|labels)(?:,? (?:including|include|such as|are|like)|:) "
    r"((?:the )?[A-Z][^.;:]{6,200})"
)
_BRANDS_AFTER = re2.compile(
    r"\b(?:[Uu]nder|of|through|with|own) (?:the |its |our )?([A-Z][^.;:]{6,700}?) (?:family of )?"
    r"(?:brand|brands|brand names|trademarks|trade names|labels|names)\b"
)
_BRANDS_UNDER = re2.compile(r"[a-z]+s under the ([A-Z][^.;:]{6,700})[.;]")
_BRAND = re2.compile(r"(?:[A-Z][\pL\d]*|\d[A-Z])[\pL\d'’&.!-]*(?: (?:&|of|by|[A-Z\d][\pL\d'’&-]*)){0,5}")
_NAMED = re2.compile(r"[A-Z]\pL+(?: [A-Z]\pL+){1,2}")
_GONE = re2.compile(r"\b(?:licens|divest|sale of|sold to|sold its|competit)")
_LIST = re2.compile(r", (?:and |or |as well as )?| (?:and|or|as well as) ")
_TO_WHOM = re2.compile(r",? (?:through|via|to (?:its |our )?[a-z]+(?:ers|ents|ies)|directly)\b")
_MATERIALS = re2.compile(
    r"\b(?:raw materials?|ingredients|commodities|inputs)\b[^.;:]{0,110}?"
    r"(?:including|include|includes|such as|are|is|like|:) "
    r"([a-z][^.;:]{6,200})"
)


def find_goods(doc: "Doc") -> tuple[list[str], str] | None:
    """Return what the company makes, offers or sells, two things at least, and the verb for it."""
    for token in doc:
        verb = _find_verb(token)
        if verb and _is_own(token):
            for start in (child.left_edge.idx for child in token.children if child.dep_ == "dobj"):
                items = read_items(doc, start, _find_end(doc.text, start))
                things = [item.text for item in items if _is_thing(item)]
                if len(things) > 1:
                    return things, verb
    return None


def find_groups(doc: "Doc") -> list[str]:
    """Return groups of customers."""
    sorts = _find_sorts(doc)
    if len(sorts) > 1:
        return sorts
    for found in _SERVING.finditer(doc.text):
        groups = [item for item in find_customers(found[1]) if not matches_any("vague_customers", item)]
        if len(groups) > 1:
            return groups
    return []


def _find_sorts(doc: "Doc") -> list[str]:
    """Return sorts of customers that adjectives tell apart: "residential customers", "municipal customers"."""
    found = _KINDS.search(doc.text)
    span = doc.char_span(found.start(1), found.end(1)) if found else None
    return [token.text for token in span or () if token.pos_ == "ADJ" and token.text not in _PLAIN]


def find_channels(doc: "Doc") -> tuple[tuple[str, str], dict[str, str]] | None:
    """Return the words that tell of two ways to the customer, and the ways as one says them.

    Distributors and dealers are one way, a shop of one's own is another.
    """
    for found in _THROUGH.finditer(doc.text):
        ways = [(hit, said or hit[0]) for pattern, said in _ways() if (hit := pattern.search(found[1]))]
        ways.sort(key=lambda way: way[0].start())
        if len(ways) > 1:
            (one, said), (other, also) = ways[0], ways[-1]
            return (one[0], other[0]), {"one": said, "other": also}
    return None


def find_brands(doc: "Doc") -> list[str]:
    """Return names that are all the company's own, of brands or of offers."""
    if _GONE.search(doc.text):
        return []
    for pattern in (_BRANDS_BEFORE, _BRANDS_AFTER, _BRANDS_UNDER):
        for found in pattern.finditer(doc.text):
            names = [piece.strip(" ,").removeprefix("the ") for piece in _LIST.split(found[1])]
            names = [name for name in names if _BRAND.fullmatch(name) and NAME not in name]
            if len(names) > 1:
                return list(dict.fromkeys(names))
    return _find_named(doc)


def _find_named(doc: "Doc") -> list[str]:
    """Return offers that have names: "Sales Cloud", "Commerce Cloud"."""
    for token in doc:
        if _find_verb(token) and _is_own(token):
            heads = [child for child in token.subtree if child.dep_ in {"dobj", "conj", "appos"}]
            chunks = [chunk for chunk in doc.noun_chunks if chunk.root in heads]
            named = [chunk for chunk in chunks if _NAMED.fullmatch(chunk.text) and NAME not in chunk.text]
            names = [chunk.text for chunk in named if chunk.root.ent_type_ not in {"GPE", "LOC"}]
            if len(names) > 1 and not any(matches_any("no_places", name) for name in names):
                return list(dict.fromkeys(names))
    return []


def find_materials(doc: "Doc") -> list[str]:
    """Return what the company buys to make its own."""
    for found in _MATERIALS.finditer(doc.text):
        items = [item.text for item in read_items(doc, found.start(1), found.end(1), trades=True)]
        items = [item for item in items if not matches_any("vague_goods", item.lower())]
        if len(items) > 1:
            return items
    return []


@cache
def _ways() -> list[tuple[object, str]]:
    cards = read_cards(SHELF, "channels.yaml")
    return [(compile_any(card["words"], "channels.yaml"), card.get("say", "")) for card in cards]


def _find_verb(token: "Token") -> str:
    lemma = token.lemma_.lower()
    if token.pos_ != "VERB":
        return ""
    return "make" if lemma in _MAKING else "offer" if lemma in _OFFERING else "sell" if lemma in _SELLING else ""


def _is_own(verb: "Token") -> bool:
    """Tell whether the company, or a part of it, does this."""
    while True:
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        if subjects:
            return subjects[0].lower_ in _SELVES
        if verb.dep_ != "conj" or verb.head.pos_ != "VERB":
            return False
        verb = verb.head


def _find_end(text: str, start: int) -> int:
    """Return where a list of goods gives way to the ways and the people that they are sold through and to."""
    found = _TO_WHOM.search(text, start)
    return found.start() if found else len(text)


def _is_thing(item: "Span") -> bool:
    return item[-1].tag_ == "NNS" or matches_any("goods", item.text.lower())
