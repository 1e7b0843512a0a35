"""Do numbers, dates and amounts count in a sentence what they count in the notes, and hang on the same verb?"""

import re
from typing import TYPE_CHECKING

from coffeechat.checks.meanings import find_root, find_roots
from coffeechat.checks.places import Place
from coffeechat.checks.telling import courtesies, find_ordered
from coffeechat.prose.english import parse
from coffeechat.prose.stems import find_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AMOUNTS = frozenset({"all", "half", "most", "none", "every", "both", "some", "few", "many"})
_NEAR = 4  # words


def check_numbers(sentence: str, place: Place) -> list[str]:
    """Check that each number counts here what it counts in the notes."""
    words, known = find_ordered(_apart(sentence)), find_ordered(_apart(place.text))
    shares = set(_share(place.text))
    problems = [
        f"another share in the notes ({a} of {b})" for a, b in _share(sentence) if shares and (a, b) not in shares
    ]
    for index, (word, telling) in enumerate(words):
        if not word[:1].isdigit() or not telling or word == "1":
            continue
        after, before = _beside(words, index)
        spots = [_beside(known, i) for i, (other, _) in enumerate(known) if other == word]
        fits = any(
            not (after or before) or not (nexts or lasts) or set(after[:1]) & set(nexts) or set(before[:1]) & set(lasts)
            for nexts, lasts in spots
        )
        if not fits:
            problems.append(f"another number of it in the notes ({word})")
    return problems


def check_governors(sentence: str, place: Place) -> list[str]:
    """Check that a number or a date hangs on the verb that it hangs on in the notes: "opens on 1 September"."""
    said = _govern(parse(sentence))
    pieces = [parse(piece) for piece in place.text.split("; ")]
    verbs = {find_root(token.text) for piece in pieces for token in piece if token.pos_ == "VERB"}
    known: dict[str, set[str]] = {}
    for piece in pieces:
        for figure, verb in _govern(piece):
            known.setdefault(figure, set()).add(verb)
    return [
        f"of another deed in the notes ({figure})"
        for figure, verb in said
        if figure in known and verb in verbs and verb not in known[figure] | courtesies()
    ]


def check_amounts(sentence: str, place: Place) -> list[str]:
    """Check that "half of mine" does not become "all of yours"."""
    said, known = set(sentence.lower().split()) & _AMOUNTS, set(find_words(place.text.lower())) & _AMOUNTS
    part = re.search(r"(?i)(\w+) (?:half|1/2)\b", place.text)
    if part and "half" not in said and find_root(part[1]) in find_roots(sentence):
        return ["only half of it in the notes"]
    return [f"another amount in the notes ({word})" for word in sorted(said - known) if known - said]


def _govern(doc: "Doc") -> list[tuple[str, str]]:
    """Return each figure and month of a text with the root of the verb that it hangs on."""
    figures = [t for t in doc if t.like_num or (t.ent_type_ == "DATE" and t.pos_ == "PROPN")]
    verbs = [next((a for a in t.ancestors if a.pos_ == "VERB"), None) for t in figures]
    return [(find_root(t.text), find_root(v.text)) for t, v in zip(figures, verbs, strict=True) if v is not None]


def _apart(text: str) -> str:
    """Put what no number counts between the parts of a list, and leave "percent" out."""
    return re.sub(r"(?i)\bper ?cent\b|%", "", re.sub(r"[,;]\s", " and the and the and the and the ", text))


def _share(text: str) -> list[tuple[str, str]]:
    """Return the pairs of "two of three" and "1 in 10"."""
    pairs = [(find_root(a), find_root(b)) for a, b in re.findall(r"\b([\w’'-]+) (?:of|in|out of) (\w+)\b", text)]
    return [(a, b) for a, b in pairs if a.isdigit() and b.isdigit()]


def _beside(words: list[tuple[str, bool]], index: int) -> tuple[list[str], list[str]]:
    """Return the telling words after and before a place, the nearest first."""
    after = [word for word, telling in words[index + 1 : index + 1 + _NEAR] if telling]
    before = [word for word, telling in words[max(0, index - _NEAR) : index] if telling]
    return after[:2], before[::-1][:2]
