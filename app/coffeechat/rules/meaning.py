"""What a sentence means to a rule, beyond its words: a linear reading of its embedding, learnt from labelled drafts.

``knowledge/meaning.npz`` holds, for each rule, the weights that ``evals/critique/train.py`` learnt. For a violation a
score at or above the threshold says that the sentence breaks the rule, for an omission that it says what is asked for.
"""

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

import numpy as np

from coffeechat.errors import KnowledgeError
from coffeechat.resources import folder
from coffeechat.rules.card import WRITTEN_PARTS, Rule
from coffeechat.rules.draft import ParsedDraft, Sentence
from coffeechat.rules.fault import Embed

READ_PARTS = (*WRITTEN_PARTS, "closing")
SHORTEST = 4
# A question leads for a topic by so much more log-odds than for the next: enough by itself; enough beside a pattern.
SURE, DOUBTFUL = 1.5, -0.25
_MOST_KEPT = 2_000


class Weights(NamedTuple):
    """The readings of all rules: ``matrix`` float32 (rules, dimension), ``bias`` and ``threshold`` (rules,).

    ``topics`` are what questions can be about, ``topic_matrix`` float32 (topics, dimension + 1) with the bias last.
    """

    rows: dict[str, int]
    matrix: np.ndarray
    bias: np.ndarray
    threshold: np.ndarray
    topics: tuple[str, ...] = ()
    topic_matrix: np.ndarray = np.zeros((0, 0), np.float32)


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
        self._lock = Lock()

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return a unit row a text; texts that were asked for lately are not embedded again."""
        with self._lock:
            if len(self._rows) > _MOST_KEPT:
                self._rows.clear()
            new = [text for text in dict.fromkeys(texts) if text not in self._rows]
            if new:
                self._rows.update(zip(new, self._embed(new), strict=True))
            return np.stack([self._rows[text] for text in texts])

    def find(self, rule: Rule, draft: ParsedDraft) -> list[Sentence]:
        """Return the sentences that score at or above the rule's threshold, the highest score first."""
        return [sentence for _, sentence in self.rank(rule, draft)]

    def rank(self, rule: Rule, draft: ParsedDraft, doubt: float = 0) -> list[tuple[float, Sentence]]:
        """Return each sentence that scores at most ``doubt`` below the rule's threshold, with its lead over that."""
        weights = self._weights or load_weights()
        place = weights.rows.get(rule.id)
        sentences = [s for s in draft.of(READ_PARTS) if len(s.text) >= SHORTEST]
        if place is None or not sentences:
            return []
        scores = self.embed([s.text for s in sentences]) @ weights.matrix[place] + weights.bias[place]
        order = np.argsort(-scores, kind="stable")
        least = weights.threshold[place]
        return [(float(scores[n] - least), sentences[n]) for n in order if scores[n] >= least - doubt]

    def leads(self, topic: str, sentences: Sequence[Sentence]) -> np.ndarray:
        """Return by how much each sentence reads more like a question on ``topic`` than on any other, float32."""
        weights = self._weights or load_weights()
        if topic not in weights.topics or not sentences:
            return np.zeros(len(sentences), np.float32)
        scores = self.embed([s.text for s in sentences]) @ weights.topic_matrix[:, :-1].T + weights.topic_matrix[:, -1]
        place = weights.topics.index(topic)
        return scores[:, place] - np.delete(scores, place, axis=1).max(axis=1)


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Read the weights that ship.

    Raises:
        KnowledgeError: the file is missing or is not one of weights.
    """
    path = folder("knowledge") / "meaning.npz"
    try:
        with np.load(path, allow_pickle=False) as stored:
            names, matrix, bias, threshold = (stored[key] for key in ("rules", "matrix", "bias", "threshold"))
            topics, topic_matrix = stored["topics"], stored["topic_matrix"]
    except (OSError, ValueError, KeyError) as error:
        raise KnowledgeError(f"the learnt readings cannot be read ({error})", str(path), "Reinstall.") from error
    rows = {str(name): row for row, name in enumerate(names)}
    numbers = [array.astype(np.float32) for array in (matrix, bias, threshold, topic_matrix)]
    return Weights(rows, *numbers[:3], tuple(map(str, topics)), numbers[3])
