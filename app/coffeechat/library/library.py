"""The library as the rest of the program sees it. What is heavy is imported where it is first needed."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coffeechat.errors import InputError
from coffeechat.library.citing import Citer
from coffeechat.library.knowledge import StoredSource, load_digests, load_disagreements, load_guidance
from coffeechat.library.raw import RawMap
from coffeechat.model import (
    AddReport,
    Citation,
    Disagreement,
    Hit,
    LibraryCheck,
    ListedSource,
    ShownPassage,
    ShownSource,
    Side,
    Source,
)
from coffeechat.settings import Settings

if TYPE_CHECKING:
    import numpy as np

    from coffeechat.library.embeddings import Hosted, MiniLM
    from coffeechat.library.finder import Ranked
    from coffeechat.library.shelf import Shelf

_LONGEST_HIT = 1200


class Library:
    """Everything the coach has read: the shipped digests, and the documents that the user added.

    Citations and disagreements need neither a database nor an index. The first search makes both.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._read: tuple[object, dict[str, StoredSource], Citer] | None = None

    @classmethod
    def open(cls, settings: Settings) -> "Library":
        """Return the library of these settings; nothing is read yet."""
        return cls(settings)

    def cite(self, refs: Iterable[str], side: Side = "for") -> list[Citation]:
        """Return a citation for each reference like ``pope#no-job``, in order.

        Raises:
            KnowledgeError: a reference names no passage.
        """
        return self._citer.cite(refs, side)

    def advice(self, guidance_id: str) -> list[Citation]:
        """Return the citations of a guidance entry, those for it before those against."""
        return self._citer.advice(guidance_id)

    def disagreement(self, disagreement_id: str) -> Disagreement:
        """Return a disagreement with every side by name and its citations."""
        return self._citer.disagreement(disagreement_id)

    def disagreements(self) -> list[Disagreement]:
        """Return every disagreement of the library."""
        return self._citer.disagreements()

    def disagreement_of(self, rule_or_guidance_id: str) -> str | None:
        """Return the id of the disagreement that a rule or guidance entry belongs to, or None."""
        return self._citer.disagreement_of(rule_or_guidance_id)

    def sources(self) -> list[ListedSource]:
        """Return all the sources, by id: a user's original in place of its digest."""
        return [
            ListedSource(passages=len(stored.passages), **stored.source.model_dump())
            for _, stored in sorted(self._stored.items())
        ]

    def stored(self, source_id: str) -> StoredSource:
        """Return a source as it is kept: its text and its passages.

        Raises:
            InputError: there is no such source.
        """
        if source_id not in self._stored:
            known = ", ".join(sorted(self._stored))
            raise InputError(f"the library has no source `{source_id}`", todo=f"It has: {known}.")
        return self._stored[source_id]

    def show(self, source_id: str) -> ShownSource:
        """Return a source with its stored text, and where each passage lies in the file it was read from.

        Raises:
            InputError: there is no such source.
        """
        stored = self.stored(source_id)
        record = self._shelf.record(source_id) if stored.source.text == "original" else None
        raw_map = record.raw_map if record else RawMap.identity(stored.text)
        passages = [ShownPassage(raw=raw_map.find(p.start, p.end), **p.model_dump()) for p in stored.passages]
        source = stored.source
        return ShownSource(
            source=source.id, title=source.title, author=source.author, date=source.date,
            text=stored.text, passages=passages,
        )  # fmt: skip

    def search(self, query: str, count: int = 5) -> list[Hit]:
        """Return at most ``count`` passages that answer ``query``, best first, each with what led to it.

        Raises:
            InputError: the query is empty or ``count`` is below one.
            IndexDamagedError: the index is damaged or made by another embedding model.
            UnreachableError: the configured index or database does not answer.
        """
        if not query.strip():
            raise InputError("the query is empty", todo="Say what you want to know.")
        if count < 1:
            raise InputError(f"a search cannot give {count} passages", "--count", "Use 1 or more.")
        return [_hit(ranked) for ranked in self._shelf.finder.search(query, count)]

    def answers(self, question: str, count: int = 5) -> list[Hit]:
        """Return the passages that answer ``question``, best first; none when the library does not say.

        Raises:
            InputError: the question is empty.
            IndexDamagedError, UnreachableError: as for ``search``.
        """
        from coffeechat.library.answering import find_answers

        if not question.strip():
            raise InputError("the question is empty", todo="Ask something.")
        answers = find_answers(self._shelf.finder, self._source, question, count)
        return [_hit(ranked) for ranked in answers]

    def embed(self, texts: Sequence[str]) -> "np.ndarray":
        """Return a float32 array with a row of unit length a text."""
        return self._embeddings.embed(list(texts))

    def add(self, paths: Sequence[str | Path]) -> AddReport:
        """Read files, folders and standard input (``-``) into the library; one that fails keeps no other out.

        Raises:
            InputError: the home cannot be written to, or another process is writing.
        """
        return self._shelf.add(paths)

    def remove(self, source_id: str) -> AddReport:
        """Remove a document; a shipped digest comes back in the place of its original.

        Raises:
            InputError: there is no such source, or it is a shipped digest.
        """
        stored = self.stored(source_id)
        if stored.source.text == "digest":
            raise InputError("this digest ships with coffeechat and stays", source_id, "Remove documents you added.")
        return self._shelf.remove(source_id)

    def check(self) -> LibraryCheck:
        """Prove the store: hashes, offsets, quotes, and the index against exact search."""
        from coffeechat.library.upkeep import check

        return check(self._shelf)

    def rebuild(self) -> None:
        """Embed what has no vector yet, build the index anew and make it current."""
        self._shelf.rebuild()

    @cached_property
    def _embeddings(self) -> "MiniLM | Hosted":
        from coffeechat.library.embeddings import choose_embeddings

        return choose_embeddings(self._settings)

    @cached_property
    def _shelf(self) -> "Shelf":
        from coffeechat.library.shelf import Shelf

        return Shelf(self._settings, self._digests, self._embeddings)

    @cached_property
    def _digests(self) -> dict:
        return load_digests()

    @property
    def _stored(self) -> dict[str, StoredSource]:
        return self._current[1]

    @property
    def _citer(self) -> Citer:
        return self._current[2]

    @property
    def _current(self) -> tuple[object, dict[str, StoredSource], Citer]:
        """What is in the library now: another process, or another thread, may have added or removed documents."""
        nothing_added = self._settings.database is None and not (self._settings.home / "coffeechat.db").is_file()
        state = None if nothing_added else self._shelf.store.state()
        if self._read is None or self._read[0] != state:
            stored = self._digests | ({} if nothing_added else self._shelf.originals())
            citer = Citer(stored, load_disagreements(), load_guidance(), self._digests)
            self._read = state, stored, citer
        return self._read

    def _source(self, source_id: str) -> Source:
        return self.stored(source_id).source


def _hit(ranked: "Ranked") -> Hit:
    found, passage = ranked.found, ranked.found.passage
    return Hit(
        source=found.source, locator=passage.locator, text=found.text[:_LONGEST_HIT], start=passage.start,
        end=min(passage.end, passage.start + _LONGEST_HIT), score=round(ranked.score, 4), why=ranked.why,
        voice=passage.voice, commenter=passage.commenter,
    )  # fmt: skip
