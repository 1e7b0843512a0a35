"""What a letter says for the sender, and what it only reminds the sender of in a blank."""

import pytest

from coffeechat.letter_writer import LetterWriter
from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.reading import Reading
from coffeechat.letter_writer.selection import choose
from coffeechat.letter_writer.sureness import is_sure, is_whole
from coffeechat.library import Library
from coffeechat.model import NoteFact
from coffeechat.settings import load_settings

PEOPLE = {"to": "Ada Kimani", "sender": "Tom Reilly"}
PROSE = "She told me a story about the harbour. It was the best part of the day, and I took a boat to the island."


@pytest.fixture(scope="module")
def writer() -> LetterWriter:
    return LetterWriter(Library.open(load_settings()))


@pytest.mark.parametrize(
    ("frame", "wording", "source", "sure"),
    [
        ("point", "the first winter is the hardest", "She said the first winter is the hardest.", True),
        ("point", "the first winter is the hardest", "said first winter is the hardest", False),  # an article was added
        ("point", "it is the hardest", "She said it is the hardest.", False),  # what is
        ("point", "the winter is hard, but it passes", "She said the winter is hard, but it passes.", True),
        ("learned", "the first winter is the hardest", "The first winter is the hardest.", False),
        ("kept", "Ask the night clerk first.", "ask the night clerk first", True),
        ("kept", "Safety: a must.", "safety: a must", False),
        ("point", "the earth always wins", "Said the earth always wins, you just negotiate.", False),  # half of it
        (
            "point",
            "the crane stops when a buyer's truck comes",
            "She said the crane stops when a buyer's truck comes.",
            True,
        ),
        (
            "point",
            "the crane stops when buyer's truck comes",
            "She said the crane stops when buyer's truck comes.",
            False,
        ),
        ("advice", "to reed the log", "She told me to reed the log of the harbur.", False),
    ],
)
def test_a_wording_is_sure_if_it_needs_no_mending_and_no_neighbour(frame, wording, source, sure):
    assert is_sure(Reading("said", frame, wording), source, f"{PROSE} {source}") is sure


def test_notes_without_articles_are_sure_only_in_their_deeds():
    notes = "said winter is hard. will introduce me to Raj. boots, rope, thermos, two maps"
    assert not is_sure(Reading("said", "point", "winter is hard"), "said winter is hard", notes)
    assert is_sure(Reading("promise-theirs", "offer", "introduce me to Raj"), "will introduce me to Raj", notes)


@pytest.mark.parametrize("slip", ["She work 17 years in the port.", "He don't use the gloves.", "She always say it."])
def test_a_learners_notes_are_not_told_in_their_words(slip):
    notes = f"{PROSE} {slip} She offered to introduce me to Raj. She gave me the name of Ray Dominguez."
    point = Reading("said", "point", "the first winter is the hardest"), "She said the first winter is the hardest."
    assert is_whole(*point, PROSE)
    assert not is_sure(*point, notes)
    offer = Reading("promise-theirs", "offer", "introduce me to Raj"), "She offered to introduce me to Raj."
    assert is_whole(*offer, notes)
    assert not is_sure(*offer, notes)
    assert is_sure(Reading("person", "name", "Ray Dominguez"), "She gave me the name of Ray Dominguez.", notes)


@pytest.mark.parametrize("fine", ["Does she work there?", "I suggested she write it down.", "She put it there."])
def test_a_plain_verb_after_she_may_be_right(fine):
    assert is_sure(
        Reading("promise-theirs", "offer", "introduce me to Raj"), "offered to introduce me to Raj", f"{PROSE} {fine}"
    )


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("Hers: will send me the glossary of harbour terms", "offering to send me the glossary of harbour terms."),
        ("HERS - will introduce me to Raj Patel", "offering to introduce me to Raj Patel."),
        ("she -> send me her 2019 paper", "offering to send me your 2019 paper."),
        ("I OWE HER: my 2 trial bulletins", "I owe you my 2 trial bulletins."),
        ("mine: send her the map of the island", "I will send you the map of the island."),
        ("People: Glenn Abbott runs the night office.", "the name of Glenn Abbott."),
        ("Contact for me to call: Judy Sorenson at the conservatory, needs a tuner", "the name of Judy Sorenson at"),
        (
            "What she'd do in my place: take the state exam before the federal one",
            "advice to take the state exam before",
        ),
        ("for me: start with the flat stones before the round stones", "advice to start with the flat stones"),
        ("Hers:\n- introduce me to Raj Patel", "in your own words: “introduce me to Raj Patel”]"),
    ],
)
def test_a_label_says_whose_a_line_is(writer, notes, told):
    text = writer.thank_you(**PEOPLE, notes=f"Ada Kimani, the harbour at the end of the pier.\n{notes}").text
    assert told in text


def test_what_is_for_me_is_no_promise_of_mine(writer):
    assert "I will send" not in writer.thank_you(**PEOPLE, notes="for me: send the form to the office by Friday").text


def test_a_blank_quotes_the_notes_wherever_they_hold_anything(writer):
    notes = "ada kimani, the harbour\n1 crane = 3 days, big one 4 months\nhe said cranes r slow + heavy"
    letter = writer.thank_you(**PEOPLE, notes=notes)
    assert "[one or two things" not in letter.text
    assert "“1 crane = 3 days, big one 4 months”" in letter.text or "“he said cranes r slow" in letter.text
    assert "ada kimani, the harbour" not in letter.text  # whom the notes are of is nothing to keep


def test_what_is_often_changed_is_told_only_where_nothing_surer_is(writer):
    said = "She said the first winter on the pier is the hardest."
    point = "your point that the first winter on the pier is the hardest."
    assert point in writer.thank_you(**PEOPLE, notes=f"{PROSE}\n{said}").text
    struck = "It struck me that she knows every ship by its horn."
    advice = "She advised me to learn the names of the ships."
    both = writer.thank_you(**PEOPLE, notes=f"{PROSE}\n{said}\n{struck}\n{advice}")
    assert point not in both.text
    assert "earn the names of the ships" in both.text


def test_what_is_not_sure_is_a_blank_that_quotes_the_notes(writer):
    notes = "She started at the harbour office.\nfirst crane = scary, second one fine\nshe fixes old radios"
    letter = writer.thank_you(**PEOPLE, notes=notes)
    blank = next(blank for blank in letter.blanks if "in your own words" in blank.text)
    assert "first crane = scary, second one fine" in blank.text
    assert "guessing" in blank.why
    sentence = next(s for s in letter.sentences if s.start <= blank.start < s.end)
    assert [notes[fact.start : fact.end] for fact in sentence.from_] == [fact.quote for fact in sentence.from_]


def test_a_promise_that_cannot_be_worded_is_a_blank_that_quotes_it(writer):
    notes = "She told me the yard opens in May.\nme: send pics of the saddle 4 her wall x2"
    letter = writer.thank_you(**PEOPLE, notes=notes)
    assert [b.text for b in letter.blanks if "still missing" in b.text] == [
        "[Thanks and promises that are still missing, in your own words: “me: send pics of the saddle 4 her wall x2”]"
    ]
    assert "promised" not in writer.thank_you(**PEOPLE, notes="me: hotel clerk, 41\nShe told me the yard opens.").text


def test_what_is_private_is_in_no_blank_either(writer):
    notes = "off the record: the yard will close\nfirst crane = scary\nme: send her the report, her knee is bad"
    text = writer.thank_you(**PEOPLE, notes=notes).text
    assert "close" not in text
    assert "knee" not in text


def test_a_letter_keeps_to_what_is_surest_and_another_version_tells_more(writer):
    notes = (
        "She said the first winter is the hardest.\nShe told me to ask the night clerk about the log.\n"
        "She said the best clerks leave early.\nShe advised me to learn the names of the ships.\n"
        "She offered to introduce me to Raj.\nI promised to send her the map of the island.\n"
    )
    one, _, fuller = writer.versions("thank-you", 3, **PEOPLE, notes=notes).letters
    assert sum(s.from_ != "courtesy" and s.from_[0].source == "notes" for s in one.sentences) == 4
    assert len(fuller.text.split()) > len(one.text.split())
    assert "introduce me to Raj" in one.text
    assert "map of the island" in one.text


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("leave after harvest, not in it", "From our talk I wrote down: leave after harvest, not in it."),
        (
            "a. A room is not clean until you have sat on the floor.\nb. she hums",
            "From our talk I wrote down: a room is not clean until you have sat on the floor.",
        ),
        ("- [ ] learn to play one console, any model", "play one console"),
        ("contact: Madame Guérin at the Chambre de métiers for the papers", "the name of Madame Guérin."),
        ("apply via the agency not the website", "via the agency, not the website"),
        (
            "She told me to get the certificate before applying and that it takes three weeks.",
            "get the certificate before applying.",
        ),
        ("She laughed and said the first leaf is for the floor.", "the first leaf is for the floor"),
    ],
)
def test_a_letter_tells_something_wherever_something_can_be_told(writer, notes, told):
    assert told in writer.thank_you(**PEOPLE, notes=f"Ada Kimani, the harbour.\n{notes}").text


@pytest.mark.parametrize(
    ("notes", "not_told"),
    [
        ("She asked me to take apart a clock while we talked.", "advice to take"),
        ("I said I would bring my own apron and a cake.", "I will bring"),
        ('D Marsh taught her "no job is so urgent it can\'t be done clipped on"', "what you said"),
        ('Keep one day in the salon or "your hands forget and the salon smells it"', "what you said"),
        ('If it is forgotten, "the whole school knows my name"', "what you said"),
        ("Ada offers me a ride to the roof on Sat. 8 June 7:30.", "on Saturday."),
        ("Ada gave me a hairnet and we walked along the line.", "kind of you"),
        ("me - bring own lunch and text the day before", "I have made a note"),
    ],
)
def test_what_would_be_misread_is_left_to_the_sender(writer, notes, not_told):
    letter = writer.thank_you(**PEOPLE, notes=f"Ada Kimani, the harbour.\n{notes}")
    assert not_told not in letter.text


def test_what_is_told_is_not_jotted_too(writer):
    text = writer.thank_you(**PEOPLE, notes="Ada Kimani, the harbour.\n* talk to Mrs. Bimpe Sowande, retired").text
    assert text.count("Sowande") == 1


def test_an_unsure_offer_keeps_no_list_from_the_letter(writer):
    notes = (
        "Ada Kimani, the harbour. It was a good hour at the end of the pier.\n"
        "She said the ships decide the hour of the meal.\nCrews eat at the turn of the tide.\n"
        "She will ask the manager.\nShe will tell Ruth."
    )
    assert "From our talk I wrote down:\n- " in writer.thank_you(**PEOPLE, notes=notes).text


def _point(wording, *, sure=False, whole=True):
    fact = NoteFact(quote=wording, source="notes", start=0, end=len(wording), type="said")
    return Point(fact, Reading("said", "point", wording), (), sure, whole)


def test_a_whole_wording_that_is_not_sure_is_told_only_where_nothing_else_is():
    unsure, sure = _point("the winter is long"), _point("the yard opens in May", sure=True)
    assert choose([unsure], facts=3, acts=1) == [unsure]
    assert choose([unsure, sure], facts=3, acts=1) == [sure]
    assert choose([_point("the winter", whole=False)], facts=3, acts=1) == []


def test_a_blank_thanks_for_an_offer_only_where_the_notes_plainly_say_that_it_is_theirs(writer):
    told = writer.thank_you(**PEOPLE, notes="she'll send her setup list\nfirst crane = scary").text
    assert "Thank you for [what they offered, in your own words: “she'll send her setup list”]." in told
    asked = writer.thank_you(
        **PEOPLE, notes="said call her when the list opens, she knows\nTO DO\nI -> Dutch game link"
    ).text
    assert "Thank you for [" not in asked


@pytest.mark.parametrize(
    ("notes", "blank"),
    [
        ("TO DO\nme - apply\nshe - will set me up w/ a sit along, needs my name", "For my part"),
        ("Notes from meeting mrs Kimani, harbour pilot\nfirst crane = scary", "Notes from"),
    ],
)
def test_no_words_of_the_letter_speak_for_the_sender_nor_quote_a_heading(writer, notes, blank):
    assert blank not in writer.thank_you(**PEOPLE, notes=notes).text


def test_an_offer_in_a_transcript_that_is_not_worded_is_a_blank(writer):
    notes = (
        "Tom: What is it like?\nAda: Quiet. It is mostly waiting for the tide.\nTom: Can I see it?\n"
        "Ada: I'll sort a visitor pass, just give me two weeks' notice.\nTom: Thanks!"
    )
    assert "visitor pass" in writer.thank_you(**PEOPLE, notes=notes).text


def test_what_they_showed_at_the_meeting_is_no_offer(writer):
    notes = "she show me the hammers of an old upright, full of moth\nlearn to read a chart"
    assert "offering to show me" not in writer.thank_you(**PEOPLE, notes=notes).text


@pytest.mark.parametrize(
    ("to", "notes", "greeting"),
    [
        ("Suresh Pillai", "Suresh sir, site engineer. He told me to keep a diary.", "Dear Suresh sir,"),
        ("Fatima Zahra Bennis", "Entretien w/ Mme Bennis, pharmacist", "Dear Mme Bennis,"),
        ("María del Mar Ruiz", "María del Mar, she grow tomato", "Dear María del Mar,"),
        ("María del Mar Ruiz", "María grows tomatoes", "Dear María,"),
    ],
)
def test_they_are_greeted_as_the_notes_call_them(writer, to, notes, greeting):
    assert writer.thank_you(to=to, sender="Tom Reilly", notes=notes).text.startswith(greeting)


def test_what_is_to_be_done_is_advice_and_no_saying_to_keep(writer):
    notes = (
        "Tom: How do I start?\nAda: Slowly. It is mostly waiting for the tide.\nTom: And then?\n"
        "Ada: Go to the harbour evenings, they're free, sit at the front.\nTom: Thanks!"
    )
    text = writer.thank_you(**PEOPLE, notes=notes).text
    assert "go to the harbour evenings" in text.lower()
    assert "“Go to" not in text
