"""A model file is served on loopback by llama.cpp, here played by the scripted server."""

import importlib.machinery
import sys
from types import ModuleType, SimpleNamespace

import pytest

from coffeechat.chat import improve, local, open_chat
from coffeechat.chat.units import rephrase_question
from coffeechat.errors import SettingsError
from coffeechat.settings import Settings

GOOD = '{"text": "What surprised you about the move?"}'


class Params:
    """Stands in for the parameters of llama.cpp."""

    def __init__(self):
        self.model = SimpleNamespace(path="")
        self.cpuparams, self.cpuparams_batch = SimpleNamespace(n_threads=-1), SimpleNamespace(n_threads=-1)


@pytest.fixture
def llama(server, monkeypatch) -> ModuleType:
    """Return a stand-in for the binding, whose servers are the scripted one; ``opened`` keeps their parameters."""
    module = ModuleType("xllamacpp")
    module.__spec__ = importlib.machinery.ModuleSpec("xllamacpp", None)
    module.opened, module.CommonParams = [], Params

    def serve(params):
        module.opened.append(params)
        return SimpleNamespace(listening_address=server.url.removesuffix("/v1"))

    module.Server = serve
    monkeypatch.setitem(sys.modules, "xllamacpp", module)
    local._load.cache_clear()
    yield module
    local._load.cache_clear()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "small.gguf"
    path.write_bytes(b"GGUF and more")
    return path


def request(fact="We moved to Oslo."):
    return rephrase_question("What was hard about it?", fact, lambda _text: None)


def test_a_file_is_loaded_once_and_only_when_it_is_asked(acts, server, llama, file):
    server.script = [acts.says(GOOD)]
    told = []
    chat = open_chat(Settings(model=f"local:{file}"), told.append)
    assert not llama.opened
    for fact in ("a", "b"):
        assert improve(chat, [request(fact)]).answers[0].text.startswith("What surprised")
    [params] = llama.opened
    assert params.model.path == str(file)
    assert params.cpuparams.n_threads == params.cpuparams_batch.n_threads >= 1
    assert params.api_keys and (params.n_parallel, params.n_ctx) == (1, local.CONTEXT)
    assert params.cache_ram_mib == local.PROMPTS_KEPT
    assert told[0] == "Asking local:small.gguf on this machine about 1 text."
    assert server.calls[0]["response_format"]["type"] == "json_schema"


def test_the_key_of_openai_is_not_sent_to_it(acts, server, llama, file, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", acts.CANARY)
    seen = []
    server.script = [lambda handler: (seen.append(handler.headers["Authorization"]), acts.says(GOOD)(handler))]
    improve(open_chat(Settings(model=f"local:{file}")), [request()])
    assert seen == [f"Bearer {llama.opened[0].api_keys[0]}"]


def test_a_file_that_llama_cannot_load_leaves_the_offline_result(llama, file):
    def fail(_params):
        raise RuntimeError("deep inside")

    llama.Server = fail
    improvement = improve(open_chat(Settings(model=f"local:{file}")), [request()])
    assert improvement.answers == [None]
    assert improvement.warnings == [
        "1 of 1 texts stayed as the offline coach wrote them. "
        "local:small.gguf on this machine: llama.cpp cannot load this file."
    ]


@pytest.mark.usefixtures("llama")
@pytest.mark.parametrize(("content", "what"), [(b"<html>", "no GGUF file"), (None, "cannot be read")])
def test_what_is_no_model_file_is_refused_before_anything_is_loaded(tmp_path, content, what):
    path = tmp_path / "model.gguf"
    if content:
        path.write_bytes(content)
    with pytest.raises(SettingsError, match=what):
        open_chat(Settings(model=f"local:{path}"))


def test_without_the_extra_it_says_how_to_get_it(file, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(SettingsError, match=r'pip install "coffeechat\[local\]"'):
        open_chat(Settings(model=f"local:{file}"))


def test_another_file_of_the_same_name_has_answers_of_its_own(acts, server, llama, file):
    server.script = [acts.says(GOOD)]
    improve(open_chat(Settings(model=f"local:{file}")), [request()])
    file.write_bytes(b"GGUF and something else")
    improve(open_chat(Settings(model=f"local:{file}")), [request()])
    assert len(server.calls) == 2 and llama.opened
