"""The local model is the tested one, and Chroma's own embedder, which downloads, is never reached."""

import numpy as np
import pytest

from coffeechat.errors import KnowledgeError, SettingsError, UnreachableError
from coffeechat.library import embeddings
from coffeechat.library.embeddings import Hosted, MiniLM, choose_embeddings
from coffeechat.settings import load_settings


def test_rows_are_unit_vectors_in_the_order_of_the_texts():
    texts = ["May I attach my resume?", "A much longer text about tea. " * 60, "tea"]
    model = MiniLM()
    rows = model.embed(texts)
    assert (rows.shape, rows.dtype) == ((3, 384), np.float32)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert np.allclose(rows[2], model.embed(["tea"])[0], atol=0.02)
    near, far = model.embed(["Should I send my CV?", "Boil the water first."])
    assert rows[0] @ near > rows[0] @ far + 0.2


def test_a_file_that_is_not_the_tested_one_is_refused(monkeypatch):
    monkeypatch.setattr(embeddings, "_MODEL", (*embeddings._MODEL[:2], "0" * 64))
    with pytest.raises(KnowledgeError, match="not the one that was tested"):
        MiniLM().embed(["tea"])


def test_a_hosted_model_is_chosen_by_name_and_not_loaded():
    chosen = choose_embeddings(load_settings(embeddings="openai:some-model"))
    assert isinstance(chosen, Hosted)
    assert chosen.model_id == "openai:some-model"


def test_a_hosted_model_without_a_key_says_what_to_do():
    with pytest.raises(SettingsError, match="OPENAI_API_KEY"):
        choose_embeddings(load_settings(embeddings="openai:some-model")).embed(["tea"])


def test_a_hosted_model_that_does_not_answer(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "key")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    with pytest.raises(UnreachableError):
        choose_embeddings(load_settings(embeddings="openai:some-model")).embed(["tea"])


def test_chroma_never_embeds(ready, monkeypatch):
    from chromadb.utils import embedding_functions

    def refuse(self, input):  # noqa: ARG001 - Chroma checks the signature
        raise AssertionError("Chroma's default embedder was reached")

    monkeypatch.setattr(embedding_functions.DefaultEmbeddingFunction, "__call__", refuse)
    library = ready()
    library.rebuild()
    assert library.search("thank-you note", 3)
