"""A draft cut into parts, sentences and clauses, once, with offsets into the text as it was given.

Quoted replies and forwarded mail below a draft are not the draft and are left out.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from coffeechat.prose import split_sentences
from coffeechat.rules.card import Part
from coffeechat.rules.folding import Folded, fold
from coffeechat.rules.layout import Line, is_closing, read_layout

# A clause ends where a new statement with its own verb is likely to begin; negation does not reach beyond it.
_CLAUSE_BREAK = re.compile(
    r"""[;:()\[\]]\s*|\s-{1,2}\s|\.{2,}\s*|(?<=[a-z])[.!?](?=[A-Z])|[.!?]["')]*\s"""
    r"""|,\s(?=(?:but|so|yet|though|although|because|since|while|which|who|if|then|just|only|rather|instead|please|kindly"""
    r"""|and|i|i'm|im|i'd|i've|we|you|it|would|could|can|may|are|is|do|or\s(?:if|do|can|could|would|maybe))\b)"""
    r"""|\s(?=(?:but|because|although|even\sthough|however|whereas)\b)"""
    r"""|\s(?=and\s(?:i|i'm|i'd|i've|we|you|please|kindly|if|let|could|would|can|may|is|are|do)\b)"""
    r"""|\s(?=so\s(?:i|if|please|that|we|you)\b)""",
    re.IGNORECASE,
)


_SURROGATE = re.compile("[\ud800-\udfff]")
_NAME = re.compile(r"[-~]{0,2} ?(?:[A-Z]\. ?)?[A-Z][\w'-]+(?: [A-Z][\w'.-]*){0,2}")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a part of the draft, folded, with its clauses."""

    part: Part
    folded: Folded

    @property
    def text(self) -> str:
        """The sentence as patterns see it."""
        return self.folded.text

    @property
    def span(self) -> tuple[int, int]:
        """Where it lies in the draft, in code points."""
        return self.folded.span()

    @cached_property
    def clauses(self) -> tuple[Folded, ...]:
        """The clauses in order; together they hold every word of the sentence."""
        cuts = [0, *(match.end() for match in _CLAUSE_BREAK.finditer(self.text)), len(self.text)]
        pieces = (self.folded.part(start, end) for start, end in pairwise(cuts))
        return tuple(piece for piece in pieces if piece.text)


@dataclass(frozen=True)
class ParsedDraft:
    """A draft as its sentences, in order. ``text`` is the draft untouched."""

    text: str
    sentences: tuple[Sentence, ...]

    def of(self, parts: tuple[Part, ...]) -> list[Sentence]:
        """Return the sentences of some parts."""
        return [sentence for sentence in self.sentences if sentence.part in parts]

    @cached_property
    def haystack(self) -> str:
        """Every sentence and every clause on a line of its own, to rule patterns out at one go."""
        lines = [text for s in self.sentences for text in (s.text, *(clause.text for clause in s.clauses))]
        return "\n".join(lines)


def parse_draft(text: str) -> ParsedDraft:
    """Cut a draft into its parts and sentences; never fails, an empty draft has none."""
    sentences = []
    whole = _SURROGATE.sub("\ufffd", text)
    for part, start, end in _blocks(read_layout(whole)):
        for span in split_sentences(whole[start:end]):
            folded = fold(text, start + span.start, start + span.end)
            trimmed = folded.part(0, len(folded.text))
            if trimmed.text:
                sentences.append(Sentence(part, trimmed))
    return ParsedDraft(text, tuple(_sign(sentences)))


def _sign(sentences: list[Sentence]) -> list[Sentence]:
    """A name alone at the very end of a note of one paragraph is its signature, "Many thanks, Ana" its closing."""
    if len(sentences) > 1 and sentences[-1].part == "body" and is_closing(sentences[-1].text):
        return [*sentences[:-1], Sentence("closing", sentences[-1].folded)]
    if len(sentences) > 1 and sentences[-1].part == "body" and _NAME.fullmatch(sentences[-1].text):
        return [*sentences[:-1], Sentence("signature", sentences[-1].folded)]
    return sentences


def _blocks(lines: list[Line]) -> list[tuple[Part, int, int]]:
    """Join the lines of a paragraph that were only wrapped."""
    blocks: list[tuple[Part, int, int]] = []
    for line in lines:
        if blocks and not line.opens_block and blocks[-1][0] == line.part:
            blocks[-1] = (line.part, blocks[-1][1], line.end)
        else:
            blocks.append((line.part, line.start, line.end))
    return blocks
