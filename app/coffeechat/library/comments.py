"""Tell the comments under an article from the article, and who speaks in each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coffeechat.library.noise import Noise, find_bullet
from coffeechat.library.page import Block, Line

# Without an invitation to comment, so many repeated or signed items of the last list show what it is.
_ENOUGH = 2
_LONGEST_NAME_LINE = 40

_NAME_WORD = r"[A-Z][\w.'’-]*"
_NAME_LINE = re.compile(rf"^-?\s*({_NAME_WORD}(?: {_NAME_WORD}){{0,3}})(?: at \S+)?$")
_ADDRESSED = re.compile(
    rf"^(?i:hey|hi|hello|dear|thanks|thank you|no problem|welcome|to|@)?,?\s*@?({_NAME_WORD})"
    rf"(?:(?: and |, | & )({_NAME_WORD}))?\b"
)
_TO_SOMEONE = re.compile(rf"(?:^|\s)(?:@({_NAME_WORD})|To ({_NAME_WORD})['’]s)")
_GREETING = re.compile(r"^(?i:hey|hi|hello|thanks|thank you|no problem|@)")
_DASHED = re.compile(rf"^({_NAME_WORD}) [-–—] ")


@dataclass(frozen=True)
class Speech:
    """A comment: its blocks, the name it is signed with, and whether the article's author wrote it."""

    blocks: tuple[Block, ...]
    name: str | None
    by_author: bool = False


def gather(lines: Sequence[Line], noise: Noise) -> tuple[list[Line], list[list[Line]]]:
    """Split a page into the lines of its article and its comments, each a list of lines without bullets.

    Comments are the list at the end of a page where something shows that it is one: an invitation to
    comment, a pingback, or items that are repeated or signed.
    """
    first = _find_list(lines, noise)
    items = _items(lines[first:], noise)
    bodies = [" ".join(line.text for line in item) for item in items]
    signed = sum(1 for item in items if len(item) > 1 and _is_name(item[0].text))
    repeated = len(bodies) - len(set(bodies))
    invited = any(noise.is_comment_sign(line.text) for line in lines)
    if not items or not (invited or signed >= _ENOUGH or repeated >= _ENOUGH):
        return list(lines), []
    return list(lines[:first]), items


def attribute(blocks: Sequence[Block], author: str | None) -> list[Block]:
    """Give each comment its speaker: by name line or signature, by a reply to it, or the article's author."""
    speeches = [_sign(group) for group in _groups(blocks)]
    names = {speech.name.split()[0] for speech in speeches if speech.name}
    own = author.split()[0] if author else None
    speeches = [_tell_author(speech, own, names) for speech in speeches]
    return [block for speech in _name_by_replies(speeches, names) for block in _spoken(speech)]


def _find_list(lines: Sequence[Line], noise: Noise) -> int:
    """Return where the list begins that runs to the end of the page."""
    first, at = len(lines), len(lines) - 1
    while at >= 0:
        text = lines[at].text
        if find_bullet(text):
            first = at
        elif text.strip() and not text.startswith("  ") and not noise.is_line(text):
            break
        at -= 1
    return first


def _items(lines: Sequence[Line], noise: Noise) -> list[list[Line]]:
    items: list[list[Line]] = []
    for line in lines:
        text, at = line.text, find_bullet(line.text)
        if at:
            items.append([Line(line.start + at, text[at:])])
        elif items and text.startswith("  ") and text.strip():
            indent = len(text) - len(text.lstrip())
            items[-1].append(Line(line.start + indent, text[indent:]))
    return [item for item in items if not noise.is_line(item[0].text)]


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    numbers = dict.fromkeys(block.comment for block in blocks)
    for number in numbers:
        yield [block for block in blocks if block.comment == number]


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME_LINE and bool(_NAME_LINE.match(text.strip()))


def _sign(blocks: list[Block]) -> Speech:
    """Find the name above or below a comment, and take it out of what was said."""
    if len(blocks) > 1 and _is_name(blocks[0].text):
        name = _NAME_LINE.match(blocks[0].text.strip())[1]
        rest = blocks[1:]
        return Speech(tuple(rest[:-1] if _signs(rest, name) else rest), name)
    tail = [block for block in blocks[1:][-2:] if _is_name(block.text)]
    if not tail or tail[-1] is not blocks[-1]:
        return Speech(tuple(blocks), None)
    kept = blocks[: len(blocks) - len(tail)]
    return Speech(tuple(kept), _NAME_LINE.match(tail[0].text.strip())[1])


def _signs(blocks: Sequence[Block], name: str) -> bool:
    return len(blocks) > 1 and blocks[-1].text.strip(" -") in {name, name.split(maxsplit=1)[0]}


def _tell_author(speech: Speech, own: str | None, names: set[str]) -> Speech:
    """An unsigned comment that speaks to other commenters, and not to the author, is the author's reply."""
    if speech.name:
        return speech
    addressed = _addressed(speech)
    if own and own in addressed:
        return speech
    replies = bool(addressed & names) or bool(addressed and _GREETING.match(speech.blocks[0].text))
    dashed = bool(_DASHED.match(speech.blocks[0].text))
    return replace(speech, by_author=replies or dashed)


def _addressed(speech: Speech) -> set[str]:
    found = set()
    for i, block in enumerate(speech.blocks):
        for match in _TO_SOMEONE.finditer(block.text):
            found |= {match[1] or match[2]}
        opening = (_ADDRESSED.match(block.text) or _DASHED.match(block.text)) if i == 0 else None
        if opening:
            found |= {name for name in opening.groups() if name}
    return found


def _name_by_replies(speeches: Sequence[Speech], names: set[str]) -> list[Speech]:
    """Name an unsigned comment by the author's reply to it: the last one before a reply to a new name."""
    named = list(speeches)
    for i, reply in enumerate(speeches):
        if not reply.by_author:
            continue
        for name in sorted(_addressed(reply) - names):
            open_ones = [j for j in range(i) if not named[j].name and not named[j].by_author]
            if not open_ones:
                continue
            said = named[open_ones[-1]].blocks
            same = [j for j in open_ones if [b.text for b in named[j].blocks] == [b.text for b in said]]
            for j in same:
                named[j] = replace(named[j], name=name)
    return named


def _spoken(speech: Speech) -> Iterator[Block]:
    for block in speech.blocks:
        voice = "author" if speech.by_author else "commenter"
        yield replace(block, voice=voice, commenter=None if speech.by_author else speech.name)
