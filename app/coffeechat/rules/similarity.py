"""Nearness of a draft's sentences to a card's own examples."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from coffeechat.rules.card import WRITTEN_PARTS, Rule, Similarity
from coffeechat.rules.draft import ParsedDraft, Sentence
from coffeechat.rules.fault import Fault
from coffeechat.rules.meaning import Meaning

if TYPE_CHECKING:
    import numpy as np


def find_similar(rule: Rule, settings: Similarity, draft: ParsedDraft, meaning: Meaning) -> Iterator[Fault]:
    """Yield each sentence that is near a flagged example and farther from every passed one."""
    sentences = draft.of(WRITTEN_PARTS)
    if not sentences:
        return
    near, far = nearness(rule, sentences, meaning)
    for sentence, close, other in zip(sentences, near, far, strict=True):
        if close >= settings.threshold and close - other >= settings.margin:
            yield Fault("similarity", *[sentence.span] * 4)


def nearness(rule: Rule, sentences: Sequence[Sentence], meaning: Meaning) -> "tuple[np.ndarray, np.ndarray]":
    """Return for each sentence its cosine to the nearest flagged and to the nearest passed example of a card."""
    rows = meaning.embed([sentence.text for sentence in sentences])
    flagged, passed = _examples(rule, meaning)
    return (rows @ flagged.T).max(axis=1), (rows @ passed.T).max(axis=1)


def _examples(rule: Rule, meaning: Meaning) -> "tuple[np.ndarray, np.ndarray]":
    texts = ([rule.example(e).text for e in side] for side in (rule.examples.flags, rule.examples.passes))
    return tuple(meaning.embed(side) for side in texts)
