"""Words that are none, and sentences that are no English, do not pass; names and both spellings do."""

import pytest

from coffeechat.checks.english import check_english

GIVEN = ["Bergström GmbH went live with its EHR.", "Lena Okafor, ward nurse"]


@pytest.mark.parametrize(
    "text",
    [
        "Which of you yourselfr skills were hardest to learn?",
        "What is the the hardest part of it?",
        "What do you thinks about it?",
        "What is a example of it?",
        "It is a great questoin about the move.",
    ],
)
def test_what_is_no_english(text):
    assert check_english(text, GIVEN)


@pytest.mark.parametrize(
    "text",
    [
        "Which of your skills were hardest to learn?",
        "What has Bergström's EHR changed on the ward?",
        "How did the organisation realise its favourite programme?",
        "How did the organization realize its favorite program?",
        "When the team moved, what turned out harder than you had expected?",
        "She will ask him if I can join the May cleaning.",
    ],
)
def test_what_is_english(text):
    assert check_english(text, GIVEN) is None
