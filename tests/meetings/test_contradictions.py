"""What one contact said that another contradicts: sure rather than often."""

from datetime import UTC, datetime

import pytest

from coffeechat.meetings import Change
from coffeechat.meetings.contradictions import find_contradictions
from coffeechat.model import Contact, Meeting, Paper

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def contact(number: int, name: str, notes: str, company: str = "Larkspur Health") -> Contact:
    paper = Paper(id=number, kind="notes", saved=NOW, given={"notes": notes})
    meeting = Meeting(id=number, uid=str(number), stage="met", changed=NOW, papers=[paper])
    return Contact(id=number, uid=str(number), name=name, company=company, meetings=[meeting])


def compare(one: str, other: str, company: str = "Larkspur Health"):
    return find_contradictions([contact(1, "Ingrid Berg", one), contact(2, "Tom Reed", other, company)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("they never hire juniors", "Larkspur hires juniors every summer"),
        ("the team has 12 people", "the team has 20 people"),
        ("release cycle is weekly, she runs it", "the release cycle is monthly"),
        ("- advice: never attach a resume", "- tip: always attach a resume"),
        ("said that the office is closed on Fridays", "the office is open on Fridays"),
        ("there is no on-call rota", "there is an on-call rota"),
        ("Promotion does not depend on a degree.", "Promotion depends on a degree."),
        ("don't send a thank-you card", "send a thank-you card"),
        ("the training budget is 1,000 a year", "the training budget is 2,500 a year"),
    ],
)
def test_a_contradiction_quotes_both_notes(one, other):
    notes = [f"coffee\n\n{one}\nnice office", f"call, 30 min\n- {other}"]
    (found,) = compare(*notes)
    assert [saying.name for saying in found.sayings] == ["Ingrid Berg", "Tom Reed"]
    for text, saying in zip(notes, found.sayings, strict=True):
        assert text[saying.start : saying.end] == saying.quote


def test_a_share_is_told_as_a_share():
    (found,) = compare("the budget was cut by 10%", "The budget was cut by 30%.")
    assert found.why == "Ingrid Berg says 10%, Tom Reed 30%."
    assert not compare("the budget was cut by 10%", "the budget was cut by 30")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("she works remotely", "Tom works in the office"),
        ("has 2 kids", "has 3 kids"),
        ("she never drinks coffee", "he drinks coffee"),
        ("worked there 9 years", "worked there 4 years"),
        ("her team has 12 people", "my team has 20 people"),
        ("they never hire juniors in winter", "they hire juniors in summer"),
        ("the team has 12 people", "the Lund office has 20 people"),
        ("the team was 5 people in 2015", "the team is 20 people"),
        ("the team has 20 people", "the team has 21 people"),
        ("if they hire juniors it is in summer", "they do not hire juniors"),
        ("Does the team work weekends?", "the team does not work weekends"),
        ("the support team is on call", "the design team is not on call"),
        ("would hire juniors", "they never hire juniors"),
        ("the first trial had 9 wards", "the second trial had 12 wards"),
        ("the product is easy to learn", "the product is hard to sell"),
        ("the market is growing", "the company is shrinking"),
        ("not only juniors get a mentor", "juniors get a mentor"),
        ("juniors get no mentor in the first week", "juniors get a mentor"),
        ("the office opens at 8", "the office closes at 18"),
        ("always ask questions", "never ask questions about pay"),
        ("off the record: they never hire juniors", "they hire juniors"),
        ("they hire juniors", "they hire juniors"),
    ],
)
def test_what_only_looks_like_a_contradiction_is_none(one, other):
    assert compare(one, other) == []


def test_firms_may_differ_but_advice_on_one_thing_may_not():
    assert compare("the team has 12 people", "the team has 20 people", "Acme") == []
    assert compare("the team has 12 people", "the team has 20 people", "larkspur health inc.")
    assert compare("never attach a resume", "always attach a resume", "Acme")


def test_one_contact_may_change_their_mind():
    ingrid = contact(1, "Ingrid Berg", "the team has 12 people\nthe team has 20 people")
    assert find_contradictions([ingrid]) == []


def test_it_is_shown_where_it_matters(meetings, ingrid):
    meetings.note(ingrid, Change(notes="they never hire juniors"))
    tom = Change(name="Tom Reed", company="Larkspur Health", notes="they hire juniors every summer")
    assert meetings.add(tom).contradictions[0].why == "Ingrid Bergström says the opposite of Tom Reed."
    assert meetings.overview().contradictions == meetings.show(ingrid).contradictions
    assert meetings.add(Change(name="Bo")).contradictions == []
