"""Does the library say it? The passages that answer a question, or none."""

import re
from collections.abc import Sequence

from coffeechat.library.finder import Finder, Ranked

# Measured by `evals/retrieval`: one in fifty answerable questions comes less close to what answers it, and 97 in 100
# questions on something else altogether.
_WEAK = 0.34
# A second passage is worth quoting when it comes close to the best.
_COMPANION = 0.75
# So close, a document that the user added answers what the shipped sources leave open.
_PLAIN = 0.55

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
    if not ranked or ranked[0].closeness < _WEAK:
        return []
    best = ranked[0]
    answered_by_own = not best.cited and best.closeness >= _PLAIN
    if best.closeness < finder.unsaid(question) and not answered_by_own:
        return []
    if _QUANTITY.search(question):
        ranked = [candidate for candidate in ranked if _NUMBER.search(candidate.found.text)]
        if best not in ranked:
            return []
    return _companions(ranked)


def _companions(ranked: Sequence[Ranked]) -> list[Ranked]:
    best = ranked[0].score
    return [candidate for candidate in ranked if candidate.score >= _COMPANION * best]
