"""A model file run on this machine: llama.cpp's own server on loopback, in this process, while it lasts."""

import importlib.util
import os
import secrets
import threading
from functools import cache
from pathlib import Path

from pydantic import SecretStr

from coffeechat.chat.wire import Server
from coffeechat.errors import ModelError, SettingsError

CONTEXT = 4096
"""Tokens for one request and its answer; a rendered prompt of ours is below 1,500."""

PROMPTS_KEPT = 256
"""MiB of prompts that llama.cpp keeps read, a dozen of ours; by default it takes up to 8 GiB of memory."""

_MAGIC = b"GGUF"
_ERRORS_ONLY = 1
_LOADING = threading.Lock()


def check_file(name: str) -> Path:
    """Return the model file that ``local:<name>`` means.

    Raises:
        SettingsError: the extra is not installed, or this is no GGUF file.
    """
    where = f"--model local:{name}"
    if importlib.util.find_spec("xllamacpp") is None:
        raise SettingsError(
            "running a model file needs the extra [local]", where, 'Run: pip install "coffeechat[local]"'
        )
    path = Path(name).expanduser().resolve()
    try:
        with path.open("rb") as file:
            is_model = file.read(len(_MAGIC)) == _MAGIC
    except OSError as error:
        raise SettingsError(f"the model file cannot be read ({error.strerror})", where, "Check the path.") from error
    if not is_model:
        raise SettingsError("this is no GGUF file", where, "Give a model in llama.cpp's GGUF format.")
    return path


def serve_file(path: Path) -> Server:
    """Load a model file, or return the server that has it loaded.

    Raises:
        ModelError: llama.cpp cannot load it.
    """
    with _LOADING:
        _, server = _load(path)
    return server


@cache
def _load(path: Path) -> tuple[object, Server]:
    """Load a file; the first of the pair keeps its server running."""
    import xllamacpp

    key = secrets.token_urlsafe()
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    # One call at a time: a processor gains nothing by more, and each finds the fixed part of its prompt read already.
    params.n_parallel = 1
    params.n_ctx = CONTEXT
    params.cache_ram_mib = PROMPTS_KEPT
    # Its threads wait for one another, so one that finds no free core stalls all: two on two busy cores wrote 20
    # tokens a second, one wrote 55.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = max(1, (os.cpu_count() or 2) - 1)
    params.verbosity = _ERRORS_ONLY
    # Its server lets any web page in; with a key of this process only we get in.
    params.api_keys = [key]
    params.ui = False
    try:
        running = xllamacpp.Server(params)
    except Exception as error:  # the binding names no exception types of its own
        raise ModelError("llama.cpp cannot load this file", f"local:{path.name}") from error
    return running, Server(f"{running.listening_address}/v1", SecretStr(key), at_once=1)
