"""The request and the follow-up: what they say, where it comes from, and their own critique."""

from pathlib import Path

import pytest

from coffeechat.checks.quotes import verify_fact
from coffeechat.critic import Critic
from coffeechat.errors import InputError
from coffeechat.letter_writer import LetterWriter
from coffeechat.library import Library
from coffeechat.model import Draft
from coffeechat.rules import load_rules
from coffeechat.settings import load_settings

SAMPLES = Path(__file__).resolve().parents[1] / "knowledge/samples"
GIVEN = {name: (SAMPLES / f"{name}.txt").read_text(encoding="utf-8") for name in ("about", "contact", "me", "notes")}
TO, SENDER = "Ingrid Bergström", "Dana Whitfield"
NEWS = "\n\nSince then:\n- met Priya Raman on Monday\n- kept the diary for two weeks\n"


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.open(load_settings())


@pytest.fixture(scope="module")
def writer(library) -> LetterWriter:
    return LetterWriter(library)


@pytest.fixture(scope="module")
def critic(library) -> Critic:
    return Critic(load_rules(), library)


def ask(writer, **more):
    given = {name: GIVEN[name] for name in ("about", "contact", "me")}
    return writer.request(**{"to": TO, "sender": SENDER, "company": "Larkspur Health", **given, **more})


def faults(critic, letter, kind):
    findings = critic.critique(Draft(text=letter.text, kind=kind), stance=letter.stance).findings
    return {finding.rule for finding in findings if finding.severity != "advice"}


def check_spans(letter, inputs):
    ends = [0, *(sentence.end for sentence in letter.sentences)]
    assert [sentence.start for sentence in letter.sentences] == ends[:-1]
    assert ends[-1] == len(letter.text)
    facts = [fact for s in letter.sentences if s.from_ != "courtesy" for fact in s.from_]
    facts = [fact for fact in facts if fact.quote != SENDER.split(maxsplit=1)[0]]
    assert all(verify_fact(fact, inputs) for fact in facts)
    assert all(letter.text[b.start : b.end] == b.text and b.why for b in letter.blanks)


@pytest.mark.parametrize("channel", ["email", "linkedin", "phone"])
@pytest.mark.parametrize("stance", ["learning", "direct"])
def test_a_request_is_traced_and_passes_its_own_critique(writer, critic, channel, stance):
    letter = ask(writer, channel=channel, stance=stance)
    check_spans(letter, {**GIVEN, "to": TO, "from": SENDER})
    assert not faults(critic, letter, "outreach")
    assert {b.text.split()[0] for b in letter.blanks} & {"[two"}
    if channel == "linkedin":
        assert len(letter.text) <= 300


def test_a_request_says_who_how_what_and_how_long(writer):
    text = ask(writer).text
    for words in ("intensive care nurse", "I heard your talk", "I read that", "how nurses work", "20 to 30 minutes"):
        assert words in text


def test_only_the_direct_stance_makes_an_interest_known(writer):
    me = "I am a nurse. I want a job at Larkspur. I would like to learn how nurses work in product teams."
    assert "job" not in ask(writer, me=me).text
    assert "like to work at" not in ask(writer).text
    assert "like to work at" in ask(writer, stance="direct").text


def test_a_job_lost_is_left_out(writer):
    letter = ask(writer, me="I was laid off in March. I am a nurse. I want to learn how products are tested.")
    assert "laid off" not in letter.text
    assert any("laid off" in fact.quote for fact in letter.unused)


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("met at PyCon in Lund", "We met at PyCon in Lund."),
        ("found her on LinkedIn", "I found you on LinkedIn."),
        ("Lena Fischer suggested that I write to her.", "Lena Fischer suggested that I write to you"),
        ("I read her article on handovers.", "I read your article on handovers."),
        ("Head of product.", "[how you found Ingrid"),
    ],
)
def test_how_they_were_found_is_said_to_them(writer, contact, expected):
    assert expected in ask(writer, contact=contact).text


def test_with_nothing_given_all_is_blank_and_nothing_invented(writer):
    letter = writer.request(to="Priya", sender="Sam", company="Larkwell Health")
    assert len(letter.blanks) >= 5
    assert {f.source for s in letter.sentences if s.from_ != "courtesy" for f in s.from_} == {"to", "from"}


@pytest.mark.parametrize("channel", ["email", "linkedin"])
@pytest.mark.parametrize("news", ["", NEWS])
def test_a_follow_up_is_traced_and_passes_its_own_critique(writer, critic, channel, news):
    notes = GIVEN["notes"] + news
    letter = writer.follow_up(to=TO, sender=SENDER, notes=notes, channel=channel)
    check_spans(letter, {"notes": notes, "to": TO, "from": SENDER})
    assert not faults(critic, letter, "follow-up")
    assert "daughter" not in letter.text
    assert "board" not in letter.text


def test_news_is_told_as_the_senders_own(writer):
    text = writer.follow_up(to=TO, sender=SENDER, notes=GIVEN["notes"] + NEWS).text
    assert "I met Priya Raman on Monday." in text
    assert "I kept the diary for two weeks." in text
    assert "offered to introduce me" not in text


def test_without_news_it_is_asked_for(writer):
    letter = writer.follow_up(to=TO, sender=SENDER, notes=GIVEN["notes"])
    assert "introduce me to Priya Raman" in letter.text
    assert "[what you have done, and what came of it]" in {blank.text for blank in letter.blanks}
    assert writer.follow_up(to="Ann", sender="Bo", notes="nice chat").blanks


def test_an_unknown_channel_is_refused(writer):
    with pytest.raises(InputError):
        ask(writer, channel="card")
    with pytest.raises(InputError):
        writer.follow_up(to=TO, sender=SENDER, notes="nice", channel="phone")


@pytest.mark.parametrize(
    ("me", "said"),
    [
        (
            "school transport coordinator, wants to learn how planners get started",
            "I am a school transport coordinator.",
        ),
        (
            "school transport coordinator, wants to learn how planners start",
            "I would like to learn how planners start.",
        ),
        ("nurse for 6 years, thinking of moving into informatics", "I am thinking of moving into informatics and"),
        ("was a proofreader for nine years", "I was a proofreader for nine years."),
        ("final-year student at Leeds; curious about patents", "I would like to learn more about patents."),
    ],
)
def test_fragments_about_the_sender_become_sentences(writer, me, said):
    assert said in ask(writer, me=me).text


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ("found through Ama Mensah", "I found you through Ama Mensah."),
        ("referred by Dana Wu", "Dana Wu referred me to you."),
        ("Ingrid, product lead. Saw her talk at the fair", "I saw your talk at the fair."),
        ("alumni directory, same university", "I found you in the alumni directory."),
        ("LinkedIn post about onboarding", "I read your LinkedIn post about onboarding."),
    ],
)
def test_fragments_about_the_contact_become_sentences(writer, contact, said):
    assert said in ask(writer, contact=contact).text


def test_news_without_a_subject_is_the_senders(writer):
    letter = writer.follow_up(to="Ingrid Berg", sender="Dana", notes="update:\n- read the report twice\n")
    assert "I read the report twice." in letter.text
