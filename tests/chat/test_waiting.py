"""How long a job waits, on a clock that only moves while everybody waits: no machine is too slow for these tests."""

import asyncio
import json
import selectors
from contextlib import asynccontextmanager
from types import SimpleNamespace

import pytest
from langchain_core.messages import AIMessageChunk

from coffeechat.chat import Job, Usage, Wording
from coffeechat.chat.faults import CallError
from coffeechat.chat.units import rephrase_question
from coffeechat.chat.wire import FIRST, NEXT, ModelWire, Reply
from coffeechat.errors import ModelError

DEADLINE = 60
GOOD = '{"text": "What surprised you?"}'
FOREVER = 1e9


class Clock(selectors.DefaultSelector):
    """A selector that moves its own time on in place of waiting."""

    now = 0.0

    def select(self, timeout=None):
        """Return what is ready; where nothing is, the time that would have been waited has passed."""
        ready = super().select(0)
        self.now += 0 if ready or not timeout else timeout
        return ready


@pytest.fixture
def clock(monkeypatch) -> Clock:
    """Let jobs run on a clock of their own."""
    clock = Clock()

    def run(work):
        loop = asyncio.SelectorEventLoop(clock)
        loop.time = lambda: clock.now
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            return runner.run(work)

    monkeypatch.setattr("coffeechat.chat.job.asyncio.run", run)
    monkeypatch.setattr("coffeechat.chat.job.time", SimpleNamespace(monotonic=lambda: clock.now))
    return clock


class Model:
    """Stands in for langchain's chat model: a piece of the answer after each of the ``waits``, in seconds."""

    def __init__(self, waits: list[float]) -> None:
        self.waits = waits

    async def astream(self, _messages, **_more):
        """Give the answer in as many pieces as there are waits."""
        size = -(-len(GOOD) // len(self.waits))
        for place, wait in enumerate(self.waits):
            await asyncio.sleep(wait)
            last = place == len(self.waits) - 1
            yield AIMessageChunk(
                GOOD[place * size : (place + 1) * size], response_metadata={"finish_reason": "stop"} if last else {}
            )


class Slow:
    """A wire whose calls take ``seconds`` each and then fail with ``fault``, if there is one."""

    def __init__(self, seconds: float, at_once: int = 1, fault: CallError | None = None) -> None:
        self.seconds, self.at_once, self.fault = seconds, at_once, fault

    async def reply(self, _messages, _name, _schema) -> Reply:
        """Answer late."""
        await asyncio.sleep(self.seconds)
        if self.fault:
            raise self.fault
        return Reply(GOOD, Usage())


def job(wire) -> Job:
    @asynccontextmanager
    async def connect():
        yield wire

    return Job("a slow model", DEADLINE, connect, None, SimpleNamespace(is_set=lambda: False, set=lambda: None))


def ask(wire, count=1) -> list:
    return job(wire).ask_all(
        [rephrase_question("What?", f"We moved {number}.", lambda _text: None) for number in range(count)]
    )


def listen(waits: list[float]) -> list:
    return ask(ModelWire(Model(waits), DEADLINE, 1))


@pytest.mark.parametrize(
    "waits",
    [[FIRST * DEADLINE - 1, 0.1], [NEXT * DEADLINE - 1] * 4, [0.1, NEXT * DEADLINE - 1]],
    ids=["queued", "slow", "pausing"],
)
def test_an_answer_that_goes_on_is_waited_for(clock, waits):
    [answer] = listen(waits)
    assert isinstance(answer, Wording)
    assert clock.now == pytest.approx(sum(waits))


@pytest.mark.parametrize(
    ("waits", "seconds"),
    [([FOREVER], FIRST * DEADLINE), ([1, FOREVER], NEXT * DEADLINE), ([1, 1, NEXT * DEADLINE + 1], NEXT * DEADLINE)],
    ids=["hangs", "hangs in the body", "pauses too long"],
)
def test_a_stall_is_given_up_before_the_deadline(clock, waits, seconds):
    [outcome] = listen(waits)
    assert f"the server sent nothing more for {seconds:g} seconds" in str(outcome)
    assert clock.now == pytest.approx(sum(waits[:-1]) + seconds)
    assert clock.now < DEADLINE


def test_the_deadline_ends_even_an_answer_that_goes_on(clock):
    [outcome] = listen([NEXT * DEADLINE - 1] * 100)
    assert "the 60 seconds allowed for the model are over" in str(outcome)
    assert clock.now == pytest.approx(DEADLINE)


@pytest.mark.parametrize("at_once", [1, 4])
def test_ten_units_share_one_deadline(clock, at_once):
    outcomes = ask(Slow(FOREVER, at_once), 10)
    assert all("the 60 seconds allowed for the model are over" in str(outcome) for outcome in outcomes)
    assert clock.now == pytest.approx(DEADLINE)


def test_what_was_done_before_the_deadline_is_kept(clock):
    outcomes = ask(Slow(25), 10)
    assert [isinstance(outcome, Wording) for outcome in outcomes] == [True, True] + [False] * 8
    assert clock.now == pytest.approx(DEADLINE)


def test_a_wait_that_the_server_asks_for_is_waited(clock):
    wire = Slow(1, fault=CallError("busy", again=True, limited=True, wait=7))
    [outcome] = ask(wire)
    assert isinstance(outcome, ModelError)
    assert clock.now == pytest.approx(3 * 1 + 2 * 7)


def test_a_fault_makes_ten_units_wait_no_longer_than_one(clock):
    outcomes = ask(Slow(5, fault=CallError("busy", again=True, limited=True, wait=2)), 10)
    assert all("busy" in str(outcome) for outcome in outcomes)
    assert clock.now == pytest.approx(3 * 5 + 2 * 2)


def test_each_answer_is_heard_as_soon_as_it_passes(clock):
    heard = []
    requests = [rephrase_question("What?", f"We moved {number}.", lambda _text: None) for number in range(3)]
    job(Slow(5)).ask_all(requests, lambda place, answer: heard.append((place, clock.now, answer.text)))
    text = json.loads(GOOD)["text"]
    assert heard == [(0, pytest.approx(5), text), (1, pytest.approx(10), text), (2, pytest.approx(15), text)]
