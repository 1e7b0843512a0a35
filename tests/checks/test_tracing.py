"""Planted inventions are caught, and true sentences pass."""

from pathlib import Path

import pytest
import yaml

from coffeechat.checks.tracing import untraced

FOLDER = Path(__file__).resolve().parents[2] / "evals/thank-you"
CASES = {case["id"]: case for case in yaml.safe_load((FOLDER / "cases.yaml").read_text(encoding="utf-8"))}
TRUE = yaml.safe_load((FOLDER / "true.yaml").read_text(encoding="utf-8"))
PLANTED = yaml.safe_load((FOLDER / "planted.yaml").read_text(encoding="utf-8"))


def trace(case_id, text):
    case = CASES[case_id]
    return untraced(text, {"notes": case["notes"], "to": case["to"], "from": case["sender"]})


def test_planted_inventions_are_caught():
    missed = [plant["text"] for plant in PLANTED if not trace(plant["case"], plant["text"])]
    assert len(PLANTED) >= 60
    assert len(missed) <= 0.05 * len(PLANTED), missed


def test_most_true_sentences_in_other_words_pass():
    refused = [true["text"] for true in TRUE if trace(true["case"], true["text"])]
    assert len(refused) <= 0.1 * len(TRUE), refused


@pytest.mark.parametrize(
    ("case", "text"),
    [
        ("mayo-telegraphic", "Thank you for offering to introduce me to Raj (data engineering)."),
        ("mayo-telegraphic", "As promised, I will send you my notes on triage."),
        ("nurse-bullets", "I enjoyed hearing how you ran the ED at St. Luke's for six years."),
        ("designer-us", "Thank you for telling me how you moved from Accra to Pittsburgh in 2012."),
        ("data-bootcamp", "I will send you the updated dashboard by Nov 20."),
        ("funny", "I wrote down something you said: “Nobody ever got promoted for a clever regex”."),
        ("sad", "Thank you very much for taking the time to talk with me."),
    ],
)
def test_true_sentences_pass(case, text):
    assert trace(case, text) == []


def test_a_blank_is_passed_over():
    assert trace("sad", "You might like this: [an article about Paris].") == []


def test_what_is_wrong_is_named():
    assert "Python" in trace("mayo-telegraphic", "I will remember your advice to learn Python first.")[0]


@pytest.mark.parametrize(
    ("notes", "invented"),
    [
        ("vet, once had to anaesthetise a giraffe", "I will remember how I anaesthetised a giraffe."),
        ("the union paid half of mine", "It was good to hear that the union paid all of yours."),
        ("he knows one who started at 40", "Thank you for telling me how you started at 40."),
        ("offered to look over my cover letter", "Thank you for offering to write my cover letter."),
    ],
)
def test_deeds_and_amounts_are_those_of_the_notes(notes, invented):
    assert untraced(invented, {"notes": notes, "to": "Luis Ferreira", "from": "Hanna"})


@pytest.mark.parametrize(
    ("notes", "invented", "why"),
    [
        (
            "staff job over independent at first",
            "You advised me to take an independent job over a staff job.",
            "way round",
        ),
        (
            "new ones get the photos, mending gets the water",
            "New ones get the water and mending gets the photos.",
            "exch",
        ),
        ("apply in March intake, Sept is smaller", "You told me to apply in the September intake.", "goes with"),
        ("Russ: he was a roofer\nRuss: knock at supper", "You told me to knock at supper.", "somebody else"),
        ("his friend Lorne's line: budgets are stories", "I wrote down your line that budgets are stories.", "else"),
        ("next round probably in autumn", "You told me that the next round is certainly in autumn.", "surer"),
        ("do one indie game free. show more art", "Your advice was to do more than one indie game free.", "bound"),
        ("would NOT do the unpaid summers again", "You told me you would do the unpaid summers again.", "denied"),
        (
            "She has been a midwife for 19 years and trained first as a nurse",
            "You were a nurse for nineteen years.",
            "calling",
        ),
        ("told to visit once a week before training", "You told me to visit once a week after training.", "time"),
        ("I'll ring her in March, may bring cake", "I will ring you in May.", "month"),
        ("Avid for the jobs, DaVinci for yourself", "Learn DaVinci for the jobs and Avid for myself.", "exch"),
        (
            "she runs a ward, she is kind\nhe told her never hide a mistake",
            "Your line was never hide a mistake.",
            "else",
        ),
        ("she said prune late", "I told you to prune late.", "not said by"),
        ("reading: ask Dr Lim about registration", "Thank you for offering to ask Dr Lim about registration.", "role"),
        ("her friend can read my draft. she can't", "You kindly offered to read my draft yourself.", "not by"),
        ("Paramedic 14 yrs (Perth). Me: 9 yrs", "You were a paramedic for 9 years in Perth.", "another time"),
        ("Masters nice but first the job", "You said I should do the masters and then look for the job.", "order"),
        (
            "dutch on phone more important then on paper",
            "Dutch is more important on paper than on the phone.",
            "way round",
        ),
        ("CSCP worth it, CLTD also ok", "You told me that CSCP is worth it but CLTD is not.", "denied"),
        ("the course is subsidised, but she did not do it", "You did the subsidised course yourself.", "not by"),
        ("he can't write me a recommendation", "Thank you for offering to write me a recommendation.", "denied"),
    ],
)
def test_each_kind_of_invention_is_refused_for_its_reason(notes, invented, why):
    problems = untraced(invented, {"notes": notes, "to": "Luis Ferreira", "from": "Hanna"})
    assert any(why in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("me: 3 links by thurs", "I will send you three links by Thursday."),
        ("exam on 12/19, bring ur cert", "You told me to bring my certificate in December."),
        ('she said "butter taught me"', "You told me that butter taught you."),
        ("licence costs about £1k", "You told me that the licence costs about £1,000."),
        ("I help w/ hay 2nd wk june", "I will help with the hay in the second week of June."),
        ("-> I: draft, max 150 words, by Mon 18th", "I will send you my draft, at most 150 words, by Monday the 18th."),
        ("dont buy from a shop but from the breeder", "You told me to buy from the breeder and not from a shop."),
        ("she forgives lateness, not lies", "You told me that you forgive lateness but not lies."),
        (
            "she said she would mark up my draft. I send it by 10 feb",
            "I will send my draft by 10 February, and thank you for offering to mark it up.",
        ),
        ("read 5 reports before any interview", "You told me to read five reports before any interview."),
        ("mondays 9:00 courtroom 3", "You told me about Mondays at 9:00 in courtroom 3."),
    ],
)
def test_notes_are_read_as_they_are_written(notes, told):
    assert untraced(told, {"notes": notes, "to": "Anna Ferreira", "from": "Hanna"}) == []


@pytest.mark.parametrize(
    ("notes", "invented", "why"),
    [
        ("make 3 pieces of 4 mins, not 1 of 30", "You told me to make four pieces of three minutes.", "another number"),
        ("the list opens once a year", "You explained that the list opens twice a year.", "another rate"),
        (
            "the licence needs a two-year programme and then an internship of one year",
            "You told me that the licence needs a two-year programme and then an internship of two years.",
            "goes with something else",
        ),
        ("call Frau Keller in the morning", "I will call Frau Keller in the evening.", "the opposite"),
        (
            "retail work helps more, a biology degree helps less",
            "You told me that retail work helps less.",
            "the opposite",
        ),
        ("I bring my own boots", "I have brought my own boots.", "only to come"),
        ("learn 20 plant names before I come back", "You offered to learn 20 plant names.", "other roles"),
        (
            "I told her I am a plumber. She said half of the claims are water.",
            "I told you that half of the claims are water.",
            "not said by",
        ),
    ],
)
def test_numbers_opposites_and_who_is_to_do_it(notes, invented, why):
    problems = untraced(invented, {"notes": notes, "to": "Luisa Ferreira", "from": "Hanna"})
    assert any(why in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("I have worked here for twenty-two years", "I have worked here for 22 years."),
        ("3 pieces of 4 mins", "You told me about three pieces of four minutes."),
        ("I told her I was slow. She said slow pays.", "When I told you I was slow, you said that slow pays."),
        ("mornings at the desk, evenings at sea", "You told me about mornings at the desk and evenings at sea."),
    ],
)
def test_the_same_numbers_and_words_pass(notes, told):
    assert untraced(told, {"notes": notes, "to": "Luisa Ferreira", "from": "Hanna"}) == []


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        (
            "She asked me to come and shadow the duty desk.",
            "Thank you for inviting me to come and shadow the duty desk.",
        ),
        ("I promised to tell her how the test goes.", "As promised, I will tell you how the test goes."),
        ("- I'd said I'd share my Airflow talk slides", "As promised, I will share with you my Airflow talk slides."),
    ],
)
def test_an_invitation_and_a_promise_kept_pass_in_other_words(notes, told):
    assert untraced(told, {"notes": notes, "to": "Luisa Ferreira", "from": "Hanna"}) == []
