"""The thank-you note: what it says, what it never says, and what it is made of."""

import re
from pathlib import Path

import harper
import pytest
import yaml

from coffeechat.checks.quotes import verify_fact
from coffeechat.checks.tracing import untraced
from coffeechat.critic import Critic
from coffeechat.errors import InputError
from coffeechat.letter_writer import LetterWriter
from coffeechat.library import Library
from coffeechat.model import Draft
from coffeechat.rules import load_rules
from coffeechat.settings import load_settings

CASES = yaml.safe_load((Path(__file__).resolve().parents[1] / "evals/thank-you/cases.yaml").read_text(encoding="utf-8"))
# What Harper calls the faults that a letter must not have; its style advice is not among them.
FAULTS = {"Agreement", "Grammar", "Repetition"}
SPECIFIC = 2


@pytest.fixture(scope="module")
def writer() -> LetterWriter:
    return LetterWriter(Library.open(load_settings()))


@pytest.fixture(scope="module")
def letters(writer):
    return [(c, writer.thank_you(to=c["to"], sender=c["sender"], notes=c["notes"])) for c in CASES]


def write(writer, notes, **more):
    return writer.thank_you(**{"to": "Dana Whitfield", "sender": "Priya Nair", "notes": notes, **more})


def tick_all(writer, notes):
    """Write a note that tells every fact, sure or not."""
    people = {"to": "Dana Whitfield", "sender": "Priya Nair"}
    return write(writer, notes, facts=[fact.id for fact in writer.facts(notes, **people)])


def test_every_sentence_covers_its_part_and_names_its_facts(letters):
    for case, letter in letters:
        inputs = {"notes": case["notes"], "to": case["to"], "from": case["sender"]}
        ends = [0, *(sentence.end for sentence in letter.sentences)]
        assert [sentence.start for sentence in letter.sentences] == ends[:-1]
        assert ends[-1] == len(letter.text)
        facts = [fact for s in letter.sentences if s.from_ != "courtesy" for fact in s.from_]
        assert all(verify_fact(fact, inputs) for fact in facts), case["id"]
        assert all(case["notes"][f.start : f.end] == f.quote for f in letter.facts)
        assert all(letter.text[b.start : b.end] == b.text and b.why for b in letter.blanks)


def test_nothing_in_a_letter_is_invented(letters):
    for case, letter in letters:
        inputs = {"notes": case["notes"], "to": case["to"], "from": case["sender"]}
        assert untraced(letter.text, inputs) == [], case["id"]


def test_private_and_personal_remarks_never_reach_the_text(letters):
    for case, letter in letters:
        text = letter.text.removeprefix(f"Dear {case['to']}").lower()
        assert not [word for word in case.get("never", []) if f" {word.lower()}" in text], case["id"]


@pytest.mark.parametrize(
    "remark",
    [
        "Off the record: the plant closes in May.",
        "The plant closes in May (between us).",
        "She told me the plant closes in May. Please don't repeat that.",
        "Private:\n- the plant closes in May\n- 200 jobs gone",
        "Strictly confidential - the plant closes in May",
        "said in confidence that the plant closes in May",
        "The plant closes in May. Off the record.",
    ],
)
def test_a_confidence_is_kept_however_it_is_marked(writer, remark):
    letter = write(writer, f"Advice: learn SQL first.\n\n{remark}\n\nShe started in billing.")
    assert "plant" not in letter.text
    assert "jobs" not in letter.text
    assert "SQL" in letter.text
    assert {fact.type for fact in letter.unused} >= {"private"}


def test_two_specific_facts_when_the_notes_have_them(letters):
    poor = {"nothing-specific", "only-private", "terse-three", "nothing-much"}
    few = []
    for case, letter in letters:
        told = [s for s in letter.sentences if s.from_ != "courtesy" and s.from_[0].source == "notes"]
        few += [case["id"]] if case["id"] not in poor and len(told) < SPECIFIC else []
    # Some notes hold more than one fact, but not in words that are surely right: the rest is left out.
    assert len(few) <= len(letters) // 10, few


def test_letters_pass_harper_in_agreement_articles_and_repetition(letters):
    linter = harper.Linter()
    faults = []
    for _, letter in letters:
        for lint in linter.lint(letter.text.replace("\n", " ")):
            if lint.lint_kind in FAULTS:
                faults.append((letter.text[lint.span.start - 20 : lint.span.end + 20], lint.message))
    assert not faults


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ("She said learn SQL first.", "advice to learn SQL first"),
        ("he told me not to hurry", "advice not to hurry"),
        ("will intro me to Raj (data eng)", "Thank you for offering to introduce me to Raj."),
        ("I promised to send my notes on triage", "As promised, I will send you my notes on triage."),
        ("Dana has worked at Mayo for 12 yrs", "you have worked at Mayo for 12 years"),
        ("struck me: she still walks her own rounds", "you still walk your own rounds"),
        ("retired 2018", "you retired in 2018"),
        ('"The kitchen teaches you to smell trouble" - D.', "he kitchen teaches you to smell trouble."),
        ("She gave me the number of Joan.", "It was kind of you to give me the number of Joan."),
    ],
)
def test_notes_become_what_one_would_say_to_her(writer, notes, expected):
    assert expected in tick_all(writer, notes).text


def test_who_is_to_send_what_is_left_to_the_sender_where_the_notes_do_not_say(writer):
    letter = write(writer, "Will send her rewrite exercise. She started in billing.")
    assert letter.text.count("exercise") == sum("exercise" in blank.text for blank in letter.blanks) == 1


def test_the_resource_is_used_or_its_blank_is_shown(writer):
    notes = "She said learn SQL first."
    blank = write(writer, notes)
    assert [b.text for b in blank.blanks] == ["[an article or a link that Dana may like, or nothing]"]
    given = write(writer, notes, resource="https://example.org/triage")
    assert "https://example.org/triage" in given.text
    assert given.blanks == []
    assert any(s.from_ != "courtesy" and s.from_[0].source == "resource" for s in given.sentences)


def test_the_channels_keep_their_limits(writer):
    for case in CASES:
        card = writer.thank_you(to=case["to"], sender=case["sender"], notes=case["notes"], channel="card")
        note = writer.thank_you(to=case["to"], sender=case["sender"], notes=case["notes"], channel="linkedin")
        assert 40 <= len(card.text.split()) <= 80
        assert len(note.text) <= 300
        assert card.subject is None
        assert note.subject is None


def test_email_is_short_and_has_a_subject(letters):
    assert all(len(letter.text.split()) <= 180 and letter.subject for _, letter in letters)


def test_british_notes_get_a_british_close(writer):
    assert "Kind regards" in write(writer, "She organised the programme.").text
    assert "Best regards" in write(writer, "She organized the program.").text


def test_advice_and_every_side_of_the_channel_are_cited(writer):
    letter = write(writer, "She said learn SQL first.")
    assert {citation.source for citation in letter.advice} >= {"pope", "effective-interview", "tyrell-smith-2009"}
    assert letter.disagreements[0].id == "thank-you-channel"
    assert len(letter.disagreements[0].sides) >= 2


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"notes": ""}, "--notes"),
        ({"notes": " \n"}, "--notes"),
        ({"notes": "🎉🎉 !!"}, "--notes"),
        ({"notes": "\x00\x01binary"}, "--notes"),
        ({"to": ""}, "--to"),
        ({"sender": "  "}, "--from"),
        ({"to": "x" * 500}, "--to"),
        ({"channel": "fax"}, "--channel"),
    ],
)
def test_bad_input_says_what_where_and_what_next(writer, change, where):
    with pytest.raises(InputError) as error:
        write(writer, **{"notes": "She said learn SQL.", **change})
    assert error.value.where == where
    assert error.value.todo


def test_long_notes_are_read_up_to_a_bound_and_that_is_said(writer):
    letter = write(writer, "She said learn SQL first.\n" + "word " * 50_000)
    assert "SQL" in letter.text
    assert any("characters" in warning for warning in letter.warnings)


def test_a_lone_surrogate_does_no_harm(writer):
    letter = write(writer, "She said learn SQL first.\nloves \ud800 rota", resource="my \ud800 list")
    assert "SQL" in letter.text
    letter.model_dump_json()


def test_a_transcript_of_another_meeting_is_told(writer):
    notes = "Bob: Let us look at the remote control.\nAnn: Yes.\nBob: The remote control is red.\nEve: No.\n"
    letter = write(writer, notes)
    assert any("transcript" in warning for warning in letter.warnings)
    assert "your" not in re.sub(r"\[[^\]]*\]", "", letter.text.split("If there")[0]).lower()


def test_the_note_passes_its_own_rules(letters):
    judge = Critic(load_rules(), Library.open(load_settings()))
    wanted = {"no-value-added", "no-offer-to-help", "no-stay-in-touch", "no-appreciation", "asks-for-job"}
    for case, letter in letters:
        draft = Draft(text=letter.text, kind="thank-you")
        found = {finding.rule for finding in judge.critique(draft).findings}
        assert not found & wanted, case["id"]
        if not any("one or two" in blank.text for blank in letter.blanks):
            assert "nothing-specific" not in found, case["id"]


CONFIDENCES = [
    "Asked me to keep what he said about the plant closing to myself.",
    "The plant closes in May, keep that under your hat - keep it under my hat.",
    "The plant closes in May. That stays here.",
    "He made me promise not to tell: the plant closes in May",
    "The plant closes in May, not official",
    "Unofficially the plant closes in May.",
    "The plant closes in May but nobody knows yet.",
    "not to be repeated: the plant closes in May",
    "The plant closes in May. Not for publication.",
    "On background: the plant closes in May.",
    "She shouldn't have told me that the plant closes in May.",
    "The plant closes in May, I must not tell anyone.",
    "sensitive - the plant closes in May",
    "the plant closes in May (don't share)",
    "The plant closes in May. Please keep this between the two of us.",
    "mum's the word on the plant closing in May",
    "She asked me not to mention the plant.",
    "the plant closes in May, leave this out",
    "hush hush: the plant closes in May",
    "I can't tell anyone but the plant closes in May",
    "The plant closes in May, before it is announced.",
]


@pytest.mark.parametrize("remark", CONFIDENCES)
def test_a_confidence_is_kept_in_whatever_words_it_is_asked_for(writer, remark):
    for write_it in (writer.thank_you, writer.follow_up):
        letter = write_it(
            to="Dana Whitfield",
            sender="Priya Nair",
            notes=f"Advice: learn SQL first.\n\n{remark}\n\nShe started in billing.",
        )
        assert "plant" not in letter.text
        assert "SQL" in letter.text


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ("should talk to Priya Raman, runs safety, she'll introduce us by mail", "introduce me to Priya Raman by mail"),
        ("knows a guy at Fischer, Thomas, will ask him if i can visit", "offering to ask Thomas if I can visit"),
        ("hardest year = 2020, lost 2 of 3 suppliers", "the hardest year was 2020, when you lost 2 of 3 suppliers"),
        ("first software job: answered support mail", "in your first software job you answered"),
        ("funniest patent: a hat for cows", "about the funniest patent, a hat for cows"),
        ("path: truck dispatcher -> planner", "you went from truck dispatcher to planner"),
        ('"you dont learn it from books"', "“You don't learn it from books.”"),
        ("struck me: she still works one shift a month", "that you still work one shift a month"),
        ("she wants me to come to the rehearsal on the 9th", "Thank you for inviting me to come to the rehearsal"),
    ],
)
def test_shorthand_becomes_what_it_means(writer, notes, expected):
    assert expected in tick_all(writer, notes).text


def test_what_is_told_of_somebody_else_is_not_given_to_the_reader(writer):
    letter = write(writer, "should talk to Priya Raman, runs clinical safety")
    assert "you run" not in letter.text
    letter = write(writer, "The thing she would change: that nobody meets them at the gate")
    assert "meets you" not in letter.text


def test_the_subject_names_the_day_or_what_was_given(writer):
    assert write(writer, "coffee w/ Dana, Tues 14 May\nlearn SQL").subject == "Thank you for Tuesday's conversation"
    assert write(writer, "She said learn SQL first.").subject == "Thank you for your advice"


def test_a_note_that_promises_something_needs_no_other_gift(writer):
    assert write(writer, "I promised to send her my notes on triage").blanks[-1].text.startswith("[one or two")


def test_no_reason_for_a_blank_names_a_flag(writer):
    letters = [write(writer, "nice chat"), writer.follow_up(to="Ann", sender="Bo", notes="nice chat")]
    letters += [writer.request(to="Ann", sender="Bo", channel=channel) for channel in ("email", "linkedin", "phone")]
    blanks = [blank for letter in letters for blank in letter.blanks]
    assert blanks
    assert not [blank for blank in blanks if "--" in blank.why]
