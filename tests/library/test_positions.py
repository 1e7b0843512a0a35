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
    "Whatever you do, do not ask for a job.": "asking-for-a-job=never-ask",
    "This is not the time to ask for employment.": "asking-for-a-job=never-ask",
    "Asking for a job is off limits.": "asking-for-a-job=never-ask",
    "Tell them that you would love to work there.": "asking-for-a-job=say-so",
    "Close by asking if there is anyone else they would recommend you speak with.": "asking-for-referrals=ask",
    "Ask for two more names before you leave.": "asking-for-referrals=ask",
    "Don't ask to be introduced to the boss.": "asking-for-referrals=wait",
    "Approach it as if it were a real interview.": "mindset=interview",
    "Remember that this conversation is not a job interview.": "mindset=learn",
    "Listen more than you talk in a coffee chat.": "mindset=learn",
    "Pick up the phone rather than emailing.": "request-channel=phone",
    "Never cold call; send a short e-mail.": "request-channel=written",
    "Keep your resume in your bag unless they ask for it.": "resume=at-the-meeting",
    "Bring a copy of your resume, but do not hand it over.": "resume=at-the-meeting",
    "Do not attach your resume to your first e-mail.": "resume=not-early",
    "Email your resume ahead of the meeting so they can prepare.": "resume=beforehand",
    "Write your thank-you note by hand.": "thank-you-channel=by-hand",
    "Mail a thank-you card within a week.": "thank-you-channel=by-post",
    "Send a thank-you e-mail within a day.": "thank-you-channel=either",
    "Stick to at most four informational interviews on one subject.": "how-many-meetings=four-or-five",
    "Talk to more than one person at the same firm.": "how-many-meetings=several",
    "Under no circumstances should you ask for a job.": "asking-for-a-job=never-ask",
    "Resist asking about vacancies.": "asking-for-a-job=never-ask",
    "You should never ask for a job in such a meeting.": "asking-for-a-job=never-ask",
    "Don't be shy to ask for the job.": "asking-for-a-job=say-so",
    "At the end, ask whom else you should meet.": "asking-for-referrals=ask",
    "You could also ask for introductions to two colleagues.": "asking-for-referrals=ask",
    "Avoid asking for introductions.": "asking-for-referrals=wait",
    "I recommend that you treat it like a job interview.": "mindset=interview",
    "Your meeting is not a job interview.": "mindset=learn",
    "Call rather than email.": "request-channel=phone",
    "Send an e-mail instead of a phone call.": "request-channel=written",
    "Never send your resume with your request.": "resume=not-early",
    "You can send your resume before the chat.": "resume=beforehand",
    "Drop a handwritten card into the mail.": "thank-you-channel=by-hand",
    "Always send a thank-you email.": "thank-you-channel=either",
    "Meet no more than four or five for such conversations.": "how-many-meetings=four-or-five",
    "Have informal chats with two or three people at the same firm.": "how-many-meetings=several",
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
    "It is a myth that you should never ask for a job in an informational interview.",
    "Some coaches say you must never ask for a job; I disagree.",
    "Should you never ask for a job there?",
    "People will tell you to never ask for a job, but that is old advice.",
    '"Never ask for a job," my uncle used to say, and he was wrong.',
    "Nobody ever got fired for saying: never ask for a job.",
    "I was told not to ask for a job and I ignored it.",
    "Does it hurt to ask who else they know?",
    "I forgot to ask who else I could talk to.",
    "He did not want me to ask him to introduce me to his boss.",
    "The recruiter may ask for introductions to your references.",
    "Your manager will ask you to introduce yourself to anyone else on the team.",
    "Is a coffee chat not a job interview?",
    "Contrary to what many think, a coffee chat is not a job interview; treat it like one anyway.",
    "Do not treat it like a real interview.",
    "Candidates often treat it as an interview, which is a mistake.",
    "Would you call instead of emailing?",
    "Customers call us instead of emailing.",
    "When applying for a post, never cold-call the hiring manager.",
    "Bring your resume to the career fair, but do not give it to everybody.",
    "Don't attach your CV to the application form until the deadline is near.",
    "Do not send your resume before the meeting.",
    "Never send your resume before the informational interview.",
    "After an interview for a job, write a handwritten note to the panel.",
    "I once got a handwritten note from a cousin.",
    "A handwritten note is a waste of time.",
    "Skip the handwritten note.",
    "Nobody writes thank-you emails by hand.",
    "You will meet several people at the same company on your first day.",
    "Limit yourself to five coffee chats a week.",
    "They never asked for a job, they asked for advice.",
    "Would you never ask for work?",
    "A good host never asks for a job title.",
    "The old rule that you should never ask for a job is dying.",
    "I don't agree that asking for a job is off limits.",
    "Why would anyone refuse to ask for a job?",
    "One reader wrote that you must never ask for work, which made me laugh.",
    "If they say not to ask for a job, do it anyway.",
    "Is it rude to ask for introductions?",
    "My neighbour asks everybody who else he should call.",
    "You don't have to ask who else they know.",
    "Recruiters call rather than email when there is an offer.",
    "The bank will call you instead of emailing.",
    "Do not print a handwritten note on company paper.",
    "Our shop sells a handwritten card for every occasion.",
    "Who sends thank-you emails these days?",
    "She had several conversations at the same company and learnt nothing.",
    "Avoid sending your resume to several people at the same company.",
    "Limit yourself to five questions per meeting.",
    "At most four people fit around the table for meetings.",
    "They will bring your CV, but do not count on it.",
    "Never attach your resume as a picture before checking the file.",
    "Would it hurt to send your CV before the meeting?",
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
