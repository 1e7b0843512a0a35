"""A document that takes a side joins the disagreement with a verified citation when that is sure, and not otherwise."""

import pytest

from coffeechat.adviser import Adviser
from coffeechat.checks.quotes import verify_citation
from coffeechat.library.positions import find_positions
from coffeechat.model import Passage

ABOUT = "An informational interview is a talk. Plan each informational interview. Networking takes time. "

TAKES = {
    "Please never ask for a job during the talk.": "asking-for-a-job=never-ask",
    "Don’t be afraid to ask for the job.": "asking-for-a-job=say-so",
    "Before you leave, ask who else you could speak with.": "asking-for-referrals=ask",
    "Do not ask your contact to introduce you to anybody.": "asking-for-referrals=wait",
    "Treat it like a real job interview.": "mindset=interview",
    "A coffee chat is not a job interview.": "mindset=learn",
    "Phone them instead of e-mailing.": "request-channel=phone",
    "Write an e-mail rather than calling.": "request-channel=written",
    "Bring your resume, but do not offer it.": "resume=at-the-meeting",
    "Do not attach your CV to your first message.": "resume=not-early",
    "Send your resume before the meeting.": "resume=beforehand",
    "Post a handwritten note the next day.": "thank-you-channel=by-hand",
    "Send a thank-you letter by post.": "thank-you-channel=by-post",
    "Follow up with a thank-you email.": "thank-you-channel=either",
    "Hold no more than five informational interviews.": "how-many-meetings=four-or-five",
    "Meet several people at the same company.": "how-many-meetings=several",
}
TAKES_NONE = [
    "You can ask for feedback on your draft.",
    "If you never ask for a job, how will they know?",
    "The company has a referral bonus program.",
    "Update your resume every spring.",
    "Our team had several meetings at the same company event.",
    "She asked for work experience letters from her school.",
    "Send a thank-you note.",
    "After the job interview, send a thank-you email.",
    "They treat interviews as a formality, and never hire.",
    "Do not email your resume as a picture.",
]


@pytest.mark.parametrize(("sentence", "locator"), TAKES.items())
def test_a_sentence_that_takes_a_side_is_found(sentence, locator):
    text = ABOUT + sentence
    assert [(p.locator, text[p.start : p.end]) for p in find_positions(text, [])] == [(locator, sentence)]


@pytest.mark.parametrize("sentence", TAKES_NONE)
def test_a_sentence_that_takes_none_is_left_alone(sentence):
    assert find_positions(ABOUT + sentence, []) == []


def test_a_document_on_something_else_takes_no_side():
    assert find_positions("Our hotel: never ask for a job at the desk. " * 5, []) == []


def test_who_says_both_takes_none():
    assert find_positions(ABOUT + "Never ask for a job. Yet do not hesitate to ask for the job.", []) == []


def test_author_and_commenter_are_kept_apart():
    text = ABOUT + "Never ask for a job. Nonsense: do not hesitate to ask for the job."
    at = text.index("Nonsense")
    passages = [
        Passage(locator="p1", start=0, end=at, voice="author"),
        Passage(locator="p2", start=at, end=len(text), voice="commenter", commenter="Rosa"),
    ]
    found = {p.locator: p.commenter for p in find_positions(text, passages)}
    assert found == {"asking-for-a-job=never-ask": None, "asking-for-a-job=say-so": "Rosa"}


def test_a_new_document_joins_the_disagreement_and_the_answer(ready, article):
    library = ready()
    body = f"Kettle Talks\n\n{ABOUT}\n\nIn such a talk you should never ask for a job, says every host that I know.\n"
    source = library.add([article("talks.txt", body)]).items[0].source
    for entry in (
        library.disagreement("asking-for-a-job"),
        *Adviser(library).ask("May I ask for a job?").disagreements,
    ):
        if entry.id == "asking-for-a-job":
            (joined,) = [c for side in entry.sides for c in side.citations if c.source == source]
            assert joined in entry.sides[0].citations
            assert verify_citation(joined, library.stored(source).text)
    library.remove(source)
    left = library.disagreement("asking-for-a-job")
    assert source not in {c.source for side in left.sides for c in side.citations}
