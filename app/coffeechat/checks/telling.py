"""The words of a sentence that tell something, apart from those of courtesy and of grammar."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from coffeechat.checks.meanings import find_root, find_roots
from coffeechat.prose.english import find_subject, parse
from coffeechat.prose.stems import find_stems, find_words, stem
from coffeechat.resources import folder

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset(["today", "tomorrow", "yesterday", "tonight", "week", "month", "weekend", "fortnight"])
_OPEN = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "X", "INTJ"})
# What is said, offered or advised hangs on these verbs in these ways.
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp"})
_REPORTING = frozenset({
    "tell", "say", "offer", "promise", "advise", "suggest", "recommend", "invite", "explain", "mention", "agree", "ask",
    "urge", "encourage", "remind", "thank",
})  # fmt: skip
# "Keep in touch" is a courtesy, "I was touched" a feeling.
_FELT = frozenset({"touched", "touching"})
CLOSED = find_roots(
    "when where how why what a an the of in on at to for from with by and or but as that which who is are was were be "
    "you your I my me yourself myself himself herself"
)


def find_telling(sentence: str) -> dict[str, str]:
    """Return the words that say something about the meeting, with their stems."""
    plain, light = courtesies(), _light_words()
    words = {}
    for token in parse(_light_phrases().sub(_keep_best, sentence)):
        telling = (token.pos_ in _OPEN or token.lower_ in _RELATIVE) and not _stands_for_another(token)
        low = stem(token.text)
        weak = low in _weak_words("things" if token.pos_ == "NOUN" else "deeds")
        told = (
            token.lower_ in _FELT
            or (token.lower_ == "hope" and token.pos_ == "NOUN")
            or _is_told_of(token)
            or (not weak and _is_reported(token))
        )
        if telling and any(map(str.isalnum, low)) and low not in light and (told or low not in plain):
            words[token.text] = find_root(token.text)
    return words


def _is_reported(token: "Token") -> bool:
    """Tell whether a word stands in what somebody said, offered or advised: there no word is a mere courtesy."""
    return any(
        one.dep_ in _COMPLEMENTS and one.head.lemma_.lower() in _REPORTING and one.head.i < one.i
        for one in (token, *token.ancestors)
    )


def _keep_best(phrase: re.Match) -> str:
    """Return "hardest" of "the hardest part of the job": only that is told."""
    told = re.search(r"(?i)\b(?:best|worst|hardest|main|nicest|easiest|most|half|all)\b", phrase[0])
    return told[0] if told else ""


def _stands_for_another(token: "Token") -> bool:
    """Tell whether "one" counts nothing: "the $600 one"."""
    return token.lower_ in {"one", "ones"} and token.dep_ != "nummod"


def _is_told_of(verb: "Token") -> bool:
    """Tell whether a plain word is said of something else: "nurses write", "your faces are good".

    "I write" and "your advice was good" are courtesies.
    """
    if verb.dep_ == "amod":
        return (
            verb.lower_ != "dear" and verb.pos_ == "ADJ" and stem(verb.head.text) not in courtesies() | _light_words()
        )
    if verb.dep_ == "acomp":
        verb = verb.head
    elif verb.pos_ != "VERB" or verb.lemma_ in {"tell", "say", "have", "be", "do"}:
        return False
    subject = find_subject(verb)
    if subject is None or subject.i > verb.i or subject.pos_ not in {"NOUN", "PROPN"}:
        return False
    return stem(subject.text) not in courtesies() | _light_words()


def find_ordered(text: str) -> list[tuple[str, bool]]:
    """Return the stems of a text in order, and whether each is telling."""
    plain = courtesies()
    words = (part for word in find_words(text) for part in re.split(r"[-–/]", word) if part)
    return [(root, root not in plain and root not in CLOSED) for root in map(find_root, words)]


@lru_cache(maxsize=1)
def _light() -> dict:
    return yaml.safe_load((folder("knowledge/letters") / "light-words.yaml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _light_words() -> frozenset[str]:
    """Return the stems of the words that claim nothing."""
    return frozenset(find_stems(_light()["words"]))


@lru_cache(maxsize=2)
def _weak_words(kind: str) -> frozenset[str]:
    """Return the stems of the ``things`` or ``deeds`` that tell nothing even in what somebody said."""
    return frozenset(find_stems(_light()["weak"][kind]))


@lru_cache(maxsize=1)
def _light_phrases() -> re.Pattern:
    return re.compile(r"(?i)\b(?:" + "|".join(_light()["phrases"]) + r")\b")


@lru_cache(maxsize=1)
def courtesies() -> frozenset[str]:
    """Return the stems of the frames and courtesies that a coach wrote: they say nothing of their own."""
    texts = []
    for name in ("frames", "channels", "courtesies"):
        loaded = yaml.safe_load((folder("knowledge/letters") / f"{name}.yaml").read_text(encoding="utf-8"))
        texts += _leaves({key: value for key, value in loaded.items() if key != "whys"})
    words = re.sub(r"\{\w+\}|\[[^\]]*\]|\d+", " ", " ".join(texts))
    return frozenset(root for root in find_stems(words) if not root.isdigit())


def _leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _leaves(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _leaves(inner)]
    return [value] if isinstance(value, str) else []
