"""Let a model tell whether a sentence that the cards leave in doubt breaks a rule; checked, and marked as its find."""

from collections.abc import Callable, Sequence

from coffeechat.chat import FoundFault
from coffeechat.chat.units import NO_FAULT, find_fault
from coffeechat.model import Finding
from coffeechat.rules import Doubt, Fault, Rule

MakeFinding = Callable[[Rule, Fault], Finding]


class SecondReading:
    """The sentences of a draft that a model reads again.

    It chooses among the rules in doubt and quotes the words; the rest of a finding is the card's. Nothing that it
    finds changes the revision, for the card was not sure.

    Args:
        text: the draft.
        doubts: its sentences in doubt.
        make: makes the finding of a fault of a rule.

    Attributes:
        requests: a unit of work for each such sentence.
    """

    def __init__(self, text: str, doubts: Sequence[Doubt], make: MakeFinding) -> None:
        self._text, self._doubts, self._make = text, doubts, make
        self.requests = [
            find_fault(text[slice(*doubt.sentence)], {rule.id: _describe(rule) for rule in doubt.rules}, text)
            for doubt in doubts
        ]

    def apply(self, answers: Sequence[FoundFault | None]) -> list[Finding]:
        """Return what was found; ``answers`` has one place for each request."""
        return [
            self._find(doubt, answer).model_copy(update=request.signature)
            for doubt, request, answer in zip(self._doubts, self.requests, answers, strict=True)
            if answer and answer.rule != NO_FAULT
        ]

    def _find(self, doubt: Doubt, answer: FoundFault) -> Finding:
        start = self._text.index(answer.words, *doubt.sentence)
        rule = next(rule for rule in doubt.rules if rule.id == answer.rule)
        return self._make(rule, Fault("model", (start, start + len(answer.words))))


def _describe(rule: Rule) -> str:
    return f"{rule.title}. {rule.message}"
