"""The statements of what the sender gave, as places that a sentence of a letter must be borne out by."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import yaml

from coffeechat.checks.labels import Cast, call, read_cast, split_label
from coffeechat.checks.meanings import find_roots, write_out
from coffeechat.prose import split_sentences
from coffeechat.prose.carrying import find_other, name_other
from coffeechat.prose.english import parse
from coffeechat.prose.stems import find_words
from coffeechat.resources import folder

_BULLET = re.compile(r"^\s*(?:(?:[-=]*>|[→➝➜►▶⇒]|[-*•–—▪◦·]|\(?\d{1,2}[.)])\s+|[-*•](?=[^\W\d]))")
_CLAUSES = re.compile(
    r"(?i),\s+|\s+(?:and|but)\s+(?=(?:I|he|she|they)(?:['’]s)? (?:also )?"
    r"(?:said|told|promised|offered|will|is|would)\b)"
)
_FOUND = re.compile(r"(?i)(?:saw|heard|read|met|found|watched|attended|listened|enjoyed|came across|follow)\b")
_ONE_BREATH = 45  # words
_POINTS_BACK = re.compile(
    r"(?i)^(?:\W*\w+){1,6}? (?:them|it|those|there)\b|^\W*(?:bring|so|then|also|and)\b|"
    r"^(?:\W*\w+){0,4}? (?:send|post|bring|e?mail|return) (?:by|before|on|tonight|tomorrow|in)\b"
)
_TO_DO = re.compile(r"(?i)\bI(?:['’](?:ll|m|d)| will| am to| must| have to| need to| said| owe| promised?)\b")
_STATE = re.compile(r"(?i)(?:keen|eager|curious|interested|hoping|looking|trying|thinking|considering|planning)\b")
_CUT = re.compile(r";\s|[!?]+\s|(?<=\b[A-Z])\.\s+(?=[a-z])|(?<!\S)\d[.)]\s+|(?<=[a-z])\.\s+(?=(?:I|He|She|They|We)\b)")


@dataclass(frozen=True)
class Place:
    """A statement of an input: its text written out, the roots of its words, and whose turn it is.

    ``reader`` are the words of the reader's name, and ``pronoun`` what the notes say of the reader, if only one.
    """

    text: str
    stems: frozenset[str]
    speaker: str = ""
    reader: frozenset[str] = frozenset()
    pronoun: str = ""


@lru_cache(maxsize=4)
def read_places(given: tuple[tuple[str, str], ...]) -> tuple[Place, ...]:
    """Cut the inputs, pairs of source and text, into statements: one of them must bear out a sentence of a letter."""
    inputs = dict(given)
    to = set(call(inputs.get("to", "")))
    addressed = find_roots(f"{inputs.get('to', '')} {inputs.get('from', '')}")
    places = []
    for source, text in inputs.items():
        cast = read_cast(text, inputs.get("to", ""), inputs.get("from", ""))
        before: list[Place] = []
        ours = False  # below a heading such as "since then:", where the writer tells what the writer did
        for line in text.splitlines():
            news = _news().match(_BULLET.sub("", line))
            ours = bool(line.strip()) and (ours or bool(news and not line[news.end() :].strip(" :")))
            read = _read_line(line, to, addressed, ours or bool(news), cast)
            places += [*_continue(before, read), *read]
            before = read or before
            places += [
                place for part in _own_parts(source, line) for place in _read_line(part, to, addressed, True, cast)
            ]
    pronoun = _find_pronoun(inputs.get("notes", ""))
    places = [replace(place, pronoun=pronoun) for place in places]
    return tuple(places) or (Place("", frozenset(addressed)),)


def _find_pronoun(notes: str) -> str:
    """Return she or he where the notes say one of them mostly, else nothing."""
    low = find_words(notes.lower())
    she, he = sum(w in {"she", "her", "hers"} for w in low), sum(w in {"he", "him", "his"} for w in low)
    often = 2
    return "she" if she > often * he else "he" if he > often * she else ""


def _own_parts(source: str, line: str) -> list[str]:
    """Return the parts of a line in which the writer tells of the writer: all of ``me``, and how they found someone."""
    parts = [part for sentence in split_sentences(line) for part in re.split(r"[;,]\s+|\s+[-–—]\s+", sentence.text)]
    return parts if source == "me" else [part for part in parts if source == "contact" and _FOUND.match(part)]


@lru_cache(maxsize=1)
def _news() -> re.Pattern:
    """Return the pattern of what notes put before the news of the writer."""
    loaded = yaml.safe_load((folder("knowledge/letters") / "follow-ups.yaml").read_text(encoding="utf-8"))
    return re.compile(rf"(?i)(?:{'|'.join(loaded['news'])})\b(?: \(?[\w. /]{{1,15}}\)?)?\s*[:,–—-]\s*")


def _read_line(line: str, to: set[str], addressed: set[str], ours: bool, cast: Cast) -> list[Place]:
    line = _BULLET.sub("", line)
    line = _news().sub("", line, count=1) if ours else line
    speaker, line = split_label(line, cast)
    pieces = [p for s in split_sentences(line) for p in _CUT.split(s.text) if p and p.strip()]
    told = [_as_mine(text) if ours else text for text in map(write_out, pieces)]
    told += [clause for text in told for clause in _carry(text, frozenset(to))]
    joined = _join(told[: len(pieces)])
    return [Place(text, frozenset(find_roots(text) | addressed), speaker, frozenset(to)) for text in [*told, *joined]]


def _continue(before: list[Place], read: list[Place]) -> list[Place]:
    """Join a line to the one before where it points back ("I promise to return them") or is also the writer's to do."""
    if not before or not read or before[-1].speaker != read[0].speaker:
        return []
    last, first = before[-1], read[0]
    mine = bool(_TO_DO.search(last.text) and _TO_DO.search(first.text))
    if not (mine or _POINTS_BACK.search(first.text)) or len(f"{last.text} {first.text}".split()) > _ONE_BREATH:
        return []
    return [replace(first, text=f"{last.text}; {first.text}", stems=last.stems | first.stems)]


def _join(told: list[str]) -> list[str]:
    """Return what a line says in one breath: all of a short one, or two statements at a time."""
    whole = "; ".join(told)
    if len(told) > 1 and len(whole.split()) <= _ONE_BREATH:
        return [whole]
    return [f"{one}; {other}" for one, other in pairwise(told)]


def _carry(text: str, to: frozenset[str]) -> list[str]:
    """Return the later clauses of a statement that names someone else, with that name where they point to it."""
    carried, end = [], 0
    for clause in _CLAUSES.split(text):
        other = find_other(text[:end], to)
        named = name_other(clause, other) if other else ""
        carried += [named] if named and named != clause else []
        end = text.find(clause, end) + len(clause)
    return carried


def _as_mine(text: str) -> str:
    """Give the writer as the subject to news that has none."""
    if _STATE.match(text):
        return f"I am {text}"
    return (
        f"I {text}" if parse(text[:1].lower() + text[1:])[0].tag_ in {"VB", "VBD", "VBN", "VBP", "VBZ", "MD"} else text
    )
