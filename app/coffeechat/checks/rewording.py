"""Does a text in other words say what it should, and add nothing that was not given?"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import re2

from coffeechat.checks.english import check_english
from coffeechat.prose import split_sentences
from coffeechat.prose.english import parse
from coffeechat.prose.patterns import read_cards

KEPT = 0.34
"""The least share of the first wording's content words that another must keep."""

ADDED = 0.5
"""The largest share of a sentence's content words that may stand in nothing that was given."""

MOST_ADDED = 4
"""The most such words in a sentence, however long it is."""

RUN = 4
"""So many words in a row, said twice, are a repetition."""

_WORD = re2.compile(r"[\pL\d]+")
_NUMBER = re2.compile(
    r"(?i)\d[\d.,:]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty|thirty|forty|fifty|"
    r"sixty|ninety|hundreds?|thousands?|millions?|billions?|half|twice|double[ds]?|percent)\b"
)
# What is no Latin letter, digit, space or everyday mark: quotation marks, code, emoji, other scripts.
_MARK = re2.compile(r"[^\p{Latin}\p{M}\p{Nd}\s.,;:?'’()\[\]/&%$€£…–—-]|https?:|www\.")
_PART = re2.compile(r"[.;:?!—–]\s+")
_BLANK = re2.compile(r"\[[^\[\]]*\]")
_NEGATION = re2.compile(r"(?i)\b(?:not|never|no|nobody|nothing|none|neither|cannot|without)\b|n['’]t\b")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_OPEN = _CONTENT | {"ADV", "INTJ", "X"}
_STEM = 4
_LONG_STEM = 6
_ENDS = frozenset(".?!:;“\"‘'([…")


def check_rewording(text: str, offline: str, given: Sequence[str]) -> str | None:
    """Return what is wrong with ``text`` as another wording of ``offline``, or None.

    It adds nothing to ``offline`` and the ``given`` texts (see ``check_added``), keeps every blank, turns no yes
    into a no, has no more sentences, and keeps enough content words to say the same.
    """
    if complaint := check_added(text, [offline, *given]) or check_polarity(text, offline):
        return complaint
    if _count(text) > max(_count(offline), 1):
        return "it has more sentences than there were"
    if lost := [blank for blank in _BLANK.findall(offline) if blank not in text]:
        return f"it drops the blank {lost[0]}"
    meant = _stems(offline)
    if meant and len(_stems(text) & meant) < KEPT * len(meant):
        return "it no longer says the same"
    return None


def check_added(text: str, given: Sequence[str]) -> str | None:
    """Return what ``text`` says that none of the ``given`` texts says, or None.

    Every name, number, mark and blank must stand in one of them, and so must, sentence by sentence, half of the
    content words and all but four; none of them but the plain ones of ``knowledge/models`` may be new. It does not
    go in circles, as small models do, nor break English (see ``check_english``).
    """
    known = "\n".join(given)
    for what, added in (
        ("the blank", [blank for blank in _BLANK.findall(text) if blank not in known]),
        ("the number", _missing(_NUMBER.findall(text), known)),
        ("the name", _missing(_names(text), known)),
        ("the mark", [mark for mark in _MARK.findall(text) if mark not in known]),
    ):
        if added:
            return f"it adds {what} {added[0]!r}, which was not given"
    if _repeats(text):
        return "it repeats itself"
    given_stems = _stems(known)
    for part in _parts(text):
        said = _stems(part)
        if len(said - given_stems) > max(1, min(MOST_ADDED, ADDED * len(said))):
            return "it says too much that was not given"
    if foreign := _foreign(text, known):
        return f"it brings in {foreign[0]!r}, which was not given"
    if word := _runs_on(text):
        return f"it begins a sentence in the middle of another, at {word!r}"
    return check_english(text, given)


def check_taken(text: str, sentence: str, rest: str) -> str | None:
    """Return a complaint where ``text``, put in the place of ``sentence``, repeats what the ``rest`` says."""
    own, others = set(_runs(sentence)), set(_runs(rest))
    taken = next((run for run in _runs(text) if run in others - own), None)
    return f"it repeats {' '.join(taken)!r} from another sentence" if taken else None


def check_polarity(text: str, meant: str) -> str | None:
    """Return a complaint where one of the texts denies something and the other denies nothing."""
    same = bool(_NEGATION.search(text)) == bool(_NEGATION.search(meant))
    return None if same else "it turns a yes into a no, or a no into a yes"


def _missing(found: Sequence[str], known: str) -> list[str]:
    """Return what has a part, by letters and digits, that does not stand in ``known``."""
    words = {word.casefold() for word in _WORD.findall(known)}
    return [one for one in found if not {word.casefold() for word in _WORD.findall(one)} <= words]


def _repeats(text: str) -> bool:
    runs = _runs(text)
    return len(set(runs)) < len(runs)


def _runs(text: str) -> list[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return [tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]


def _parts(text: str) -> list[str]:
    return [part for part in _PART.split(text) if part.strip()]


def _count(text: str) -> int:
    return len(split_sentences(text))


def _names(text: str) -> list[str]:
    """Return the words that are capitalised as names are; the first of a sentence only where the parser says so."""
    return [
        token.text
        for token in parse(text)
        if token.text[:1].isupper()
        and token.text not in {"I", "I'm", "I'd"}
        and (not token.is_sent_start or token.pos_ == "PROPN" or token.ent_type_)
    ]


def _foreign(text: str, known: str) -> list[str]:
    """Return the words that are neither known in some form, nor plain, nor of grammar."""
    given = parse(known)
    forms = {form for token in given for form in (token.text.casefold(), token.lemma_.casefold())}
    stems = {form[:_LONG_STEM] for form in forms if len(form) >= _LONG_STEM}
    allowed = forms | _plain_words()
    return [
        token.text
        for token in parse(text)
        if token.is_alpha
        and token.pos_ in _OPEN
        and not token.is_stop
        and not {token.text.casefold(), token.lemma_.casefold()} & allowed
        and token.lemma_.casefold()[:_LONG_STEM] not in stems
    ]


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(" ".join(read_cards("models", "plain-words.yaml").values()).split())


def _runs_on(text: str) -> str:
    """Return the first word of grammar that begins a sentence in the middle of another, or nothing."""
    tokens = parse(text)
    return next(
        (
            token.text
            for before, token in pairwise(tokens)
            if token.is_stop and token.text.istitle() and token.text != "I" and before.text not in _ENDS
        ),
        "",
    )


def _stems(text: str) -> set[str]:
    return {token.lemma_.casefold()[:_STEM] for token in parse(text) if token.pos_ in _CONTENT and not token.is_stop}
