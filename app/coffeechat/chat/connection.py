"""The model that the user named."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr

from coffeechat.chat.cache import AnswerCache
from coffeechat.chat.job import Job
from coffeechat.chat.local import check_file, serve_file
from coffeechat.chat.usage import Usage
from coffeechat.chat.wire import Server, open_wire
from coffeechat.errors import SettingsError
from coffeechat.settings import Settings

_OPENAI = "https://api.openai.com/v1"
_KEPT_ANSWERS = "model-answers.sqlite"


def _tell_nobody(_line: str) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Chat:
    """A language model on an OpenAI-compatible server. Making one contacts nobody and imports no SDK.

    Attributes:
        model: the model's name on the server.
        base_url: the server; empty for a file, which is served on loopback when it is first needed.
        key: sent to that server and to nobody else.
        deadline: seconds for all the model work of one job.
        file: the model file to run, if it is one.
        streaming: ask for the answer in pieces, so that a stalled server is noticed early.
        cache: answers kept from before, if they are.
        tell: told which model is asked before its first call of a job, and what the job cost after the last.
        stopped: set once the user stops the model's work; no later job begins any.
    """

    model: str
    base_url: str
    key: SecretStr
    deadline: float
    file: Path | None = None
    streaming: bool = True
    cache: AnswerCache | None = None
    tell: Callable[[str], None] = _tell_nobody
    stopped: threading.Event = field(default_factory=threading.Event, compare=False)

    @property
    def label(self) -> str:
        """Model and server for people to read, without a key or password."""
        if self.file:
            return f"local:{self.file.name} on this machine"
        url = urlsplit(self.base_url)
        port = f":{url.port}" if url.port else ""
        return f"openai:{self.model} at {url.scheme}://{url.hostname}{port}"

    def job(self) -> Job:
        """Start the model work of one job: its deadline runs from now.

        The SDK is imported and a model file loaded before that, for their seconds are not the model's.

        Raises:
            ModelError: the model file cannot be loaded.
        """
        import langchain_openai  # noqa: F401  (imported for the time it takes, used in open_wire)

        server = serve_file(self.file) if self.file else Server(self.base_url, self.key)
        connect = partial(open_wire, server, self.model, self.deadline, self.streaming)
        return Job(self.label, self.deadline, connect, self.cache, self.stopped)

    def describe(self, usage: Usage) -> str:
        """Say what the work of this model was, and what it costs where that is known."""
        return f"{self.label}: {usage.describe(self.base_url, self.model)}."


def open_chat(settings: Settings, tell: Callable[[str], None] = _tell_nobody) -> Chat | None:
    """Return the model that the settings name, or None for ``none``.

    Raises:
        SettingsError: a model that needs a key, a file or a part that is not there.
    """
    kind, _, name = settings.model.partition(":")
    if kind == "none":
        return None
    chat = _open_file(name, settings) if kind == "local" else _open_server(name, settings)
    cache = AnswerCache(settings.home / _KEPT_ANSWERS, _identify(chat)) if settings.cache else None
    return replace(chat, streaming=settings.streaming, cache=cache, tell=tell)


def forget_answers(settings: Settings) -> None:
    """Delete every answer kept in the home: none tells of whom it speaks.

    Raises:
        OSError: another process holds the file, on a system that lets it.
    """
    for ending in ("", "-journal"):
        (settings.home / f"{_KEPT_ANSWERS}{ending}").unlink(missing_ok=True)


def _open_file(name: str, settings: Settings) -> Chat:
    path = check_file(name)
    return Chat(path.name, "", SecretStr(""), settings.deadline, path)


def _open_server(name: str, settings: Settings) -> Chat:
    if settings.openai_api_key is None and settings.openai_base_url is None:
        raise SettingsError(
            "a model at OpenAI needs a key",
            f"--model {settings.model}",
            "Set OPENAI_API_KEY, or OPENAI_BASE_URL to a server that needs none.",
        )
    key = settings.openai_api_key.get_secret_value().strip() if settings.openai_api_key else "none-needed"
    return Chat(name, _check_url(settings.openai_base_url or _OPENAI), SecretStr(key), settings.deadline)


def _identify(chat: Chat) -> str:
    """Tell this model from every other: a file by its date and size too, for its name may outlive its content."""
    if not chat.file:
        return f"{chat.model} at {chat.base_url}"
    stat = chat.file.stat()
    return f"{chat.file} {stat.st_size} {stat.st_mtime_ns}"


def _check_url(text: str) -> str:
    try:
        url = urlsplit(text)
        fits = url.scheme in {"http", "https"} and bool(url.hostname) and url.port != 0
    except ValueError:
        fits = False
    if not fits:
        # The address may hold a password, so it is not repeated.
        raise SettingsError(
            "this is no address of a server", "OPENAI_BASE_URL", "Give one like http://127.0.0.1:11434/v1."
        )
    return text
