"""Fit the words of a note to a slot of a sentence: an infinitive, a clause or a noun phrase.

Each function returns the wording as said to the reader, or None where no good grammar is certain.
"""

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from coffeechat.letter_writer.mending import (
    add_articles,
    cut_loose_tail,
    fix_articles,
    lower_first,
    polish_action,
    strip_end,
)
from coffeechat.letter_writer.soundness import LONGEST, is_sound, lacks_article
from coffeechat.prose.english import FINITE, SUBJECTS, find_root, find_subject, parse
from coffeechat.prose.perspective import READER, Viewpoint, readdress

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEGATIVE = re.compile(r"(?i)^(?:don['’]t|do not|not to|never)\s+(?:ever |to )?")
_REASON = re.compile(
    r"(?i),\s+(?:you|it|that|this|nobody|they|he|she|there|so|because|honestly|everyone|which|we|I)(?:['’]\w+)?\s.*$"
)
_BUT = re.compile(
    r"(?i),? but (?:she|he|they|Alex|it|I|you)\b.*$|"
    r",? and (?:she|he|they|Alex|you)(?:['’](?:ll|d)| will| would| can| could)\b.*$"
)
_TO_NOBODY = re.compile(r"(?i)\b(send|give|show|bring) to (her|him|Alex)(?=$|[,.])")
_NO_OBJECT = re.compile(
    r"(?i)\b(?:send|give|show|bring) to (?:her|him|them|you|me|Alex)\b(?! \w)|\bif (?:\w+ )?\w+ for \w+$"
)
_NOT_THAT = re.compile(r"(?i), not (?:\w+ )?\w+$| not (?:her|him|them|me|Alex)$")
_DANGLING = re.compile(
    r"(?i)\b(?:to|of|for|with|about|on|in|at|into|from|do|doing|did) (?:it|this|that|these|those)\.?$"
)
# An object that only an earlier sentence explains: "send one every month".
_POINTS_BACK = re.compile(
    r"(?i)^(?:\w+ (?:me |Alex |you )?(?:(?:it|them)\b|(?:that|this|those)\b(?! \w+s?\b(?<!to)(?<!for)))|"
    r"\w+ one (?:every|a|per|each|to|for|in|and|if|when)\b)|"
    r"\b(?:(?:first|last|next|new|old) one|(?:one|some) of mine)$|\b(?:the|those|these|some) \w+ ones$|\b\d+ times$|"
    r"^\w+ (?:about|for|to|with|at|on) (?:it|them|this|that)\b|^go (?:small|big|local|\w+ (?:first|early))\b|"
    r"^introduce (?:us\b|to\b)"
)
_YEARS = re.compile(r"(?i)^(\d+|\w+) years (at|in|of|as|with|on)\b")
_ADVERBS = frozenset({"RB", "RBR"})
# An aside hung on an order: "get the card, £36", "learn QLab, free version enough".
_VERBLESS = re.compile(
    r"^(?:[£$€\d]|(?!(?:and|or|not|but|then)\b)(?!.*\b(?:and|or)\b)(?:\w+ ){1,3}(?:enough|ok|fine|best)$)"
)
_SHORTEST_TOPIC = 3  # words
_MUCH = 10  # tokens


def fit_infinitive(text: str, view: Viewpoint) -> str | None:
    """Return "to learn SQL first" or "not to hurry" from an instruction."""
    body = strip_end(text)
    negative = _NEGATIVE.match(body)
    body = (
        body[negative.end() :].split(", ")[0]
        if negative
        else re.sub(r"(?i)^(?:please |just |always )?(?:to )?", "", body)
    )
    wording = fit_action(body, view)
    if wording is None:
        return None
    wording = re.sub(r"(?i)\b(and|but) (?:do not|don['’]t) (?=\w)", r"\1 not to ", wording)
    if not negative:
        return f"to {wording}"
    return f"never to {wording}" if negative[0].lower().startswith("never") else f"not to {wording}"


def fit_action(text: str, view: Viewpoint) -> str | None:
    """Return a verb phrase in its plain form, as it follows "to" or "will"."""
    body = re.sub(
        r"(?i) (?:(?:before|after) that|anyway)$",
        "",
        _NOT_THAT.sub("", _REASON.sub("", _BUT.sub("", _TO_NOBODY.sub(r"\1 it to \2", strip_end(text))))),
    )
    if not is_sound(body) or _POINTS_BACK.search(body):
        return None
    doc = parse(add_articles(f"We should {body[:1].lower() + body[1:]}") + ".")
    if body.lower().startswith("better ") or lacks_article(doc) or _NO_OBJECT.search(body):
        return None
    verb = next((token for token in doc[2:] if token.tag_ not in {*_ADVERBS, "JJ", ","}), None)
    if verb is None or verb.tag_ not in {"VB", "VBP"} or verb.lemma_.lower() != verb.text.lower():
        return None
    if verb.dep_ not in {"ROOT", "ccomp", "conj"} or find_root(doc).i > verb.i + 1:
        return None
    said = address(doc, view)
    named = any(token.pos_ in {"NOUN", "PROPN", "NUM"} for token in doc[2:])
    if said is None or (not named and doc[-2].pos_ == "PRON"):
        return None  # "to call and mention you": whom, nobody says
    words = polish_action(re.sub(r" and (then )?to (?=[a-z])", r" and \1", said.removeprefix("We should ").rstrip(".")))
    return cut_loose_tail(_join_orders(words)) or None


def fit_noun(text: str, view: Viewpoint) -> str | None:
    """Return a noun phrase that can follow "about"."""
    body = strip_end(text)
    if not body or not is_sound(body) or len(body.split()) > LONGEST // 2:
        return None
    doc = parse(f"{READER}'s {body}" if _YEARS.match(body) else body)
    root = find_root(doc)
    if root.pos_ not in {"NOUN", "PROPN"} or not _stands_alone(doc, root) or _has_clause(doc):
        return None
    said = address(doc, view)
    if re.match(r"^\d", body) and "," in body:
        return None
    if not said or said.lower() in {"you", "your", "me"}:
        return None
    return cut_loose_tail(lower_first(said, body))


def is_specific(topic: str) -> bool:
    """Tell whether a bare topic says more than "good vibes"."""
    return len(topic.split()) >= _SHORTEST_TOPIC or any(c.isdigit() for c in topic) or topic[1:] != topic[1:].lower()


def address(doc: "Doc", view: Viewpoint) -> str | None:
    """Return a clause as said to the reader; a relative clause in which "they" may be anyone is left off."""
    said = readdress(doc, view)
    if said is not None:
        return None if _DANGLING.search(said) and not _names_it(doc) else fix_articles(said)
    for token in doc:
        inner = list(token.subtree)
        at_end = inner[-1].i >= len(doc) - 2 and inner[0].i > 0
        if token.dep_ == "relcl" and at_end and any(t.text.lower() == "they" for t in inner):
            return readdress(parse(doc[: inner[0].i].text.rstrip(" ,") + "."), view)
    return None


def _names_it(doc: "Doc") -> bool:
    """Tell whether the clause itself names what its last "it" means: it has a noun as its subject, and says much."""
    subject = find_subject(find_root(doc))
    return subject is not None and subject.tag_ == "NN" and len(doc) > _MUCH


def _has_clause(doc: "Doc") -> bool:
    loose = [t for t in doc if t.tag_ in FINITE and t.dep_ not in {"relcl", "aux", "auxpass"}]
    return any(t.head.dep_ != "relcl" for t in loose) or any(t.dep_ in SUBJECTS for t in find_root(doc).children)


def _stands_alone(doc: "Doc", noun: "Token") -> bool:
    """Tell whether a noun needs no article: it has one, or is plural or a name."""
    if noun.i == 0 and noun.tag_ == "NNP" and parse(doc.text[:1].lower() + doc.text[1:])[0].tag_ == "NN":
        return False
    if noun.tag_ in {"NNS", "NNPS"} or any(c.dep_ in {"det", "poss", "nummod"} for c in noun.children):
        return noun.tag_ != "NNS" or doc[0].tag_ != "CD" or (len(doc) > 2 and doc[1].i == noun.i)  # noqa: PLR2004
    return noun.tag_ == "NNP" and not any(c.tag_ in {"NN", "JJ"} for c in noun.children)


def _join_orders(words: str) -> str:
    """Join further instructions by "and" ("rewrite it, drop the jargon, send it again")."""
    head, *tails = words.split(", ")
    orders = list(takewhile(_is_order, tails))
    if not tails or (len(orders) < len(tails) and not _VERBLESS.match(tails[len(orders)])):
        return words
    return f"{', '.join([head, *orders[:-1]])} and {orders[-1]}" if orders else head


def _is_order(words: str) -> bool:
    doc, alone = parse(f"We should {words}."), parse(words[:1].upper() + words[1:] + ".")
    return doc[2].tag_ == "VB" and find_root(doc).i == doc[2].i and alone[0].tag_ in {"VB", "VBP"}
