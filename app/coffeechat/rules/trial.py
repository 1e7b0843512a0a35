"""Try a rule card on its own examples."""

from typing import NamedTuple

from coffeechat.rules.card import Example, Rule
from coffeechat.rules.detectors import find_faults
from coffeechat.rules.draft import parse_draft


class Misjudged(NamedTuple):
    """An example that the card judges otherwise than it says it should."""

    example: Example
    should_fire: bool


def try_card(rule: Rule) -> list[Misjudged]:
    """Return the examples, held-out ones included, that the card's detectors get wrong."""
    pages = (rule.examples, rule.held_out)
    marked = [(example, True) for page in pages for example in page.flags]
    marked += [(example, False) for page in pages for example in page.passes]
    cases = [(rule.example(example), should_fire) for example, should_fire in marked]
    return [Misjudged(example, should_fire) for example, should_fire in cases if _fires(rule, example) != should_fire]


def _fires(rule: Rule, example: Example) -> bool:
    return bool(find_faults(rule, parse_draft(example.text), example.kind))
