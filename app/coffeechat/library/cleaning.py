"""From the raw text of a file to a page: the article's blocks and the comments, without the rest of the page."""

import re
from collections.abc import Iterator, Sequence

import ftfy
from ftfy.badness import is_bad

from coffeechat.library.comments import attribute, gather
from coffeechat.library.heading import Heading, read_heading
from coffeechat.library.noise import Noise, find_scraps, load_noise
from coffeechat.library.page import Block, Line, Page, Piece

# Longer lines are whole paragraphs; where all are shorter, a paragraph is wrapped over several.
_WRAPPED = 120
# Shorter repetitions may be meant.
_REPEATED = 40
# Furniture at the end of a page is looked for in its last part only.
_TAIL_FROM = 0.4

_LINE = re.compile(r"[^\n]*\n?")
_BLOCK_START = re.compile(r"\s*(?:[•▪◦·*\-–]\s|\(?\d{1,2}[.)]\s|#{1,6}\s|>|\|)")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+")


def read_page(text: str, name: str) -> Page:
    """Understand the raw text of a text or Markdown file; ``name`` stands in where it has no title."""
    noise = load_noise()
    lines = [Line(match.start(), match[0].rstrip("\r\n")) for match in _LINE.finditer(text) if match[0]]
    heading = read_heading(lines, name, noise)
    article, comments = gather(_cut_tail(lines, noise), noise)
    commented = [_comment_block(line, number) for number, group in enumerate(comments, 1) for line in group]
    blocks = [*_blocks(article, heading, noise), *attribute(commented, heading.author)]
    author = heading.author or _find_bio(blocks)
    return Page(heading.title, author, heading.date, tuple(_drop_repeated(blocks, heading.title, noise)))


def _cut_tail(lines: Sequence[Line], noise: Noise) -> Sequence[Line]:
    first = int(len(lines) * _TAIL_FROM)
    return next((lines[:i] for i in range(first, len(lines)) if noise.is_tail(lines[i].text)), lines)


def _blocks(lines: Sequence[Line], heading: Heading, noise: Noise) -> Iterator[Block]:
    wrapped = max((len(line.text) for line in lines), default=0) <= _WRAPPED
    paragraph: list[Line] = []
    for line in lines:
        kept = bool(line.text.strip()) and line.start not in heading.used and not noise.is_line(line.text)
        if paragraph and not (kept and wrapped and not _BLOCK_START.match(line.text)):
            yield from _block(paragraph, heading.at)
            paragraph = []
        if kept:
            paragraph.append(line)
    yield from _block(paragraph, heading.at)


def _block(lines: Sequence[Line], title_at: int | None) -> Iterator[Block]:
    pieces = [piece for line in lines for piece in (_mend(line), Piece("\n", line.start + len(line.text), 1))]
    block = Block(tuple(pieces[:-1]), heading=bool(lines) and (lines[0].start == title_at or _is_heading(lines[0])))
    for start, end in find_scraps(block.text):
        block = block.without(start, end)
    if block.text.strip():
        yield block.trimmed()


def _is_heading(line: Line) -> bool:
    return bool(_MARKDOWN_HEADING.match(line.text))


def _comment_block(line: Line, number: int) -> Block:
    return Block((_mend(line),), voice="commenter", comment=number).trimmed()


def _mend(line: Line) -> Piece:
    text = ftfy.fix_encoding(line.text) if is_bad(line.text) else line.text
    return Piece(text, line.start, len(line.text))


def _drop_repeated(blocks: Sequence[Block], title: str, noise: Noise) -> Iterator[Block]:
    seen: set[str] = set()
    comments = {}
    for block in blocks:
        if block.comment:
            comments.setdefault(block.comment, []).append(block)
    repeated = _repeated_comments(comments)
    for block in blocks:
        block = block if block.comment else _without_title(block, title, noise)  # noqa: PLW2901 - the mended one
        key = _fold(block.text)
        if block.comment in repeated or (not block.comment and len(key) >= _REPEATED and key in seen):
            continue
        seen.add(key)
        yield block


def _repeated_comments(comments: dict[int, list[Block]]) -> set[int]:
    seen, repeated = set(), set()
    for number, blocks in comments.items():
        key = _fold(" ".join(block.text for block in blocks))
        if key in seen:
            repeated.add(number)
        seen.add(key)
    return repeated


def _without_title(block: Block, title: str, noise: Noise) -> Block:
    """Cut a title that was glued into the middle of a sentence."""
    text = block.text
    at = text.find(title) if title else -1
    if at <= 0 or text[at - 1].isspace() or text[at - 1] in "\"'“‘«(":
        return block
    end = at + len(title)
    for suffix in noise.title_suffixes:
        if text[end:].startswith(f" {suffix} "):
            end += len(suffix) + 1
            break
    return block.without(at, end)


def _find_bio(blocks: Sequence[Block]) -> str | None:
    own = [block for block in blocks if not block.comment]
    match = (
        re.match(r"((?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w'’-]+) is (?:an?|the) [^.]{5,}\.", own[-1].text) if own else None
    )
    return match[1] if match else None


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
