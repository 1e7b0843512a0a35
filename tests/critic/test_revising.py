"""What a revision keeps: facts, times, lines, the sender's own words."""

import pytest

from coffeechat.critic import Critic, Dismissal
from coffeechat.model import Draft
from coffeechat.rules import load_rules


class Silent:
    """A library that cites nothing."""

    def cite(self, _refs, **_side):
        """Cite nothing."""
        return []

    def disagreement_of(self, _name):
        """Know of none."""
        return


CRITIC = Critic(load_rules(), Silent())


def revise(text, kind, **options):
    return CRITIC.critique(Draft(text=text, kind=kind), revise=True, **options).revised.text


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Do you like Leeds?", "What do you like about Leeds?"),
        ("did you enjoy the sea", "what did you enjoy about the sea?"),
        ("Was it hard to get in?", "How hard was it to get in?"),
        ("Is the kitchen stressful?", "Is the kitchen stressful, and why?"),
    ],
)
def test_a_closed_question_is_opened_in_the_senders_words(said, kept):
    text = f"1. How did you start in wine?\n2. {said}\n"
    once = revise(text, "questions")
    assert f". {kept}\n" in once
    assert revise(once, "questions") == once


def test_surplus_questions_stay_below_a_line_of_their_own():
    asked = [f"{n}. How do you choose barrel number {n}?" for n in range(1, 15)]
    once = revise("\n".join(asked), "questions")
    assert all(question.split(". ")[1] in once for question in asked)
    lines = once.splitlines()
    assert lines.index("If there is time:") == 12
    assert revise(once, "questions") == once


def test_years_of_work_survive_the_loss_of_the_job():
    text = "Dear Ms Berg,\n\nI was laid off from Mercy General in March after eleven years as a nurse.\n\nDana\n"
    assert "I spent eleven years as a nurse at Mercy General." in revise(text, "outreach")


def test_the_times_of_a_demand_survive_as_a_question():
    text = "Dear Ms Berg,\n\nI have put you down for Thursday at 10 or Friday at 11.\n\nDana\n"
    assert "Would Thursday at 10 or Friday at 11 suit you?" in revise(text, "outreach")


def test_a_question_is_put_in_between_lines_and_never_within_one():
    text = "1. Your site says the trucks report themselves. What happens at night?\n2. Who decides?\n"
    assert text.splitlines()[0][3:] in revise(text, "questions")


def test_what_is_dismissed_is_not_mended():
    text = "1. How did you start in wine?\n2. Is the kitchen stressful?\n"
    dismissed = {Dismissal(rule="closed-question", words="is the kitchen stressful?")}
    told = CRITIC.critique(Draft(text=text, kind="questions"), dismissed=dismissed)
    assert "closed-question" not in {finding.rule for finding in told.findings}
    assert told.warnings == ["One finding that you dismissed is not shown."]
    assert "stressful, and why" not in revise(text, "questions", dismissed=dismissed)


def test_a_worn_phrase_is_said_as_a_purpose():
    text = "Hi Rachel! Would love to pick your brain sometime. Let me know when you're free. Thanks! Tyler"
    once = revise(text, "outreach")
    assert "Would love to ask you about [the one or two things that you hope to understand] sometime." in once
    assert "brain" not in once
    assert revise(once, "outreach") == once


def test_what_goes_on_behind_its_greeting_stays_there():
    text = "Hi Noor, what a day that was, thank you! Talk soon, Teo"
    assert revise(text, "thank-you").startswith("Hi Noor, what a day that was, thank you! What you said")
