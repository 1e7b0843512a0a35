"""Read what the user gave about a company: which stretches of it are prose, and from when it is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

import re2

from coffeechat.company.dating import Dating, find_dating
from coffeechat.company.layout import prose_blocks
from coffeechat.company.wording import matches_any
from coffeechat.model import Span
from coffeechat.prose import split_sentences
from coffeechat.prose.stems import find_stems

# Beyond this the material only repeats itself, and time and memory would grow with it.
MAX_CHARS = 300_000

_SHORTEST = 4
_STARTERS = {"we", "our", "the", "in", "it", "this", "last", "as"}
_ENGLISH_SHARE = 0.09
_SELDOM, _REFRAIN = 3, 0.15
"""More sentences than this, and a larger share of them, have a word that runs through the whole text."""

_FEW_WORDS = 12
"""Fewer words than this are too few to tell a language by."""

_LEGAL_FORM = re2.compile(
    r"(?i)[, ]+(?:incorporated|inc|corporation|corp|company|co|plc|ltd|limited|llc|llp|ag|se|sa|s\.a|nv|n\.v|gmbh|group"
    r"|eg|e\.g|lda|pty|asa|a\.s\.a|e\.v|vzw|jsc|eood|k\.k|s\.p\.a|oy|ab|a\.s|bv|b\.v"
    r"|sgps|s\.g\.p\.s|holdings?|class a|\(the\))\.?$"
)
_OTHER_COMPANY = re2.compile(
    r"\b(?:[A-Z][\w&'’.-]*,? ){1,4}(?:Inc|Corporation|Corp|Company|PLC|plc|Ltd|Limited|LLC|AG|S\.A|SE|N\.V|GmbH)\b"
)
_ENGLISH = re2.compile(
    r"(?i)\b(?:the|and|of|to|in|a|is|are|for|with|our|we|that|by|on|as|its|you|will|from|at|has|have|been|after|were|this|their|which)\b"
)
_ASIDE = re2.compile(r"\([^)]*\)")
_WORD = re2.compile(r"\pL+")


@dataclass(frozen=True)
class Material:
    """One text about a company.

    Attributes:
        source: ``about:N``, ``contact`` or ``me``.
        text: the text as given; every offset counts its code points.
        sentences: its prose; line breaks in a sentence read as spaces, so the offsets stay true.
        dating: when it was written, None where it does not say.
        warnings: what the reader should know about it.
        usable: whether facts may be taken from it.
    """

    source: str
    text: str
    sentences: tuple[Span, ...] = ()
    dating: Dating | None = None
    warnings: tuple[str, ...] = ()
    usable: bool = True

    @property
    def stale(self) -> bool:
        """Whether it is older than eighteen months, by its own date."""
        return self.dating is not None and self.dating.stale


def read_material(source: str, text: str, company: str) -> Material:
    """Read one text about ``company``; text of another company or language is kept but not ``usable``."""
    head = text[:MAX_CHARS]
    material = Material(source, text, dating=find_dating(head))
    warnings = [] if len(text) <= MAX_CHARS else [f"{source} is very long: only its first {MAX_CHARS:,} were read."]
    if not head.strip():
        return replace(material, usable=False, warnings=(f"{source} is empty.",))
    if not _is_english(head):
        note = f"{source} does not read as English, so nothing was taken from it. Add something in English."
        return replace(material, usable=False, warnings=(*warnings, note))
    named = company_named(company, text)
    if not named:
        other = _OTHER_COMPANY.search(head[:1500])
        note = f"{source} never names {company}"
        if other:
            note += f" and seems to be about {other[0]}: nothing was taken from it. Check that it is the right text."
            return replace(material, usable=False, warnings=(*warnings, note))
        if not _is_named_in_part(company, head):
            warnings.append(f"{note}: check that it is about them before you ask.")
    if material.stale:
        warnings.append(f"{source} is {material.dating.said}: look up what has changed since.")
    return replace(material, sentences=tuple(_find_sentences(head)), warnings=tuple(warnings))


def find_refrain(materials: Sequence[Material]) -> frozenset[str]:
    """Return the stems that run through the texts, such as "bank" in what a bank writes, so that they tell nothing."""
    sentences = [find_stems(sentence.text) for material in materials for sentence in material.sentences]
    counts = Counter(stem for stems in sentences for stem in stems)
    return frozenset(stem for stem, count in counts.items() if count > max(_SELDOM, len(sentences) * _REFRAIN))


def company_named(company: str, text: str) -> bool:
    """Tell whether ``text`` names the company, however it is spaced, shortened or incorporated."""
    name = short_name(company)
    if (core := _squeeze(name)) and core in _squeeze(text):
        return True
    words = name.removeprefix("The ").split()
    if len(words) > 2 and " ".join(words[:2]) in text:  # noqa: PLR2004 - "Copper Mountain" of "Copper Mountain Mining"
        return True
    initials = re2.escape("".join(word[0] for word in words if word[0].isupper()))
    if len(words) > 2 and re2.search(rf"\b{initials}\b|www\.{initials.lower()}\.", text):  # noqa: PLR2004
        return True
    first = re2.escape(words[0]) if words else ""
    alone = len(words) > 1 and re2.search(rf"\b{first}(?:’s|'s)? (?:will|has|is|was|does|can|said|had)\b", text)
    return bool(alone) and not re2.search(rf"\b{first.lower()}\b", text)


def _is_named_in_part(company: str, text: str) -> bool:
    """Tell whether a text without any other company's name has the first word of this one, as a name."""
    first = short_name(company).removeprefix("The ").partition(" ")[0]
    return len(first) > _SHORTEST and bool(
        re2.search(rf"\b(?:{re2.escape(first)}|{re2.escape(first.upper())})\b", text)
    )


def short_name(company: str) -> str:
    """Return the name as people say it: without "Inc.", "Corporation" and their like."""
    name, last = company.strip(), ""
    while name != last:
        last, name = name, _LEGAL_FORM.sub("", name).strip(" ,")
    return name or company.strip()


def spoken_name(company: str, texts: Sequence[str]) -> str:
    """Return the company's short name, spelt as the material spells it ("Kraftheinz" is "Kraft Heinz")."""
    name = short_name(company)
    if any(name in text for text in texts):
        return name
    letters = [re2.escape(char) for char in _squeeze(name)]
    pattern = re2.compile(r"(?i)\b" + r"(?:[\s.'’-]| & )?".join(letters) + r"\b")
    found = Counter(" ".join(match.split()) for text in texts for match in pattern.findall(text[:MAX_CHARS]))
    named = [spelling for spelling, _ in found.most_common() if spelling != spelling.lower() and not spelling.isupper()]
    return named[0] if named else name


def _squeeze(text: str) -> str:
    # Databases write "Comercial Portugues" where the text has its accents.
    return "".join(char for char in normalize("NFKD", text).casefold() if char.isalnum())


def _is_english(text: str) -> bool:
    words = len(_WORD.findall(text[:20_000]))
    return words < _FEW_WORDS or len(_ENGLISH.findall(text[:20_000])) / words > _ENGLISH_SHARE


def _reads_whole(sentence: str) -> bool:
    """Tell a sentence or a long item from a heading, a label or the rest of a sentence cut by a page."""
    words = sentence.split()
    cut = sentence[0].islower() and not any(char.isupper() for char in words[0]) and words[0] not in _STARTERS
    return len(words) >= _SHORTEST and not cut and (sentence[-1] in '.!:;)”"' or len(words) >= 2 * _SHORTEST)


def _find_sentences(text: str) -> list[Span]:
    sentences = []
    for start, end in prose_blocks(text):
        flat = text[start:end].replace("\r", " ").replace("\n", " ")
        for piece in split_sentences(flat):
            if _reads_whole(piece.text) and not matches_any("never_facts", _ASIDE.sub("", piece.text)):
                sentences.append(Span(start=start + piece.start, end=start + piece.end, text=piece.text))
    return sentences
