"""Try a rule card, ours or a user's, on its own examples."""

from collections.abc import Iterator

from coffeechat.rules.card import Example, Rule
from coffeechat.rules.detectors import find_faults
from coffeechat.rules.draft import parse_draft

ENOUGH, ENOUGH_HELD_OUT = 4, 2


def try_card(rule: Rule) -> list[str]:
    """Return what is wrong with a card: examples that it judges otherwise than it says, or too few of them."""
    return [*_count(rule), *_misjudged(rule)]


def _count(rule: Rule) -> Iterator[str]:
    for name, page, least in (("examples", rule.examples, ENOUGH), ("held_out", rule.held_out, ENOUGH_HELD_OUT)):
        for side, texts in (("flags", page.flags), ("passes", page.passes)):
            if len(texts) < least:
                yield f"{name}.{side} has {len(texts)} of at least {least}"
    flagged = {rule.example(example).kind for page in (rule.examples, rule.held_out) for example in page.flags}
    yield from (f"no flagged example is of the kind {kind}" for kind in rule.kinds if kind not in flagged)


def _misjudged(rule: Rule) -> Iterator[str]:
    for name, page in (("examples", rule.examples), ("held_out", rule.held_out)):
        for side, texts in (("flags", page.flags), ("passes", page.passes)):
            for number, example in enumerate(map(rule.example, texts), 1):
                if _fires(rule, example) != (side == "flags"):
                    yield f"{name}.{side} {number} is judged wrong: {' '.join(example.text.split())[:60]}"


def _fires(rule: Rule, example: Example) -> bool:
    return bool(find_faults(rule, parse_draft(example.text), example.kind))
