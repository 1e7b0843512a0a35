"""The model work of one job: many small requests, one deadline, few attempts, one circuit breaker."""

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import Protocol, TypeVar

from coffeechat.chat.answers import LONGEST, ModelAnswer
from coffeechat.chat.cache import AnswerCache
from coffeechat.chat.faults import AnswerError, CallError
from coffeechat.chat.prompts import load_prompt
from coffeechat.chat.request import Request
from coffeechat.chat.usage import Usage
from coffeechat.chat.wire import Reply
from coffeechat.errors import ModelError

ATTEMPTS = 3
FAULTS_TO_BREAK = 3
PAUSE = 0.25

_STOPPED = "you stopped the model's work"

Note = Callable[[int, ModelAnswer], None]
"""Hears the place of a request and its checked answer."""

_T = TypeVar("_T")


class Wire(Protocol):
    """A connected model, which answers ``at_once`` calls at a time."""

    at_once: int

    async def reply(self, messages: list[tuple[str, str]], name: str, schema: dict) -> Reply:
        """Return the model's answer to the messages, as JSON by the schema."""
        ...


def _forget(_place: int, _answer: ModelAnswer) -> None:
    """Hear nothing."""


class Job:
    """The model work of one job, made by ``Chat.job()``.

    Retries have one owner, this class: at most three attempts a request, of which one may be a repair that
    tells the model what failed. After a fault that will not pass, or three in a row, the breaker opens and
    every request that is left fails at once. Ctrl-C opens it for good and keeps what is done.

    Attributes:
        usage: calls and tokens so far.
    """

    def __init__(
        self,
        label: str,
        deadline: float,
        open_wire: Callable[[], AbstractAsyncContextManager[Wire]],
        cache: AnswerCache | None,
        stopped: threading.Event,
    ):
        self.usage = Usage()
        self._label, self._open_wire, self._cache, self._stopped = label, open_wire, cache, stopped
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

    def ask_all(self, requests: Sequence[Request], note: Note = _forget) -> list[ModelAnswer | ModelError]:
        """Return for each request, in order, its answer or why there is none; ``note`` hears each answer at once."""
        return _run(self._ask_all(requests, note)) if requests else []

    async def _ask_all(self, requests: Sequence[Request], note: Note) -> list[ModelAnswer | ModelError]:
        async with self._open_wire() as wire:
            limit = asyncio.Semaphore(wire.at_once)
            tasks = [
                asyncio.ensure_future(self._outcome(wire, request, limit, partial(note, place)))
                for place, request in enumerate(requests)
            ]
            try:
                return await asyncio.gather(*tasks)
            except asyncio.CancelledError:
                self._stopped.set()
                asyncio.current_task().uncancel()
                await asyncio.wait(tasks)
                return [ModelError(_STOPPED, self._label) if task.cancelled() else task.result() for task in tasks]

    async def _outcome(
        self, wire: Wire, request: Request, limit: asyncio.Semaphore, note: Callable[[ModelAnswer], None]
    ) -> ModelAnswer | ModelError:
        try:
            async with limit, asyncio.timeout(self._left()):
                answer = await self._confirmed(wire, request)
            note(answer)
            return answer
        except CallError as fault:
            reason = fault.reason
            if fault.again:  # it did not pass within its attempts, so the next unit need not wait for it
                self._broken = reason
        except AnswerError as rejection:
            reason = f"its answer could not be used: {rejection}"
        except TimeoutError:
            reason = self._broken = f"the {self._deadline:g} seconds allowed for the model are over"
        return ModelError(reason, self._label)

    async def _confirmed(self, wire: Wire, request: Request) -> ModelAnswer:
        """Return the answer to a request once the unit that confirms it, if it has one, said yes."""
        answer = await self._attempts(wire, request)
        second = request.confirm(answer)
        if second and not (await self._attempts(wire, second)).yes:
            raise AnswerError("what it found it did not confirm")
        return answer

    async def _attempts(self, wire: Wire, request: Request) -> ModelAnswer:
        if (kept := self._recall(request)) is not None:
            return kept
        messages, repaired = load_prompt(request.prompt).messages(request.variables), False
        for attempt in range(1, ATTEMPTS):
            try:
                text = await self._call(wire, messages, request)
                return self._keep(request, text)
            except CallError as fault:
                await self._pause(fault, attempt)
            except AnswerError as rejection:
                if repaired:
                    raise
                messages, repaired = [*messages, *_repair(text, rejection)], True
        return self._keep(request, await self._call(wire, messages, request))

    def _recall(self, request: Request) -> ModelAnswer | None:
        """Return the answer kept from before, if there is one and it still passes its check."""
        text = self._cache.get(self._key(request)) if self._cache else None
        if text is None:
            return None
        try:
            answer = request.read(text)
        except AnswerError:
            return None
        self.usage += Usage(kept=1)
        return answer

    def _keep(self, request: Request, text: str) -> ModelAnswer:
        """Return the answer in ``text`` and, once it passed its check, keep it."""
        answer = request.read(text)
        if self._cache:
            self._cache.put(self._key(request), text)
        return answer

    def _key(self, request: Request) -> str:
        return self._cache.key(load_prompt(request.prompt).digest, request.variables)

    async def _call(self, wire: Wire, messages: list[tuple[str, str]], request: Request) -> str:
        if self._stopped.is_set():
            raise CallError(_STOPPED)
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


def _run(work: Coroutine[object, object, _T]) -> _T:
    """Run asynchronous work to its end, in a thread of its own where this one already runs an event loop."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def _repair(text: str, rejection: AnswerError) -> list[tuple[str, str]]:
    """Return the model's answer and what was wrong with it, to go on from."""
    complaint = load_prompt("repair").messages({"complaint": str(rejection)})
    return [("assistant", text[:LONGEST]), *complaint]
