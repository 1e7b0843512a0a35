"""From a question to the passages that answer it: vectors, keywords and what we know of the advice, fused."""

from collections.abc import Mapping

import numpy as np

from coffeechat.library.embeddings import Hosted, MiniLM, unit_rows
from coffeechat.library.indexed import IndexFolder, Searchable
from coffeechat.library.keywords import split_words
from coffeechat.library.knowledge import StoredSource
from coffeechat.library.ranking import Clues, Leads, Ranked, choose
from coffeechat.library.records import Found, hash_text
from coffeechat.library.routes import Routes, Wording, load_routes, load_unsaid, load_wording
from coffeechat.library.store import State, Store

# A route below the floor is no more than any two sentences about one field have.
_FLOOR = 0.3
_CANDIDATES = 60
# Read so many more than are wanted at first: some overlap better ones or were removed.
_MARGIN = 5
# So many passages stay in memory between two queries: some megabytes.
_MOST_SEEN = 5000


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
        self._places: tuple[Searchable, np.ndarray] | None = None
        self._understood: tuple[str, str, np.ndarray] | None = None

    def search(self, query: str, count: int) -> list[Ranked]:
        """Return the best ``count`` passages, best first; what overlaps a better one is left out."""
        return self._folder.ask(lambda searchable: self._search(searchable, query, count))

    def _search(self, searchable: Searchable, query: str, count: int) -> tuple[list[Ranked], State]:
        translated, vector = self._understand(query)
        searchable.require(len(vector))
        terms = split_words(f"{query} {translated}")
        leads = self._lead(searchable, vector, terms)
        led, wanted = leads.ids[leads.closeness > 0], _CANDIDATES + count
        while True:
            words = searchable.matching(terms, wanted)
            cosines = searchable.nearest(vector, wanted, np.concatenate((words.ids, led)))
            chosen, state = self._choose(searchable, Clues(cosines, words, leads), count)
            # Removed documents still lie in the index; look further where they crowd out the rest.
            if len(chosen) == count or wanted >= searchable.size:
                return chosen, state
            wanted *= 4

    def _choose(self, searchable: Searchable, clues: Clues, count: int) -> tuple[list[Ranked], State]:
        """Read passages, best first, until no unread one can be among the best ``count``."""
        ranked, chosen, order, step = [], [], clues.order(), count + _MARGIN
        for at in range(0, len(order), step):
            found, state = self._read(searchable, [id_ for _, id_ in order[at : at + step]])
            ranked += map(clues.rank, found)
            chosen = choose(ranked, count)
            following = order[at + step][0] if at + step < len(order) else -1
            if len(chosen) == count and chosen[-1].score > following:
                break
        return chosen, state if order else self._store.state()

    def _read(self, searchable: Searchable, ids: list[int]) -> tuple[list[Found], State]:
        """Return the passages at ``ids``, and the state that makes it so; what was read in that state is kept."""
        if len(searchable.seen) > _MOST_SEEN:
            searchable.seen.clear()
        seen = {id_: known for id_ in ids if (known := searchable.seen.get(id_)) is not None}
        unread = {id_: [] for id_ in ids if id_ not in seen}
        found, state = self._store.find(unread)
        for passage in found:
            unread[passage.embedding].append(passage)
        if state == searchable.state:
            searchable.seen.update(unread)
        return [passage for passages in (seen | unread).values() for passage in passages], state

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

    def _lead(self, searchable: Searchable, vector: np.ndarray, terms: list[str]) -> Leads:
        routes = self._open_routes()
        if self._places is None or self._places[0] is not searchable:
            placed = {found.ref: found.embedding for found in self._store.find_refs(routes.refs)}
            self._places = searchable, np.array([placed.get(ref, -1) for ref in routes.refs], np.int64)
        closeness = routes.search(vector)
        closeness[closeness < _FLOOR] = 0
        return Leads(routes.refs, self._places[1], closeness, routes.matching(terms))

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
