"""Find the facts of company material and rank them by how much they invite a question."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import re2

from coffeechat.company.disputes import find_disputed
from coffeechat.company.documents import find_document
from coffeechat.company.events import find_events
from coffeechat.company.material import Material
from coffeechat.company.naming import Named, name_sentences
from coffeechat.company.notable import find_notable
from coffeechat.company.phrases import commands
from coffeechat.company.portrait import MAX_PARSED, find_traits, is_descriptive
from coffeechat.company.slots import fill, read_slots, say_read, ways_to_read
from coffeechat.company.tallies import find_tallies
from coffeechat.company.themes import Card, Theme, load_themes
from coffeechat.company.topics import find_topics
from coffeechat.company.voices import find_voices
from coffeechat.company.wording import matches_any
from coffeechat.model import Fact, Span
from coffeechat.prose.english import parse_all

MAX_FACTS = 60
MAX_READINGS = 3
"""Cards that may ask about the same sentence; a short text has few sentences and much in each."""

MAX_ALIKE = 3
"""Events of one kind, and lists and notable sentences; of anything else one is enough."""

MAX_QUOTE = 260
"""A longer sentence is quoted by the clause that matters; code points."""

_DENIALS = {"rule", "undone", "spending"}
_HEAD = 20_000
"""Characters of a text that show whether it is a filing."""

_LONG_AGO = 8
"""Years after which an event is history."""

_OLD = 4.0
"""What history loses in rank."""

_YEAR = re2.compile(r"\b(?:19|20)\d\d\b")
_NAMES = re2.compile(r"[\pL'’]+")
_NUMBER = re2.compile(r"\d")
_NAME = re2.compile(r"[a-z,] [A-Z][\w&’'-]+")
_SPLIT = re2.compile(r"; |, including |, such as | – | — ")


@dataclass(frozen=True)
class CompanyFact:
    """A verbatim fact, the card that reads it, the words that fill the card's frames, and its rank.

    Attributes:
        fact: the quote with its offsets.
        card: the theme or the kind of event that read it.
        slots: what fills ``{event}``, ``{parts}``, ``{num}`` and the like; ``dated`` where the date must be said.
        score: how much it invites a question; higher first.
        disputed: whether another place of the material gives a different figure, so that nothing should be asked.
        items: of a list, what can be said of it.
    """

    fact: Fact
    card: Card
    slots: dict[str, str] = field(hash=False)
    score: float
    disputed: bool = False
    items: tuple[str, ...] = ()

    @property
    def figure(self) -> str:
        """What it says with a number in it, for comparison with others; empty where it counts nothing."""
        if "num" in self.slots:
            return f"{self.slots['num']} {self.slots.get('thing') or self.slots.get('area') or 'people'}"
        return self.slots.get("event", "")


def find_facts(materials: Sequence[Material], company: str, surname: str = "") -> list[CompanyFact]:
    """Return the facts of all usable materials, best first: what happened, what it is, what one said, what is notable.

    ``surname``: of the contact, who may be quoted in the material.
    """
    named = tuple(name_sentences(materials, company))
    readings = [*_read_events(named, company, surname), *_read_themes(materials, company)]
    readings += [*_read_topics(named, company), *_read_traits(named, company), *_read_voices(materials, surname)]
    known = {_norm(sentence.text) for _, sentence in readings}
    readings += [(fact, sentence) for fact, sentence in _read_notable(materials) if _norm(sentence.text) not in known]
    readings = _mark_disputed(readings)
    facts: list[CompanyFact] = []
    seen: Counter[str] = Counter()
    for fact, sentence in sorted(readings, key=lambda reading: -reading[0].score):
        place = _norm(sentence.text)
        if seen[place] >= MAX_READINGS or commands(sentence.text):
            continue
        several = "event" in fact.slots or fact.card.type == "product" or not fact.card.leads
        most = MAX_ALIKE if several else 1
        if not fact.disputed and sum(other.card.id == fact.card.id for other in facts) >= most:
            continue
        seen[place] += 1
        facts.append(fact)
        if len(facts) == MAX_FACTS:
            break
    return facts


def _mark_disputed(readings: Sequence[tuple[CompanyFact, Span]]) -> list[tuple[CompanyFact, Span]]:
    """Mark what two texts count differently; one text may well count two things of a kind."""
    disputed = find_disputed((fact.fact.source, fact.figure) for fact, _ in readings)
    return [(replace(fact, disputed=fact.figure in disputed), sentence) for fact, sentence in readings]


def _read_events(named: Sequence[Named], company: str, surname: str) -> Iterator[tuple[CompanyFact, Span]]:
    materials = {one.material.source: one.material for one in named}
    documents = {source: find_document(material) for source, material in materials.items()}
    for one, event in find_events(named):
        told = one.material.dating.last.year if one.material.stale else date.today().year
        if _is_history(event.said, told) or (surname and surname in _NAMES.findall(one.sentence.text)):
            # Nobody is told that they themselves were appointed.
            continue
        if event.kind.id in _DENIALS and matches_any("filing", one.material.text[:_HEAD]):
            # A filing says what it does not do for the sake of law.
            continue
        slots = {
            "company": company,
            "event": event.said,
            "document": documents[one.material.source].kind,
            "where": documents[one.material.source].where,
            **say_read(one.sentence, one.material, event.said),
        }
        yield _tell(one, event.kind, event.verb, slots, bonus=1)


def _read_topics(named: Sequence[Named], company: str) -> Iterator[tuple[CompanyFact, Span]]:
    for one, topic in find_topics(named):
        kind = find_document(one.material).kind
        slots = {"company": company, "topic": topic.said, "document": kind}
        slots |= say_read(one.sentence, one.material, topic.said)
        yield _tell(one, topic.kind, topic.noun, slots)


def _read_traits(named: Sequence[Named], company: str) -> Iterator[tuple[CompanyFact, Span]]:
    hopeful = [one for one in named if is_descriptive(one)][:MAX_PARSED]
    docs = parse_all([one.text for one in hopeful])
    for one, doc in zip(hopeful, docs, strict=True):
        for trait in find_traits(doc):
            places = [one.sentence.text.find(words) for words in trait.words]
            if min(places) < 0:
                continue
            first, last = min(places), max(at + len(words) for at, words in zip(places, trait.words, strict=True))
            slots = {"company": company, **trait.slots, **say_read(one.sentence, one.material)}
            fact = _quote(one.material, one.sentence, first, last)
            score = _score(trait.card, one.sentence.text, one.place)
            yield CompanyFact(fact, trait.card, slots, score, items=trait.items), one.sentence


def _read_notable(materials: Sequence[Material]) -> Iterator[tuple[CompanyFact, Span]]:
    for material, place, sentence, card, cards in find_notable(materials):
        fact = _quote(material, sentence, 0, len(sentence.text))
        yield CompanyFact(fact, card, {"company": ""}, _score(card, sentence.text, place) + cards - 1), sentence


def _read_voices(materials: Sequence[Material], surname: str) -> Iterator[tuple[CompanyFact, Span]]:
    dates = {material.source: material for material in materials}
    for card, slots, fact in (*find_voices(materials, surname), *find_tallies(materials)):
        place = Span(text=fact.quote, start=fact.start, end=fact.end)
        slots |= {"company": "", **say_read(place, dates[fact.source])}
        yield CompanyFact(fact, card, slots, card.weight), place


def _tell(one: Named, card: Card, word: str, slots: dict[str, str], bonus: float = 0) -> tuple[CompanyFact, Span]:
    """Return the fact that lies around a word of a sentence, and the sentence."""
    found = max(one.sentence.text.find(word), 0)
    fact = _quote(one.material, one.sentence, found, found + len(word))
    score = (
        _score(card, one.sentence.text, one.place) + bonus - _OLD * _is_history(one.sentence.text, date.today().year)
    )
    return CompanyFact(fact, card, slots, score), one.sentence


def _is_history(sentence: str, told: int) -> bool:
    """Tell what happened so many years before it was told that few who were there are left to ask."""
    years = [int(year) for year in _YEAR.findall(sentence)]
    return bool(years) and max(years) < told - _LONG_AGO


def _read_themes(materials: Sequence[Material], company: str) -> Iterator[tuple[CompanyFact, Span]]:
    for score, material, sentence, theme, found in _matches(materials):
        slots = {**read_slots(sentence, found, material, company), "document": find_document(material).kind}
        if not any(fill(lead, slots | ways_to_read(slots)[0]) for lead in theme.leads):
            continue
        fact = _quote(material, sentence, found.start(), found.end())
        yield CompanyFact(fact, theme, slots, score), sentence


def _matches(materials: Sequence[Material]) -> Iterator[tuple[float, Material, Span, Theme, object]]:
    for material in materials:
        if not material.usable:
            continue
        for place, sentence in enumerate(material.sentences):
            if matches_any("instructions", sentence.text) or sentence.text.endswith("?"):
                continue
            for theme in load_themes().values():
                if found := theme.match(sentence.text):
                    yield _score(theme, sentence.text, place), material, sentence, theme, found


def _score(card: Card, sentence: str, place: int) -> float:
    words = len(sentence.split())
    score = card.weight + 0.4 * bool(_NUMBER.search(sentence)) + 0.4 * bool(_NAME.search(sentence))
    score += 0.4 * matches_any("lively", sentence) - 1.5 * matches_any("dull", sentence)
    # What a company is stands at the head of a text; what happened may stand anywhere.
    late = min(place, 20) / 10 if card.type == "product" else min(place, 100) / 200
    return score - max(0, words - 40) / 20 - late


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
