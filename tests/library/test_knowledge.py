"""The shipped knowledge: complete, consistent, in our own words, and clear about what is malformed."""

import re

import pytest
import yaml

from coffeechat.errors import KnowledgeError
from coffeechat.library.knowledge import load_digests, load_disagreements, load_guidance
from coffeechat.resources import read_pages

COMMENTERS = {
    "no-such-thing-2011#comment-anon",
    *(f"tyrell-smith-2009#comment-{name}" for name in ("simon", "steve-johnson", "lauri", "dave", "neil", "jennifer")),
}


@pytest.fixture(scope="module")
def digests():
    return load_digests()


@pytest.fixture(scope="module")
def guidance():
    return load_guidance()


@pytest.fixture(scope="module")
def disagreements():
    return load_disagreements()


@pytest.fixture(scope="module")
def advice_map(shared) -> dict:
    return yaml.safe_load((shared / "advice-map.yaml").read_text(encoding="utf-8"))


def test_the_knowledge_has_the_size_it_should(digests, guidance, disagreements):
    assert len(digests) == 5
    assert sum(len(digest.passages) for digest in digests.values()) == 73
    assert len(guidance) == 32
    assert len(disagreements) == 7


def test_a_passage_is_its_section_and_sections_fill_the_text(digests):
    for digest in digests.values():
        quotes = [digest.text[passage.start : passage.end] for passage in digest.passages]
        assert "\n\n".join(quotes) == digest.text
        assert all(re.fullmatch(r"[A-Z].+[.]", quote) for quote in quotes)


def test_a_section_is_one_to_three_sentences(digests):
    from coffeechat.prose import split_sentences

    for digest in digests.values():
        for passage in digest.passages:
            assert 1 <= len(split_sentences(digest.text[passage.start : passage.end])) <= 3, passage.locator


def test_voices_are_told_apart_and_the_author_who_answers_is_the_author(digests):
    commenters = {
        f"{digest.source.id}#{passage.locator}"
        for digest in digests.values()
        for passage in digest.passages
        if passage.voice == "commenter"
    }
    assert commenters == COMMENTERS
    assert all(p.commenter for d in digests.values() for p in d.passages if p.voice == "commenter")


def test_every_reference_resolves_and_every_section_is_referred_to(digests, guidance, disagreements):
    used = {
        ref
        for page in read_pages("knowledge/rules")
        for side in ("for", "against")
        for ref in page.meta.get(side) or []
    }
    sections = {f"{digest.source.id}#{passage.locator}" for digest in digests.values() for passage in digest.passages}
    assert used <= sections
    used |= {ref for entry in guidance.values() for ref in entry.for_ + entry.against}
    used |= {ref for entry in disagreements.values() for side in entry.sides for ref in side.refs}
    assert used == sections


def test_disagreements_name_rules_and_guidance_that_exist_once_each(guidance, disagreements):
    rules = {page.id for page in read_pages("knowledge/rules")}
    named = [name for entry in disagreements.values() for name in entry.rules + entry.guidance]
    assert len(named) == len(set(named))
    assert all(set(entry.rules) <= rules and set(entry.guidance) <= guidance.keys() for entry in disagreements.values())


def test_each_side_has_one_voice_and_no_passage_takes_two_sides(disagreements):
    for entry in disagreements.values():
        refs = [ref for side in entry.sides for ref in side.refs]
        assert len(refs) == len(set(refs)), entry.id
        assert all(len({ref in COMMENTERS for ref in side.refs}) == 1 for side in entry.sides), entry.id


def test_a_side_with_a_stance_is_held_by_articles_of_that_stance(digests, disagreements):
    stances = {
        (side.stance, digests[ref.partition("#")[0]].stance)
        for entry in disagreements.values()
        for side in entry.sides
        for ref in side.refs
        if side.stance
    }
    assert stances == {("learning", "learning"), ("direct", "direct")}


def test_everything_against_an_entry_is_shown_in_its_disagreement(guidance, disagreements):
    shown = {name: entry for entry in disagreements.values() for name in entry.guidance}
    for entry in guidance.values():
        if entry.against:
            refs = {ref for side in shown[entry.id].sides for ref in side.refs}
            assert refs & set(entry.against), entry.id
            assert refs & set(entry.for_), entry.id


def test_the_claim_about_the_hidden_market_says_where_it_is_from(digests):
    digest = digests["effective-interview"]
    passage = digest.find("hidden-market")
    claim = digest.text[passage.start : passage.end]
    assert "Canada" in claim
    assert "no date" in claim


@pytest.mark.shared
def test_ids_sources_and_references_are_those_of_the_map(advice_map, digests, guidance, disagreements):
    for name, facts in advice_map["sources"].items():
        source = digests[name].source
        date = facts["date"].isoformat() if facts["date"] else None
        assert (source.title, source.author, source.date) == (facts["title"], facts["author"], date)
        assert (source.publisher, source.text) == (facts.get("publisher"), "digest")
    for name, facts in advice_map["guidance"].items():
        assert (guidance[name].for_, guidance[name].against) == (facts["for"], facts.get("against", []))
    for name, facts in advice_map["disagreements"].items():
        entry = disagreements[name]
        assert (entry.question, entry.rules) == (facts["question"], facts.get("rules", []))
        assert entry.guidance == facts.get("guidance", [])
    assert guidance.keys() == advice_map["guidance"].keys()
    assert disagreements.keys() == advice_map["disagreements"].keys()


@pytest.mark.shared
def test_every_locator_of_the_map_has_a_section_and_none_is_orphaned(advice_map, digests):
    entries = [*advice_map["rules"].values(), *advice_map["guidance"].values()]
    refs = {ref for entry in entries for side in ("for", "against") for ref in entry.get(side, [])}
    sections = {f"{digest.source.id}#{passage.locator}" for digest in digests.values() for passage in digest.passages}
    assert sections == refs


@pytest.mark.shared
def test_nothing_is_copied_from_the_articles(shared, digests, guidance, disagreements):
    originals = set()
    for path in (shared / "articles").glob("*.txt"):
        originals |= _runs(path.read_text(encoding="utf-8"), 6)
    ours = [digest.text[p.start : p.end] for digest in digests.values() for p in digest.passages]
    ours += [text for entry in guidance.values() for text in (entry.advice, entry.when, entry.why)]
    ours += [side.position for entry in disagreements.values() for side in entry.sides]
    assert {run for text in ours for run in _runs(text, 6) & originals} == set()


DIGEST = """---
title: A title
author: null
date: null
stance: learning
fingerprints: {}
---

"""


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (DIGEST + "Words before.\n\n## one\n\nAsk.", "above the first"),
        (DIGEST + "## one\n\nAsk.\n\n## one\n\nAsk.", "twice"),
        (DIGEST + "## one\n\n## two\n\nAsk.", "empty"),
        (DIGEST.replace("learning", "loud") + "## one\n\nAsk.", "stance"),
        (DIGEST.replace("title: A title\n", "") + "## one\n\nAsk.", "title"),
        (
            DIGEST.replace("fingerprints: {}", "fingerprints: {two: abc}") + "## one\n\nAsk.",
            "two, which has no section",
        ),
        (DIGEST.replace("author: null", "author: [") + "## one\n\nAsk.", "front matter"),
    ],
)
def test_a_malformed_digest_is_named_with_what_to_mend(tmp_path, text, what):
    (tmp_path / "mine.md").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=what) as caught:
        load_digests(tmp_path)
    assert "mine.md" in caught.value.where
    assert caught.value.todo


def test_a_disagreement_needs_two_sides_and_guidance_its_reasons(tmp_path):
    (tmp_path / "mine.md").write_text("---\nquestion: Who?\nsides: []\n---\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="sides"):
        load_disagreements(tmp_path)
    with pytest.raises(KnowledgeError, match="title"):
        load_guidance(tmp_path)


def _runs(text: str, length: int) -> set[str]:
    words = re.findall(r"[a-z0-9]+", re.sub("['’]", "", text.lower()))
    return {" ".join(words[start : start + length]) for start in range(len(words) - length + 1)}
