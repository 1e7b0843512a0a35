"""What the letter does not word of offers, gifts, names and promises is quoted, and nothing told in confidence."""

import pytest

from coffeechat.letter_writer.deeds import quote_deed

PEOPLE = {"to": "Ngaire Parata", "sender": "Oscar Lindqvist"}
HEAD = "Ngaire Parata, ranger.\nShe said everybody wants birds and nobody wants rats.\n"


def quoted(writer, notes) -> str:
    """Return the blank that quotes what is still missing, or ""."""
    blanks = writer.thank_you(**PEOPLE, notes=HEAD + notes).blanks
    return next((blank.text for blank in blanks if "still missing" in blank.text), "")


@pytest.mark.parametrize(
    "deed",
    [
        "She shall: look if nest-minder positions open for foreigners",
        "I shall: send Tama a CV of one page",
        "come see kiln tues",
        "said come out one Saturday and hold the torch",
        "ring her after half term",
        "Meeting her up at Migneint on the 9th, 8am",
        "sit-along Fri nite 9p-1a she's signing me in",
        "she'll intro",
        "free desk Fridays if I want to sit in",
        "intro: nadia f. at Sprocket House, they want a runner in feb",
        "I undertook to look over her VAT return, which was in a biscuit tin",
        "she'd like to see my zine about allotments",
        "I'm bringing cake (lemon, no nuts)",
    ],
)
def test_a_deed_is_quoted_however_it_was_scribbled(writer, deed):
    assert f"“{deed}”" in quoted(writer, deed)


def test_the_hour_at_which_a_line_was_typed_is_no_part_of_it(writer):
    assert "“told her I'd send by wed”" in quoted(writer, "[8:11pm] told her I'd send by wed")
    letter = writer.thank_you(**PEOPLE, notes=f"{HEAD}[8:09pm] she'll look over application, wants it as a pdf")
    assert "Thank you for offering to look over my application." in letter.text


@pytest.mark.parametrize(
    "line",
    ["she rings every unsuccessful candidate", "people think she brings words", "she never sends letters", "me!! wow"],
)
def test_a_habit_is_no_deed(writer, line):
    assert quoted(writer, line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "off the record: she will send me the names of those who go",
        "Do not mention to Kirsty that she will call me",
        "she will call me when her knee is better",
    ],
)
def test_what_was_told_in_confidence_is_in_no_blank(writer, line):
    assert quoted(writer, line) == ""


def test_a_promise_about_somebody_s_family_is_quoted_and_news_of_it_is_not(writer):
    assert "the recipe for her husband" in quoted(writer, "I promised to bring the recipe for her husband")
    assert quoted(writer, "she will call me when her husband is out") == ""


def test_what_stands_below_a_heading_of_errands_is_a_deed(writer):
    assert "Working With Children number" in quoted(writer, "\nTo do\n- Working With Children number")


def test_a_deed_that_is_told_whole_is_not_quoted_too_and_one_told_by_half_is(writer):
    assert quoted(writer, "She offered to lend me her map.") == ""
    half = "She offered to lend me her map, on Saturday 14 May at the harbour office, before nine"
    assert "14 May" in quoted(writer, half) or "14 May" in writer.thank_you(**PEOPLE, notes=HEAD + half).text


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("she'll send the list", "“she'll send the list”"),
        ("he lent me a book and I am to return it", "“lent me a book and I am to return it”"),
        ("intro to Ngozi in the Ghana plant, she hires interns", "“intro to Ngozi in the Ghana plant”"),
        ("!!", None),
    ],
)
def test_a_quotation_leaves_out_as_little_as_can_be(words, shown):
    assert quote_deed(words) == shown


def test_a_long_stream_is_quoted_from_its_deed_on():
    stream = (
        "it rained the whole way and the bus was late and we laughed about the hats for a long time, "
        "she'll send me the list"
    )
    assert quote_deed(stream) == "“she'll send me the list”"
