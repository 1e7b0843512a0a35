"""Made-up libraries of any size: passages of words and vectors, the same in every run."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from coffeechat.library.embeddings import MiniLM, unit_rows
from coffeechat.library.knowledge import StoredSource, load_digests
from coffeechat.library.raw import RawMap
from coffeechat.library.records import Record, hash_text
from coffeechat.model import Passage, Source

DIMENSION = 384
PASSAGES_A_DOCUMENT = 20
_WORDS_A_PASSAGE = 50
_VOCABULARY = 20_000
_PASSAGES_A_CLUSTER = 50
_QUERIES = 200


class KnownVectors:
    """Stands where the embedding model is: a text's vector is known, or made up from its hash.

    Embedding costs the same whoever asks for it; left out, what remains is the search.
    """

    model_id, dimension = "known-vectors", DIMENSION

    def __init__(self) -> None:
        self.known: dict[str, np.ndarray] = {}

    def embed(self, texts: list[str]) -> np.ndarray:
        """Return a unit row a text."""
        return np.array([self.known[text] if text in self.known else _from_hash(text) for text in texts], np.float32)

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of one text, as LangChain asks for it."""
        return self.embed([text])[0].tolist()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return the vectors of texts, as LangChain asks for them."""
        return self.embed(texts).tolist()


class NoModel:
    """Stands where the shipped model is, and embeds nothing: whoever asks it to is wrong."""

    model_id, dimension = MiniLM.model_id, DIMENSION

    def embed(self, texts: list[str]) -> np.ndarray:
        """Refuse."""
        raise RuntimeError(f"{len(texts)} texts were to be embedded")


@dataclass(frozen=True)
class Corpus:
    """Passages' ``texts`` with unit ``rows`` (n, 384), and queries with theirs."""

    texts: list[str]
    rows: np.ndarray
    queries: list[str]
    query_rows: np.ndarray

    def records(self) -> list[Record]:
        """Return the passages as documents of twenty."""
        starts = range(0, len(self.texts), PASSAGES_A_DOCUMENT)
        return [make_record(f"guide-{at}", self.texts[at : at + PASSAGES_A_DOCUMENT]) for at in starts]


def make_corpus(size: int, kind: str) -> Corpus:
    """Make ``size`` passages whose vectors are "clustered" (as texts of one field are) or "random" (the worst case)."""
    chance = np.random.default_rng(size)
    rows, queries = _vectors(chance, size, kind)
    ranks = np.minimum(chance.zipf(1.3, (size + _QUERIES, _WORDS_A_PASSAGE)), _VOCABULARY) - 1
    vocabulary = np.array([f"w{i:x}" for i in range(_VOCABULARY)])
    texts = [f"{i} " + " ".join(vocabulary[line]) for i, line in enumerate(ranks)]
    asked = [" ".join(text.split()[1:10]) for text in texts[size:]]
    return Corpus(texts[:size], rows, asked, queries)


def make_record(name: str, texts: list[str]) -> Record:
    """Return a document of these passages."""
    text, passages, at = "\n\n".join(texts), [], 0
    for number, part in enumerate(texts):
        passages.append(Passage(locator=f"p{number}", start=at, end=at + len(part)))
        at += len(part) + 2
    source = Source(id=name, title=name, text="original")
    return Record(StoredSource(source, text, tuple(passages)), hash_text(name), RawMap.identity(text), hash_text(text))


def write_papers(folder: Path, passages: int) -> None:
    """Write text files of some twenty paragraphs each, in the digests' words at random."""
    folder.mkdir()
    chance = np.random.default_rng(passages)
    words = np.array(sorted({word for digest in load_digests().values() for word in digest.text.split()}))
    for number in range(passages // PASSAGES_A_DOCUMENT):
        lines = words[chance.integers(len(words), size=(PASSAGES_A_DOCUMENT, _WORDS_A_PASSAGE))]
        text = "\n\n".join(f"{' '.join(line).capitalize()}." for line in lines)
        (folder / f"paper-{number}.txt").write_text(f"Paper {number}\n\n{text}\n", encoding="utf-8")


def _vectors(chance: np.random.Generator, size: int, kind: str) -> tuple[np.ndarray, np.ndarray]:
    rows = chance.standard_normal((size, DIMENSION), np.float32)
    queries = chance.standard_normal((_QUERIES, DIMENSION), np.float32)
    if kind == "clustered":
        centres = chance.standard_normal((size // _PASSAGES_A_CLUSTER + 1, DIMENSION), np.float32)
        rows = centres[chance.integers(len(centres), size=size)] + rows / 2
        queries = centres[chance.integers(len(centres), size=_QUERIES)] + queries / 2
    return unit_rows(rows), unit_rows(queries)


def _from_hash(text: str) -> np.ndarray:
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "little")
    return unit_rows(np.random.default_rng(seed).standard_normal((1, DIMENSION), np.float32))[0]
