"""What happened at a company, said to somebody who works there."""

import pytest

from coffeechat.company import find_facts, read_material
from coffeechat.company.kinds import load_kinds


def read(text, company="Brightmill"):
    """Return the kind and the wording of the first event of a text."""
    facts = [f for f in find_facts([read_material("about:1", text, company)], company) if "event" in f.slots]
    return (facts[0].card.id, facts[0].slots["event"]) if facts else None


@pytest.mark.parametrize(
    ("text", "kind", "event"),
    [
        ("Brightmill has put off its launch by six months.", "late", "you have put off your launch by six months"),
        ("In May Brightmill stopped selling its looms.", "ending", "you stopped selling your looms in May"),
        ("Brightmill has put off the launch by six months.", "late", "you have put off the launch by six months"),
        ("At Brightmill one ward went back to paper.", "change-of-course", "one ward went back to paper"),
        (
            "Two supermarket chains dropped Brightmill within a week.",
            "dropped-by",
            "two supermarket chains dropped you within a week",
        ),
        (
            "The first trial, in Lund, cut Brightmill's errors from 21 to 13.",
            "moved-number",
            "the first trial cut your errors from 21 to 13",
        ),
        ("Brightmill raised its prices by 8 per cent.", "price", "you raised your prices by 8 per cent"),
        (
            "Brightmill admits that a single mistake could harm a patient.",
            "admission",
            "you admit that a single mistake could harm a patient",
        ),
        ("Brightmill has never sold data.", "rule", "you have never sold data"),
        (
            "Brightmill announced its intention to sell the Carpets business.",
            "parting-plan",
            "you plan to sell the Carpets business",
        ),
        (
            "Brightmill announced today that it will return its bell to Ghana.",
            "intention",
            "you will return your bell to Ghana",
        ),
        ("At Brightmill we lost money on every fourth case.", "trouble", "you lost money on every fourth case"),
        (
            "Brightmill has removed its paid fast lane. Planners took 70% of its slots, which we liked.",
            "ending",
            "you have removed your paid fast lane",
        ),
        ("At Brightmill, we run a six-week course in dyeing.", "practice", "you run a six-week course in dyeing"),
        (
            "Brightmill dropped the requirement of two years' experience.",
            "ending",
            "you dropped the requirement of two years' experience",
        ),
        (
            "Brightmill turned down the largest client we had ever been offered.",
            "refusal",
            "you turned down the largest client you had ever been offered",
        ),
    ],
)
def test_an_event_is_said_in_the_second_person(text, kind, event):
    assert read(text) == (kind, event)


@pytest.mark.parametrize(
    "text",
    [
        "The number of children who came back to Brightmill within a week after an operation rose slightly.",
        "We do not fully hedge against changes at Brightmill.",
        "If Brightmill raised its price, we would lose money on every customer.",
        "They closed it because of them, and Brightmill did not.",
        "\u201cWe stopped buying at Brightmill,\u201d said one neighbour.",
        "Brightmill had closed its mill.",
    ],
)
def test_what_cannot_be_said_truly_is_left(text):
    assert read(text) is None


def test_an_old_plan_is_left():
    text = "Item 1. Business. In fiscal 2020, Brightmill announced its intention to sell the Carpets business."
    assert read(text) is None


def test_a_short_name_is_the_company_too():
    text = "Brightmill Looms is a weaver. Brightmill has closed its Hull mill."
    assert read(text, "Brightmill Looms") == ("closing", "you have closed your Hull mill")


def test_no_event_is_longer_than_fourteen_words():
    text = "Brightmill closed " + " and ".join(f"the very old mill number {n}" for n in range(9)) + "."
    assert read(text) is None


def test_every_kind_is_told():
    for kind in load_kinds():
        assert kind.leads
        assert kind.probes and kind.why and kind.verbs | {kind.id}


def test_its_is_not_the_company_s_where_the_text_says_our():
    facts = find_facts(
        [
            read_material(
                "about:1", "At Brightmill we have a program. Planners accept 70% of its proposals.", "Brightmill"
            )
        ],
        "Brightmill",
    )
    assert not any("your proposals" in fact.slots.get("event", "") for fact in facts)


def test_a_filing_is_not_read_for_what_any_company_does():
    text = "Item 1. Business. At Brightmill, we fulfil orders in a number of ways, and we run a course in dyeing."
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "In 2024 we at Brightmill launched a carpet that cleans itself or we pay you back.",
        "If the survey is bad, Brightmill will give back the pledges to its donors.",
        "Parents at Brightmill built 12 lockers unless they had paid for them.",
        "Brightmill introduced a classroom with increased fresh air, skylights and panels along every wall of it.",
        "71% kept their home with the help of Brightmill.",
        "Brightmill could have to close its spinning mill in Leeds.",
    ],
)
def test_half_a_clause_or_one_without_its_condition_is_not_told(text):
    assert read(text) is None


def test_the_same_without_a_condition_is_told():
    assert read("Brightmill will give back the pledges to its donors.") is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Brightmill is a mill. In 2021 it opened a refurbishment line on which used gearboxes are rebuilt.",
            "you opened a refurbishment line in 2021",
        ),
        (
            "We began in January 2024 to offer a night sitter for the first two nights.",
            "you began to offer a night sitter for the first two nights in January 2024",
        ),
        (
            "In Altwede the parish council voted against our plan in November.",
            "in Altwede the parish council voted against your plan in November",
        ),
        (
            "Brightmill has been wholly owned by an employee trust since 2019.",
            "you have been owned by an employee trust since 2019",
        ),
        (
            "Turnover in our foundries was 46% in 2026, an improvement from 61%.",
            "turnover in your foundries was 46% in 2026",
        ),
    ],
)
def test_a_clause_keeps_where_and_when_it_holds(text, said):
    facts = find_facts([read_material("about:1", f"Brightmill writes. {text}", "Brightmill")], "Brightmill")
    assert said in [fact.slots.get("event") for fact in facts]


@pytest.mark.parametrize(
    "text",
    [
        "In 17 of those towns we are the only bank.",
        "The first of them sold well. The hottest had 6% tree canopy.",
        "The saving remained on paper for 40% of cases.",
        "Last year we looked after 1,912 patients.",
        "We employ 24 nurses, of whom 91% are women.",
    ],
)
def test_what_points_back_and_what_only_counts_is_no_event(text):
    facts = find_facts([read_material("about:1", f"Brightmill writes. {text}", "Brightmill")], "Brightmill")
    assert not [fact.slots["event"] for fact in facts if "event" in fact.slots]


def test_who_is_quoted_says_we_in_a_text_that_calls_the_company_it():
    text = 'Brightmill expects fewer students. It has frozen hiring in four departments. "We filled seats," she said.'
    assert read(text) == ("ending", "you have frozen hiring in four departments")


@pytest.mark.parametrize(
    "text",
    [
        "At Brightmill we have hired 19 people.",
        "At Brightmill we broke the archive.",
        "At Brightmill we buy our beech from one forest, 40 kilometres away.",
        "At Brightmill we replaced the rule with a form in May, and in the meantime we left.",
    ],
)
def test_what_only_an_earlier_sentence_makes_clear_is_left(text):
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "About 27% of our weavers are represented by unions under six agreements, one of which, covering 415 weavers "
        "at the Leeds plant, expires in June 2025. Brightmill is old.",
        "In 2022 we re-opened our own foundry in Leeds, Yorkshire, idle since 2009. Brightmill is old.",
        "Since 2022 weavers have been trained as dyers at Brightmill.",
    ],
)
def test_what_the_parser_mistakes_is_not_told(text):
    told = read(text)
    assert told is None or not any(words in told[1] for words in ("expires", "you opened", "2022 weavers"))
