"""Split a laid-out page into passages: paragraphs, comments, and the cited sentences of a known article."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from coffeechat.library.fingerprints import resolve_locators
from coffeechat.library.knowledge import Digest
from coffeechat.library.noise import find_bullet
from coffeechat.library.page import Placed
from coffeechat.model import Passage
from coffeechat.prose import split_sentences

# A hit is at most 1,200 characters; MiniLM reads about a thousand.
_LONGEST = 1000
# Shorter paragraphs say little alone and join the next.
_SHORTEST = 240
_LABEL = 60


def split(text: str, placed: Sequence[Placed]) -> list[Passage]:
    """Return the passages of a page, numbered ``p1``, ``p2``, ...; a comment is never joined to another."""
    spans = [
        (start, end, group[0])
        for _, blocks in groupby(placed, key=lambda entry: entry.block.comment)
        for group in [list(blocks)]
        for start, end in _spans(text, group)
    ]
    return [
        Passage(locator=f"p{i}", start=start, end=end, voice=first.block.voice, commenter=first.block.commenter)
        for i, (start, end, first) in enumerate(spans, 1)
    ]


def find_cited(text: str, digest: Digest) -> list[Passage]:
    """Return the one to three verbatim sentences of an original that each locator of its digest stands for."""
    sentences = split_sentences(text)
    found = resolve_locators(digest.fingerprints, [sentence.text for sentence in sentences])
    passages = []
    for passage in digest.passages:
        if passage.locator in found:
            first, last = found[passage.locator]
            start = sentences[first].start + _lead(sentences[first].text)
            passages.append(passage.model_copy(update={"start": start, "end": sentences[last].end}))
    return passages


def name_alike(cited: Sequence[Passage], passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages with a commenter named as the digest names them, so that one person is not two."""
    names = {
        passage.commenter: quote.commenter
        for quote in cited
        for passage in passages
        if quote.commenter and passage.commenter and passage.start < quote.end and quote.start < passage.end
    }
    return [p.model_copy(update={"commenter": names.get(p.commenter, p.commenter)}) for p in passages]


def _lead(sentence: str) -> int:
    """Return how much of a sentence is a bullet, a smiley or the like before its first word."""
    begin = find_bullet(sentence)
    while begin < len(sentence) - 1 and not (sentence[begin].isalnum() or sentence[begin] in "\"“‘'@("):
        begin += 1
    return begin


def _spans(text: str, placed: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    start = end = None
    for entry in placed:
        if start is not None and (end - start >= _SHORTEST or entry.end - start > _LONGEST) and not _label(text[:end]):
            yield from _cut(text, start, end)
            start = None
        start = entry.start if start is None else start
        end = entry.end
    if start is not None:
        yield from _cut(text, start, end)


def _label(text: str) -> bool:
    """Whether a text ends in a heading or an announcement, which belongs to what follows."""
    last = text[text.rfind("\n") + 1 :]
    return last.endswith(":") or (len(last) <= _LABEL and not last.endswith((".", "!", "?", "”", '"', ")")))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a span, cut between sentences where it is too long, and anywhere where a sentence is."""
    if end - start <= _LONGEST:
        yield start, end
        return
    begin = last = start
    for sentence in split_sentences(text[start:end]):
        stop = start + sentence.end
        if stop - begin > _LONGEST and last > begin:
            yield begin, last
            begin = start + sentence.start
        while stop - begin > _LONGEST:
            yield begin, begin + _LONGEST
            begin += _LONGEST
        last = stop
    if begin < end:
        yield begin, end
