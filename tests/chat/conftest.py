"""A scripted OpenAI-compatible server on loopback, so that every fault of a model can be played."""

import json
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import ModuleType

import pytest

from coffeechat.chat import Chat, open_chat
from coffeechat.settings import Settings

CANARY = "sk-canary-1f8b"
LONGEST_HANG = 600
"""Seconds; a test ends a hang as soon as it is over."""

USAGE = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}


class ModelServer(ThreadingHTTPServer):
    """Plays ``script``, one act a call; the last act repeats. ``calls`` keeps what was asked, ``paths`` where."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script: list[Callable[[_Handler], None]] = []
        self.calls: list[dict] = []
        self.paths: list[str] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        """The base URL to give to a client."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request, client_address):
        """Say nothing of a client that hung up: that is what a deadline does."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.paths.append(self.path)
        self.send_error(404)

    def do_POST(self):
        self.server.paths.append(self.path)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.body, self.stream = body, body.get("stream", False)
        self.server.calls.append(body)
        script = self.server.script
        script[min(len(self.server.calls), len(script)) - 1](self)

    def log_message(self, *_):
        """Keep the test output quiet."""

    def send(self, status: int, text: str, kind: str = "application/json", headers: dict | None = None, cut: int = 0):
        """Send a whole response; ``cut`` bytes are announced and never sent."""
        data = text.encode(errors="surrogatepass")
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": len(data) + cut, **(headers or {})}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(data)


def says(text: str | None, finish: str | None = "stop", refusal: str | None = None, cut: int = 0):
    """Act: answer with a text, whole or in pieces as the client asked."""

    def act(handler: _Handler) -> None:
        send = _send_stream if handler.stream else _send_whole
        send(handler, {"content": text, "refusal": refusal}, finish, cut)

    return act


def _send_whole(handler: _Handler, message: dict, finish: str | None, cut: int) -> None:
    choice = {"index": 0, "message": {"role": "assistant", **message}, "finish_reason": finish}
    handler.send(200, json.dumps({**_head("chat.completion"), "choices": [choice], "usage": USAGE}), cut=cut)


def _send_stream(handler: _Handler, message: dict, finish: str | None, cut: int) -> None:
    text = message["content"] or ""
    pieces = [{"role": "assistant", **message, "content": text[:5]}, {"content": text[5:]}]
    choices = [{"index": 0, "delta": piece, "finish_reason": None} for piece in pieces]
    choices += [{"index": 0, "delta": {}, "finish_reason": finish}] if finish else []
    events = [chunk([choice]) for choice in choices]
    events += [chunk([], usage=USAGE), "[DONE]"] if finish else []
    handler.send(200, "".join(f"data: {event}\n\n" for event in events), "text/event-stream", cut=cut)


def chunk(choices: list[dict], **more: object) -> str:
    """Return one piece of a streamed answer."""
    return json.dumps({**_head("chat.completion.chunk"), "choices": choices, **more})


def piece(text: str, finish: str | None = None) -> str:
    """Return one piece of a streamed answer with a text."""
    return chunk([{"index": 0, "delta": {"content": text}, "finish_reason": finish}])


def _head(kind: str) -> dict:
    return {"id": "1", "object": kind, "created": 1, "model": "scripted"}


def status(code: int, headers: dict | None = None):
    """Act: fail with a status and, as some servers do, repeat the key in the message."""
    return lambda handler: handler.send(code, json.dumps({"error": {"message": f"bad {CANARY}"}}), headers=headers)


def overflows(code: str):
    """Act: say that the prompt is longer than the model's context, as OpenAI and llama.cpp do."""
    error = {"message": f"too many tokens in {CANARY}", "type": code, "code": code, "param": "messages"}
    return lambda handler: handler.send(400, json.dumps({"error": error}))


def sends(text: str, kind: str = "application/json"):
    """Act: send any text with status 200."""
    return lambda handler: handler.send(200, text, kind)


def hangs(handler: _Handler) -> None:
    """Act: answer nothing until the test is over."""
    handler.server.over.wait(LONGEST_HANG)


def hangs_in_body(handler: _Handler) -> None:
    """Act: begin a body and stop."""
    handler.send(200, '{"id":', cut=100)
    handler.server.over.wait(LONGEST_HANG)


def trickles(handler: _Handler) -> None:
    """Act: send the body one byte at a time, slower than any deadline here."""
    handler.send(200, "", "text/event-stream" if handler.stream else "application/json", cut=1000)
    trickle(handler)


def begins(*events: str, pause: float = 0.0, then: str = ""):
    """Act: stream the events, ``pause`` seconds after each, then end cleanly or, given ``then``, as it says."""

    def act(handler: _Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.end_headers()
        for event in events:
            handler.wfile.write(f"data: {event}\n\n".encode())
            handler.server.over.wait(pause)
        if then == "hang":
            handler.server.over.wait(LONGEST_HANG)
        if then == "trickle":
            trickle(handler)

    return act


def trickle(handler: _Handler) -> None:
    """Write one byte at a time, which never makes an event."""
    while not handler.server.over.wait(0.1):
        handler.wfile.write(b":")


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.over.set()
        running.shutdown()
        thread.join()


@pytest.fixture
def settings(server, monkeypatch) -> Settings:
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    monkeypatch.setattr("coffeechat.chat.job.PAUSE", 0.01)
    return Settings(model="openai:scripted", deadline=30)


@pytest.fixture
def chat(settings) -> Chat:
    return open_chat(settings)


@pytest.fixture
def acts() -> ModuleType:
    """Return this module, whose functions are the acts of a script."""
    return sys.modules[__name__]
