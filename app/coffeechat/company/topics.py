"""What a text tells of, as a noun phrase that one can name: for sentences whose events cannot be said in a breath."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import re2

from coffeechat.company.clauses import NAME
from coffeechat.company.naming import Named
from coffeechat.company.sayable import BACKWARD, POINTING, VAGUE
from coffeechat.company.themes import CARD_KEYS, Card, read_card
from coffeechat.company.wording import SHELF, matches_any
from coffeechat.model import Span
from coffeechat.prose.english import parse_all
from coffeechat.prose.patterns import compile_pattern, read_cards

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_PARSED = 40
"""Sentences that are parsed, the first ones that hold a fitting noun."""

_LONGEST = 60
"""Words of a sentence that is worth parsing."""

_FEWEST, _MOST = 3, 9
"""Words of a phrase, its article and all; what is shorter tells nothing, what is longer cannot be said."""

_TELLING = 2
"""Words of meaning: a noun and what tells of it."""

_KEYS = {"heads", "unless", *CARD_KEYS}
_OURS = {"our", "its", "their"}
_UNSAID = VAGUE | POINTING | {"you", "your", "we", "us"}
_JOINS = {"of", "with", "in", "at", "for", "on", "into", "between"}
_SAYABLE = re2.compile(r"^[\pL\d'’.,&$£€% -]+$")


@dataclass(frozen=True)
class Matter(Card):
    """One card of ``knowledge/questions/topics.yaml``.

    Attributes:
        heads: the lemmas of the nouns that it takes.
        unless: a pattern that the phrase must not hold.
    """

    heads: frozenset[str] = frozenset()
    unless: object | None = None


@dataclass(frozen=True)
class Topic:
    """What a ``sentence`` tells of: the word ``noun`` as written, its card, and ``said``, how one names it."""

    sentence: Span
    noun: str
    kind: Matter
    said: str


@cache
def load_matters() -> tuple[Matter, ...]:
    """Load the cards in the order in which they are tried.

    Raises:
        KnowledgeError: a card lacks a key or has an unknown one.
    """
    return tuple(_read_matter(card) for card in read_cards(SHELF, "topics.yaml"))


def _read_matter(card: dict) -> Matter:
    place = f"topics.yaml, {card.get('id', 'a card without id')}"
    unless = compile_pattern(card["unless"], place) if "unless" in card else None
    return Matter(**read_card(card, _KEYS, place), heads=frozenset(card["heads"]), unless=unless)


def find_topics(named: Sequence[Named]) -> Iterator[tuple[Named, Topic]]:
    """Yield what the first fitting sentences tell of, each with its sentence."""
    hopeful = [one for one in named if _is_candidate(one.text)][:MAX_PARSED]
    docs = parse_all([one.text for one in hopeful])
    for one, doc in zip(hopeful, docs, strict=True):
        for topic in _read(doc, one.sentence):
            yield one, topic


def _is_candidate(text: str) -> bool:
    words = {word.strip(".,;:()").lower() for word in text.split()}
    plain = words | {word.removesuffix("s") for word in words}
    if len(text.split()) > _LONGEST or text.endswith("?") or not plain & _heads():
        return False
    return not any(matches_any(shelf, text) for shelf in ("taken_back", "instructions", "dull", "quoted_we"))


@cache
def _heads() -> frozenset[str]:
    return frozenset(head for matter in load_matters() for head in matter.heads)


def _read(doc: "Doc", sentence: Span) -> Iterator[Topic]:
    for chunk in doc.noun_chunks:
        head = chunk.root
        matter = next((matter for matter in load_matters() if head.lemma_.lower() in matter.heads), None)
        if matter and head.pos_ == "NOUN" and (said := _name(doc, chunk.start, head)) and _is_worth(said, matter):
            yield Topic(sentence, head.text, matter, said)


def _is_worth(said: str, matter: Matter) -> bool:
    if any(matches_any(shelf, said) for shelf in ("hollow", "vague_topics", "bare_matters")):
        return False
    return not (matter.unless and matter.unless.search(said))


def _name(doc: "Doc", start: int, head: "Token") -> str | None:
    """Say the phrase with what hangs on its noun, if it stands by itself: "your partnership with the city"."""
    tokens = [*doc[start : head.i + 1], *_tail(doc, head)]
    words = [token.lower_ for token in tokens]
    rest = doc[tokens[-1].i + 1 : tokens[-1].i + 3]
    if any(token.pos_ in {"NOUN", "PROPN"} for token in rest[:1]) or (
        rest.text.startswith(",") and rest[-1].pos_ == "PROPN" and tokens[-1].pos_ == "PROPN"
    ):
        # "The expansion of our Macon, Georgia plant" is none of Macon.
        return None
    if not _has_article(tokens, head) or not _is_clear(tokens) or set(words) & _UNSAID:
        return None
    said = _say(tokens)
    if not _SAYABLE.match(said) or BACKWARD.search(said) or not _FEWEST <= len(said.split()) <= _MOST:
        return None
    return said


def _tail(doc: "Doc", head: "Token") -> list["Token"]:
    """Return the preposition after a noun with the noun phrase that it brings, and what that brings in turn."""
    if head.i + 1 >= len(doc) or doc[head.i + 1].lower_ not in _JOINS or doc[head.i + 1].head != head:
        return []
    chunk = next((chunk for chunk in doc.noun_chunks if chunk.root.head == doc[head.i + 1]), None)
    if chunk is None or chunk.start != head.i + 2:
        return []
    return [doc[head.i + 1], *chunk, *_tail(doc, chunk.root)]


def _is_clear(tokens: Sequence["Token"]) -> bool:
    """Tell a phrase that names what it means: it tells more than its noun, and nothing goes before it in the text."""
    content = [token for token in tokens if token.pos_ in {"NOUN", "PROPN", "NUM", "ADJ"} and token.text != NAME]
    owned = any(token.lower_ in _OURS or token.text == NAME for token in tokens)
    named = any(token.pos_ in {"PROPN", "NUM"} and token.text != NAME for token in tokens)
    if any(token.text == NAME and token.dep_ != "poss" for token in tokens):
        return False
    plain = all(token.tag_ not in {"JJR", "JJS", "RBR", "RBS", "WDT", "WP", "PRP", "RB", "CC"} for token in tokens)
    joined = any(token.dep_ == "prep" for token in tokens)
    return plain and len(content) >= _TELLING and (owned or named or joined or len(content) > _TELLING)


def _has_article(tokens: Sequence["Token"], head: "Token") -> bool:
    """Tell a phrase whose noun needs no article or has one: plurals, doings ("decommissioning"), what is owned."""
    if any(token.dep_ in {"det", "poss", "nummod"} and token.head == head for token in tokens):
        return True
    # At the head of a sentence a capital may be that of a name.
    return tokens[0].i > 0 and (head.tag_ == "NNS" or head.text.endswith("ing"))


def _say(tokens: Sequence["Token"]) -> str:
    said = "".join(_word(token) + token.whitespace_ for token in tokens if token.tag_ != "POS" or not _is_name(token))
    # "a partnership with the city" is, once it is named, the partnership.
    return re2.sub(r"^an? ", "the ", " ".join(said.split()))


def _word(token: "Token") -> str:
    if token.lower_ in _OURS or _is_name(token):
        return "your "
    return token.lower_ if token.dep_ == "det" else token.text


def _is_name(token: "Token") -> bool:
    """Tell the company's name, and the ending that makes it an owner."""
    return (token.head if token.tag_ == "POS" else token).text == NAME
