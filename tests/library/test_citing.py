"""Citations are verbatim, and a disagreement shows every side by name."""

from dataclasses import replace

import pytest

from coffeechat.checks.quotes import verify_citation
from coffeechat.errors import KnowledgeError
from coffeechat.library.citing import Citer
from coffeechat.library.knowledge import StoredSource, load_digests, load_disagreements, load_guidance
from coffeechat.model import Passage

DIGESTS = load_digests()
GUIDANCE = load_guidance()
DISAGREEMENTS = load_disagreements()


@pytest.fixture
def citer() -> Citer:
    return Citer(DIGESTS, DISAGREEMENTS, GUIDANCE)


@pytest.fixture
def original() -> StoredSource:
    text = "Intro. Mention no vacancies. Goodbye."
    source = DIGESTS["pope"].source.model_copy(update={"text": "original"})
    return StoredSource(source, text, (Passage(locator="no-job", start=7, end=28),))


def test_a_citation_says_who_what_and_where(citer):
    (citation,) = citer.cite(["tyrell-smith-2009#comment-simon"], side="against")
    assert citation.source == "tyrell-smith-2009"
    assert citation.locator == "comment-simon"
    assert (citation.author, citation.date) == ("Tim Tyrell-Smith", "2009-06-27")
    assert (citation.voice, citation.commenter, citation.text) == ("commenter", "Simon", "digest")
    assert citation.side == "against"
    assert citation.who == "Simon, commenting on Tim Tyrell-Smith"
    assert "resume" in citation.quote


def test_every_citation_is_verbatim(citer):
    cited = citer.cite(f"{name}#{p.locator}" for name, digest in DIGESTS.items() for p in digest.passages)
    cited += [citation for name in GUIDANCE for citation in citer.advice(name)]
    cited += [c for entry in citer.disagreements() for side in entry.sides for c in side.citations]
    assert len(cited) > 150
    assert all(verify_citation(citation, DIGESTS[citation.source].text) for citation in cited)


def test_advice_gives_what_speaks_for_it_and_then_what_speaks_against_it(citer):
    sides = [(citation.source, citation.side) for citation in citer.advice("ask-who-else")]
    assert sides == [("no-such-thing-2011", "for"), ("tyrell-smith-2009", "for"), ("pope", "against")]


def test_a_disagreement_shows_every_side_by_name(citer):
    job = citer.disagreement("asking-for-a-job")
    held = {side.stance: {citation.who for citation in side.citations} for side in job.sides}
    assert held["learning"] == {"Paula Pope", "Caroline Ceniza-Levine", "Tim Tyrell-Smith"}
    assert all(who.startswith("the unsigned article") for who in held["direct"])
    assert len(held["direct"]) == 2


def test_all_seven_come_in_order_and_each_side_is_cited(citer):
    entries = citer.disagreements()
    assert [entry.id for entry in entries] == sorted(DISAGREEMENTS)
    assert all(len(entry.sides) >= 2 and all(side.citations for side in entry.sides) for entry in entries)


def test_rules_and_guidance_lead_to_their_disagreement(citer):
    assert citer.disagreement_of("hides-interest") == "asking-for-a-job"
    assert citer.disagreement_of("show-who-you-are") == "mindset"
    assert citer.disagreement_of("speaks-ill") is None


def test_an_original_takes_the_place_of_its_digest(original):
    citer = Citer({**DIGESTS, "pope": original}, DISAGREEMENTS, GUIDANCE, digests=DIGESTS)
    (citation,) = citer.cite(["pope#no-job"])
    assert (citation.text, citation.quote) == ("original", "Mention no vacancies.")


def test_the_digest_answers_for_a_locator_that_the_original_lacks(original):
    citer = Citer({**DIGESTS, "pope": original}, DISAGREEMENTS, GUIDANCE, digests=DIGESTS)
    (citation,) = citer.cite(["pope#8"])
    assert citation.text == "digest"
    assert verify_citation(citation, DIGESTS["pope"].text)


@pytest.mark.parametrize("ref", ["pope#nowhere", "nobody#1", "pope", ""])
def test_an_unknown_reference_names_the_file_to_mend(citer, ref):
    with pytest.raises(KnowledgeError) as caught:
        citer.cite([ref])
    assert f"knowledge/articles/{ref.partition('#')[0]}.md" in str(caught.value)
    assert caught.value.todo


def test_an_unknown_entry_names_those_there_are(citer):
    with pytest.raises(KnowledgeError, match="asking-for-a-job"):
        citer.disagreement("nothing")
    with pytest.raises(KnowledgeError, match=r"knowledge/guidance/nothing\.md"):
        citer.advice("nothing")


def test_a_broken_reference_in_an_entry_is_reported_when_it_is_cited():
    broken = GUIDANCE["take-notes"].model_copy(update={"for_": ["pope#nowhere"]})
    citer = Citer(DIGESTS, DISAGREEMENTS, {"take-notes": broken})
    with pytest.raises(KnowledgeError, match="pope#nowhere"):
        citer.advice("take-notes")


def test_a_source_without_passages_cites_nothing(original):
    citer = Citer({"pope": replace(original, passages=())}, {}, {})
    with pytest.raises(KnowledgeError):
        citer.cite(["pope#no-job"])
