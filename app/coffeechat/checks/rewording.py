"""Does a text in other words say what it should, and add nothing that was not given?"""

from collections.abc import Sequence

import re2

from coffeechat.checks.english import check_english
from coffeechat.prose.english import parse

KEPT = 0.34
"""The least share of the first wording's content words that another must keep."""

ADDED = 0.5
"""The largest share of a text's content words that may stand in nothing that was given."""

RUN = 4
"""So many words in a row, said twice, are a repetition."""

_WORD = re2.compile(r"[\pL\d]+")
_NUMBER = re2.compile(
    r"(?i)\d[\d.,:]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty|thirty|forty|fifty|"
    r"sixty|ninety|hundreds?|thousands?|millions?|billions?|half|twice|double[ds]?|percent)\b"
)
_MARK = re2.compile(r"[\"“”«»@#*_`|<>{}\\]|https?:|www\.|!")
_BLANK = re2.compile(r"\[[^\[\]]*\]")
_NEGATION = re2.compile(r"(?i)\b(?:not|never|no|nobody|nothing|none|neither|cannot|without)\b|n['’]t\b")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_STEM = 4


def check_rewording(text: str, offline: str, given: Sequence[str]) -> str | None:
    """Return what is wrong with ``text`` as another wording of ``offline``, or None.

    It adds nothing to ``offline`` and the ``given`` texts (see ``check_added``), keeps every blank, turns no yes
    into a no, and keeps enough content words to say the same.
    """
    if complaint := check_added(text, [offline, *given]) or check_polarity(text, offline):
        return complaint
    if lost := [blank for blank in _BLANK.findall(offline) if blank not in text]:
        return f"it drops the blank {lost[0]}"
    meant = _stems(offline)
    if meant and len(_stems(text) & meant) < KEPT * len(meant):
        return "it no longer says the same"
    return None


def check_added(text: str, given: Sequence[str]) -> str | None:
    """Return what ``text`` says that none of the ``given`` texts says, or None.

    Every name, number, mark and blank must stand in one of them, and so must half of its content words; and it
    does not go in circles, as small models do, nor break English (see ``check_english``).
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
    said = _stems(text)
    if len(said - _stems(known)) > ADDED * len(said):
        return "it says too much that was not given"
    return check_english(text, given)


def check_polarity(text: str, meant: str) -> str | None:
    """Return a complaint where one of the texts denies something and the other denies nothing."""
    same = bool(_NEGATION.search(text)) == bool(_NEGATION.search(meant))
    return None if same else "it turns a yes into a no, or a no into a yes"


def _missing(found: Sequence[str], known: str) -> list[str]:
    """Return what has a part, by letters and digits, that does not stand in ``known``."""
    words = {word.casefold() for word in _WORD.findall(known)}
    return [one for one in found if not {word.casefold() for word in _WORD.findall(one)} <= words]


def _repeats(text: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(text)]
    runs = [tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]
    return len(set(runs)) < len(runs)


def _names(text: str) -> list[str]:
    """Return the words that are capitalised as names are; the first of a sentence only where the parser says so."""
    return [
        token.text
        for token in parse(text)
        if token.text[:1].isupper()
        and token.text not in {"I", "I'm", "I'd"}
        and (not token.is_sent_start or token.pos_ == "PROPN" or token.ent_type_)
    ]


def _stems(text: str) -> set[str]:
    return {token.lemma_.casefold()[:_STEM] for token in parse(text) if token.pos_ in _CONTENT and not token.is_stop}
