"""What coffeechat's library is measured against: Chroma by itself, and LangChain's usual hybrid search."""

from collections import defaultdict
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma
from langchain_core.documents import Document
from rank_bm25 import BM25Okapi

from benchmarks.corpus import Corpus, KnownVectors

_NAME = "passages"


def fill_chroma(folder: Path, corpus: Corpus) -> chromadb.ClientAPI:
    """Add the passages to a new Chroma with its defaults, in batches of the largest size: its fastest way."""
    client = chromadb.PersistentClient(path=str(folder), settings=ChromaSettings(anonymized_telemetry=False))
    collection = client.create_collection(_NAME, embedding_function=None, configuration={"hnsw": {"space": "cosine"}})
    step = client.get_max_batch_size()
    for at in range(0, len(corpus.texts), step):
        texts = corpus.texts[at : at + step]
        names = [str(i) for i in range(at, at + len(texts))]
        collection.add(ids=names, embeddings=corpus.rows[at : at + step], documents=texts)
    return client


def find_in_chroma(client: chromadb.ClientAPI, vector: np.ndarray, count: int) -> list[int]:
    """Return the numbers of the nearest passages."""
    found = client.get_collection(_NAME, embedding_function=None).query(vector[None], n_results=count, include=[])
    return [int(name) for name in found["ids"][0]]


class Ensemble:
    """EnsembleRetriever over Chroma and BM25Retriever, with the parts that these classes call.

    LangChain moved them to packages that are being wound down. This does what they do and less: no
    callbacks, no runs, no copies. So what is measured here is a little faster than theirs.
    """

    def __init__(self, client: chromadb.ClientAPI, corpus: Corpus, embeddings: KnownVectors) -> None:
        self._chroma = Chroma(_NAME, embeddings, client=client, create_collection_if_not_exists=False)
        self._bm25 = BM25Okapi([text.split() for text in corpus.texts])
        self._documents = [Document(page_content=text) for text in corpus.texts]

    def search(self, query: str, count: int) -> list[Document]:
        """Return the best passages by reciprocal rank fusion with equal weights and k=60, as LangChain does."""
        lists = (
            self._chroma.similarity_search(query, k=count),
            self._bm25.get_top_n(query.split(), self._documents, n=count),
        )
        scores: dict[str, float] = defaultdict(float)
        for documents in lists:
            for rank, document in enumerate(documents, start=1):
                scores[document.page_content] += 0.5 / (rank + 60)
        unique = {document.page_content: document for documents in lists for document in documents}
        return sorted(unique.values(), key=lambda document: -scores[document.page_content])[:count]
