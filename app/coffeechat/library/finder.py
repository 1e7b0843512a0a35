"""From a question to the passages that answer it: vectors, keywords and what we know of the advice, fused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from coffeechat.library.embeddings import Hosted, MiniLM, unit_rows
from coffeechat.library.indexed import IndexFolder, Searchable
from coffeechat.library.knowledge import StoredSource
from coffeechat.library.positions import is_position
from coffeechat.library.routes import Routes, Wording, load_routes, load_unsaid, load_wording
from coffeechat.library.store import Found, Store, hash_text

# Weighed by `evals/retrieval` with cross-validation; the optimum is flat. What counts is how close the query comes to
# the passage or to what leads there. A route below the floor is no more than any two sentences about one field have.
_WORDS, _CLOSE = 0.6, 4.0
_FLOOR = 0.3
_HIGHEST = 1 + _WORDS + _CLOSE
_CANDIDATES = 60

# The number of a passage that no reference names.
_NUMBERED = re.compile(r"p\d+")


@dataclass(frozen=True)
class Ranked:
    """A passage that answers a query.

    Attributes:
        score: 0 to 1, higher is better.
        closeness: the cosine to the passage, or to the texts that lead to it.
        cited: whether a reference of the shipped knowledge names the passage.
        why: in words, what led to it.
    """

    found: Found
    score: float
    closeness: float
    cited: bool
    why: str


class Finder:
    """Searches a store through its index.

    Args:
        store: the passages.
        folder: their index.
        embeddings: turn a query into a vector.
        digests: the shipped ones, whose words lead to the originals too.
    """

    def __init__(
        self, store: Store, folder: IndexFolder, embeddings: MiniLM | Hosted, digests: Mapping[str, StoredSource]
    ) -> None:
        self._store, self._folder, self._embeddings, self._digests = store, folder, embeddings, digests
        self._routes: Routes | None = None
        self._wording: Wording | None = None
        self._unsaid: np.ndarray | None = None
        self._understood: tuple[str, str, np.ndarray] | None = None

    def search(self, query: str, count: int) -> list[Ranked]:
        """Return the best ``count`` passages, best first; what overlaps a better one is left out."""
        return self._folder.ask(lambda searchable: self._search(searchable, query, count))

    def _search(self, searchable: Searchable, query: str, count: int) -> list[Ranked]:
        translated, vector = self._understand(query)
        searchable.require(len(vector))
        routes = self._open_routes()
        routed, routed_words = routes.search(vector, _FLOOR), routes.matching(f"{query} {translated}")
        wanted = _CANDIDATES + count
        while True:
            cosines = searchable.nearest(vector, wanted)
            words = searchable.matching(f"{query} {translated}", wanted)
            found = self._store.find(cosines.keys() | words.keys())
            # Removed documents still lie in the index; look further where they crowd out the rest.
            if len({hit.embedding for hit in found}) >= count or wanted >= searchable.manifest.count:
                break
            wanted *= 4
        found = list({(hit.ref, hit.passage.start): hit for hit in found + self._store.find_refs(routed)}.values())
        cosines |= self._measure({hit.embedding for hit in found} - cosines.keys(), vector)
        ranked = [
            _rank(
                hit,
                cosines[hit.embedding],
                max(words.get(hit.embedding, 0.0), routed_words.get(hit.ref, 0.0)),
                routed.get(hit.ref, 0.0),
            )
            for hit in found
        ]
        return _apart(sorted(ranked, key=lambda r: (-r.score, r.found.ref)), count)

    def unsaid(self, query: str) -> float:
        """Return how close the query is, as a cosine, to a question that the sources do not answer."""
        return max((self._open_unsaid() @ self._understand(query)[1]).tolist(), default=0.0)

    def prepare(self) -> None:
        """Embed what leads to passages, so that the first search need not."""
        self._open_routes()
        self._open_unsaid()

    def _understand(self, query: str) -> tuple[str, np.ndarray]:
        understood = self._understood
        if understood is None or understood[0] != query:
            self._wording = self._wording or load_wording()
            translated = self._wording.translate(query)
            rows = self._embeddings.embed(list(dict.fromkeys([query, translated])))
            understood = query, translated, unit_rows(rows.mean(axis=0, keepdims=True))[0]
            self._understood = understood
        return understood[1:]

    def _open_unsaid(self) -> np.ndarray:
        if self._unsaid is None:
            self._unsaid = embed_texts(load_unsaid(), "route", self._store, self._embeddings)
        return self._unsaid

    def _measure(self, ids: set[int], vector: np.ndarray) -> dict[int, float]:
        if not ids:
            return {}
        vectors = self._store.vectors_of(ids)
        return dict(zip(vectors.ids.tolist(), (vectors.rows @ vector).tolist(), strict=True))

    def _open_routes(self) -> Routes:
        if self._routes is None:
            routes = load_routes(self._digests)
            vectors = embed_texts([route.text for route in routes], "route", self._store, self._embeddings)
            self._routes = Routes(routes, vectors)
        return self._routes


def embed_texts(texts: list[str], purpose: str, store: Store, embeddings: MiniLM | Hosted) -> np.ndarray:
    """Return a row a text; only texts that the store has no vector of are embedded, and then kept."""
    hashes = [hash_text(text) for text in texts]
    known = store.known_vectors(hashes, purpose)
    new = {name: text for name, text in zip(hashes, texts, strict=True) if name not in known}
    if new:
        fresh = dict(zip(new, embeddings.embed(list(new.values())), strict=True))
        if store.writable:
            store.keep_vectors(fresh, purpose)
        known |= fresh
    return np.array([known[name] for name in hashes])


def _rank(hit: Found, cosine: float, word: float, route: float) -> Ranked:
    closeness = max(cosine, route)
    reasons = [f"meaning {cosine:.2f}"]
    if word:
        reasons.append(f"words {word:.2f}")
    if route > cosine:
        reasons.append(f"what it answers {route:.2f}")
    score = (cosine + _WORDS * word + _CLOSE * closeness) / _HIGHEST
    return Ranked(hit, score, closeness, _is_cited(hit.passage.locator), ", ".join(reasons))


def _is_cited(locator: str) -> bool:
    return not (_NUMBERED.fullmatch(locator) or is_position(locator))


def _apart(ranked: list[Ranked], count: int) -> list[Ranked]:
    chosen: list[Ranked] = []
    for candidate in ranked:
        if len(chosen) == count:
            break
        if not any(_overlap(candidate.found, other.found) for other in chosen):
            chosen.append(candidate)
    return chosen


def _overlap(one: Found, other: Found) -> bool:
    return (
        one.source == other.source and one.passage.start < other.passage.end and other.passage.start < one.passage.end
    )
