"""What a sentence means to a rule, beyond its patterns: a linear reading of its embedding and its phrases.

``knowledge/meaning.npz`` holds, for each rule, the weights that ``evals/critique/train.py`` learnt, and what a match of
the card's own patterns counts. For a violation a score at or above the threshold says that the sentence breaks the
rule, for an omission that it says what is asked for.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

import numpy as np

from coffeechat.errors import KnowledgeError
from coffeechat.resources import folder
from coffeechat.rules.card import WRITTEN_PARTS, Rule
from coffeechat.rules.draft import ParsedDraft, Sentence
from coffeechat.rules.fault import Embed
from coffeechat.rules.phrases import PLACES, find_phrases, weigh_phrases

READ_PARTS = (*WRITTEN_PARTS, "closing")
SHORTEST = 4
_MOST_KEPT = 2_000


class Weights(NamedTuple):
    """The readings of all rules, by the row of ``rows`` that is a rule's.

    ``matrix`` float32 (rules, dimension), ``phrases`` (places, rules); ``matched`` is what a match of the card's own
    patterns counts, ``bias`` and ``threshold`` are log-odds, (rules,) each.
    """

    rows: dict[str, int]
    matrix: np.ndarray
    phrases: np.ndarray
    matched: np.ndarray
    bias: np.ndarray
    threshold: np.ndarray


class Meaning:
    """Reads sentences with one embedding model, the one that the weights were learnt on.

    Args:
        embed: texts to unit rows.
        weights: other weights than those that ship.
    """

    def __init__(self, embed: Embed, weights: Weights | None = None) -> None:
        self._embed = embed
        self._weights = weights
        self._rows: dict[str, np.ndarray] = {}
        self._scores: dict[str, np.ndarray] = {}
        self._lock = Lock()

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return a unit row a text; texts that were asked for lately are not embedded again."""
        with self._lock:
            self._make_room()
            return self._embed_new(texts)

    def knows(self, rule: Rule) -> bool:
        """Return whether there is a reading for a rule; a user's own card has none."""
        return rule.id in self._known().rows

    def find(self, rule: Rule, draft: ParsedDraft, matched: Collection[tuple[int, int]] = ()) -> list[Sentence]:
        """Return the sentences that score at or above the rule's threshold, the highest score first."""
        return [sentence for _, sentence in self.rank(rule, draft, matched=matched)]

    def rank(
        self, rule: Rule, draft: ParsedDraft, doubt: float = 0, matched: Collection[tuple[int, int]] = ()
    ) -> list[tuple[float, Sentence]]:
        """Return each sentence that scores at most ``doubt`` below the rule's threshold, with its lead over that.

        ``matched`` are the spans of the sentences that the card's own patterns match.
        """
        weights = self._known()
        place = weights.rows.get(rule.id)
        sentences = [s for s in draft.of(READ_PARTS) if len(s.text) >= SHORTEST]
        if place is None or not sentences:
            return []
        leads = self._score([s.text for s in sentences])[:, place] - weights.threshold[place]
        leads = leads + weights.matched[place] * np.array([s.span in matched for s in sentences])
        order = np.argsort(-leads, kind="stable")
        return [(float(leads[n]), sentences[n]) for n in order if leads[n] >= -doubt]

    def _known(self) -> Weights:
        return self._weights or load_weights()

    def _score(self, texts: Sequence[str]) -> np.ndarray:
        """Return the log-odds of every rule for each text, float32 (texts, rules), without what a match counts."""
        with self._lock:
            self._make_room()
            new = [text for text in dict.fromkeys(texts) if text not in self._scores]
            if new:
                self._scores.update(zip(new, read(self._embed_new(new), new, self._known()), strict=True))
            return np.stack([self._scores[text] for text in texts])

    def _make_room(self) -> None:
        """Forget what was read; before a call begins, for it needs all that it finds."""
        if len(self._rows) > _MOST_KEPT:
            self._rows.clear()
            self._scores.clear()

    def _embed_new(self, texts: Sequence[str]) -> np.ndarray:
        new = [text for text in dict.fromkeys(texts) if text not in self._rows]
        if new:
            self._rows.update(zip(new, self._embed(new), strict=True))
        return np.stack([self._rows[text] for text in texts])


def read(rows: np.ndarray, texts: Sequence[str], weights: Weights) -> np.ndarray:
    """Return the log-odds of every rule for texts with their embeddings, float32 (texts, rules)."""
    places = [find_phrases(text) for text in texts]
    said = np.stack([weights.phrases[p].sum(axis=0) * weigh_phrases(len(p)) for p in places])
    return rows @ weights.matrix.T + said + weights.bias


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Read the weights that ship.

    Raises:
        KnowledgeError: the file is missing or is not one of weights.
    """
    path = folder("knowledge") / "meaning.npz"
    try:
        with np.load(path, allow_pickle=False) as stored:
            rows = {str(name): row for row, name in enumerate(stored["rules"])}
            numbers = [stored[key].astype(np.float32) for key in ("matrix", "matched", "bias", "threshold")]
            phrases = np.zeros((PLACES, len(rows)), np.float32)
            phrases[stored["places"]] = stored["phrases"].astype(np.float32) * stored["scale"]
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise KnowledgeError(f"the learnt readings cannot be read ({error})", str(path), "Reinstall.") from error
    return Weights(rows, numbers[0], phrases, *numbers[1:])
