"""The words that hang on a verb or a noun: what a clause needs, what may be left out, what is an aside."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import re2

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTICLES = frozenset(
    {"home", "back", "down", "up", "away", "out", "over", "off", "twice", "alone", "free", "together", "outright"}
)
"""Adverbs without which a verb means something else."""

_REQUIRED = {"prt", "neg", "dobj", "attr", "acomp", "oprd", "dative", "xcomp", "ccomp", "agent"}
_OPTIONAL = {"prep", "npadvmod", "advmod", "advcl"}
_ASIDES = {"appos", "parataxis", "dep", "meta", "intj"}
_AFTER_COMMA = {"prep", "acl", "amod", "advmod", "advcl"}
_LONG_RELATIVE = 10
"""A relative clause of so many words is left out; what it narrows down may then say nothing."""

_REASONS = {"because", "until", "when", "before", "after", "so", "if", "to", "unless"}
_LOOSE = {"instead", "now", "also", "too", "however", "therefore", "then", "already", "recently", "since", "again"}
_COMPANY = "Acme"
"""Stands for the company, as ``NAME`` of ``clauses``."""

_PASSING = {
    "following",
    "with",
    "because",
    "due",
    "as",
    "through",
    "since",
    "during",
    "after",
    "despite",
    "including",
    "over",
}
"""What begins with these before the subject gives a time or a reason, without which the clause still holds."""

_TIMES = {"times", "days", "weeks", "months", "years", "hours", "minutes"}
_PRONOUNS = {"it", "them", "him", "her", "there"}
_VERBS = {"VERB", "AUX"}
_AIMED = {"vote", "decide", "agree", "choose", "promise", "volunteer", "offer", "refuse", "ask", "work", "fight"}
"""Verbs that say nothing without the "to" that follows them."""

_DATE = re2.compile(
    r"^(?:[Ii]n|[Oo]n|[Ss]ince|[Ff]rom)(?: (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December))?(?: \d{1,2},?)?(?: (?:fiscal |calendar )?(?:year )?(?:19|20)\d\d(?:[/-]\d\d)?)?$"
)


def split_predicate(verb: "Token") -> tuple[tuple, tuple]:
    """Return the phrases after a verb: those without which it says nothing, and those that may be left out."""
    needed, extra = [], []
    objects = False
    # A date between the verb and what it needs is said last: "began (in January) to offer a sitter".
    for child in sorted(verb.rights, key=lambda child: is_date([*child.subtree])):
        if child.text in {":", ";"}:
            break
        if child.dep_ == "advmod" and child.lower_ in _LOOSE:
            continue
        if child.dep_ == "attr" and objects:
            # "Turnover was 46%, an improvement from 61%."
            continue
        if child.dep_ in _REQUIRED or (child.dep_ == "advmod" and child.lower_ in PARTICLES):
            needed.append(tuple(phrase_of(child)))
            objects = objects or child.dep_ in {"dobj", "xcomp", "ccomp", "attr", "acomp"}
        elif child.dep_ == "npadvmod" and child.tag_ == "NNS" and not objects and child.lower_ not in _TIMES:
            # The parser takes "52,000 meters" after an unknown verb for a measure.
            needed.append(tuple(phrase_of(child)))
            objects = True
        elif _is_aimed_at(child, verb):
            needed.append(tuple(phrase_of(child)))
        elif child.dep_ == "prep" and not objects and not extra and not (needed and is_date([*child.subtree])):
            needed.append(tuple(phrase_of(child)))
            objects = True
        elif child.dep_ in _OPTIONAL and not _trails_off(child):
            # "From the north" says nothing without its "to the south".
            begun = extra.pop() if child.lower_ == "to" and extra and extra[-1][0].lower_ == "from" else ()
            extra.append((*begun, *phrase_of(child)))
    return tuple(needed), tuple(extra)


def is_date(phrase: "Sequence[Token]") -> bool:
    """Tell a phrase that gives a date and nothing else: "in January 2024", "since 2019"."""
    return bool(_DATE.match(" ".join(token.text for token in phrase)))


def _is_aimed_at(child: "Token", verb: "Token") -> bool:
    """Tell the "to be let in" of "agreed to be let in" and the "for a refund" of "asked you for a refund"."""
    if child.dep_ == "prep":
        return child.lower_ == "for" and verb.lemma_ == "ask"
    if child.tag_ == "VBG" and child.dep_ in {"advcl", "xcomp"}:
        return verb.lemma_ == "spend"
    return child.dep_ == "advcl" and child.tag_ == "VB" and verb.lemma_ in _AIMED


def _trails_off(child: "Token") -> bool:
    """Tell what only colours the clause: adverbs, and what follows a comma without "because" and the like."""
    if child.dep_ == "advmod":
        return True
    first = next(iter(child.subtree))
    if child.dep_ == "advcl":
        return first.lower_ not in _REASONS
    return first.i > 0 and child.doc[first.i - 1].text == ","


def phrase_of(token: "Token") -> list["Token"]:
    """Return the words of a phrase without asides: relative clauses, appositions, second clauses."""
    left = [word for child in token.lefts if not _is_aside(child) for word in phrase_of(child)]
    right = [word for child in token.rights if not _is_aside(child) for word in phrase_of(child)]
    words = [*left, token, *right]
    while (
        len(words) > 1
        and (words[-1].dep_ == "cc" or words[-1].is_punct)
        and words[-1].tag_ != "POS"
        and words[-1].text != "%"
        and words[-1] is not token
    ):
        words.pop()
    while words and words[0].is_punct and words[0] is not token:
        words.pop(0)
    return words


def needs_more(token: "Token", said: set["Token"]) -> bool:
    """Tell whether a relative clause that narrows ``token`` down is missing from what is ``said``."""
    highest = any(child.tag_ in {"JJS", "RBS"} for child in token.subtree if child.i < token.i)
    if highest and any(word.dep_ == "prep" and word not in said for word in token.subtree):
        return True
    if _is_told_of(token):
        return False
    missing = [child for child in token.rights if child.dep_ == "relcl" and child not in said]
    return any(
        token.doc[min(word.i for word in child.subtree) - 1].text not in {",", "-", "–", "—"} for child in missing
    )


def _first(token: "Token") -> "Token":
    return next(iter(token.subtree))


def _is_aside(child: "Token") -> bool:
    if child.dep_ == "relcl":
        return _is_loose_relative(child)
    if child.tag_ == "POS":
        return False
    if child.dep_ in _AFTER_COMMA and child.i > child.head.i and _first(child).nbor(-1).text == ",":
        return True
    if child.dep_ in _ASIDES or (child.dep_ == "punct" and child.text not in {",", "%", "-", "$", "£", "€", "/"}):
        return True
    return child.head.pos_ in _VERBS and (_is_second_verb(child) or _joins_verbs(child))


def _is_told_of(noun: "Token") -> bool:
    """Tell a noun that says enough by itself: "a refurbishment line (on which gearboxes are rebuilt)"."""
    one = any(child.lower_ in {"a", "an"} for child in noun.lefts)
    return one and any(child.dep_ in {"amod", "compound"} for child in noun.lefts)


def _is_loose_relative(child: "Token") -> bool:
    words = [token for token in child.subtree if not token.is_punct]
    long = len(words) >= _LONG_RELATIVE or _is_told_of(child.head) or any(token.lower_ in _PRONOUNS for token in words)
    return long or child.doc[words[0].i - 1].text == ","


def _is_second_verb(child: "Token") -> bool:
    return child.dep_ == "conj" and child.pos_ in _VERBS


def _joins_verbs(child: "Token") -> bool:
    return child.dep_ == "cc" and any(_is_second_verb(other) for other in child.head.children)


def find_setting(verb: "Token", subject: "Token") -> list["Token"]:
    """Return what stands before the subject and narrows the clause down: "of the trees planted in 2019"."""
    while verb.dep_ == "conj" and not any(child.dep_ == "nsubj" for child in verb.children):
        verb = verb.head
    date = {token.i for token in find_date(verb)}
    words: list[Token] = []
    for child in verb.lefts:
        told = child.dep_ == "prep" and child.i < subject.i and child.lower_ not in _PASSING
        if told and not any(token.i in date or token.text == _COMPANY for token in child.subtree):
            words += [token for token in child.subtree if not token.is_punct or token.text in {"-", "%", "$", "£", "€"}]
    return words


def find_date(verb: "Token") -> Sequence["Token"]:
    """Return the date that the clause or the one above it begins with ("In July 2022"), or nothing."""
    while verb.dep_ in {"conj", "ccomp"}:
        verb = verb.head
    for child in verb.lefts:
        words = tuple(child.subtree)
        if child.dep_ == "prep" and _DATE.match(" ".join(token.text for token in words)):
            return words
    return ()
