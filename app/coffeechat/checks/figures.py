"""Do numbers, dates and amounts count in a sentence what they count in the notes, and hang on the same verb?"""

import re
from typing import TYPE_CHECKING

from coffeechat.checks.meanings import MONTHS, find_months, find_root, find_roots
from coffeechat.checks.places import Place
from coffeechat.checks.telling import courtesies
from coffeechat.prose.english import parse
from coffeechat.prose.stems import find_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

# "May" is a month after or before these, and "may" a verb elsewhere.
_IN_MAY = re.compile(
    r"(?i)\b(?:in|by|of|until|till|since|from|before|after|early|late|mid|end|this|next|last|\d+(?:st|nd|rd|th)?)"
    r"[ -]may\b|"
    r"\bmay ?(?:\d|[-–/]|to (?:june|july|aug|sept|oct|nov|dec))"
)
_SPAN = re.compile(
    r"(?P<what>[A-Za-z]{4,})(?: \([^)]*\))?,?:? (?:for )?(?:about |almost |nearly )?"
    r"(?P<count>[\w.]+) (?:years|months)\b"
)
_AMOUNTS = frozenset({"all", "half", "most", "none", "every", "both", "some", "few", "many"})
# "Read all my pitches" of "read one pitch"; what one does all day counts nothing.
_ALL_OF = re.compile(r"(?i)\b(?:all|most|half|none|both|each) (?:of )?(?:my|your|the|his|her|their|these|those)\b")
_WHOLE = frozenset({"all", "half", "most", "none", "every", "everything", "both", "whole", "each", "entire"})
_AT_LEAST = re.compile(r"(?i)\b(?:more than|over|above|at least|no (?:less|fewer) than) (?P<count>[\w.,]+)")
_AT_MOST = re.compile(r"(?i)\b(?:less than|fewer than|under|below|at most|up to|no more than) (?P<count>[\w.,]+)")
_BARE_BOUND = {
    _AT_LEAST: re.compile(r"(?i)\b(?:min|minimum|least)\b|\d\+"),
    _AT_MOST: re.compile(r"(?i)\b(?:max|maximum|most|limit)\b|<"),
}


def check_shares(sentence: str, place: Place) -> list[str]:
    """Check that "two of three" is that share in the notes."""
    shares = set(_share(place.text))
    return [f"another share in the notes ({a} of {b})" for a, b in _share(sentence) if shares and (a, b) not in shares]


def check_governors(sentence: str, place: Place) -> list[str]:
    """Check that a number or a date hangs on the verb that it hangs on in the notes: "opens on 1 September"."""
    said = _govern(parse(sentence))
    pieces = [parse(piece) for piece in place.text.split("; ")]
    known: dict[str, set[str]] = {}
    for piece in pieces:
        for figure, verb in _govern(piece):
            known.setdefault(figure, set()).add(verb)
    dated = set().union(*known.values()) if known else set()
    return [
        f"of another deed in the notes ({figure})"
        for figure, verb in said
        if figure in known and verb in dated and verb not in known[figure] | courtesies()
    ]


def check_months(sentence: str, place: Place) -> list[str]:
    """Check that a promise for March is not one for May, which is a verb elsewhere."""
    roots = find_roots(place.text)
    dated = any(find_root(month) in roots for month in MONTHS if month != "may")
    in_may = _IN_MAY.search(place.text) or re.search(r"(?<=\S )May\b", place.text) or ("may" in find_months(place.text))
    return ["another month in the notes (May)"] if _IN_MAY.search(sentence) and dated and not in_may else []


def check_bounds(sentence: str, place: Place) -> list[str]:
    """Check that "more than two", "at least two" and "at most two" are not made of "two", nor of each other."""
    text = find_roots(place.text)
    return [
        f"another bound in the notes ({bound[0]})"
        for bounds, other in ((_AT_LEAST, _AT_MOST), (_AT_MOST, _AT_LEAST))
        for bound in bounds.finditer(sentence)
        if find_root(bound["count"]) in text
        and (other.search(place.text) or not bounds.search(place.text))
        and not _BARE_BOUND[bounds].search(place.text)
    ]


def check_amounts(sentence: str, place: Place) -> list[str]:
    """Check that "half of mine" does not become "all of yours"."""
    said, known = set(sentence.lower().split()) & _AMOUNTS, set(find_words(place.text.lower())) & _AMOUNTS
    part = re.search(r"(?i)(\w+) (?:half|1/2)\b", place.text)
    if part and "half" not in said and find_root(part[1]) in find_roots(sentence):
        return ["only half of it in the notes"]
    more = [f"more than in the notes ({match[0]})" for match in _ALL_OF.finditer(sentence) if not known & _WHOLE]
    return more + [f"another amount in the notes ({word})" for word in sorted(said - known) if known - said]


def _govern(doc: "Doc") -> list[tuple[str, str]]:
    """Return each figure and month of a text with the root of the verb that it hangs on."""
    figures = [t for t in doc if t.like_num or (t.ent_type_ == "DATE" and t.pos_ == "PROPN")]
    verbs = [next((a for a in t.ancestors if a.pos_ == "VERB"), None) for t in figures]
    return [(find_root(t.text), find_root(v.text)) for t, v in zip(figures, verbs, strict=True) if v is not None]


def check_callings(sentence: str, place: Place) -> list[str]:
    """Check that "a midwife for nineteen years" does not become another calling for as long."""
    known = [calling for piece in place.text.split("; ") for calling in _find_callings(parse(piece))]
    return [
        f"another calling in the notes ({figure})"
        for figure, calling in _find_callings(parse(sentence))
        if (theirs := {c for f, c in known if f == figure}) and calling not in theirs
    ] + [
        f"for another time in the notes ({calling})"
        for calling, count in _find_spans(sentence)
        if (theirs := {c for other, c in _find_spans(place.text) if other == calling}) and count not in theirs
    ]


def _find_spans(text: str) -> list[tuple[str, str]]:
    """Return the roots of what one is and of how many years: "paramedic 14 yrs", "a paramedic for 14 years"."""
    return [(find_root(span["what"]), find_root(span["count"])) for span in _SPAN.finditer(text)]


def _find_callings(doc: "Doc") -> list[tuple[str, str]]:
    """Return the figure of each "midwife for nineteen years" with the root of what one is."""
    callings = []
    for figure in doc:
        length = figure.head.head
        if not figure.like_num or length.lower_ != "for":
            continue
        beings = [child for child in length.head.children if child.dep_ == "attr"]
        callings += [
            (find_root(figure.text), find_root(being.text)) for being in beings or [length.head] if being.pos_ == "NOUN"
        ]
    return callings


def _share(text: str) -> list[tuple[str, str]]:
    """Return the pairs of "two of three" and "1 in 10"."""
    pairs = [(find_root(a), find_root(b)) for a, b in re.findall(r"\b([\w’'-]+) (?:of|in|out of) (\w+)\b", text)]
    return [(a, b) for a, b in pairs if a.isdigit() and b.isdigit()]
