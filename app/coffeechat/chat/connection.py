"""The model that the user named, and one call to it through langchain's chat model."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import SecretStr

from coffeechat.chat.faults import BROKEN_OFF, REFUSED, TOO_LONG, CallError, fault_of
from coffeechat.chat.job import Job, Reply
from coffeechat.chat.usage import Usage
from coffeechat.errors import SettingsError
from coffeechat.settings import Settings

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage
    from langchain_openai import ChatOpenAI

_OPENAI = "https://api.openai.com/v1"
_MOST_TOKENS = 1000
_WRITE_INSTEAD = "Name a server's model as openai:NAME, with OPENAI_BASE_URL for a server of your own, or use none."


@dataclass(frozen=True)
class Chat:
    """A language model on an OpenAI-compatible server. Making one contacts nobody and imports no SDK.

    Attributes:
        model: the model's name on the server.
        base_url: the server.
        key: sent to that server and to nobody else.
        deadline: seconds for all the model work of one job.
        streaming: ask for the answer in pieces.
    """

    model: str
    base_url: str
    key: SecretStr
    deadline: float
    streaming: bool = False

    @property
    def label(self) -> str:
        """Model and server for people to read, without a key or password."""
        url = urlsplit(self.base_url)
        port = f":{url.port}" if url.port else ""
        return f"openai:{self.model} at {url.scheme}://{url.hostname}{port}"

    def job(self) -> Job:
        """Start the model work of one job: its deadline runs from now.

        The SDK is imported before that, for its second or two are not the model's.
        """
        import langchain_openai  # noqa: F401  (imported for the time it takes, used in _open)

        return Job(self.label, self.deadline, self._open)

    @asynccontextmanager
    async def _open(self) -> AsyncIterator["_Wire"]:
        import openai
        from langchain_openai import ChatOpenAI
        from langsmith import tracing_context

        # A client of its own, closed here: langchain's cached one would outlive the event loop. Tracing is
        # off whatever the environment says, for nothing goes to a provider that was not named.
        async with openai.DefaultAsyncHttpxClient(base_url=self.base_url, timeout=self.deadline) as client:
            model = ChatOpenAI(
                model=self.model,
                base_url=self.base_url,
                api_key=self.key,
                timeout=self.deadline,
                max_retries=0,
                max_tokens=_MOST_TOKENS,
                streaming=self.streaming,
                stream_usage=self.streaming,
                use_responses_api=False,
                cache=False,
                http_async_client=client,
            )
            with tracing_context(enabled=False):
                yield _Wire(model)


@dataclass(frozen=True)
class _Wire:
    model: "ChatOpenAI"

    async def reply(self, messages: list[tuple[str, str]], name: str, schema: dict) -> Reply:
        """Make one call.

        Raises:
            CallError: the call failed, or its answer is unfinished.
        """
        form = {"type": "json_schema", "json_schema": {"name": name, "schema": schema, "strict": True}}
        try:
            return _read(await self.model.ainvoke(messages, response_format=form))
        except Exception as error:  # the SDK lets a dozen exception types out on what a server may send
            raise fault_of(error) from None


def _read(message: "AIMessage") -> Reply:
    finish = message.response_metadata.get("finish_reason")
    if message.additional_kwargs.get("refusal") or finish == "content_filter":
        raise CallError(REFUSED)
    if finish == "length":
        raise CallError(TOO_LONG)
    if finish != "stop":
        raise CallError(BROKEN_OFF, again=True)
    counts = message.usage_metadata or {}
    return Reply(message.text, Usage(0, counts.get("input_tokens", 0), counts.get("output_tokens", 0)))


def open_chat(settings: Settings) -> Chat | None:
    """Return the model that the settings name, or None for ``none``.

    Raises:
        SettingsError: a model that needs a key or a part that is not there.
    """
    kind, _, name = settings.model.partition(":")
    if kind == "none":
        return None
    if kind == "local":
        raise SettingsError("this version does not run model files itself", f"--model {settings.model}", _WRITE_INSTEAD)
    if settings.openai_api_key is None and settings.openai_base_url is None:
        raise SettingsError(
            "a model at OpenAI needs a key",
            f"--model {settings.model}",
            "Set OPENAI_API_KEY, or OPENAI_BASE_URL to a server that needs none.",
        )
    key = settings.openai_api_key.get_secret_value().strip() if settings.openai_api_key else "none-needed"
    return Chat(name, _check_url(settings.openai_base_url or _OPENAI), SecretStr(key), settings.deadline)


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
