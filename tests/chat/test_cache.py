"""What a model said before is not paid for again, and nothing unchecked is kept."""

import sqlite3
import stat
import threading

import pytest

from coffeechat.chat import open_chat
from coffeechat.chat.cache import AnswerCache
from coffeechat.chat.units import rephrase_question
from coffeechat.errors import ModelError

GOOD = '{"text": "What surprised you about the move?"}'


def request(check=lambda _text: None, fact="We moved to Oslo."):
    return rephrase_question("What was hard about it?", fact, check)


@pytest.fixture
def cache(tmp_path) -> AnswerCache:
    return AnswerCache(tmp_path / "home" / "answers.sqlite", "scripted at http://x")


def test_the_same_request_is_answered_from_the_cache(acts, server, settings):
    server.script = [acts.says(GOOD)]
    first = open_chat(settings).job().ask(request())
    job = open_chat(settings).job()
    assert job.ask(request()) == first
    assert (job.usage.calls, job.usage.kept, len(server.calls)) == (0, 1, 1)


@pytest.mark.parametrize("change", ["fact", "model", "server"])
def test_another_fact_model_or_server_is_another_request(acts, server, settings, change):
    server.script = [acts.says(GOOD)]
    open_chat(settings).job().ask(request())
    other = {"model": {"model": "openai:other"}, "server": {"openai_base_url": f"{server.url}/"}}.get(change, {})
    changed = settings.model_copy(update=other)
    open_chat(changed).job().ask(request(fact="We moved to Rome." if change == "fact" else "We moved to Oslo."))
    assert len(server.calls) == 2


def test_another_prompt_is_another_request(cache):
    assert cache.key("a", {"fact": "x"}) != cache.key("b", {"fact": "x"})


def test_switched_off_nothing_is_kept(acts, server, settings, home):
    server.script = [acts.says(GOOD)]
    for _ in range(2):
        open_chat(settings.model_copy(update={"cache": False})).job().ask(request())
    assert len(server.calls) == 2
    assert not list(home.glob("*"))


def test_what_did_not_pass_is_not_kept(acts, server, settings, home):
    server.script = [acts.says(GOOD)]
    with pytest.raises(ModelError):
        open_chat(settings).job().ask(request(lambda _text: "no"))
    with sqlite3.connect(home / "model-answers.sqlite") as database:
        assert database.execute("select count(*) from answers").fetchone() == (0,)
    database.close()


def test_a_kept_answer_is_checked_again(acts, server, settings):
    server.script = [acts.says(GOOD), acts.says('{"text": "What was new?"}')]
    open_chat(settings).job().ask(request())
    answer = open_chat(settings).job().ask(request(lambda text: "no surprises" if "surprised" in text else None))
    assert answer.text == "What was new?"


def test_neither_the_key_nor_the_question_is_in_the_file(acts, server, settings, home):
    server.script = [acts.says(GOOD)]
    open_chat(settings).job().ask(request())
    data = b"".join(path.read_bytes() for path in home.glob("model-answers*"))
    assert b"surprised you" in data
    assert acts.CANARY.encode() not in data and b"moved to Oslo" not in data


def test_only_the_user_reads_it(cache, tmp_path):
    cache.put("a", "text")
    assert stat.S_IMODE((tmp_path / "home" / "answers.sqlite").stat().st_mode) & 0o077 == 0


def test_the_least_recently_used_make_room(tmp_path):
    cache = AnswerCache(tmp_path / "answers.sqlite", "any", largest=300)
    cache.put("a", "x" * 100)
    cache.put("b", "x" * 100)
    assert cache.get("a")
    cache.put("c", "x" * 99)
    assert [bool(cache.get(key)) for key in "abc"] == [True, False, True]
    cache.put("d", "x" * 1000)
    assert cache.get("d") is None


@pytest.mark.parametrize("damage", ["garbage", "folder"])
def test_a_cache_that_cannot_be_used_is_none(cache, tmp_path, damage):
    path = tmp_path / "home" / "answers.sqlite"
    path.parent.mkdir()
    if damage == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"no database" * 1000)
    cache.put("a", "text")
    assert cache.get("a") is None


def test_many_threads_share_one(cache):
    threads = [threading.Thread(target=cache.put, args=(str(number), "text")) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(cache.get(str(number)) == "text" for number in range(20))
