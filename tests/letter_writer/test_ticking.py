"""Facts that the user ticks: the letter tells these and no others."""

import pytest

from coffeechat.errors import InputError

NOTES = """\
coffee w/ Dana, Tues 14 May
- advice: learn SQL first
- she started in billing in 2009
- will intro me to Raj Patel
- off the record: the plant closes in May
"""
PEOPLE = {"to": "Dana Whitfield", "sender": "Priya Nair"}


def ids(writer) -> dict[str, str]:
    return {fact.quote.split()[0]: fact.id for fact in writer.facts(NOTES, **PEOPLE)}


def test_facts_are_numbered_in_their_order_whoever_they_are_read_for(writer):
    facts = writer.facts(NOTES, **PEOPLE)
    assert [fact.id for fact in facts] == [str(number) for number in range(1, len(facts) + 1)]
    assert all(NOTES[fact.start : fact.end] == fact.quote for fact in facts)
    assert [fact.id for fact in writer.facts(NOTES)] == [fact.id for fact in facts]
    assert writer.thank_you(**PEOPLE, notes=NOTES).facts == facts


@pytest.mark.parametrize("kind", ["thank_you", "follow_up"])
@pytest.mark.parametrize("register", ["plain", "formal", "warm", "brief"])
def test_only_ticked_facts_are_told(writer, kind, register):
    known = ids(writer)
    letter = getattr(writer, kind)(**PEOPLE, notes=NOTES, facts=[known["she"]], register=register)
    assert "billing" in letter.text
    assert "SQL" not in letter.text and "Raj" not in letter.text
    told = {f.source for s in letter.sentences if s.from_ != "courtesy" for f in s.from_}
    assert told == {"to", "from", "notes"}


def test_the_day_of_the_meeting_stands_in_the_subject_only_where_it_is_ticked(writer):
    known = ids(writer)
    assert writer.thank_you(**PEOPLE, notes=NOTES).subject == "Thank you for Tuesday's conversation"
    ticked = writer.thank_you(**PEOPLE, notes=NOTES, facts=[known["she"], known["coffee"]])
    assert ticked.subject == "Thank you for Tuesday's conversation"
    assert "Tuesday" not in writer.thank_you(**PEOPLE, notes=NOTES, facts=[known["she"]]).subject


def test_what_is_private_stays_out_though_it_is_ticked_and_that_is_said(writer):
    private = next(fact.id for fact in writer.facts(NOTES, **PEOPLE) if fact.type == "private")
    for write in (writer.thank_you, writer.follow_up):
        letter = write(**PEOPLE, notes=NOTES, facts=[private])
        assert "plant" not in letter.text
        assert [w for w in letter.warnings if w.startswith(f"Ticked, but not in the letter: {private}.")]


def test_nothing_ticked_leaves_a_blank_to_fill_in(writer):
    letter = writer.thank_you(**PEOPLE, notes=NOTES, facts=[])
    assert letter.unused == letter.facts
    assert any("told you" in blank.text for blank in letter.blanks)


def test_a_fact_that_is_not_there_is_refused(writer):
    with pytest.raises(InputError) as error:
        writer.thank_you(**PEOPLE, notes=NOTES, facts=["99"])
    assert error.value.where == "--facts"
    assert "99" in error.value.what


def test_topics_of_a_transcript_are_ticked_apart_from_its_statements(writer):
    notes = "Bob: The remote control needs rubber buttons.\nAnn: Rubber buttons for the remote control?\n" * 4
    facts = writer.facts(notes, **PEOPLE)
    topics = [fact for fact in facts if fact.id.startswith("t")]
    assert topics
    letter = writer.thank_you(**PEOPLE, notes=notes, facts=[topics[0].id])
    assert topics[0].quote.lower() in letter.text.lower()
