"""What a saved page carries besides its article is left out, and who speaks in each comment is told."""

import pytest

from coffeechat.library.cleaning import read_page
from coffeechat.library.html import read_html
from coffeechat.library.page import lay_out
from coffeechat.library.reading import fetch, read_raw

PAGE = """<img src="https://stats.example/pixel.gif" width="1" height="1">

[03.04.10]
12 great comments!

How to Make Tea for Guests

tea, kettle, guests, pot

  • Share this article on Facebook
  • Tweet this

Shutterstock_99887766_mWarm the pot before anything else. A cold pot spoils the best leaves, and your guests notice.

teaimage

Warm the pot before anything else,How to Make Tea for Guests Articles and wait for the kettle.

Pour when the kettle sings, and wait four minutes before you serve it to anybody at all.

Pour when the kettle sings, and wait four minutes before you serve it to anybody at all.

© KettleStock -

Written by: Ada Brewer
Tags: | | |
  • Ada,
    I let it stand for five minutes. Nobody has complained so far.
    Boris at bitterleaf.example

  • Ada,
    I let it stand for five minutes. Nobody has complained so far.
    Boris at bitterleaf.example

  • Hi Boris - five is fine for black tea.

  • Cleo Lemon

    Does the rule hold for green leaves?

  • Does anybody here use tea bags at all?

  • @Dora Bags are for the office, and a second pot is for friends.

  • Pingback: All About Kettles()


2009 - 2012 © Tea Corner | Privacy Policy
"""


@pytest.fixture
def page():
    return read_page(PAGE, "tea")


def test_title_author_and_date_come_from_the_page(page):
    assert (page.title, page.author, page.date) == ("How to Make Tea for Guests", "Ada Brewer", "2010-03-04")


@pytest.mark.parametrize(
    "scrap",
    ["img", "pixel", "great comments", "Facebook", "Shutterstock", "teaimage", "Articles", "KettleStock",
     "Tags", "Pingback", "Privacy", "tea, kettle", "03.04"],
)  # fmt: skip
def test_what_is_not_the_article_is_left_out(page, scrap):
    assert scrap not in lay_out(page.blocks)[0]


def test_a_repeated_paragraph_is_kept_once(page):
    assert lay_out(page.blocks)[0].count("Pour when the kettle sings") == 1


def test_a_title_glued_into_a_sentence_is_cut_out(page):
    assert "Warm the pot before anything else, and wait for the kettle." in lay_out(page.blocks)[0]


def test_each_comment_is_there_once_with_its_speaker(page):
    said = [(block.voice, block.commenter, block.text) for block in page.blocks if block.comment]
    assert said == [
        ("commenter", "Boris", "Ada,"),
        ("commenter", "Boris", "I let it stand for five minutes. Nobody has complained so far."),
        ("author", None, "Hi Boris - five is fine for black tea."),
        ("commenter", "Cleo Lemon", "Does the rule hold for green leaves?"),
        ("commenter", "Dora", "Does anybody here use tea bags at all?"),
        ("author", None, "@Dora Bags are for the office, and a second pot is for friends."),
    ]


def test_a_list_at_the_end_of_an_article_is_no_comment():
    page = read_page(
        "Three Teas\n\nThere are three teas worth the water.\n\n1. Black tea.\n2. Green tea.\n3. Rooibos.\n", "x"
    )
    assert [block.comment for block in page.blocks] == [0] * 5


def test_every_character_maps_to_the_raw_file(page):
    text, raw_map, placed = lay_out(page.blocks)
    for entry in placed:
        for piece in entry.block.pieces:
            assert PAGE[piece.raw : piece.raw + piece.raw_length] == piece.text
        place = raw_map.find(entry.start, entry.end)
        assert PAGE[place.start : place.end].startswith(text[entry.start : entry.start + 4])


def test_mojibake_is_repaired_and_still_mapped():
    raw = "Tea at Home\n\nItâ€™s the pot that matters, not the price of the leaves.\n"
    text, raw_map, placed = lay_out(read_page(raw, "x").blocks)
    assert "It’s the pot" in text
    place = raw_map.find(placed[1].start, placed[1].end)
    assert raw[place.start : place.end] == raw.split("\n")[2]


def test_text_that_is_right_is_not_touched():
    raw = "Thé à la menthe\n\nOn sert le thé “très chaud”, façon Maghreb… et c’est tout — voilà.\n"
    assert lay_out(read_page(raw, "x").blocks)[0] == raw.strip()


def test_front_matter_gives_title_author_and_date():
    page = read_page("---\ntitle: Tea\nauthor: Ada\ndate: 2020-01-02\n---\n\n# Heading\n\nWarm the pot.\n", "x")
    assert (page.title, page.author, page.date) == ("Tea", "Ada", "2020-01-02")
    assert [block.text for block in page.blocks] == ["# Heading", "Warm the pot."]


def test_html_gives_its_main_text_and_where_it_stands():
    raw = (
        "<html><head><title>Tea &amp; Guests</title><script>alert('no')</script></head><body><nav><a href='/'>Home</a>"
        "</nav><article><h1>Tea &amp; Guests</h1><p>Warm the pot &amp; the cups before anything else, because a cold "
        "pot spoils even the best of leaves.</p><p>Pour when the <b>kettle</b> sings, wait four minutes, and serve it "
        "in thin cups to people you like.</p></article><footer>© 2020 Tea Corner</footer></body></html>"
    )
    page = read_html(raw, "x")
    text, raw_map, _ = lay_out(page.blocks)
    assert "alert" not in text
    at = text.index("Warm the pot & the cups")
    place = raw_map.find(at, at + len("Warm the pot & the cups"))
    assert raw[place.start : place.end] == "Warm the pot &amp; the cups"
    at = text.index("kettle")
    place = raw_map.find(at, at + 6)
    assert raw[place.start : place.end] == "kettle"


def test_the_five_originals_are_clean_and_told_apart(shared):
    noise = ["alexametrics", "Depositphotos", "mediaimage", "Facebook", "DragonImages", "Pingback"]
    noise += ["Articles job", "Shopping Cart", "Resume Writer", "Creative Commons", "job title, keywords"]
    noise += ["Privacy Policy", "great comments"]
    for path in sorted((shared / "articles").glob("*.txt")):
        text, _, placed = lay_out(read_page(read_raw(fetch(str(path))).text, path.stem).blocks)
        assert [word for word in noise if word in text] == []
        said = [entry.block.text for entry in placed if entry.block.comment and len(entry.block.text) > 40]
        assert len(said) == len(set(said))
