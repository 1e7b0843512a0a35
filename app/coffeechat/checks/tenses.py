"""Is what a sentence tells as done only planned, promised or possible in the notes?"""

from typing import TYPE_CHECKING

from coffeechat.checks.meanings import find_root
from coffeechat.checks.places import Place
from coffeechat.prose.english import find_subject, parse

if TYPE_CHECKING:
    from spacy.tokens import Token

_TO_COME = frozenset(
    {"will", "'ll", "’ll", "shall", "would", "'d", "’d", "can", "could", "may", "might", "must", "should"}
)
# "She offered to read it", "I have to send it": not done yet.
_PLANNING = frozenset({
    "offer", "promise", "agree", "want", "have", "need", "owe", "go", "be", "hope", "plan", "try", "tell", "ask",
    "advise",
})  # fmt: skip
# These are done by saying so: "she can come" is an offer already.
_SPOKEN = frozenset(
    {"let", "offer", "promise", "agree", "invite", "say", "tell", "suggest", "recommend", "advise", "allow"}
)
_HAVE = frozenset({"have", "has", "'ve", "’ve"})
_PEOPLE = frozenset({"i", "you", "we"})


def check_done(sentence: str, place: Place) -> list[str]:
    """Check that what you or I did, by the sentence, is not still to be done in the notes."""
    verbs = [token for piece in place.text.split("; ") for token in parse(piece) if token.pos_ in {"VERB", "AUX"}]
    return [
        f"only to come in the notes ({verb.text})"
        for verb in parse(sentence)
        if verb.lemma_ not in _SPOKEN
        and _is_done(verb)
        and (same := [v for v in verbs if find_root(v.text) == find_root(verb.text)])
        if all(map(_is_only_told if _is_finished(verb) else _is_to_come, same))
    ]


def _is_finished(verb: "Token") -> bool:
    """Tell whether a verb says that something is over: "I have sent it"."""
    return verb.pos_ == "VERB" and any(child.lower_ in _HAVE and child.dep_ == "aux" for child in verb.children)


def _is_only_told(verb: "Token") -> bool:
    """Tell whether a verb of notes is not in the past: "I bring boots", "he sends me the date"."""
    return _is_to_come(verb) or verb.tag_ in {"VB", "VBP", "VBZ", "VBG"}


def _is_done(verb: "Token") -> bool:
    """Tell whether a verb says what you or I did: "you gave", "you have read", "thank you for giving"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "for" and verb.head.head.lemma_.lower() == "thank":
        return verb.tag_ == "VBG"
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    past = verb.tag_ == "VBD" or (verb.tag_ in {"VBN", "VBD"} and helpers & {"have", "'ve", "’ve"})
    subject = find_subject(verb)
    return bool(past) and not helpers & _TO_COME and subject is not None and subject.lower_ in _PEOPLE


def _is_to_come(verb: "Token") -> bool:
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if helpers & _TO_COME:
        return True
    if verb.dep_ == "conj" and not any(child.dep_ == "nsubj" for child in verb.children):
        return _is_to_come(verb.head)
    return "to" in helpers and verb.head.lemma_.lower() in _PLANNING
