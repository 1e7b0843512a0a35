"""The model work of one job: many small requests, one deadline, few attempts, one circuit breaker."""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from coffeechat.chat.answers import LONGEST, ModelAnswer
from coffeechat.chat.faults import AnswerError, CallError
from coffeechat.chat.prompts import load_prompt
from coffeechat.chat.request import Request
from coffeechat.chat.usage import Usage
from coffeechat.errors import ModelError

ATTEMPTS = 3
AT_ONCE = 4
FAULTS_TO_BREAK = 3
PAUSE = 0.25


@dataclass(frozen=True)
class Reply:
    """A finished answer as text, and its tokens."""

    text: str
    usage: Usage


class Wire(Protocol):
    """One call to a model."""

    async def reply(self, messages: list[tuple[str, str]], name: str, schema: dict) -> Reply:
        """Return the model's answer to the messages, as JSON by the schema."""
        ...


class Job:
    """The model work of one job, made by ``Chat.job()``; not for use from inside a running event loop.

    Retries have one owner, this class: at most three attempts a request, of which one may be a repair that
    tells the model what failed. After a fault that will not pass, or three in a row, the breaker opens and
    every request that is left fails at once.

    Attributes:
        usage: calls and tokens so far.
    """

    def __init__(self, label: str, deadline: float, open_wire: Callable[[], AbstractAsyncContextManager[Wire]]):
        self.usage = Usage()
        self._label, self._open_wire = label, open_wire
        self._deadline, self._ends = deadline, time.monotonic() + deadline
        self._broken: str | None = None
        self._faults = 0

    def ask(self, request: Request) -> ModelAnswer:
        """Return the answer to one request.

        Raises:
            ModelError: the model failed; the message says why.
        """
        [outcome] = self.ask_all([request])
        if isinstance(outcome, ModelError):
            raise outcome
        return outcome

    def ask_all(self, requests: Sequence[Request]) -> list[ModelAnswer | ModelError]:
        """Return for each request, in order, its answer or why there is none; four run at a time."""
        return asyncio.run(self._ask_all(requests)) if requests else []

    async def _ask_all(self, requests: Sequence[Request]) -> list[ModelAnswer | ModelError]:
        limit = asyncio.Semaphore(AT_ONCE)
        async with self._open_wire() as wire:
            return await asyncio.gather(*(self._outcome(wire, request, limit) for request in requests))

    async def _outcome(self, wire: Wire, request: Request, limit: asyncio.Semaphore) -> ModelAnswer | ModelError:
        try:
            async with limit, asyncio.timeout(self._left()):
                return await self._attempts(wire, request)
        except CallError as fault:
            reason = fault.reason
            if fault.again:  # it did not pass within its attempts, so the next unit need not wait for it
                self._broken = reason
        except AnswerError as rejection:
            reason = f"its answer could not be used: {rejection}"
        except TimeoutError:
            reason = self._broken = f"the {self._deadline:g} seconds allowed for the model are over"
        return ModelError(reason, self._label)

    async def _attempts(self, wire: Wire, request: Request) -> ModelAnswer:
        prompt = load_prompt(request.prompt)
        messages, repaired = prompt.messages(request.variables), False
        for attempt in range(1, ATTEMPTS):
            try:
                text = await self._call(wire, messages, request)
                return request.read(text)
            except CallError as fault:
                await self._pause(fault, attempt)
            except AnswerError as rejection:
                if repaired:
                    raise
                messages, repaired = [*messages, *_repair(text, rejection)], True
        return request.read(await self._call(wire, messages, request))

    async def _call(self, wire: Wire, messages: list[tuple[str, str]], request: Request) -> str:
        if self._broken:
            raise CallError(self._broken)
        self.usage += Usage(calls=1)
        try:
            reply = await wire.reply(messages, request.answer.__name__, request.answer.model_json_schema())
        except CallError as fault:
            self._faults += not fault.limited
            if fault.breaks or self._faults >= FAULTS_TO_BREAK:
                self._broken = fault.reason
            raise
        self.usage += reply.usage
        self._faults = 0
        return reply.text

    async def _pause(self, fault: CallError, attempt: int) -> None:
        """Wait before the next attempt, or raise the fault where none is worth its wait."""
        seconds = PAUSE * attempt if fault.wait is None else fault.wait
        if self._broken or not fault.again or seconds > self._left():
            raise fault
        await asyncio.sleep(seconds)

    def _left(self) -> float:
        return self._ends - time.monotonic()


def _repair(text: str, rejection: AnswerError) -> list[tuple[str, str]]:
    """Return the model's answer and what was wrong with it, to go on from."""
    complaint = load_prompt("repair").messages({"complaint": str(rejection)})
    return [("assistant", text[:LONGEST]), *complaint]
