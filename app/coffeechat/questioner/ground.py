"""The contact's own ground in the material: people of their occupation, their unit, their site, where it names them."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

import re2

from coffeechat.company import CompanyFact, Material, speech
from coffeechat.company.clauses import find_clauses
from coffeechat.company.documents import find_document
from coffeechat.company.naming import Named, name_sentences
from coffeechat.company.themes import CARD_KEYS, Card, read_card
from coffeechat.company.wording import SHELF, matches_any
from coffeechat.model import Fact
from coffeechat.prose.english import parse_all
from coffeechat.prose.patterns import read_cards
from coffeechat.prose.stems import find_stems, stem
from coffeechat.questioner.candidates import name_house
from coffeechat.questioner.people import Person

if TYPE_CHECKING:
    from spacy.tokens import Span as Phrase

_MOST = 80
"""Sentences that are parsed for the contact's own words."""

_LONGEST = 4
"""Words of what one calls a unit or an occupation."""

_SITE = re2.compile(
    r"\b((?:\p{Lu}[\pL’'-]+ ){1,2})((?:[a-z]+ )?"
    r"(?:plant|store|branch|center|centre|building|mill|ward|station|house|site|depot|school|hotel|clinic|works))\b"
)
_FIGURE = re2.compile(r"\d+ ?%|\bper ?cent\b")
"""A share of one's colleagues is nothing that one sees in one's own week."""

_PAST = {"former", "old", "previous"}
_OWN = {"own", "our", "its", "the", "their"}


def find_ground(materials: Sequence[Material], company: str, contact: Person, text: str) -> list[CompanyFact]:
    """Return what the material says of the contact's own ground, at most one fact of a kind.

    Args:
        materials: the texts about the company.
        company: its name as one says it.
        contact: as read from ``text``; nothing is found for who leads the house, whose ground is all of it.
        text: the line or the profile.
    """
    if contact.leads or not contact.words:
        return []
    named = list(name_sentences(materials, company))
    found: dict[str, CompanyFact] = {}
    for kind, said, one in (*_find_sites(named, text, company), *_find_tidings(named, contact)):
        if kind not in found:
            found[kind] = _tell(_cards()[kind], said, one, company)
    return list(found.values())


def _tell(card: Card, said: str, one: Named, company: str) -> CompanyFact:
    place = one.sentence
    quote = one.material.text[place.start : place.end]
    material = one.material
    where = f"in {material.dating.said}" if material.stale else find_document(material).where
    slots = {"company": company, "ground": said, "house": name_house(company), "where": where}
    return CompanyFact(
        Fact(quote=quote, source=material.source, start=place.start, end=place.end), card, slots, card.weight
    )


def _find_sites(named: Sequence[Named], text: str, company: str) -> Iterator[tuple[str, str, Named]]:
    """Yield the sites in the contact's text of which the material speaks by name: "the Sandersville plant"."""
    for found in _SITE.finditer(text):
        name = found[1].strip()
        told = next((one for one in named if name in one.sentence.text), None)
        if told and name not in company and not matches_any("no_places", name):
            yield "site", f"the {name} {found[2]}", told


def _find_tidings(named: Sequence[Named], contact: Person) -> Iterator[tuple[str, str, Named]]:
    """Yield what is told of people of the contact's occupation, or of a unit by words of theirs."""
    title = contact.slots.get("title", "").partition(" of ")[0]
    words = contact.subjects | find_stems(title)
    hits = [(len(words & find_stems(one.sentence.text)), one) for one in named]
    hopeful = [one for count, one in sorted(hits, key=lambda hit: -hit[0]) if count][:_MOST]
    for one, doc in zip(hopeful, parse_all([one.text for one in hopeful]), strict=True):
        if matches_any("instructions", one.sentence.text) or ":" in one.text:
            continue
        phrases = [(kind, phrase) for phrase in doc.noun_chunks if (kind := _find_kind(phrase, title, words))]
        for clause in find_clauses(doc, it_is_you=True) if phrases else ():
            subject = {token.i for token in clause.noun}
            said = speech.say(clause)
            if said and not matches_any("sore", said) and not _FIGURE.search(said):
                yield from ((kind, said, one) for kind, phrase in phrases if phrase.root.i in subject)


def _find_kind(phrase: "Phrase", title: str, words: frozenset[str]) -> str:
    return "occupation" if _is_occupation(phrase, title) else "unit" if _is_unit(phrase, words) else ""


def _is_occupation(phrase: "Phrase", title: str) -> bool:
    """Tell "account executives" to an account executive; a manager of stores is no other manager."""
    held = [stem(word) for word in title.lower().split()[1:]]
    if not held or phrase.root.tag_ != "NNS" or stem(phrase.root.lower_) != held[-1] or len(phrase) > _LONGEST:
        return False
    others = [token for token in phrase if token.i != phrase.root.i and token.lower_ not in _OWN]
    if any(stem(token.lower_) not in held for token in others) or phrase[-1].i != phrase.root.i:
        return False
    return bool(others) or not matches_any("offices", phrase.root.lower_.removesuffix("s"))


def _is_unit(phrase: "Phrase", words: frozenset[str]) -> bool:
    """Tell "the night shift", "our laboratory", where a word of it is the contact's."""
    if not matches_any("units_of_work", phrase.root.lower_) or phrase.root.tag_ != "NN" or len(phrase) > _LONGEST:
        return False
    first, rest = phrase[0], phrase[1:]
    if first.lower_ not in _OWN or any(t.pos_ in {"NUM", "PROPN"} or t.is_punct or t.lower_ in _PAST for t in rest):
        return False
    return any(stem(token.lower_) in words for token in rest)


@cache
def _cards() -> dict[str, Card]:
    cards = [Card(**read_card(card, CARD_KEYS, "ground.yaml")) for card in read_cards(SHELF, "ground.yaml")]
    return {card.id: card for card in cards}
