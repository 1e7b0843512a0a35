"""The library as its users see it: add, search, show, remove, and nothing lost on the way."""

from pathlib import Path

import pytest

from coffeechat.errors import InputError
from coffeechat.model import Hit


def index_of(home):
    """Return the folder of the index that was used last; that of a server bears another name."""
    return max(home.glob("index*"), key=lambda folder: (folder / "CURRENT").stat().st_mtime_ns)


def test_the_digests_answer_before_anything_is_added(open_library, home):
    library = open_library()
    assert [source.id for source in library.sources()] == [
        "ceniza-levine-2011", "effective-interview", "no-such-thing-2011", "pope", "tyrell-smith-2009",
    ]  # fmt: skip
    assert library.cite(["pope#no-job"])[0].text == "digest"
    assert len(library.disagreements()) == 7
    assert not home.exists(), "reading the digests makes no home"


def test_a_search_gives_passages_at_their_offsets(ready):
    library = ready()
    hits = library.search("thank-you note written by hand", 3)
    assert len(hits) == 3
    assert hits[0].source == "effective-interview"
    assert hits[0].locator == "thank-you-note"
    for hit in hits:
        assert library.stored(hit.source).text[hit.start : hit.end] == hit.text
        assert hit.why


def test_a_document_is_found_shown_and_removed(ready, article):
    library = ready()
    (item,) = library.add([article()]).items
    assert (item.state, item.text) == ("added", "original")
    best = library.search("warm the pot", 1)[0]
    assert best.source == item.source
    shown = library.show(item.source)
    raw = Path(article()).read_bytes().decode()
    for passage in shown.passages:
        assert raw[passage.raw.start : passage.raw.end] == shown.text[passage.start : passage.end]
    assert library.remove(item.source).items[0].state == "removed"
    assert item.source not in {hit.source for hit in library.search("warm the pot", 5)}
    with pytest.raises(InputError, match="no source"):
        library.show(item.source)


def test_what_is_added_after_the_index_was_built_is_found_without_a_build(ready, article, home):
    library = ready()
    library.search("anything", 1)
    built = (index_of(home) / "CURRENT").read_text(encoding="utf-8")
    library.add([article()])
    query = "warm the pot, pour when the kettle sings, wait four minutes"
    assert library.search(query, 1)[0].text.startswith("How to Make Tea")
    assert (index_of(home) / "CURRENT").read_text(encoding="utf-8") == built


def test_an_unchanged_document_is_neither_read_nor_embedded_again(ready, article, vectors, monkeypatch):
    added = ready().add([article()]).items[0]
    vectors.embedded.clear()
    monkeypatch.setattr("coffeechat.library.adding.read_raw", None)
    assert ready().add([article()]).items == [added.model_copy(update={"state": "unchanged"})]
    assert vectors.embedded == []


def test_a_rebuild_embeds_nothing_again_and_forgets_what_was_removed(ready, article, vectors, home):
    library = ready()
    source = library.add([article()]).items[0].source
    library.search("tea", 1)
    library.remove(source)
    vectors.embedded.clear()
    library.rebuild()
    assert vectors.embedded == []
    assert library.check().sound
    assert library.check().indexed == library.check().passages
    versions = [path for path in (index_of(home)).iterdir() if path.name.startswith("v-")]
    assert len(versions) == 2, "the version before is kept"
    library.rebuild()
    versions = [path for path in (index_of(home)).iterdir() if path.name.startswith("v-")]
    assert len(versions) == 2, "older ones go"


def test_a_digest_that_ships_cannot_be_removed(ready):
    with pytest.raises(InputError, match="ships with coffeechat"):
        ready().remove("pope")


@pytest.mark.parametrize(("query", "count"), [("  ", 5), ("tea", 0)])
def test_a_search_for_nothing_is_refused(ready, query, count):
    with pytest.raises(InputError):
        ready().search(query, count)


def test_a_hit_is_never_longer_than_the_contract_allows(ready, article):
    library = ready()
    library.add([article("long.txt", "A Very Long Word\n\n" + "kettle" * 800 + " end.\n")])
    assert max(len(hit.text) for hit in library.search("kettle", 5)) <= Hit.model_fields["text"].metadata[0].max_length


def test_a_new_version_of_a_digest_takes_the_place_of_the_old_one(ready):
    library = ready()
    library.search("tea", 1)
    digest = library._digests["pope"]
    text = digest.text.replace("informational", "kettle-side", 1)
    changed = ready()
    changed.__dict__["_digests"] = library._digests | {"pope": type(digest)(**{**digest.__dict__, "text": text})}
    changed.search("tea", 1)
    assert changed._shelf.record("pope").stored.text == text


def test_a_saved_citation_survives_removing_and_adding_again(shared, ready):
    library = ready()
    original = next((shared / "articles").glob("000*"))
    library.add([original])
    (saved,) = library.cite(["pope#no-job"])
    assert [item.state for item in library.add([original]).items] == ["unchanged"]
    assert (item := library.remove("pope").items[0]).text == "digest", item
    assert library.cite(["pope#no-job"])[0].text == "digest"
    assert library.add([original]).items[0].source == "pope"
    assert library.cite(["pope#no-job"]) == [saved]
    assert library.stored("pope").text[saved.start : saved.end] == saved.quote


@pytest.mark.parametrize("query", ["write a thank-you note by hand", "ask for a job", "tea", "how long should it be?"])
def test_fewer_hits_are_the_best_of_more(ready, query):
    library = ready()
    many = library.search(query, 30)
    assert [hit.score for hit in many] == sorted((hit.score for hit in many), reverse=True)
    assert library.search(query, 3) == many[:3]


def test_what_another_process_adds_and_removes_is_cited_and_forgotten(open_library, article):
    here, there = open_library(), open_library()
    here.search("tea", 1)
    before = here.sources()
    source = there.add([article()]).items[0].source
    assert [citation.source for citation in here.cite([f"{source}#p1"])] == [source]
    there.remove(source)
    assert here.sources() == before


def test_what_was_found_before_is_found_as_it_is_now(ready, article):
    here, there = ready(), ready()
    (item,) = there.add([article()]).items
    query = "warm the pot, pour when the kettle sings"
    best = here.search(query, 1)[0]
    assert here.search(query, 1)[0] == best
    there.add([article(body=Path(article()).read_text(encoding="utf-8").replace("four minutes", "five minutes"))])
    assert "five minutes" in here.search(query, 1)[0].text
    there.remove(item.source)
    assert all(hit.source != item.source for hit in here.search(query, 5))
