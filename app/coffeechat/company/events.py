"""Find what happened at a company, sentence by sentence, as things one can say to somebody who works there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import re2

from coffeechat.company.clauses import NAME, find_clauses
from coffeechat.company.dating import MONTHS
from coffeechat.company.kinds import Kind, event_stems, find_kind
from coffeechat.company.material import Material, short_name
from coffeechat.company.speech import say
from coffeechat.company.wording import matches_any
from coffeechat.model import Span
from coffeechat.prose.english import parse_all
from coffeechat.prose.stems import find_stems

MAX_PARSED = 60
"""Sentences that are parsed; the rest of a long text only repeats itself."""

_LONGEST = 60
"""Words of a sentence that is worth parsing."""

_HEAD = 100_000
"""Characters of a text that show how it names the company."""

_ASIDE = re2.compile(r"\s*\([^)]*\)|[“”\"®™℠†*]")
_PLACE = re2.compile(
    r"^(?:[A-Z][\pL. ]+, [A-Z][\pL\d., ]{1,40}|[A-Z][A-Z. ]{2,30})(?:\([\pL /]+\) ?|/[\pL ]+/ ?)?(?:--|—|–|-) ?"
)
"""Where and when a story was filed ("DULUTH, Minn., Oct. 4 (AP) --")."""

_DATE_FIRST = re2.compile(r"^((?:From|In|On|Since|By|Until|Last|This) [A-Z]?[\w ]{2,20}?) (Acme |[Ww]e )")
_TOLD = re2.compile(
    r"(?i)\b(?:never|no longer|not|will|should have|own|every|only|retention|attrition|turnover|absence)\b"
    r"|n['’]t\b"
)
_IT = re2.compile(r"^(?:It|They)\b")
_NUMBER = re2.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|quarter|fifth)\b")
_HOUSES = (
    "company|firm|group|organi[sz]ation|business|brewery|bakery|start-?up|charity|agency|foundation|cooperative|co-op|"
    "bank|museum|hospital|school|university|airline|retailer|restaurant|theatre|publisher|manufacturer"
)


@dataclass(frozen=True)
class Event:
    """Something that happened.

    Attributes:
        sentence: where it stands.
        verb: the word of the sentence that tells it, as written.
        kind: what kind of event it is.
        said: how one would say it.
    """

    sentence: Span
    verb: str
    kind: Kind
    said: str


def find_events(materials: Sequence[Material], company: str) -> Iterator[tuple[Material, int, Event]]:
    """Yield the events of the most promising sentences, with the sentence's place in its material."""
    found = [
        (_promise(sentence.text, place), material, place, sentence)
        for material in materials
        if material.usable
        for place, sentence in enumerate(material.sentences)
        if _is_candidate(sentence.text)
    ]
    best = sorted(found, key=lambda entry: -entry[0])[:MAX_PARSED]
    names = {material.source: _names(company, material) for material in materials}
    docs = parse_all([_address(sentence.text, names[material.source]) for _, material, _, sentence in best])
    for (_, material, place, sentence), doc in zip(best, docs, strict=True):
        if _is_own_voice(sentence.text):
            pattern = names[material.source]
            follows = place > 0 and _opens_with_company(_address(material.sentences[place - 1].text, pattern))
            for event in _read(doc, sentence, it_is_you=follows, stale=material.stale):
                yield material, place, event


def _read(doc: object, sentence: Span, *, it_is_you: bool, stale: bool) -> Iterator[Event]:
    for clause in find_clauses(doc, it_is_you=it_is_you):
        said = say(clause, stale=stale)
        kind = find_kind(clause, said, stale=stale) if said else None
        if kind:
            yield Event(sentence, clause.verb.text, kind, said)


def _is_candidate(text: str) -> bool:
    if (
        len(text.split()) > _LONGEST
        or text.endswith("?")
        or "and/or" in text
        or matches_any("taken_back", text)
        or matches_any("instructions", text)
    ):
        return False
    return bool(_TOLD.search(text)) or bool(find_stems(text) & event_stems())


def _is_own_voice(text: str) -> bool:
    """Tell whether a "we" in quotation marks, if there is one, is said by somebody who leads the company."""
    return not matches_any("quoted_we", text) or matches_any("own_voices", text)


def _promise(text: str, place: int) -> float:
    score = 1.0 * bool(_NUMBER.search(text)) + matches_any("lively", text) - 1.5 * matches_any("dull", text)
    score += matches_any("own_voice", text)
    return score - max(0, len(text.split()) - 30) / 15 - min(place, 100) / 100


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
        rf"(?:\b[Tt]he )?(?:{longest_first})(?:,? (?:Company|Group|Inc|Corp|Ltd|PLC|plc|AG|SE|S\.A)\b\.?)?(?:, Inc\.)?"
        rf"|\b[Tt]he (?i:{houses})\b"
    )


def _address(text: str, names: object) -> str:
    """Put one plain name for all the ways in which a text names the company."""
    bare = names.sub(_name_once, _ASIDE.sub("", _PLACE.sub("", text)))
    # Without the comma the parser takes "From September Acme" for a name.
    return " ".join(_DATE_FIRST.sub(r"\1, \2", bare).split())


def _name_once(found: object) -> str:
    """Return the plain name, but leave the company's name where it is part of another: "Friends of Castlebay Buses"."""
    before = found.string[: found.start()].split()
    part = len(before) > 1 and before[-1][:1].isupper() and before[-1].isalpha() and before[-1] not in MONTHS
    return found[0] if part else NAME


def _opens_with_company(text: str) -> bool:
    # A text that says "we" means something else by "it".
    return text.startswith((f"{NAME} ", f"{NAME}'s", f"{NAME}’s")) or bool(_IT.match(text))
