"""What is left in doubt: sentences that may break a rule, for a reader who understands more than the cards do."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from coffeechat.model import Kind
from coffeechat.rules.card import Rule
from coffeechat.rules.detectors import is_excused
from coffeechat.rules.draft import ParsedDraft
from coffeechat.rules.meaning import Meaning
from coffeechat.rules.similarity import nearness

DOUBT = 2.0
"""So far below a rule's threshold, in log-odds, a sentence may still break it; further down few ever did."""

MOST = 3
"""The most sentences of one draft that are worth asking about."""


@dataclass(frozen=True)
class Doubt:
    """A sentence that nothing was found in, by its span, and the rules that it may break, the likeliest first."""

    sentence: tuple[int, int]
    rules: tuple[Rule, ...]


def find_doubts(
    rules: Sequence[Rule], draft: ParsedDraft, kind: Kind, meaning: Meaning, said: Collection[tuple[int, int]]
) -> list[Doubt]:
    """Return the few sentences that come nearest to breaking a rule, the nearest first.

    Such a sentence reads almost like a fault, is nearer to a flagged example of the card than to every passed one, and
    is excused by no pattern of it. An omission has no sentence, so it is never in doubt.

    Args:
        rules: the cards to judge by.
        draft: the draft, of ``kind``.
        kind: what the draft is.
        meaning: reads the sentences.
        said: spans of the draft of which something was said already; what they touch is not in doubt.
    """
    leads: dict[tuple[int, int], list[tuple[float, Rule]]] = {}
    for rule in rules:
        if rule.shape == "violation" and kind in rule.kinds:
            for lead, span in _candidates(rule, draft, meaning):
                if not any(start < span[1] and span[0] < end for start, end in said):
                    leads.setdefault(span, []).append((lead, rule))
    ranked = {span: sorted(found, key=lambda one: -one[0]) for span, found in leads.items()}
    likeliest = sorted(ranked, key=lambda span: (-ranked[span][0][0], span))[:MOST]
    return [Doubt(span, tuple(rule for _, rule in ranked[span])) for span in likeliest]


def _candidates(rule: Rule, draft: ParsedDraft, meaning: Meaning) -> list[tuple[float, tuple[int, int]]]:
    ranked = [(lead, s) for lead, s in meaning.rank(rule, draft, DOUBT) if not is_excused(rule, s, draft)]
    if not ranked:
        return []
    near, far = nearness(rule, [sentence for _, sentence in ranked], meaning)
    return [(lead, s.span) for (lead, s), flagged, passed in zip(ranked, near, far, strict=True) if flagged > passed]
