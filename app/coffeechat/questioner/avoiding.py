"""What not to ask this contact, and why: what the material answers, and what no such talk bears."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coffeechat.company import Material
from coffeechat.company.wording import SHELF
from coffeechat.model import Avoid, Span, Stance
from coffeechat.prose.patterns import compile_pattern, read_cards

if TYPE_CHECKING:
    from coffeechat.library import Library

MAX_RESEARCHED = 3
_MAX_QUOTE = 160


def list_avoided(materials: Sequence[Material], library: "Library", stance: Stance) -> list[Avoid]:
    """Return questions not to ask, with the sentence of the material that answers them or the advice against them."""
    cards = read_cards(SHELF, "avoid.yaml")
    found = []
    for card in cards["researched"]:
        quote = _find_answer(materials, card["answered"])
        if quote and len(found) < MAX_RESEARCHED:
            why = cards["researched_why"].format(quote=quote)
            found.append(Avoid(text=card["say"], why=why, advice=library.cite(cards["researched_cites"])))
    for card in cards["always"]:
        if card["stance"] in {"both", stance}:
            found.append(Avoid(text=card["say"], why=card["why"], advice=library.cite(card["cites"])))
    return found


def _find_answer(materials: Sequence[Material], pattern: str) -> str:
    answered = compile_pattern(pattern, "avoid.yaml")
    for material in materials:
        for sentence in material.sentences:
            if answered.search(sentence.text):
                return _excerpt(material.text, sentence)
    return ""


def _excerpt(text: str, sentence: Span) -> str:
    if sentence.end - sentence.start <= _MAX_QUOTE:
        return text[sentence.start : sentence.end]
    return text[sentence.start : text.rfind(" ", sentence.start, sentence.start + _MAX_QUOTE)]
