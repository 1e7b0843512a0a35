"""Who is asked is told before, what it cost after; a price is named only where it is known."""

import re
from dataclasses import replace

import pytest
import yaml

from coffeechat.chat import Usage, improve, open_chat
from coffeechat.chat.units import rephrase_question
from coffeechat.resources import folder

GOOD = '{"text": "What surprised you about the move?"}'
OPENAI = "https://api.openai.com/v1"


def request():
    return rephrase_question("What was hard about it?", "We moved to Oslo.", lambda _text: None)


def test_the_model_and_its_server_are_told_before_the_first_call_and_the_cost_after(acts, server, settings):
    told = []
    server.script = [lambda handler: (told.append("CALL"), acts.says(GOOD)(handler))]
    improve(open_chat(settings, told.append), [request()])
    before, call, after = told
    assert before == f"Asking openai:scripted at http://127.0.0.1:{server.server_port} about 1 text."
    assert call == "CALL"
    assert after.endswith(": 1 call, 11 tokens in and 7 out.")
    assert acts.CANARY not in "".join(told)


@pytest.mark.parametrize("fault", [("hangs",), ("status", 500), ("status", 401)])
def test_a_server_that_answers_nothing_was_named_before_the_call(acts, server, settings, monkeypatch, fault):
    monkeypatch.setattr("coffeechat.chat.wire.FIRST", 0.01)
    told, (name, *arguments) = [], fault
    act = getattr(acts, name)
    server.script = [lambda handler: (told.append("CALL"), (act(*arguments) if arguments else act)(handler))]
    improve(open_chat(settings, told.append), [request()])
    assert told[0].startswith("Asking openai:scripted at http://127.0.0.1")
    assert "tokens not counted" in told[-1] and "$" not in told[-1]


def test_nothing_is_told_where_nothing_is_asked(settings):
    told = []
    improve(open_chat(settings, told.append), [])
    assert told == []


def test_what_was_kept_is_told(acts, server, settings):
    told = []
    server.script = [acts.says(GOOD)]
    for _ in range(2):
        improve(open_chat(settings, told.append), [request()])
    assert told[-1].endswith(": 0 calls, 1 answer kept from before.")


@pytest.mark.parametrize(
    ("url", "model", "said"),
    [
        (OPENAI, "gpt-4o-mini", "1 call, 1,000,000 tokens in and 1,000,000 out, about $0.7500 (an estimate"),
        (OPENAI, "gpt-unheard-of", "1 call, 1,000,000 tokens in and 1,000,000 out"),
        ("http://127.0.0.1:1/v1", "gpt-4o-mini", "1 call, 1,000,000 tokens in and 1,000,000 out"),
    ],
)
def test_only_a_known_price_is_named(url, model, said):
    described = Usage(1, 1_000_000, 1_000_000).describe(url, model)
    assert described.startswith(said) and ("$" in described) == ("$" in said)


def test_a_server_that_counts_no_tokens():
    assert Usage(2).describe(OPENAI, "gpt-4o-mini") == "2 calls, tokens not counted by the server"


def test_the_prices_are_dated_numbers():
    table = yaml.safe_load((folder("knowledge/models") / "prices.yaml").read_text(encoding="utf-8"))
    assert re.fullmatch(r"20\d\d-\d\d", table["as_of"]) and table["source"].startswith("https://")
    prices = [price for models in table["servers"].values() for price in models.values()]
    assert prices and all(set(price) == {"in", "out"} and 0 < price["in"] < price["out"] for price in prices)


def test_a_password_in_the_address_is_not_told(settings):
    told = []
    chat = replace(open_chat(settings, told.append), base_url="http://me:secret@127.0.0.1:9/v1", deadline=5)
    improve(chat, [request()])
    assert told and "secret" not in "".join(told)
