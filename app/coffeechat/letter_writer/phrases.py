"""Fit the words of a note to a slot of a sentence: an infinitive, a clause or a noun phrase.

Each function returns the wording as said to the reader, or None where no good grammar is certain.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coffeechat.prose.english import FINITE, SUBJECTS, find_root, find_subject, is_finite, parse
from coffeechat.prose.perspective import READER, Viewpoint, readdress

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_UNSOUND = re.compile(r"[=<>#|*^{}@_~\\\[\]?]|\.\.|//|\b(?:lol|haha|ugh|since \d+ years|explain me)\b|\bN/?A\b", re.I)
_NEGATIVE = re.compile(r"(?i)^(?:don['’]t|do not|not to|never)\s+(?:ever )?")
_REASON = re.compile(
    r"(?i),\s+(?:you|you['’]ll|it|it['’]s|that|that['’]s|nobody|they|he|she|there|so|because|honestly)\b.*$"
)
_LONGEST = 28  # words
_PASSIVE = re.compile(r"(?i)^(?:elected|promoted|hired|appointed|born|recruited|trained|raised)\b")
_YEARS = re.compile(r"(?i)^(\d+|\w+) years (at|in|of|as|with|on)\b")
_MASS = re.compile(
    r"(?i)(?:ing|tion|ment|ness|ity|ics|ance|ence|logy|ism|ware|care|work|time|data|research|advice|experience|"
    r"training|money|school|people|help|travel|music|design|finance|sales|law|crunch|traceability|everything|nothing|"
    r"something|anything|everyone|nobody|someone|most|rest|half|lot|diesel|business|history|science|art|theatre|"
    r"theater|teaching|knowledge|practice|pay|staff|casework|caseload)$"
)


@dataclass(frozen=True)
class Wording:
    """Words for a slot, and the shape of what they say: ``past`` or ``present`` of the reader, or ``other``."""

    text: str
    shape: str = "other"


def fit_infinitive(text: str, view: Viewpoint) -> str | None:
    """Return "to learn SQL first" or "not to hurry" from an instruction."""
    body = _REASON.sub("", strip_end(text))
    negative = _NEGATIVE.match(body)
    body = body[negative.end() :] if negative else re.sub(r"(?i)^to ", "", body)
    wording = fit_action(body, view)
    if wording is None:
        return None
    if not negative:
        return f"to {wording}"
    return f"never to {wording}" if negative[0].lower().startswith("never") else f"not to {wording}"


def fit_action(text: str, view: Viewpoint) -> str | None:
    """Return a verb phrase in its plain form, as it follows "to" or "will"."""
    body = strip_end(text)
    body = _lower_first(body, parse(body)) if body else body
    doc = parse(f"I should {body}.")
    verb = next((token for token in doc[2:] if token.tag_ not in {"RB", "RBR", "JJ", ","}), None)
    if verb is None or not is_sound(body) or verb.tag_ not in {"VB", "VBP"} or verb.lemma_.lower() != verb.text.lower():
        return None
    if verb.dep_ not in {"ROOT", "ccomp", "conj"} or find_root(doc).i > verb.i + 1:
        return None
    said = readdress(doc, view)
    said = said and re.sub(r"^I should ", "", said).rstrip(".")
    return said or None


def fit_clause(text: str, view: Viewpoint) -> Wording | None:
    """Return a finite clause; one without a subject is taken to be about the reader."""
    body = strip_end(text)
    if not body or not is_sound(body):
        return None
    doc = _complete(body, view)
    if doc is None:
        return None
    root = find_root(doc)
    subject = find_subject(root)
    if subject is None or not is_finite(root) or _disagrees(root, subject) or _is_cut_short(doc):
        return None
    said = readdress(doc, view)
    if said is None:
        return None
    said = _lower_first(said, doc).rstrip(".")
    about_reader = said.lower().startswith("you ") or re.match(r"(?i)^\w+ you ", said) is not None
    tense = "past" if _finite_word(root).tag_ == "VBD" else "present"
    return Wording(said, tense if about_reader and subject.i <= 1 else "other")


def fit_noun(text: str, view: Viewpoint) -> str | None:
    """Return a noun phrase that can follow "about"."""
    body = strip_end(text)
    if not body or not is_sound(body) or len(body.split()) > _LONGEST // 2:
        return None
    if _YEARS.match(body):
        body = f"Alex's {_lower_first(body, parse(body))}"
    doc = parse(body)
    root = find_root(doc)
    if root.pos_ not in {"NOUN", "PROPN"} or not _has_article(doc, root) or _has_clause(doc):
        return None
    said = readdress(doc, view)
    return _lower_first(said, doc) if said else None


def strip_end(text: str) -> str:
    """Take marks, smileys and asides off the ends of a fragment."""
    text = re.sub(r"[^\w\s.,;:!?'’\"“”()/&%$£€+\-–—#@=<>*\[\]{}|~^]", "", text)
    text = re.sub(r"(?i)[\s,.;:!–—-]*(?:\(\W*\)|\blol\b|\bhaha\b|\bhonestly\b)[\s!.]*$", "", text)
    return re.sub(r"^[\s,.;:!–—-]+|[\s,.;:!–—-]+$", "", text)


def is_sound(text: str) -> bool:
    """Tell whether a fragment is free of scribbles that no sentence may hold."""
    balanced = text.count("(") == text.count(")") and text.count('"') % 2 == 0
    return balanced and not _UNSOUND.search(text) and 0 < len(text.split()) <= _LONGEST


def _complete(body: str, view: Viewpoint) -> "Doc | None":
    """Parse a clause, giving it the reader as its subject where it has none."""
    doc = parse(_add_articles(_capital(body)) + ".")
    root = find_root(doc)
    if find_subject(root) is not None and is_finite(root):
        return doc
    if view.speaker != "writer":
        return None
    subject = f"{READER} was" if _PASSIVE.match(body) else READER
    first = next((t for t in parse(body) if t.tag_ not in {"RB", "RBR"}), None)
    doc = parse(f"{subject} {body[:1].lower() + body[1:]}.")
    root = find_root(doc)
    if first is None or first.tag_ not in {"VBZ", "VBD", "VBN", "MD", "VBP", "NNS"} or find_subject(root) != doc[0]:
        return None
    return doc if _finite_word(root).tag_ in {"VBZ", "VBD", "MD"} else None


def _finite_word(verb: "Token") -> "Token":
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return helpers[0] if helpers else verb


def _disagrees(verb: "Token", subject: "Token") -> bool:
    """Tell whether the note itself breaks agreement ("the market change"), so that it must be left out."""
    finite = _finite_word(verb)
    singular = subject.tag_ in {"NN", "NNP"} and not any(child.dep_ == "conj" for child in subject.children)
    if subject.text == READER or subject.text.lower() in {"she", "he", "they"}:
        return False
    return (singular and finite.tag_ == "VBP") or (subject.tag_ == "NNS" and finite.tag_ == "VBZ")


def _is_cut_short(doc: "Doc") -> bool:
    return doc[-2].tag_ in {"IN", "DT", "CC", "TO"} and doc[-2].dep_ not in {"prt", "advmod", "prep"}


def _has_clause(doc: "Doc") -> bool:
    loose = [token for token in doc if token.tag_ in FINITE and token.dep_ not in {"relcl", "aux", "auxpass"}]
    return any(token.head.dep_ != "relcl" for token in loose) or any(
        t.dep_ in SUBJECTS for t in find_root(doc).children
    )


def _has_article(doc: "Doc", noun: "Token") -> bool:
    """Tell whether a noun can stand as it is: with an article, plural, a mass or a name."""
    if noun.tag_ in {"NNS", "NNPS"} or any(c.dep_ in {"det", "poss", "nummod"} for c in noun.children):
        return True
    if noun.tag_ == "NNP":
        return not any(c.tag_ in {"NN", "JJ"} for c in noun.children)
    return len(doc) > 1 and bool(_MASS.search(noun.text))


def _add_articles(body: str) -> str:
    """Put "the" before a superlative, and before a bare singular subject, where notes leave it out."""
    doc = parse(body)
    places = set()
    for token in doc:
        noun = token.head if token.tag_ == "JJS" and token.dep_ == "amod" else token
        bare = noun.tag_ == "NN" and not any(c.dep_ in {"det", "poss", "nummod"} for c in noun.children)
        named = any(c.tag_ == "NNP" for c in noun.children)
        if token is not noun and bare:
            places.add(noun.left_edge.i)
        elif (
            token.dep_ in SUBJECTS and bare and not named and not _MASS.search(noun.text) and token.head.tag_ in FINITE
        ):
            places.add(noun.left_edge.i)
    words = [("the " if token.i in places else "") + token.text_with_ws for token in doc]
    return _capital("".join(words))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower_first(text: str, doc: "Doc") -> str:
    """Take the capital off a word that has it only because it began a line."""
    word = text.split(" ", 1)[0]
    name = any(
        t.text == word and (t.tag_ in {"NNP", "NNPS"} or t.ent_type_ in {"PERSON", "ORG", "GPE"}) for t in doc[:3]
    )
    if name or word in {"I", "I'm", "I'd", "I've", "I'll"} or not word[1:].islower() and len(word) > 1:
        return text
    return text[:1].lower() + text[1:]
