"""Let a model better what the offline coach made, item by item; what it cannot better stays."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coffeechat.chat.answers import ModelAnswer
from coffeechat.chat.connection import Chat
from coffeechat.chat.request import Request
from coffeechat.errors import ModelError

_TOLD = 3

Answers = list[ModelAnswer | None]
Watch = Callable[[Answers], None]
"""Told the answers so far, None where the offline result stands: once before the model is asked, then at each pass."""


@dataclass(frozen=True)
class Improvement:
    """What a model made of the items of one job.

    Attributes:
        answers: for each item its checked answer, or None where the offline result stands.
        warnings: one text that says why it stands, with the three most frequent reasons, or none.
    """

    answers: Answers
    warnings: list[str]


def improve(chat: Chat | None, requests: Sequence[Request], watch: Watch | None = None) -> Improvement:
    """Ask a model for each item, within the deadline of one job; without a model every item stands.

    ``watch`` is called in whatever thread the model's work runs in, and not at all where no model is asked.
    """
    if chat is None or not requests:
        return Improvement([None] * len(requests), [])
    outcomes = _ask(chat, requests, watch or _ignore)
    failed = [outcome for outcome in outcomes if isinstance(outcome, ModelError)]
    answers = [None if isinstance(outcome, ModelError) else outcome for outcome in outcomes]
    return Improvement(answers, [_warn(failed, len(requests), chat.label)] if failed else [])


def _ignore(_answers: Answers) -> None:
    """Watch nothing."""


def _ask(chat: Chat, requests: Sequence[Request], watch: Watch) -> list[ModelAnswer | ModelError]:
    """Ask, and tell before whom is asked and after what it cost."""
    answers: Answers = [None] * len(requests)
    watch([*answers])

    def note(place: int, answer: ModelAnswer) -> None:
        answers[place] = answer
        watch([*answers])

    chat.tell(f"Asking {chat.label} about {len(requests)} text{'' if len(requests) == 1 else 's'}.")
    try:
        job = chat.job()
    except ModelError as error:
        return [error] * len(requests)
    outcomes = job.ask_all(requests, note)
    chat.tell(chat.describe(job.usage))
    return outcomes


def _warn(failed: Sequence[ModelError], total: int, label: str) -> str:
    reasons = Counter(error.what for error in failed).most_common(_TOLD)
    told = "; ".join(
        f"{reason} ({number} of {len(failed)})" if len(reasons) > 1 else reason for reason, number in reasons
    )
    return f"{len(failed)} of {total} texts stayed as the offline coach wrote them. {label}: {told}."
