"""Does the library say it? The passages that answer a question, or none."""

import re
from collections.abc import Sequence

from coffeechat.library.finder import Finder, Ranked

# The score below which one answerable question in twenty falls (`evals/retrieval`).
_WEAK = 0.27
# A second passage is worth quoting when it comes close to the best.
_COMPANION = 0.72
# How much closer a question must be to what the library says than to what it does not.
_MARGIN = 0.02

_QUANTITY = re.compile(
    r"\bhow (?:many|soon|often|old|far|quickly|late)\b|\bwithin how\b|\bdeadline\b|\bby when\b"
    r"|\bwhat (?:percentage|share)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|fifth|tenth|half|hours?|days?|weeks?|months?)\b",
    re.IGNORECASE,
)


def find_answers(finder: Finder, question: str, count: int) -> list[Ranked]:
    """Return the passages that answer ``question``, best first; none when the library does not say.

    A question is left unanswered when nothing is close to it, when it is closer to a question known to
    be answered nowhere, or when it asks for a number and the passage gives none.
    """
    ranked = finder.search(question, count)
    if not ranked or ranked[0].score < _WEAK:
        return []
    best = ranked[0]
    if best.closeness < finder.unsaid(question) + _MARGIN:
        return []
    if _QUANTITY.search(question):
        ranked = [candidate for candidate in ranked if _NUMBER.search(candidate.found.text)]
        if best not in ranked:
            return []
    return _companions(ranked)


def _companions(ranked: Sequence[Ranked]) -> list[Ranked]:
    best = ranked[0].score
    return [candidate for candidate in ranked if candidate.score >= _COMPANION * best]
