"""From a question to the passages that answer it: vectors, keywords and what we know of the advice, fused."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from coffeechat.library.embeddings import Hosted, MiniLM, unit_rows
from coffeechat.library.indexed import IndexFolder
from coffeechat.library.routes import Routes, Wording, load_routes, load_unsaid, load_wording
from coffeechat.library.store import Found, Store, hash_text

# Weighed by `evals/retrieval`: a cosine and a route's cosine are of one kind; a keyword match settles ties.
_WORDS, _ROUTE = 0.15, 0.9
# Below it a route is no closer to the query than any other sentence is.
_ROUTE_FLOOR = 0.35
_CANDIDATES = 60


@dataclass(frozen=True)
class Ranked:
    """A passage with its score, the best single cosine behind it and, in words, what led to it."""

    found: Found
    score: float
    closeness: float
    why: str


class Finder:
    """Searches a store through its index.

    Args:
        store: the passages.
        folder: their index.
        embeddings: turn a query into a vector.
    """

    def __init__(self, store: Store, folder: IndexFolder, embeddings: MiniLM | Hosted) -> None:
        self._store, self._folder, self._embeddings = store, folder, embeddings
        self._routes: Routes | None = None
        self._wording: Wording | None = None
        self._unsaid: np.ndarray | None = None

    def search(self, query: str, count: int) -> list[Ranked]:
        """Return the best ``count`` passages, best first; what overlaps a better one is left out."""
        searchable = self._folder.open()
        translated, vector = self._understand(query)
        routed = self._open_routes().search(vector, _ROUTE_FLOOR)
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
        ranked = [_rank(hit, cosines, words, routed) for hit in found]
        return _apart(sorted(ranked, key=lambda r: (-r.score, r.found.ref)), count)

    def unsaid(self, query: str) -> float:
        """Return how close the query is, as a cosine, to a question that the sources do not answer."""
        return max((self._open_unsaid() @ self._understand(query)[1]).tolist(), default=0.0)

    def _understand(self, query: str) -> tuple[str, np.ndarray]:
        self._wording = self._wording or load_wording()
        translated = self._wording.translate(query)
        return translated, unit_rows(self._embeddings.embed([query, translated]).mean(axis=0, keepdims=True))[0]

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
            routes = load_routes()
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


def _rank(
    hit: Found, cosines: Mapping[int, float], words: Mapping[int, float], routed: Mapping[str, tuple[float, str]]
) -> Ranked:
    cosine, word = cosines[hit.embedding], words.get(hit.embedding, 0.0)
    route, name = routed.get(hit.ref, (_ROUTE_FLOOR, ""))
    score = cosine + _WORDS * word + _ROUTE * (route - _ROUTE_FLOOR)
    reasons = [f"meaning {cosine:.2f}"]
    if word:
        reasons.append(f"words {word:.2f}")
    if name:
        reasons.append(f"{'a question it answers' if name == 'question' else name} {route:.2f}")
    return Ranked(hit, score, max(cosine, route), ", ".join(reasons))


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
