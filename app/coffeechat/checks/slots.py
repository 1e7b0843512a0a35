"""Does a word of a sentence stand where the notes have another: "physios fail" for "reps fail"?"""

import re
from typing import TYPE_CHECKING

from coffeechat.checks.fragments import complete
from coffeechat.checks.meanings import find_root, find_roots
from coffeechat.checks.places import Place
from coffeechat.checks.turns import NEGATION
from coffeechat.prose.english import parse
from coffeechat.prose.stems import find_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs that mean little: what they govern tells nothing.
_EMPTY = frozenset({"be", "do", "have", "get", "say", "tell", "go", "make"})
_OF_NOUNS = frozenset({"compound", "amod", "poss", "nmod", "nummod"})
_CLAUSE = re.compile(r"[,;:.!?()=→]+(?=\s|$)|\s[-–—→=/]+\s")
_CLOSE = 4  # words


def check_slots(sentence: str, place: Place, telling: dict[str, str]) -> list[str]:
    """Check that no telling word fills a slot that other words fill in the notes.

    A slot is the subject or object of a verb, what goes before a noun, what follows a preposition, or what something
    is. Words that stand close together in the notes too are no exchange.
    """
    known: dict[tuple[str, str], list[Token]] = {}
    for piece in place.text.split("; "):
        for slot, words in _find_slots(parse(complete(piece, place.pronoun))).items():
            known.setdefault(slot, []).extend(words)
    return [
        f"another thing in the notes ({word.text})"
        for slot, words in _find_slots(parse(sentence)).items()
        if (others := known.get(slot)) and all(other.pos_ != "PRON" for other in others)
        for word in words
        if word.text in telling and telling[word.text] not in _find_all(others)
        if not _stand_close(slot[0], telling[word.text], place.text) and not _chooses(others, telling, place)
    ]


def _chooses(others: list["Token"], telling: dict[str, str], place: Place) -> bool:
    """Tell whether a sentence tells of both, one of which the notes deny: "not from a shop but from the breeder"."""
    return bool(NEGATION.search(place.text)) and all(find_root(other.text) in telling.values() for other in others)


def _find_slots(doc: "Doc") -> dict[tuple[str, str], list["Token"]]:
    """Return what fills each slot, by the root of the word that has it and the slot's name."""
    slots: dict[tuple[str, str], list[Token]] = {}
    for word in doc:
        if slot := _find_slot(word):
            slots.setdefault(slot, []).append(word)
    return slots


def _find_slot(word: "Token") -> tuple[str, str] | None:
    head = word.head
    if word.dep_ in _OF_NOUNS and head.pos_ in {"NOUN", "PROPN"}:
        return find_root(head.text), "count" if word.dep_ == "nummod" else "kind"
    if word.dep_ == "pobj":
        return find_root(head.head.text), head.lower_
    if word.dep_ in {"attr", "acomp"} and head.lemma_ == "be":
        subject = next((child for child in head.children if child.dep_ == "nsubj"), None)
        return (find_root(subject.text), "is") if subject is not None and subject.pos_ in {"NOUN", "PROPN"} else None
    if word.dep_ in {"nsubj", "dobj"} and head.pos_ == "VERB" and head.lemma_.lower() not in _EMPTY:
        return find_root(head.text), word.dep_
    return None


def _find_all(words: list["Token"]) -> set[str]:
    """Return the roots of words and of all that hangs on them."""
    return find_roots(" ".join(one.text for word in words for one in word.subtree))


def _stand_close(one: str, other: str, text: str) -> bool:
    """Tell whether two words stand next to each other, or nearly, in a clause."""
    for clause in _CLAUSE.split(text):
        roots = [find_root(part) for word in find_words(clause) for part in re.split(r"[-–/]", word)]
        spots = [[i for i, root in enumerate(roots) if root == each] for each in (one, other)]
        if any(abs(a - b) <= _CLOSE for a in spots[0] for b in spots[1]):
            return True
    return False
