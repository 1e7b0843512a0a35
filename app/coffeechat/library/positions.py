"""Which side a document takes where the sources disagree: read off its sentences when it is added.

A side is taken only when that is sure: the document is about such meetings (``knowledge/library/subject.yaml``), a
sentence advises what the side says (``says`` in ``knowledge/guidance/disagreements``) and does not ask, report or deny
it, and no other sentence says what another side says. The sentence becomes a passage of its own, so that the table of
topics and sources is stored, checked and removed with its document.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

import re2
import yaml

from coffeechat import resources
from coffeechat.errors import KnowledgeError
from coffeechat.library.knowledge import DisagreementEntry, load_disagreements
from coffeechat.model import Passage, Span
from coffeechat.prose import split_sentences

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-", "–": "-", "*": " ", "_": " ", "é": "e"})
_JOIN = "="

_Patterns: TypeAlias = tuple["re2._Regexp", "re2._Regexp | None"]


class _Subject(NamedTuple):
    """What a document must be about before it can take a side, and which of its sentences can."""

    at_least: int
    patterns: "re2._Regexp"
    unsure: "re2._Regexp"
    story: "re2._Regexp"
    advised: "re2._Regexp"

    def is_of(self, text: str) -> bool:
        return sum(1 for _ in self.patterns.finditer(text)) >= self.at_least

    def is_sure(self, sentence: str) -> bool:
        told = self.story.search(sentence) and not self.advised.search(sentence)
        return not (told or self.unsure.search(sentence))


def find_positions(text: str, passages: Sequence[Passage]) -> list[Passage]:
    """Return a passage for each side that the document is sure to take, at the sentence that takes it.

    Its locator is ``<disagreement>=<side>``, its voice that of the passage around it.

    Raises:
        KnowledgeError: a pattern of the knowledge is malformed.
    """
    subject = _subject()
    if not subject.is_of(_fold(text)):
        return []
    folded = [(sentence, _fold(sentence.text)) for sentence in split_sentences(text)]
    sentences = [(sentence, words) for sentence, words in folded if subject.is_sure(words)]
    found: dict[str, Passage] = {}
    for name, sides in _sides().items():
        for side, sentence in _taken(sides, sentences, passages):
            found.setdefault(locate(name, side), _passage(locate(name, side), sentence, passages))
    return list(found.values())


def is_position(locator: str) -> bool:
    """Tell whether a locator names a side that a document takes."""
    return _JOIN in locator


def locate(disagreement: str, side: str) -> str:
    """Return the locator at which a document that takes this side has its sentence."""
    return f"{disagreement}{_JOIN}{side}"


def _taken(
    sides: Mapping[str, "_Patterns"], sentences: Sequence[tuple[Span, str]], passages: Sequence[Passage]
) -> Iterator[tuple[str, Span]]:
    """Yield the side of each speaker who takes one. Who says both, or quotes one to argue for the other, takes none."""
    found: dict[tuple[str, str | None], dict[str, Span]] = defaultdict(dict)
    for sentence, folded in sentences:
        for side, (says, unless) in sides.items():
            if says.search(folded) and not (unless and unless.search(folded)):
                found[_speaker(sentence, passages)].setdefault(side, sentence)
    for said in found.values():
        if len(said) == 1:
            yield from said.items()


def _speaker(sentence: Span, passages: Sequence[Passage]) -> tuple[str, str | None]:
    return next(((p.voice, p.commenter) for p in passages if p.start <= sentence.start < p.end), ("author", None))


def _passage(locator: str, sentence: Span, passages: Sequence[Passage]) -> Passage:
    voice, commenter = _speaker(sentence, passages)
    return Passage(locator=locator, start=sentence.start, end=sentence.end, voice=voice, commenter=commenter)


def _fold(text: str) -> str:
    return " ".join(text.translate(_STRAIGHT).lower().split())


@cache
def _subject() -> _Subject:
    path = resources.folder("knowledge/library") / "subject.yaml"
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        return _Subject(int(content["at_least"]), *(_compile(content[name]) for name in _Subject._fields[1:]))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, ValueError, re2.error) as error:
        raise KnowledgeError(f"the patterns cannot be read ({error})", str(path), "Mend the file.") from error


@cache
def _sides() -> dict[str, dict[str, "_Patterns"]]:
    """Return by disagreement and side what says it, and what keeps a sentence from it."""
    return {name: _patterns(entry) for name, entry in load_disagreements().items()}


def _patterns(entry: DisagreementEntry) -> dict[str, "_Patterns"]:
    try:
        return {side.id: (_compile(side.says), _compile(side.unless)) for side in entry.sides if side.says}
    except re2.error as error:
        where = f"knowledge/guidance/disagreements/{entry.id}.md"
        raise KnowledgeError(f"a pattern cannot be read ({error})", where, "Mend it.") from error


def _compile(patterns: Sequence[str]) -> "re2._Regexp | None":
    return re2.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None
