"""What a text tells of, as a phrase that one can name."""

import pytest

from coffeechat.company import find_facts, read_material
from coffeechat.company.topics import load_matters


def read(text, company="Brightmill"):
    """Return the topics of a text."""
    facts = find_facts([read_material("about:1", text, company)], company)
    return [fact.slots["topic"] for fact in facts if "topic" in fact.slots]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (
            "With a restoration of the Northgate bridge behind us, we at Brightmill look ahead.",
            "the restoration of the Northgate bridge",
        ),
        ("Our project with Harbour Housing helped with all of it.", "your project with Harbour Housing"),
    ],
)
def test_a_noun_phrase_is_said_as_one_names_it(text, topic):
    assert topic in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Brightmill has various programs in many regions.",
        "This project of Brightmill made it better than those projects.",
        "Brightmill's business model rests on the growth of its revenue.",
        "It is a project, says Brightmill.",
        "Brightmill's programs and its lines did more than before.",
        "The expansion that Brightmill wants is a matter for later.",
    ],
)
def test_what_is_vague_or_points_back_is_not_named(text):
    assert read(text) == []


def test_the_quote_behind_a_topic_is_verbatim():
    text = "An opening word. Our project with Harbour Housing helped with all of it. A last word of Brightmill."
    fact = next(
        f for f in find_facts([read_material("about:1", text, "Brightmill")], "Brightmill") if "topic" in f.slots
    )
    assert fact.fact.quote == text[fact.fact.start : fact.fact.end]
    assert "Harbour Housing" in fact.fact.quote


def test_every_card_names_its_topic_and_is_asked_about():
    for matter in load_matters():
        assert matter.heads
        assert matter.desk
        assert all("{topic}" in lead for lead in matter.leads)
