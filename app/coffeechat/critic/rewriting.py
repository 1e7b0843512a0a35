"""Let a model rewrite the sentences that a rule flags and can at best add to; judged again, or not shown."""

from collections import Counter
from collections.abc import Callable, Sequence

import re2

from coffeechat.chat import Request, Wording
from coffeechat.chat.units import rewrite_sentence
from coffeechat.checks.rewording import check_rewording, check_taken
from coffeechat.model import Edit, Finding, Span
from coffeechat.prose import split_sentences

_MARKER = re2.compile(r"(?:[-*•–▪◦]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)?")

Judge = Callable[[str], Sequence[Finding]]


class Rewriting:
    """The sentences of a draft that a model may rewrite: those whose rule offers no edit, or one that only adds.

    Args:
        text: the draft.
        findings: its findings, with offsets into ``text``.
        judge: finds the faults of a text: a rewritten draft has this fault once less and no fault more.

    Attributes:
        requests: a unit of work for each such sentence.
    """

    def __init__(self, text: str, findings: Sequence[Finding], judge: Judge) -> None:
        self._findings = findings
        self._places = {
            place: sentence
            for place, finding in enumerate(findings)
            if finding.span and (sentence := _sentence(text, finding.span)) and _is_open(finding.fix.edit, text)
        }
        self.requests = [
            _request(text, findings[place], sentence, findings, judge) for place, sentence in self._places.items()
        ]

    def apply(self, answers: Sequence[Wording | None]) -> list[Finding]:
        """Return the findings with the model's edits; ``answers`` has one place for each request."""
        bettered = list(self._findings)
        for (place, sentence), request, answer in zip(self._places.items(), self.requests, answers, strict=True):
            if answer:
                edit = Edit(start=sentence.start, end=sentence.end, text=answer.text)
                fix = bettered[place].fix.model_copy(update={"edit": edit})
                bettered[place] = bettered[place].model_copy(update={"fix": fix, **request.signature})
        return bettered


def _is_open(edit: Edit | None, text: str) -> bool:
    """Tell whether a sentence could be mended better: what a rule takes out or replaces, it knows best."""
    return edit is None or text[edit.start : edit.end] in edit.text


def _sentence(text: str, span: Span) -> Span | None:
    """Return the sentence that a span lies in, if it lies in one, without the mark of a list item."""
    for sentence in split_sentences(text):
        start = sentence.start + len(_MARKER.match(sentence.text)[0])
        if start <= span.start and span.end <= sentence.end:
            return Span.of(text, start, sentence.end)
    return None


def _request(text: str, finding: Finding, sentence: Span, findings: Sequence[Finding], judge: Judge) -> Request:
    before = Counter(other.rule for other in findings)

    def check(rewritten: str) -> str | None:
        rest = f"{text[: sentence.start]}\n{text[sentence.end :]}"
        taken = check_taken(rewritten, sentence.text, rest)
        if complaint := check_rewording(rewritten, sentence.text, [finding.fix.advice], mending=True) or taken:
            return complaint
        after = Counter(other.rule for other in judge(text[: sentence.start] + rewritten + text[sentence.end :]))
        if after[finding.rule] >= before[finding.rule]:
            return finding.message
        worse = [rule for rule in after if after[rule] > before[rule]]
        return f"it breaks the rule {worse[0]}" if worse else None

    return rewrite_sentence(sentence.text, finding.fix.advice, text, check)
