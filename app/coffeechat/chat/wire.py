"""One call to a language model, through langchain's chat model, read piece by piece."""

import asyncio
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import SecretStr

from coffeechat.chat.faults import BROKEN_OFF, REFUSED, TOO_LONG, CallError, fault_of, stalled
from coffeechat.chat.usage import Usage

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage, AIMessageChunk
    from langchain_openai import ChatOpenAI

MOST_TOKENS = 1000
MOST_CHARACTERS = 20_000
MOST_COUNTED = 10_000_000

FIRST = 0.5
"""The share of the deadline that may pass before the first piece of an answer, in which a server may queue it."""

NEXT = 0.2
"""The share of the deadline that may pass between two pieces."""


@dataclass(frozen=True)
class Server:
    """Where a model runs, the key that is sent there and to nobody else, and how many calls it gets at a time."""

    base_url: str
    key: SecretStr
    at_once: int = 4


@dataclass(frozen=True)
class Reply:
    """A finished answer as text, and its tokens."""

    text: str
    usage: Usage


@asynccontextmanager
async def open_wire(server: Server, model: str, deadline: float, streaming: bool) -> AsyncIterator["ModelWire"]:
    """Connect to a model until the end of the block.

    Args:
        server: where it runs.
        model: its name there.
        deadline: seconds for the job that calls it.
        streaming: ask for the answer in pieces, so that a stalled server is noticed early.
    """
    import openai
    from langchain_openai import ChatOpenAI
    from langsmith import tracing_context

    # The SDK prints what it finds odd in an answer, with the server's own text.
    warnings.filterwarnings("ignore", message="Pydantic serializer warnings", category=UserWarning)
    # A client of its own, closed here: langchain's cached one would outlive the event loop. Tracing is
    # off whatever the environment says, for nothing goes to a provider that was not named.
    async with openai.DefaultAsyncHttpxClient(base_url=server.base_url, timeout=deadline) as client:
        chat = ChatOpenAI(
            model=model,
            base_url=server.base_url,
            api_key=server.key,
            timeout=deadline,
            max_retries=0,
            max_tokens=MOST_TOKENS,
            disable_streaming=not streaming,
            stream_usage=True,
            stream_chunk_timeout=None,
            use_responses_api=False,
            cache=False,
            http_async_client=client,
        )
        with tracing_context(enabled=False):
            yield ModelWire(chat, deadline, server.at_once)


@dataclass(frozen=True)
class ModelWire:
    """A connected model; a call stalls when no piece of its answer comes for a share of ``deadline`` seconds."""

    model: "ChatOpenAI"
    deadline: float
    at_once: int

    async def reply(self, messages: list[tuple[str, str]], name: str, schema: dict) -> Reply:
        """Make one call.

        Raises:
            CallError: the call failed or stalled, or its answer is unfinished.
        """
        form = {"type": "json_schema", "json_schema": {"name": name, "schema": schema, "strict": True}}
        # As part of the body, for langchain's own argument fails on a stream that does not name its role.
        pieces = self.model.astream(messages, extra_body={"response_format": form})
        try:
            return _read(*await self._listen(pieces))
        except Exception as error:  # the SDK lets a dozen exception types out on what a server may send
            raise fault_of(error) from None

    async def _listen(self, pieces: "AsyncIterator[AIMessageChunk]") -> tuple["AIMessage", str | None]:
        """Join the pieces; return the message and why it ended, or None where the stream just stopped."""
        whole, finish, length, clock = None, None, 0, asyncio.get_running_loop().time
        patience = self.deadline * FIRST
        try:
            async with asyncio.timeout(patience) as limit:
                async for piece in pieces:
                    patience = self.deadline * NEXT
                    limit.reschedule(clock() + patience)
                    # Joined metadata would read "stopstop" where a server says it twice.
                    finish = piece.response_metadata.pop("finish_reason", None) or finish
                    length += len(piece.text)
                    if length > MOST_CHARACTERS:
                        raise CallError(TOO_LONG)
                    whole = piece if whole is None else whole + piece
        except TimeoutError:
            if not limit.expired():
                raise
            raise stalled(patience) from None
        if whole is None:
            raise CallError(BROKEN_OFF, again=True)
        return whole, finish


def _read(message: "AIMessage", finish: str | None) -> Reply:
    # A streamed refusal reaches us as an empty text, for langchain passes its words on only where it is whole.
    if finish == "content_filter" or (finish == "stop" and not message.text.strip()):
        raise CallError(REFUSED)
    if finish == "length":
        raise CallError(TOO_LONG)
    if finish != "stop":
        raise CallError(BROKEN_OFF, again=True)
    counts = message.usage_metadata or {}
    return Reply(message.text, Usage(0, _whole(counts.get("input_tokens")), _whole(counts.get("output_tokens"))))


def _whole(count: object) -> int:
    """Return a count of tokens, or 0 for whatever else a server may send in its place."""
    return count if isinstance(count, int) and 0 <= count <= MOST_COUNTED else 0
