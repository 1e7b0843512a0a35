"""The follow-up: whose news it is, and what gives way where there is little room."""

import pytest

PEOPLE = {"to": "Ingrid Berg", "sender": "Dana Whitfield"}
NOTES = "Advice: keep a diary.\nShe started on the ward in 2009.\n\n"


def write(writer, news, **more):
    return writer.follow_up(**PEOPLE, notes=f"{NOTES}{news}", **more)


@pytest.mark.parametrize(
    "news",
    [
        "Update: met Priya Raman on Monday, she showed me the summaries",
        "Update:\n- met Priya Raman on Monday\n- sent her my diary",
        "Update: got the interview at Reading! she asked about the ward",
    ],
)
def test_what_somebody_else_did_is_not_told_as_the_readers(writer, news):
    text = write(writer, news).text.lower()
    assert "you showed" not in text
    assert "sent you" not in text
    assert "you asked" not in text


def test_nobody_is_taken_for_the_reader_where_the_notes_know_them_by_no_pronoun(writer):
    notes = "Advice: keep a diary.\n\nUpdate: got the interview at Reading! they asked about the ward"
    text = writer.follow_up(**PEOPLE, notes=notes).text
    assert "I got the interview at Reading." in text
    assert "you asked" not in text.lower()


def test_what_was_sent_to_the_reader_is_told(writer):
    assert "I sent you my diary." in write(writer, "Update: sent her my diary").text


@pytest.mark.parametrize("register", ["plain", "formal", "warm", "brief"])
def test_news_goes_before_what_is_remembered_where_there_is_little_room(writer, register):
    news = "Update: I kept the diary of every workaround on our ward for two whole weeks"
    letter = write(writer, news, channel="linkedin", register=register)
    assert "I kept the diary" in letter.text
    assert len(letter.text) <= 300


def test_advice_that_is_no_whole_sentence_is_not_said_to_have_been_followed(writer):
    notes = "Advice: volunteer first, not on kakapo. Pest trapping. Everybody wants birds.\n"
    assert "pest trapping" not in writer.follow_up(**PEOPLE, notes=notes).text
    assert "Your advice was to keep a diary" in write(writer, "").text
