"""One plain name in place of all the ways in which a text names the company, so that a parser knows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import re2

from coffeechat.company.clauses import NAME
from coffeechat.company.dating import MONTHS
from coffeechat.company.material import Material, short_name
from coffeechat.model import Span

_HEAD = 100_000
"""Characters of a text that show how it names the company."""

_ASIDE = re2.compile(r"\s*\([^)]*\)|\[(?:\d{1,3}|[a-z]|citation needed)\]|[“”\"®™℠†*]")
_PLACE = re2.compile(
    r"^(?:[A-Z][\pL. ]+, [A-Z][\pL\d., ]{1,40}|[A-Z][A-Z. ]{2,30})(?:\([\pL /]+\) ?|/[\pL ]+/ ?)?(?:--|—|–|-) ?"
)
"""Where and when a story was filed ("DULUTH, Minn., Oct. 4 (AP) --")."""

_DATE_FIRST = re2.compile(r"^((?:From|In|On|Since|By|Until|Last|This) [A-Z]?[\w ]{2,20}?) (Acme |[Ww]e )")
_HOUSES = (
    "company|firm|group|organi[sz]ation|business|brewery|bakery|start-?up|charity|agency|foundation|cooperative|co-op|"
    "bank|museum|hospital|school|university|airline|retailer|restaurant|theatre|publisher|manufacturer|provider|operator|society|association|institute|council|studio|farm|clinic|"
    "orchestra|cooperative society"
)


@dataclass(frozen=True)
class Named:
    """A sentence at its ``place`` in a ``material``, and its ``text`` with ``NAME`` for the company."""

    material: Material
    place: int
    sentence: Span
    text: str


def name_sentences(materials: Sequence[Material], company: str) -> Iterator[Named]:
    """Yield every sentence of the usable materials."""
    for material in materials:
        if material.usable:
            names = _names(company, material)
            for place, sentence in enumerate(material.sentences):
                yield Named(material, place, sentence, _put_name(sentence.text, names))


def _names(company: str, material: Material) -> object:
    """Return the pattern of the ways in which a text names the company."""
    short = short_name(company)
    ways = {re2.escape(company), re2.escape(short)}
    first, _, rest = short.partition(" ")
    alone = re2.compile(rf"\b{re2.escape(first)}(?:’s|'s)? (?:will|has|had|is|was|does|can|said|[a-z]+(?:ed|s))\b")
    head = material.text[:_HEAD]
    if (
        rest
        and first[:1].isupper()
        and alone.search(head)
        and not re2.search(rf"\b{re2.escape(first.lower())}\b", head)
    ):
        ways.add(rf"{re2.escape(first)}\b(?: {re2.escape(rest)})?")
    houses = "|".join({_HOUSES, *(re2.escape(word.lower()) for word in short.split() if len(word) > 3)})  # noqa: PLR2004 - "of", "the"
    longest_first = "|".join(sorted(ways, key=len, reverse=True))
    return re2.compile(
        rf"(?:\b[Tt]he )?(?:{longest_first})"
        r"(?:,? (?:Company|Group|Holdings?|Limited|Corporation|Incorporated|Inc|Corp"
        r"|Ltd|LLC|PLC|plc|AG|SE|S\.A|SGPS|GmbH|N\.V)\b\.?)*"
        rf"|\b[Tt]he (?:[A-Z][\pL-]+-based )?(?i:{houses})\b"
    )


def _put_name(text: str, names: object) -> str:
    """Put one plain name for all the ways in which a text names the company."""
    bare = names.sub(_name_once, _ASIDE.sub("", _PLACE.sub("", text)))
    # Without the comma the parser takes "From September Acme" for a name.
    return " ".join(_DATE_FIRST.sub(r"\1, \2", bare).split())


def _name_once(found: object) -> str:
    """Return the plain name, but leave the company's name where it is part of another: "Friends of Castlebay Buses"."""
    before = found.string[: found.start()].split()
    part = len(before) > 1 and before[-1][:1].isupper() and before[-1].isalpha() and before[-1] not in MONTHS
    return found[0] if part else NAME
