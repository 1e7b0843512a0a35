"""The words of passages, ranked by BM25 (bm25s): what a vector blurs, a name or a rare word pins down."""

import json
import math
import re
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

import bm25s
import numpy as np
from bm25s.stopwords import STOPWORDS_EN_PLUS
from tqdm.auto import tqdm

from coffeechat.library.matrix import Scored, highest

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_STOP = frozenset(STOPWORDS_EN_PLUS)
_ENDINGS = (("sses", "ss"), ("ies", "y"), ("ing", ""), ("ed", ""), ("s", ""))
_SHORTEST_STEM = 3
# bm25s makes progress bars even when it shows none, and every bar takes a lock that forks share by default: a fork
# that is killed while it holds it would stop all the others for good. This one belongs to one process, and no thread
# of tqdm's own holds it while a process forks.
tqdm.set_lock(threading.RLock())
tqdm.monitor_interval = 0


def split_words(text: str) -> list[str]:
    """Return the words of ``text`` that carry meaning, in lower case and without common endings."""
    words = (word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(text.lower()))
    return [_stem(word) for word in words if word not in _STOP]


class Keywords:
    """BM25 over passages. A score is the share of what the query's words could reach at most: 0 to 1.

    Args:
        ids: the passages' embedding ids.
        ranking: a bm25s index over them, or None when there is no word in any of them.
    """

    def __init__(self, ids: Sequence[int], ranking: bm25s.BM25 | None) -> None:
        self._ids, self._ranking = np.asarray(ids, np.int64), ranking
        if ranking is not None:
            # As plain arrays, which take slices faster than numpy's memmap does.
            table = {name: np.asarray(array) for name, array in ranking.scores.items() if name != "num_docs"}
            self._starts, self._places, self._weights = (table[name] for name in ("indptr", "indices", "data"))

    @classmethod
    def build(cls, ids: Sequence[int], texts: Sequence[str]) -> "Keywords":
        """Rank the texts of passages under their embedding ids."""
        words = [split_words(text) for text in texts]
        if not any(words):
            return cls([], None)
        ranking = bm25s.BM25(method="lucene", k1=1.2, b=0.6)
        ranking.index(words, show_progress=False)
        return cls(ids, ranking)

    @classmethod
    def load(cls, folder: Path) -> "Keywords":
        """Open what ``save`` wrote."""
        ids = json.loads((folder / "ids.json").read_text(encoding="utf-8"))
        return cls(ids, bm25s.BM25.load(folder, mmap=True) if ids else None)

    def save(self, folder: Path) -> None:
        """Write the ranking into a new folder."""
        folder.mkdir()
        (folder / "ids.json").write_text(json.dumps(self._ids.tolist()), encoding="utf-8")
        if self._ranking is not None:
            self._ranking.save(folder, show_progress=False)

    def search(self, words: Iterable[str], count: int = sys.maxsize) -> Scored:
        """Return the best ``count`` passages that have one of ``words``, which ``split_words`` gave."""
        asked = set(words)
        known = self._ranking.vocab_dict if self._ranking is not None else {}
        columns = [known[word] for word in sorted(asked) if word in known]
        scores = np.zeros(len(self._ids), np.float32)
        # A word that no passage has would have weighed the most; it counts as a rare one.
        reach = math.log(1 + (len(self._ids) + 0.5) / 0.5) / 2 * (len(asked) - len(columns))
        for column in columns:
            column_places = slice(self._starts[column], self._starts[column + 1])
            scores[self._places[column_places]] += self._weights[column_places]
            reach += float(self._weights[column_places].max())
        sharing = np.flatnonzero(scores)
        best = np.sort(sharing[highest(scores[sharing], count)])
        return Scored(self._ids[best], scores[best] / reach if len(best) else scores[best])


def _stem(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending) + instead
    return word
