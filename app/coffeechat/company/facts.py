"""Find the facts of company material and rank them by how much they invite a question."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import re2

from coffeechat.company.events import find_events
from coffeechat.company.material import Material
from coffeechat.company.phrases import commands, phrase_at, second_person, without_article
from coffeechat.company.themes import Card, Theme, load_themes
from coffeechat.company.wording import matches_any
from coffeechat.model import Fact, Span

MAX_FACTS = 60
MAX_READINGS = 3
"""Cards that may ask about the same sentence; a short text has few sentences and much in each."""

FEW_SENTENCES = 8
"""In a text this short a subject need not come up twice to be the company's own."""

MAX_ALIKE = 2
"""Facts of one kind; more would ask the same again."""

MAX_ITEM = 3
"""Words in one item of a range."""

MAX_NAME = 4
"""Words in the name of one part of a company."""

MAX_QUOTE = 260
"""A longer sentence is quoted by the clause that matters; code points."""

_NUMBER = re2.compile(r"\d")
_YEAR = re2.compile(r"\b(?:19|20)\d\d\b")
_NAME = re2.compile(r"[a-z,] [A-Z][\w&’'-]+")
_SPLIT = re2.compile(r"; |, including |, such as | – | — ")
_ASIDE = re2.compile(r"\s*\([^)]*\)")
_CLAUSE = re2.compile(
    r"[;:]| (?:to|for|through|under|in|with|that|which|who|by|on|from|used|consisting|enables?|designed) "
)
_LEAD_IN = re2.compile(r"(?i)^[\s,]*(?:(?:such as|including|as well as|various|other|and|or|related) )+")
_LOOSE_END = re2.compile(r"(?: (?:in|at|on|by|for|to|of|and|or|the|a|we|it|with|from|since|because|so|last|this))+$")
_VAGUE = re2.compile(
    r"(?i)\b(?:solutions?|services?|products?|systems?|devices?|tools?|others?|items?|offerings|operations|sales|applications)$"
)
_PLAIN = re2.compile(r"[a-z][a-zé’' -]+(?:s|ware|equipment|insurance|care|food|coffee|tea|training|software)")
_DOES = re2.compile(r"(?:distribut|sell|produc|offer|provid|market|manufactur|operat|design|develop)(?:e?s|ing)\b")
_READ = ("I read", "I saw", "I noticed")
_SLOT = re2.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class CompanyFact:
    """A verbatim fact, the card that reads it, the words that fill the card's frames, and its rank.

    Attributes:
        fact: the quote with its offsets.
        card: the theme or the kind of event that read it.
        slots: what fills ``{event}``, ``{what}``, ``{num}`` and the like.
        score: how much it invites a question; higher first.
    """

    fact: Fact
    card: Card
    slots: dict[str, str] = field(hash=False)
    score: float


def fill(frame: str, slots: dict[str, str]) -> str | None:
    """Put ``slots`` into ``frame``; None where it asks for one that is missing."""
    if any(name not in slots for name in _SLOT.findall(frame)):
        return None
    return frame.format_map(slots)


def find_facts(materials: Sequence[Material], company: str) -> list[CompanyFact]:
    """Return the facts of all usable materials, best first: one event for a sentence, or what its words are about."""
    readings = [*_read_events(materials, company), *_read_themes(materials, company)]
    facts: list[CompanyFact] = []
    seen: Counter[str] = Counter()
    for fact, sentence in sorted(readings, key=lambda reading: -reading[0].score):
        place = _norm(sentence.text)
        if seen[place] >= (1 if "event" in fact.slots else MAX_READINGS):
            continue
        if sum(other.card.id == fact.card.id for other in facts) >= MAX_ALIKE or commands(sentence.text):
            continue
        seen[place] += 1
        facts.append(fact)
        if len(facts) == MAX_FACTS:
            break
    return facts


def _read_events(materials: Sequence[Material], company: str) -> Iterator[tuple[CompanyFact, Span]]:
    for material, place, event in find_events(materials, company):
        found = max(event.sentence.text.find(event.verb), 0)
        slots = {"company": company, "event": event.saying.event, "read": _say_read(event.sentence, material)}
        slots |= {name: words for name in ("past", "doing") if (words := getattr(event.saying, name))}
        if material.stale and not _YEAR.search(event.saying.event):
            slots["dated"] = str(material.report_year)
        fact = _quote(material, event.sentence, found, found + len(event.verb))
        yield CompanyFact(fact, event.kind, slots, _score(event.kind, event.sentence.text, place) + 1), event.sentence


def _read_themes(materials: Sequence[Material], company: str) -> Iterator[tuple[CompanyFact, Span]]:
    matches = list(_matches(materials))
    counts = Counter(theme.id for _, _, _, theme, _ in matches)
    for score, material, sentence, theme, found in matches:
        if counts[theme.id] < theme.often and len(material.sentences) > FEW_SENTENCES:
            continue
        slots = _slots(sentence, found, material, company)
        if not any(fill(frame, slots) for frames in theme.asks.values() for frame in frames):
            continue
        fact = _quote(material, sentence, found.start(), found.end())
        yield CompanyFact(fact, theme, slots, score + ("what" in slots)), sentence


def _matches(materials: Sequence[Material]) -> Iterator[tuple[float, Material, Span, Theme, object]]:
    for material in materials:
        if not material.usable:
            continue
        for place, sentence in enumerate(material.sentences):
            if matches_any("instructions", sentence.text) or sentence.text.endswith("?"):
                continue
            listed = matches_any("customer_lists", sentence.text)
            for theme in load_themes().values():
                if theme.type == "product" and listed:
                    continue
                if found := theme.match(sentence.text):
                    yield _score(theme, sentence.text, place), material, sentence, theme, found


def _score(card: Card, sentence: str, place: int) -> float:
    words = len(sentence.split())
    score = card.weight + 0.4 * bool(_NUMBER.search(sentence)) + 0.4 * bool(_NAME.search(sentence))
    score += 0.4 * matches_any("lively", sentence) - 1.5 * matches_any("dull", sentence)
    return score - max(0, words - 40) / 20 - min(place, 100) / 200


def _slots(sentence: Span, found: object, material: Material, company: str) -> dict[str, str]:
    slots = {"company": company}
    for name, text in found.groupdict().items():
        if not text:
            continue
        if name in {"what", "other"}:
            phrase = phrase_at(sentence.text, found.start(found.re.groupindex[name]), company)
            if phrase:
                slots[name] = phrase
                slots["bare" if name == "what" else "other_bare"] = without_article(phrase)
        elif name == "list":
            slots |= _ends_of_list(text)
        elif name == "range":
            slots |= _ends_of_range(text)
        elif name == "count":
            slots["num"] = _say_number(text)
        elif name == "people":
            slots["people"] = text.lower()
        else:
            slots[name] = second_person(_LOOSE_END.sub("", text.strip(" ,;.")), company)
    years = sorted(set(_YEAR.findall(sentence.text)))
    slots["from"] = f" from {years[0]}" if len(years) == 1 else ""
    slots["in_year"] = f" in {years[0]}" if len(years) == 1 else ""
    slots["read"] = _say_read(sentence, material)
    return slots


def _say_read(sentence: Span, material: Material) -> str:
    """Say where one read it: with the year of a report, unless the sentence gives a year itself."""
    verb = _READ[sentence.start % len(_READ)]
    if material.report_year and not _YEAR.search(sentence.text):
        return f"{verb} in your {material.report_year} report"
    return verb


def _ends_of_list(text: str) -> dict[str, str]:
    """Return the first and last of a list of names ("Airline and Refinery"), nothing where it is no such list."""
    plain = _ASIDE.sub("", text).strip(" .:")
    mark = ";" if ";" in plain else "," if "," in plain else " and "
    parts = [part.strip().removeprefix("and ").strip() for part in plain.split(mark)]
    if mark == "," and ", and " not in plain:
        parts[-1:] = parts[-1].rsplit(" and ", 1)
    parts = [part for part in parts if part and " and " not in part and "Other" not in part]
    named = all(part[0].isupper() and len(part.split()) <= MAX_NAME for part in parts)
    return {"first_part": parts[0], "last_part": parts[-1]} if named and len(parts) > 1 else {}


def _ends_of_range(text: str) -> dict[str, str]:
    """Return two far ends of a range of goods ("pastries", "lunch items"), nothing where they cannot be said."""
    plain = _CLAUSE.split(_ASIDE.sub("", text), 1)[0]
    items = [_LEAD_IN.sub("", item).strip(" .") for item in plain.replace(" and ", ", ").split(",")]
    items = [item for item in items if item and len(item.split()) <= MAX_ITEM and _PLAIN.fullmatch(item)]
    items = [item for item in items if not _DOES.match(item) and not _VAGUE.search(item)]
    if len(items) < 3 or items[0] == items[-1]:  # noqa: PLR2004 - two things are no range
        return {}
    return {"one_end": items[0], "other_end": items[-1]}


def _say_number(text: str) -> str:
    """Say a count as people do: "approximately 1,897" is "some 1,900"."""
    number = int("".join(char for char in text if char.isdigit()))
    unit = 10 ** max(0, len(str(number)) - 2)
    return f"some {round(number / unit) * unit:,}"


def _quote(material: Material, sentence: Span, first: int, last: int) -> Fact:
    """Quote the sentence, or of a long one the piece that holds its characters ``first`` to ``last``."""
    start, end = 0, len(sentence.text)
    if end > MAX_QUOTE:
        cuts = [0, *(cut.end() for cut in _SPLIT.finditer(sentence.text)), end]
        start = max(cut for cut in cuts if cut <= first)
        end = min((cut for cut in cuts if cut >= last), default=end)
    piece = sentence.text[start:end]
    trimmed = piece.rstrip(" ;,–—")
    start, end = sentence.start + start, sentence.start + start + len(trimmed)
    return Fact(quote=material.text[start:end], source=material.source, start=start, end=end)


def _norm(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
