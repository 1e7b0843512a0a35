"""Tell whether words of the notes can stand in a letter as they are: whole clauses, no scribbles, no splices."""

import re
from typing import TYPE_CHECKING

from coffeechat.letter_writer.mending import MASS
from coffeechat.letter_writer.words import lexicon
from coffeechat.prose.english import find_root, find_subject, is_finite, parse
from coffeechat.prose.perspective import READER

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs whose object often has no article: "take care", "make sense".
_SET_PHRASES = frozenset(
    {
        "take",
        "took",
        "make",
        "made",
        "have",
        "has",
        "had",
        "do",
        "does",
        "did",
    }
)
LONGEST = 30  # words of one wording
_UNSOUND = re.compile(
    r"(?i)[=<>#|*^{}@_~\\\[\]?:;]|\.\.|//|\b(?:lol|haha|ugh|since \d+ years|explain me|etc|blah|idk|u|ur|n/a)\b|"
    r"\b[24] (?:her|him|the|my|me|us|them|you|get|be|your|his)\b"
)
_APART = frozenset({"ccomp", "parataxis", "conj", "ROOT"})
_JOINED = re.compile(
    r"(?i)^(?:and(?! then,)|or|but|nor|so|because|since|which|who|whom|whose|where|when|while|if|although|though|"
    r"until|unless|after|before|as|not|that)\b"
)
_ASIDE = re.compile(r"(?i)^(?:and )?(?:then$|then |\d|(?:\w+ )?(?:years?|months?|weeks?|hours?|minutes)$)")
# Where a noun that can be counted takes an article; not in "by bus", "at sea", "in person".
_PLACES_OF_NOUNS = frozenset({"dobj", "attr", "nsubj", "nsubjpass", "conj", "appos", "pobj", "poss"})
_BEFORE_ARTICLES = frozenset(
    {"to", "with", "for", "after", "before", "about", "without", "into", "as", "than", "under"}
)
_COUNTED = frozenset({
    "greeting", "building", "painting", "drawing", "recording", "wedding", "opening", "posting", "committee",
    "document", "entrance", "competition", "position", "application", "session", "question", "station", "presentation",
})  # fmt: skip
_QUANTITIES = frozenset(
    {"any", "every", "each", "no", "such", "what", "another", "more", "enough", "less", "much", "one"}
)
_LEADS_IN = frozenset({"IN", "RB", "WRB", "TO", "VBG", "VBN"})


def is_sound(text: str) -> bool:
    """Tell whether a fragment is free of scribbles that no sentence may hold."""
    balanced = text.count("(") == text.count(")") and text.count('"') % 2 == 0
    return balanced and not _UNSOUND.search(text) and 0 < len(text.split()) <= LONGEST


def runs_on(words: str) -> bool:
    """Tell whether only commas hold clauses together ("you pitched it, three editors said no")."""
    head, *tails = words.split(", ")
    if any(_ASIDE.match(tail) or _is_whole(tail) for tail in tails if not _JOINED.match(tail)):
        return True
    doc = parse(f"{words}.")
    root = find_root(doc)
    subject = find_subject(root)
    if subject is not None and doc[subject.i : root.i].text.count(",") == 1:
        return True
    return bool(tails) and subject is not None and subject.idx > len(head) and doc[0].tag_ not in _LEADS_IN


def lacks_article(doc: "Doc") -> bool:
    """Tell whether the notes leave an article out where only the writer knows which ("began as usher", "is plus")."""
    written = any(token.lower_ in {"a", "an", "the"} for token in doc)  # who writes articles leaves none out
    return any(_is_bare(token) and not (written and token.lower_ not in lexicon("places")) for token in doc)


def _is_bare(noun: "Token") -> bool:
    if (
        noun.tag_ != "NN"
        or not noun.text.islower()
        or (noun.text.endswith("s") and not noun.text.endswith("ss"))
        or MASS.search(noun.text)
        or noun.lower_ in lexicon("bare")
        or noun.ent_type_
    ):
        return False
    if any(child.dep_ in {"det", "poss", "nummod", "predet"} or child.tag_ == "CD" for child in noun.children):
        return False
    behind = noun.dep_ == "pobj" and noun.head.lower_ in {"as", "with", "about"}
    loose = noun.dep_ == "attr" or (noun.dep_ == "dobj" and noun.head.lower_ not in _SET_PHRASES)
    return behind or loose


def lacks_determiner(doc: "Doc") -> bool:
    """Tell whether any noun that wants an article has none: "bring paper", "when the purchasing job open"."""
    return any(_wants_determiner(token) for token in doc)


def _wants_determiner(noun: "Token") -> bool:
    mass = (MASS.search(noun.text) and noun.lower_ not in _COUNTED) or noun.pos_ == "PRON"
    if noun.tag_ not in {"NN", "NNP"} or not noun.text.islower() or noun.ent_type_ or mass:
        return False
    told = noun.i > 0 and noun.nbor(-1).lower_ == "to" and noun.lower_ in lexicon("orders")  # "to volunteer"
    if told or noun.lower_ in lexicon("bare") or noun.dep_ not in _PLACES_OF_NOUNS:
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ not in _BEFORE_ARTICLES:
        return False
    first = noun.head if noun.dep_ == "conj" else noun
    beside = [t for each in {noun, first} for t in [*each.children, each.left_edge]]
    mere = {noun} | {t for t in beside if noun.dep_ == "poss" and t.tag_ == "POS"}  # "buyer's truck"
    return not any(_determines(t) for t in beside if t not in mere)


def _determines(token: "Token") -> bool:
    kinds = {"DT", "PDT", "PRP$", "WP$", "WDT", "WP", "CD", "POS"}
    return token.tag_ in kinds or token.lower_ in _QUANTITIES or token.dep_ in {"det", "poss", "nummod", "predet"}


def _is_whole(tail: str) -> bool:
    doc = parse(f"{tail}.")
    root = find_root(doc)
    return find_subject(root) is not None and is_finite(root)


def is_clause(doc: "Doc") -> bool:
    """Tell whether the first sentence of ``doc`` is whole: a subject that can stand, and a verb that agrees."""
    root = find_root(doc)
    subject = find_subject(root)
    cut_short = doc[-2].tag_ in {"DT", "CC", "TO"} or (
        doc[-2].tag_ == "IN" and doc[-2].dep_ not in {"prt", "advmod", "prep"}
    )
    if subject is None or not is_finite(root) or cut_short or _disagrees(root, subject):
        return False
    bare = subject.tag_ in {"NN", "NNP"} and subject.text.islower() and not list(subject.children)
    if bare and not MASS.search(subject.text) and subject.lower_ not in lexicon("bare"):
        return False  # "timo asked for it": neither a name as names are written nor a noun with its article
    # "learn R, Jonas said no": another clause stands before the subject.
    return not any(
        token.tag_ in {"VB", "VBP", "VBZ", "VBD"} and token.dep_ in _APART for token in doc[: subject.left_edge.i]
    )


def finite_word(verb: "Token") -> "Token":
    """Return the word of a verb that carries its tense."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return helpers[0] if helpers else verb


def _disagrees(verb: "Token", subject: "Token") -> bool:
    """Tell whether the note itself breaks agreement ("the market change"), so that it must be left out."""
    finite = finite_word(verb)
    if subject.text == READER or subject.text.lower() in {"she", "he"}:
        return finite.tag_ in {"VBP", "VB"} or (finite.dep_ == "ROOT" and finite.tag_ == "VBG")
    singular = subject.tag_ in {"NN", "NNP"} and not any(child.dep_ == "conj" for child in subject.children)
    if singular and any(child.dep_ == "nummod" and child.text not in {"1", "one"} for child in subject.children):
        return True
    return (singular and finite.tag_ in {"VBP", "VB"}) or (subject.tag_ == "NNS" and finite.tag_ == "VBZ")
