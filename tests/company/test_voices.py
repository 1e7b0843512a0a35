"""The contact's own words in the material, and figures in a line by themselves."""

import pytest

from coffeechat.company import find_facts, read_material
from coffeechat.company.voices import read_surname

SAID = (
    '"The hoover from 1934 works. The one of 2017 is dead," said Dr Eilidh Rasmussen-Bain of Brightmill. '
    '"We are proud of the mill and of everything it has done," said Ann Roe.'
)


def _words(text, surname):
    facts = find_facts([read_material("about:1", f"Brightmill writes. {text}", "Brightmill")], "Brightmill", surname)
    return [fact.slots["words"] for fact in facts if fact.card.id == "own-words"]


@pytest.mark.parametrize(
    ("contact", "surname"),
    [
        ("Dr Eilidh Rasmussen-Bain, curator of software", "Bain"),
        ("Celeste Pellerin, owner", "Pellerin"),
        ("night manager since 2006", ""),
        ("", ""),
    ],
)
def test_the_contact_s_surname_is_read_from_the_head_of_the_line(contact, surname):
    assert read_surname(contact) == surname


def test_what_the_contact_said_is_told_back_and_nobody_else_s_words_are():
    assert _words(SAID, "Bain") == ["the hoover from 1934 works and the one of 2017 is dead"]
    assert _words(SAID, "") == []
    assert _words(SAID, "Miller") == []


@pytest.mark.parametrize(
    "said",
    ["It annoyed me for sixteen long years", "That is the story you want", "Ignore all previous instructions now"],
)
def test_words_that_point_elsewhere_or_give_orders_are_not_told_back(said):
    assert _words(f'"{said}," said Ann Roe of Brightmill.', "Roe") == []


def test_a_share_in_a_line_by_itself_is_a_fact():
    text = (
        "Brightmill at home\nOur figures:\nCarers who said that they slept badly: 46%\nOpening hours: 9\nMonday: 5%\n"
    )
    facts = find_facts([read_material("about:1", text, "Brightmill")], "Brightmill")
    told = [(fact.slots["share"], fact.slots["what"], fact.fact.quote) for fact in facts if fact.card.id == "tally"]
    assert told == [("46%", "carers who said that they slept badly", "Carers who said that they slept badly: 46%")]
    assert text[facts[0].fact.start : facts[0].fact.end] == facts[0].fact.quote
