"""Whatever a server does, a job gets a checked answer or a plain reason, in time and with few calls."""

import asyncio
import json
import logging
import os
import signal
from dataclasses import replace

import pytest
from langchain_core.tracers.langchain import wait_for_all_tracers

from coffeechat.chat import Chat, CitedAnswer, Request, Wording, open_chat
from coffeechat.chat.units import answer_question, rephrase_question
from coffeechat.errors import ModelError, SettingsError
from coffeechat.settings import load_settings

GOOD = '{"text": "What surprised you about the move?"}'
BROKEN_OFF = "the connection broke before the answer was complete"
NO_ANSWER = "no answer of a language model"
AGES = 600
"""Seconds of a deadline that no run of these tests comes near."""


def request(check=lambda _text: None, fact="We moved to Oslo.") -> Request:
    return rephrase_question("What was hard about it?", fact, check)


def requests(count: int) -> list[Request]:
    """Return requests that differ, so that no answer to one is kept for another."""
    return [request(fact=f"We moved to {number} towns.") for number in range(count)]


@pytest.fixture(params=[False, True], ids=["whole", "streamed"])
def chat(settings, request) -> Chat:
    return replace(open_chat(settings), streaming=request.param)


def test_a_good_answer_comes_back_checked_and_counted(acts, server, settings):
    server.script = [acts.says(GOOD)]
    job = open_chat(settings).job()
    assert job.ask(request()) == Wording(text="What surprised you about the move?")
    assert (job.usage.calls, job.usage.tokens_in, job.usage.tokens_out) == (1, 11, 7)


def test_the_wire_carries_the_schema_and_the_fixed_part_first(acts, server, chat):
    server.script = [acts.says(GOOD)]
    chat.job().ask(request())
    [call] = server.calls
    assert [message["role"] for message in call["messages"]] == ["system", "user"]
    assert call["response_format"]["json_schema"]["schema"]["required"] == ["text"]
    assert call["model"] == "scripted"


@pytest.mark.parametrize(
    ("act", "promise"),
    [
        (("status", 401), ("the key (401)", 1)),
        (("status", 403), ("the key may not use this model (403)", 1)),
        (("status", 404), ("does not know this model (404)", 1)),
        (("status", 400), ("did not accept the request (400)", 1)),
        (("overflows", "context_length_exceeded"), ("the text may be too long for this model", 1)),
        (("overflows", "exceed_context_size_error"), ("the text may be too long for this model", 1)),
        (("status", 413), ("too long for this server (413)", 1)),
        (("status", 429), ("fewer requests (429)", 3)),
        (("status", 429, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}), ("fewer requests (429)", 3)),
        (("status", 500), ("failed (500)", 3)),
        (("status", 503), ("failed (503)", 3)),
        (("sends", "<html>Sign in</html>", "text/html"), (NO_ANSWER, 3)),
        (("sends", "null"), (NO_ANSWER, 3)),
        (("sends", '{"choices": []}'), (NO_ANSWER, 3)),
        (("sends", '{"choices": null}'), (NO_ANSWER, 3)),
        (("sends", ""), (NO_ANSWER, 3)),
        (("says", GOOD, None), (BROKEN_OFF, 3)),
        (("says", GOOD, None, None, 50), (BROKEN_OFF, 3)),
        (("says", '{"text": "What', "length"), ("too long", 1)),
        (("says", GOOD, "content_filter"), ("the model refused or said nothing", 1)),
        (("says", None, "stop", "I cannot help with that"), ("the model refused or said nothing", 1)),
        (("says", ""), ("the model refused or said nothing", 1)),
        (("says", '{"text": "What'), ("Invalid JSON", 2)),
        (("says", "Certainly! What was hard?"), ("Invalid JSON", 2)),
        (("says", '{"question": "What?"}'), ("text: Field required", 2)),
        (("says", '{"text": ["What?"]}'), ("text: Input should be a valid string", 2)),
        (("says", '{"text": " "}'), ("the text is empty", 2)),
        (("says", '{"text": "' + "a" * 10_000 + '"}'), ("longer than 1000", 2)),
    ],
    ids=lambda value: str(value)[:40],
)
def test_each_fault_has_its_reason_and_its_limit_of_calls(acts, server, chat, act, promise):
    (name, *arguments), (reason, most_calls) = act, promise
    server.script = [getattr(acts, name)(*arguments)]
    with pytest.raises(ModelError, match="openai:scripted at http://") as caught:
        chat.job().ask(request())
    assert reason in str(caught.value)
    assert len(server.calls) == most_calls


@pytest.mark.parametrize("act", ["hangs", "hangs_in_body", "trickles"])
def test_a_hang_is_not_waited_for_as_long_as_the_deadline(acts, server, chat, monkeypatch, act):
    monkeypatch.setattr("coffeechat.chat.wire.FIRST", 0.3 / AGES)
    server.script = [getattr(acts, act)]
    job = replace(chat, deadline=AGES).job()
    outcomes = job.ask_all(requests(10))
    assert all("the server sent nothing more for 0.3 seconds" in str(outcome) for outcome in outcomes)
    assert job.usage.calls == 4


@pytest.mark.parametrize("then", ["hang", "trickle"])
def test_an_answer_that_stalls_is_given_up_too(acts, server, settings, monkeypatch, then):
    monkeypatch.setattr("coffeechat.chat.wire.NEXT", 0.3 / AGES)
    server.script = [acts.begins(acts.piece('{"te'), then=then)]
    with pytest.raises(ModelError, match=r"the server sent nothing more for 0\.3 seconds"):
        replace(open_chat(settings), deadline=AGES).job().ask(request())


@pytest.mark.parametrize(
    ("events", "reason"),
    [
        ([], NO_ANSWER),
        (['{"error": {"message": "sk-canary-1f8b overloaded"}}'], NO_ANSWER),
        (["<html>"], NO_ANSWER),
        (["[DONE]"], NO_ANSWER),
        (['{"choices": []}', "[DONE]"], BROKEN_OFF),
        (["__piece__"], BROKEN_OFF),
        (["__piece__", "[DONE]"], BROKEN_OFF),
    ],
    ids=["clean end at once", "error", "html", "done at once", "no choices", "clean end", "no finish reason"],
)
def test_a_stream_that_holds_no_whole_answer(acts, server, settings, events, reason):
    server.script = [acts.begins(*(acts.piece(GOOD) if event == "__piece__" else event for event in events))]
    with pytest.raises(ModelError, match=reason) as caught:
        open_chat(settings).job().ask(request())
    assert len(server.calls) == 3 and acts.CANARY not in str(caught.value)


def test_a_server_that_says_twice_why_it_ended(acts, server, settings):
    server.script = [acts.begins(acts.piece(GOOD, "stop"), acts.piece("", "stop"), "[DONE]")]
    assert open_chat(settings).job().ask(request())


def test_ten_megabytes_of_answer(acts, server, chat):
    server.script = [acts.says(json.dumps({"text": "word " * 2_000_000}))]
    with pytest.raises(ModelError, match="too long"):
        chat.job().ask(request())
    assert len(server.calls) == 1


def test_a_job_runs_inside_an_event_loop_too(acts, server, chat):
    server.script = [acts.says(GOOD)]

    async def cell():
        return chat.job().ask(request())

    assert asyncio.run(cell()).text.startswith("What surprised")


@pytest.fixture
def interruptible():
    """Let SIGINT interrupt, as at a terminal; a process started in the background inherits that it is ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_stops_at_once_and_keeps_what_is_done(acts, server, chat):
    def interrupt(handler):
        os.kill(os.getpid(), signal.SIGINT)
        acts.hangs(handler)

    # The fifth call begins once the first has ended, for four run at a time.
    server.script = [acts.says(GOOD), acts.hangs, acts.hangs, acts.hangs, interrupt]
    outcomes = chat.job().ask_all(requests(6))
    assert sum(isinstance(outcome, Wording) for outcome in outcomes) == 1
    assert sum("you stopped the model's work" in str(outcome) for outcome in outcomes) == 5
    calls = len(server.calls)
    [later] = chat.job().ask_all([request()])
    assert "you stopped" in str(later) and len(server.calls) == calls


@pytest.mark.parametrize("streaming", [False, True], ids=["whole", "streamed"])
def test_nobody_at_the_address(chat, streaming):
    job = replace(chat, base_url="http://127.0.0.1:9/v1", streaming=streaming).job()
    with pytest.raises(ModelError, match="nothing answers at this address"):
        job.ask(request())
    assert job.usage.calls == 1


def test_a_fault_that_passes_is_tried_again(acts, server, chat):
    server.script = [acts.status(503), acts.status(429, {"Retry-After": "0.01"}), acts.says(GOOD)]
    assert chat.job().ask(request()).text.startswith("What surprised you")


def test_a_wait_beyond_the_deadline_is_not_begun(acts, server, chat):
    server.script = [acts.status(429, {"Retry-After": "600"})]
    with pytest.raises(ModelError, match="429"):
        chat.job().ask(request())
    assert len(server.calls) == 1


def test_one_repair_names_what_failed(acts, server, chat):
    server.script = [acts.says('{"text": "Did you like Mars?"}'), acts.says(GOOD)]
    answer = chat.job().ask(request(lambda text: "Mars is not in the fact" if "Mars" in text else None))
    assert answer.text.startswith("What surprised you")
    *_, mine, repair = server.calls[1]["messages"]
    assert mine["role"] == "assistant" and "Did you like Mars?" in mine["content"]
    assert "<complaint>\nMars is not in the fact\n</complaint>" in repair["content"]


def test_what_never_passes_its_check_is_given_up_after_one_repair(acts, server, chat):
    server.script = [acts.says(GOOD)]
    with pytest.raises(ModelError, match="could not be used: it names Mars"):
        chat.job().ask(request(lambda _text: "it names Mars"))
    assert len(server.calls) == 2


@pytest.mark.parametrize(("act", "most_calls"), [(401, 4), (500, 8), (429, 12)])
def test_the_breaker_spares_ten_units_the_same_fault(acts, server, chat, act, most_calls):
    server.script = [acts.status(act)]
    outcomes = chat.job().ask_all(requests(10))
    assert all(str(act) in str(outcome) for outcome in outcomes)
    assert len(server.calls) <= most_calls


def test_one_refusal_does_not_stop_the_others(acts, server, chat):
    server.script = [acts.says(None, "stop", "no"), acts.says(GOOD)]
    outcomes = chat.job().ask_all(requests(6))
    assert sum(isinstance(outcome, ModelError) for outcome in outcomes) == 1


def test_a_new_job_starts_with_a_closed_breaker(acts, server, chat):
    server.script = [acts.status(401), acts.says(GOOD)]
    with pytest.raises(ModelError):
        chat.job().ask(request())
    assert chat.job().ask(request())


@pytest.mark.parametrize(
    ("numbers", "what"),
    [
        ("[]", "different numbers from 1 to 2"),
        ("[0]", "different numbers from 1 to 2"),
        ("[3]", "different numbers from 1 to 2"),
        ("[1, 1]", "different numbers from 1 to 2"),
        ('"[1]"', "passages: Input should be a valid array"),
        ('["1"]', "passages.0: Input should be a valid integer"),
    ],
)
def test_an_answer_cites_only_the_passages_it_was_given(acts, server, chat, numbers, what):
    server.script = [acts.says(f'{{"text": "Pope says so.", "passages": {numbers}}}')]
    with pytest.raises(ModelError, match=what):
        chat.job().ask(answer_question("How long?", ["Pope: short", "Evans: shorter"], lambda _text: None))


def test_a_cited_answer(acts, server, chat):
    server.script = [acts.says('{"text": "Pope says so.", "passages": [2, 1]}')]
    answer = chat.job().ask(answer_question("How long?", ["Pope: short", "Evans: shorter"], lambda _text: None))
    assert answer == CitedAnswer(text="Pope says so.", passages=[2, 1])


@pytest.mark.parametrize("fault", [("status", 401), ("status", 500), ("says", "no JSON"), ("says", GOOD)])
def test_the_key_is_in_no_log_and_no_error(acts, server, chat, fault, caplog):
    name, *arguments = fault
    server.script = [getattr(acts, name)(*arguments)]
    with caplog.at_level(logging.DEBUG):
        [outcome] = chat.job().ask_all([request()])
    seen = [caplog.text, repr(outcome), repr(getattr(outcome, "__cause__", "")), repr(chat), chat.label]
    assert not any(acts.CANARY in text for text in seen)


def test_the_label_hides_a_password_in_the_address(chat):
    assert replace(chat, base_url="https://me:secret@box.example:8000/v1?key=x").label == (
        "openai:scripted at https://box.example:8000"
    )


def test_nothing_is_traced_elsewhere(acts, server, chat, monkeypatch):
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "x")
    monkeypatch.setenv("LANGSMITH_ENDPOINT", server.url)
    server.script = [acts.says(GOOD)]
    chat.job().ask(request())
    wait_for_all_tracers()
    assert server.paths == ["/v1/chat/completions"]


@pytest.mark.parametrize(
    ("model", "what"), [("local:small.gguf", r"needs the extra \[local\]"), ("openai:gpt", "needs a key")]
)
def test_a_model_that_cannot_be_opened_says_what_to_do(model, what):
    with pytest.raises(SettingsError, match=what):
        open_chat(load_settings(model=model))


@pytest.mark.parametrize("url", ["localhost:11434/v1", "file:///etc/passwd", "http://", "http://me:secret@box:port"])
def test_an_address_that_is_none_is_not_repeated(monkeypatch, url):
    monkeypatch.setenv("OPENAI_BASE_URL", url)
    with pytest.raises(SettingsError, match="OPENAI_BASE_URL: this is no address of a server") as caught:
        open_chat(load_settings(model="openai:any"))
    assert "secret" not in str(caught.value)


def test_a_key_read_from_a_file_may_end_in_a_line_break(acts, server, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", f"{acts.CANARY}\n")
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    server.script = [acts.says(GOOD)]
    assert open_chat(load_settings(model="openai:any")).job().ask(request())


def test_no_model_is_no_chat():
    assert open_chat(load_settings()) is None
