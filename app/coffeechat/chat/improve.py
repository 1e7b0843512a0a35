"""Let a model better what the offline coach made, item by item; what it cannot better stays."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from coffeechat.chat.answers import ModelAnswer
from coffeechat.chat.connection import Chat
from coffeechat.chat.request import Request
from coffeechat.errors import ModelError

_TOLD = 3


@dataclass(frozen=True)
class Improvement:
    """What a model made of the items of one job.

    Attributes:
        answers: for each item its checked answer, or None where the offline result stands.
        warnings: why it stands, each reason once and at most three of them.
    """

    answers: list[ModelAnswer | None]
    warnings: list[str]


def improve(chat: Chat | None, requests: Sequence[Request]) -> Improvement:
    """Ask a model for each item, within the deadline of one job; without a model every item stands."""
    if chat is None or not requests:
        return Improvement([None] * len(requests), [])
    outcomes = chat.job().ask_all(requests)
    reasons = Counter(str(outcome) for outcome in outcomes if isinstance(outcome, ModelError))
    warnings = [
        f"{number} of {len(requests)} texts stayed as the offline coach wrote them. {reason}"
        for reason, number in reasons.most_common(_TOLD)
    ]
    return Improvement([None if isinstance(outcome, ModelError) else outcome for outcome in outcomes], warnings)
