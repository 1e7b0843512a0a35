"""Turn what notes say about someone into what one says to them: "she has" becomes "you have"."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coffeechat.prose.english import SUBJECTS, find_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# The placeholder that stands for the reader's name while a clause is parsed.
READER = "Alex"

_THIRD = {
    "she": {"she": "you", "her": "you", "hers": "yours", "herself": "yourself"},
    "he": {"he": "you", "him": "you", "his": "your", "himself": "yourself"},
    "they": {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourselves"},
}
_FIRST = {"i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself"}
_SECOND = {"you": "I", "your": "my", "yours": "mine", "yourself": "myself"}
_PLAIN = {"is": "are", "'s": "are", "’s": "are", "was": "were", "has": "have", "does": "do", "am": "are", "'m": "are"}
# What an event does to the firm of the one who tells of it; "nobody meets them" may be of anyone.
_TO_A_FIRM = frozenset({"teach", "cost", "save", "earn", "bring", "win", "gain"})
# "Nobody changes their mind."
_ANYBODY = frozenset({"nobody", "somebody", "everybody", "anybody", "everyone", "someone", "anyone", "one", "who"})
# Nouns that a "she" or "he" may mean.
PERSON_NOUNS = re.compile(
    r"(?i)^(boss|manager|director|colleague|friend|mentor|teacher|professor|coach|client|customer|patient|founder|ceo|"
    r"owner|guy|man|woman|lady|person|someone|somebody|supervisor|lead|recruiter|planner|coordinator|assistant|"
    r"instructor|trainer|nurse|doctor|engineer|officer|editor|agent|buyer|foreman|clerk|tutor|principal|chief|captain|"
    r"neighbou?r|secretary|librarian|chef|architect|lawyer|technician|administrator|organi[sz]er|chaplain)$"
)


@dataclass(frozen=True)
class Viewpoint:
    """Who speaks of whom.

    Attributes:
        pronoun: the reader's pronoun in the notes: she, he or they.
        speaker: whose words these are: the ``writer``'s own notes, the ``reader``'s speech, or ``advice`` that the
            reader gave (its "you" is the writer).
    """

    pronoun: str = "they"
    speaker: str = "writer"


def readdress(doc: "Doc", view: Viewpoint) -> str | None:
    """Return the clause as said to the reader, or None where it is not certain whom a pronoun means."""
    if any(_is_unclear(token, view) for token in doc):
        return None
    words = [_swap(token, view) for token in doc]
    for token in doc:
        if token.dep_ in SUBJECTS and words[token.i].lower() in {"you", "i"} and words[token.i] != token.text:
            _agree(doc, token, words)
    return "".join(word + token.whitespace_ for token, word in zip(doc, words, strict=True)).strip()


def mentions_reader(doc: "Doc", view: Viewpoint) -> bool:
    """Tell whether the reader is named or meant in the clause."""
    return any(_swap(token, view) != token.text for token in doc)


def _swap(token: "Token", view: Viewpoint) -> str:
    low = token.text.lower()
    if token.text == READER:
        return "your" if token.i + 1 < len(token.doc) and token.nbor().tag_ == "POS" else "you"
    if token.tag_ == "POS" and token.i and token.nbor(-1).text == READER:
        return ""
    if view.speaker == "reader":
        return _FIRST.get(low) or _object_of(token, _SECOND.get(low)) or token.text
    if view.speaker == "advice" and low in _SECOND:
        return _object_of(token, _SECOND[low]) or token.text
    return _third(token, low, view) or token.text


def _third(token: "Token", low: str, view: Viewpoint) -> str | None:
    if (
        low == "her"
        and view.pronoun == "she"
        and token.i + 1 < len(token.doc)
        and token.nbor().tag_ == "CD"
        and token.i
    ):
        return "you" if token.nbor(-1).pos_ == "VERB" else "your"
    if low == "her" and view.pronoun == "she":
        return "your" if token.tag_ == "PRP$" or token.dep_ == "poss" else "you"
    anybody = any(other.lower_ in _ANYBODY for other in token.doc[: token.i])
    if low in _THIRD["they"] and (anybody or _has_plural_before(token)):
        return None
    return _THIRD[view.pronoun].get(low) or _THIRD["they"].get(low)


def _object_of(token: "Token", word: str | None) -> str | None:
    return "me" if word == "I" and token.dep_ not in SUBJECTS else word


def _is_unclear(token: "Token", view: Viewpoint) -> bool:
    low = token.text.lower()
    if view.speaker == "reader" or low not in {**_THIRD["she"], **_THIRD["he"], **_THIRD["they"]}:
        return False
    others = [other for other in token.doc[: token.i] if _is_other_person(other)]
    if low in _THIRD["they"]:
        # The notes say "she" of the reader, so "they" in mid-clause may be anyone.
        # Alone after a singular subject it is the reader's firm ("the trial taught them more").
        firm = token.dep_ in {"dobj", "dative"} and not others and token.head.lemma_ in _TO_A_FIRM
        return view.pronoun != "they" and not _has_plural_before(token) and token.dep_ != "poss" and not firm
    if low not in _THIRD[view.pronoun]:
        return not others and not any(t.tag_ == "NNP" and t.text != READER for t in token.doc[: token.i])
    return bool(others) and token.dep_ in SUBJECTS and find_subject(others[0].head) is not None


def _is_other_person(token: "Token") -> bool:
    named = token.ent_type_ == "PERSON" and token.text != READER
    anyone = any(child.lower_ in {"every", "each", "any", "no"} for child in token.children)
    return named or (bool(PERSON_NOUNS.match(token.text)) and not anyone)


def _has_plural_before(token: "Token") -> bool:
    return any(other.tag_ in {"NNS", "NNPS"} for other in token.doc[: token.i])


def _agree(doc: "Doc", subject: "Token", words: list[str]) -> None:
    """Make every verb of ``subject`` agree with "you" or "I"."""
    me = words[subject.i] == "I"
    heads = [subject.head, *(token for token in doc if token.dep_ == "conj" and find_subject(token) == subject)]
    for verb in heads:
        for token in (verb, *(child for child in verb.children if child.dep_ in {"aux", "auxpass"})):
            words[token.i] = _conjugate(token, me) or words[token.i]
            if token.i and words[token.i].startswith(("are", "have", "were", "am", "was", "would", "will", "had")):
                _unglue(doc, token, words)


def _unglue(doc: "Doc", token: "Token", words: list[str]) -> None:
    """Put a space where a contraction ("she's") was written out ("you are")."""
    if token.text[0] in "'’" and not doc[token.i - 1].whitespace_:
        words[token.i] = " " + words[token.i]


def _conjugate(token: "Token", me: bool) -> str | None:
    low = token.text.lower()
    if low in {"'s", "’s"}:
        return "have" if token.lemma_ == "have" or (token.head.tag_ == "VBN" and token.dep_ == "aux") else _be(me)
    if low in {"'d", "’d"}:
        return "had" if token.head.tag_ == "VBN" else "would"
    if low in {"'ll", "’ll"}:
        return "will"
    if me and low in {"are", "'re", "’re", "were"}:
        return "was" if low == "were" else "am"
    if low in _PLAIN and token.tag_ in {"VBZ", "VBP", "VBD"}:
        return None if me else _PLAIN[low]
    return _plain(low) if token.tag_ == "VBZ" else None


def _plain(verb: str) -> str:
    """Return the plain form of a verb in the third person: rides, watches, carries."""
    if re.search(r"(?:ch|sh|ss|x|zz|o)es$", verb):
        return verb[:-2]
    return verb[:-3] + "y" if verb.endswith("ies") and len(verb) > len("dies") else verb.removesuffix("s")


def _be(me: bool) -> str:
    return "am" if me else "are"
