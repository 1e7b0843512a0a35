"""Mutated responses: whatever arrives, there is a checked answer or a plain reason, and nothing else."""

import json
import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from coffeechat.chat import Chat, Wording, open_chat
from coffeechat.chat.units import rephrase_question
from coffeechat.errors import ModelError

SEEDS = range(40)
ODD = [None, True, -1, 1e400, "", "\x00\ud800", [], {}, ["What?"], {"text": {"text": "What?"}}, "\u202e", 10**400]
TEXT = "What surprised you about the move?"


@pytest.fixture(params=[False, True], ids=["whole", "streamed"])
def chat(settings, request) -> Chat:
    return replace(open_chat(settings), streaming=request.param, cache=None)


def response(acts, streaming: bool) -> tuple[str, str]:
    """Return a right response and its content type."""
    answer = json.dumps({"text": TEXT})
    if streaming:
        events = [acts.piece(answer[:9]), acts.piece(answer[9:], "stop"), acts.chunk([], usage=acts.USAGE), "[DONE]"]
        return "".join(f"data: {event}\n\n" for event in events), "text/event-stream"
    message = {"role": "assistant", "content": answer}
    whole = json.loads(acts.piece("")) | {"object": "chat.completion", "usage": acts.USAGE}
    return json.dumps(
        whole | {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}
    ), "application/json"


def cut(text: str, dice: random.Random) -> str:
    return text[: dice.randrange(len(text))]


def drop(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text))
    return text[:start] + text[start + dice.randrange(1, 30) :]


def double(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text))
    return text[:start] + text[max(0, start - dice.randrange(1, 60)) :]


def garble(text: str, dice: random.Random) -> str:
    letters = list(text)
    for _ in range(dice.randrange(1, 8)):
        letters[dice.randrange(len(letters))] = dice.choice('{}[]",:\\\x00\n\r é漢')
    return "".join(letters)


def swap_value(text: str, dice: random.Random) -> str:
    """Put an odd value in the place of one that stands in the response."""
    at = [place for place, letter in enumerate(text) if letter == ":"]
    start = dice.choice(at) + 1
    end = min((found for mark in ",}]" if (found := text.find(mark, start)) > 0), default=len(text))
    return text[:start] + json.dumps(dice.choice(ODD)) + text[end:]


MUTATIONS: list[Callable[[str, random.Random], str]] = [cut, drop, double, garble, swap_value]


@pytest.mark.parametrize("mutate", MUTATIONS)
def test_a_mutated_response_gives_a_checked_answer_or_a_reason(acts, server, chat, mutate):
    right, kind = response(acts, chat.streaming)
    for seed in SEEDS:
        dice, approved = random.Random(f"{mutate.__name__} {seed}"), []
        server.script = [acts.sends(mutate(right, dice), kind)]

        def check(text, approved=approved):
            approved.append(text)

        [outcome] = chat.job().ask_all([rephrase_question("What was hard?", f"We moved {seed}.", check)])
        if isinstance(outcome, Wording):
            assert outcome.text in approved
        else:
            assert isinstance(outcome, ModelError) and outcome.what and acts.CANARY not in str(outcome)


def test_the_unmutated_response_is_right(acts, server, chat):
    server.script = [acts.sends(*response(acts, chat.streaming))]
    assert chat.job().ask(rephrase_question("a", "b", lambda _text: None)).text == TEXT
