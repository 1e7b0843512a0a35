"""What coffeechat's library is measured against: Chroma by itself, and LangChain's usual hybrid search."""

from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma
from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_core.documents import Document

from benchmarks.corpus import Corpus, KnownVectors

_NAME = "passages"


def fill_chroma(folder: Path, corpus: Corpus, step: int | None = None) -> chromadb.ClientAPI:
    """Add the passages to a new Chroma with its defaults, ``step`` a call: by default the most, its fastest way."""
    client = chromadb.PersistentClient(path=str(folder), settings=ChromaSettings(anonymized_telemetry=False))
    collection = client.create_collection(_NAME, embedding_function=None, configuration={"hnsw": {"space": "cosine"}})
    step = step or client.get_max_batch_size()
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
    """LangChain's usual hybrid search: EnsembleRetriever over Chroma and BM25Retriever, ``count`` from each."""

    def __init__(self, client: chromadb.ClientAPI, corpus: Corpus, embeddings: KnownVectors, count: int) -> None:
        chroma = Chroma(_NAME, embeddings, client=client, create_collection_if_not_exists=False)
        retrievers = [
            chroma.as_retriever(search_kwargs={"k": count}),
            BM25Retriever.from_texts(corpus.texts, k=count),
        ]
        self._retriever = EnsembleRetriever(retrievers=retrievers, weights=[0.5, 0.5])

    def search(self, query: str) -> list[Document]:
        """Return the best passages by reciprocal rank fusion with equal weights and k=60, as LangChain does."""
        return self._retriever.invoke(query)
