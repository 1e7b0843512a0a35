"""Does a text in other words say what it should, and add nothing that was not given?"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import re2

from coffeechat.checks.english import check_english
from coffeechat.prose import split_sentences
from coffeechat.prose.english import parse
from coffeechat.prose.patterns import read_cards

if TYPE_CHECKING:
    from spacy.tokens import Token

KEPT = 0.34
"""The least share of the first wording's content words that another must keep, and of each telling sentence's."""

TELLING = 3
"""A sentence of so many content words tells something of its own."""

ADDED = 0.5
"""The largest share of a sentence's content words that may stand in nothing that was given."""

MOST_ADDED = 4
"""The most such words in a sentence, however long it is."""

RUN = 4
"""So many words in a row, said twice, are a repetition."""

_WORD = re2.compile(r"[\pL\d]+")
_NUMBER = re2.compile(
    r"(?i)\d+(?:st|nd|rd|th)\b|\d[\d.,:]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty|thirty|forty|fifty|"
    r"sixty|ninety|hundreds?|thousands?|millions?|billions?|half|twice|double[ds]?|percent)\b"
)
# What is no Latin letter, digit, space or everyday mark: quotation marks, code, emoji, other scripts.
_MARK = re2.compile(r"[^\p{Latin}\p{M}\p{Nd}\s.,;:?'’()\[\]/&%$€£…–—-]|https?:|www\.")
_PART = re2.compile(r"[.;:?!—–]\s+")
_BLANK = re2.compile(r"\[[^\[\]]*\]")
_NEGATION = re2.compile(r"(?i)\b(?:not|never|no|nobody|nothing|none|neither|cannot|without)\b|n['’]t\b")
# Words by which a sentence claims more than its parts do: a cause, a contrast, a condition.
_LINK = re2.compile(r"(?i)\b(?:because|since|while|although|though|whereas|despite|therefore|thus|hence|unless)\b")
_MINE = re2.compile(r"(?i)\b(?:my|mine|we|our|ours|us)\b")
_ADDRESS = re2.compile(r"(?i)\b(?:i|me|my|you|your|yours|thanks?)\b")
_WHICH = re2.compile(r"\bwhich (?P<noun>\w+)")
_ASKING = re2.compile(r"\b(?:what|who|whom|whose|when|where|why|how)\b")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_OPEN = _CONTENT | {"ADV", "INTJ", "X"}
_STEM = 4
_BESIDE = 2
"""So many content words on each side of a number say what it counts or dates."""

_LONG_STEM = 6
_ENDS = frozenset(".?!:;“\"‘'([…")


def check_rewording(text: str, offline: str, given: Sequence[str], mending: bool = False) -> str | None:
    """Return what is wrong with ``text`` as another wording of ``offline``, or None.

    It adds nothing to ``offline`` and the ``given`` texts (see ``check_added``), keeps every blank and the capitals of
    names, stays said by me or to you, turns no yes into a no, asks for the same thing (what, who, when ...), has no
    more sentences, keeps enough content words of each to say the same, and tells every figure of what it was told of.
    Where it is ``mending`` what ``offline`` says, a figure may go.
    """
    return (
        check_added(text, [offline, *given])
        or check_polarity(text, offline)
        or _check_form(text, offline)
        or _check_sense(text, offline)
        or (None if mending else _check_figures(text, offline))
    )


def _check_form(text: str, offline: str) -> str | None:
    if _count(text) > max(_count(offline), 1):
        return "it has more sentences than there were"
    if lost := [blank for blank in _BLANK.findall(offline) if blank not in text]:
        return f"it drops the blank {lost[0]}"
    small = set(_WORD.findall(text)) - set(_WORD.findall(offline))
    names = [token.text for token in parse(offline) if token.text[:1].isupper() and not token.is_sent_start]
    if lowered := [name for name in names if name.casefold() in small and name not in _WORD.findall(text)]:
        return f"it writes the name {lowered[0]!r} without its capital"
    if not text.rstrip().endswith("?") and _ADDRESS.search(offline) and not _ADDRESS.search(text):
        return "it no longer says who speaks to whom"
    return None


def _check_sense(text: str, offline: str) -> str | None:
    if (asked := _asked(offline)) and asked[0] not in _asked(text):
        return f"it no longer asks {asked[0]!r}"
    if asked and (mine := _MINE.search(text)) and not _MINE.search(offline):
        return f"it asks about {mine[0]!r}"
    said, meant = _stems(text), [_stems(sentence.text) for sentence in split_sentences(offline)]
    long = [stems for stems in meant if len(stems) >= TELLING]
    if any(len(said & stems) < KEPT * len(stems) for stems in [set().union(*meant), *long]):
        return "it no longer says the same"
    return None


def _check_figures(text: str, offline: str) -> str | None:
    said_of, meant_of = _figures(text), _figures(offline)
    if moved := [figure for figure, words in meant_of.items() if not words & said_of.get(figure, set())]:
        return f"it no longer tells {moved[0]!r} of the same thing"
    return None


def check_added(text: str, given: Sequence[str]) -> str | None:
    """Return what ``text`` says that none of the ``given`` texts says, or None.

    Every name, number, mark and blank must stand in one of them, and so must, sentence by sentence, half of the
    content words and all but four; none of them but the plain ones of ``knowledge/models`` may be new. It claims no
    cause or contrast of its own, does not go in circles, as small models do, nor break English (see
    ``check_english``).
    """
    known = "\n".join(given)
    for what, added in (
        ("the blank", [blank for blank in _BLANK.findall(text) if blank not in known]),
        ("the number", _missing(_NUMBER.findall(text), known)),
        ("the name", _missing(_names(text), known)),
        ("the connection", _missing(_LINK.findall(text), known)),
        ("the mark", [mark for mark in _MARK.findall(text) if mark not in known]),
    ):
        if added:
            return f"it adds {what} {added[0]!r}, which was not given"
    if _repeated(text).difference(*map(_repeated, given)):
        return "it repeats itself"
    given_stems = _stems(known)
    for part in _parts(text):
        said = _stems(part)
        if len(said - given_stems) > max(1, min(MOST_ADDED, ADDED * len(said))):
            return "it says too much that was not given"
    if foreign := _foreign(text, known):
        return f"it brings in {foreign[0]!r}, which was not given"
    if word := _runs_on(text, known):
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


def _repeated(text: str) -> set[tuple[str, ...]]:
    return {run for run, count in Counter(_runs(text)).items() if count > 1}


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


def _asked(text: str) -> list[str]:
    """Return the words with which a question asks, in order; "which skills" are "what skills", "which one" is none."""
    if not text.rstrip().endswith("?"):
        return []
    said = _WHICH.sub(lambda which: which[0] if which["noun"] in {"one", "ones"} else "what", text.casefold())
    return _ASKING.findall(said)


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


def _figures(text: str) -> dict[str, set[str]]:
    """Return each number in figures with itself and the stems of the content words next to it, where it has any."""
    figures: dict[str, set[str]] = {}
    for sentence in split_sentences(text):
        words = [token for token in parse(sentence.text) if token.pos_ in _CONTENT and not token.is_stop]
        stems = [token.lemma_.casefold()[:_STEM] for token in words]
        for place, token in enumerate(words):
            if token.text[:1].isdigit():
                beside = stems[max(0, place - _BESIDE) : place] + stems[place + 1 : place + 1 + _BESIDE]
                figures.setdefault(token.text, set()).update(beside or {stems[place]})
    return figures


def _runs_on(text: str, known: str) -> str:
    """Return the first word of grammar that begins a sentence in the middle of another, as no given title does."""
    tokens = parse(text)
    return next(
        (
            token.text
            for before, token in pairwise(tokens)
            if token.is_stop
            and token.text.istitle()
            and not _is_name(token)
            and before.text not in _ENDS
            and f"{before.text} {token.text}" not in known
        ),
        "",
    )


def _is_name(token: "Token") -> bool:
    return token.text == "I" or (token.text == "May" and token.pos_ == "PROPN")


def _stems(text: str) -> set[str]:
    return {token.lemma_.casefold()[:_STEM] for token in parse(text) if token.pos_ in _CONTENT and not token.is_stop}
