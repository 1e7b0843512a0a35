"""Versions that several publish at once: each switch is whole, and nothing is left lying about."""

import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from coffeechat.errors import IndexDamagedError
from coffeechat.library.versions import Versions

ABOUT = {"model": "m", "dimension": 3, "count": 1, "through": 1}


def write_rows(folder) -> dict:
    (folder / "rows").write_text("rows")
    return ABOUT


def publish(folder) -> None:
    Versions(folder).publish(write_rows, lambda _: None)


def test_many_publish_at_once_and_the_current_one_is_whole(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(publish, [tmp_path] * 64))
    versions = Versions(tmp_path)
    assert versions.verify(versions.current()).count == 1
    left = {path.name.partition("-")[0].partition(".")[0] for path in tmp_path.iterdir()}
    assert left == {"CURRENT", "LOCK", "v"}
    assert len(list(tmp_path.glob("v-*"))) == 2, "the current one and the one before it"


def test_a_version_that_went_away_under_a_query_is_replaced_by_the_newest(ready, vectors):
    library, other = ready(vectors), ready(vectors)
    asked = []

    def query(searchable):
        asked.append(searchable)
        if len(asked) == 1:
            other.rebuild()
            raise IndexDamagedError("gone", "here", "")
        return len(asked), searchable.state

    assert library._shelf.index.ask(query) == 2


def test_a_version_that_went_away_while_it_was_opened_is_replaced_by_the_newest(ready, vectors, monkeypatch):
    library, other, verify = ready(vectors), ready(vectors), Versions.verify

    def verify_and_lose(versions, path):
        manifest = verify(versions, path)
        monkeypatch.undo()
        other.rebuild()
        shutil.rmtree(path)
        return manifest

    monkeypatch.setattr(Versions, "verify", verify_and_lose)
    assert library.search("thank-you note written by hand", 1)[0].locator == "thank-you-note"


def test_a_damaged_index_is_asked_once(ready, vectors):
    asked = []

    def query(searchable):
        asked.append(searchable)
        raise IndexDamagedError("damaged", "here", "")

    with pytest.raises(IndexDamagedError):
        ready(vectors)._shelf.index.ask(query)
    assert len(asked) <= 2, "at most once more: the first one may have built the index"
