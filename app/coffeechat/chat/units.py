"""The units of work: plain data in, a :class:`Request` out. None of them lets the model decide the advice.

Each takes ``check``, which says what is wrong with the model's answer or returns None.
"""

from collections.abc import Callable, Mapping, Sequence

from coffeechat.chat.answers import CitedAnswer, Confirmation, FoundFault, Wording
from coffeechat.chat.request import Request

Check = Callable[[str], str | None]

NO_FAULT = "none"
"""What a model says of a sentence that has none of the faults."""

_FEWEST = 3
"""Words that must be quoted to show a fault, in a sentence that has so many."""


def rephrase_question(question: str, fact: str, check: Check) -> Request:
    """Ask for one offline question, built on one fact of the material, in better spoken words."""
    return _wording("rephrase-question", {"question": question, "fact": fact}, check)


def rewrite_sentence(sentence: str, advice: str, draft: str, check: Check) -> Request:
    """Ask for one flagged sentence of a draft, changed as the rule's fix says, in the sender's voice."""
    return _wording("rewrite-sentence", {"sentence": sentence, "advice": advice, "draft": draft}, check)


def warm_sentence(sentence: str, facts: Sequence[str], check: Check) -> Request:
    """Ask for one sentence of a letter in warmer words that say only the given facts."""
    listed = "\n".join(f"- {fact}" for fact in facts)
    return _wording("letter-sentence", {"sentence": sentence, "facts": listed}, check)


def answer_question(question: str, passages: Sequence[str], check: Callable[[CitedAnswer], str | None]) -> Request:
    """Ask for a short answer from numbered passages; each passage names its author.

    The answer's ``passages`` are numbers from 1 to ``len(passages)``, none twice and at least one.
    """

    def check_all(answer: CitedAnswer) -> str | None:
        numbers = answer.passages
        if not numbers or len(set(numbers)) < len(numbers) or not set(numbers) <= set(range(1, len(passages) + 1)):
            return f"passages must list one or more different numbers from 1 to {len(passages)}"
        return check(answer)

    numbered = "\n\n".join(f"{number}. {text}" for number, text in enumerate(passages, 1))
    return Request("answer", {"question": question, "passages": numbered}, CitedAnswer, check_all)


def find_fault(sentence: str, faults: Mapping[str, str], draft: str) -> Request:
    """Ask which of the faults, by name, one sentence of a draft has; a second unit must confirm what is found.

    The answer's ``rule`` is a name out of ``faults``, with words of the sentence as they stand in it, or ``NO_FAULT``.
    """

    def check(answer: FoundFault) -> str | None:
        if answer.rule not in {NO_FAULT, *faults}:
            return f"rule must be one of: {', '.join([*faults, NO_FAULT])}"
        if answer.rule != NO_FAULT and not _quotes(answer.words, sentence):
            return f"words must be copied exactly from the sentence, at least {_FEWEST} of them"
        return None

    def confirm(answer: FoundFault) -> Request | None:
        if answer.rule == NO_FAULT:
            return None
        return Request("confirm-fault", {"fault": faults[answer.rule], "sentence": sentence}, Confirmation)

    listed = "\n".join(f"- {name}: {fault}" for name, fault in faults.items())
    return Request("find-fault", {"sentence": sentence, "faults": listed, "draft": draft}, FoundFault, check, confirm)


def _quotes(words: str, sentence: str) -> bool:
    return words in sentence and len(words.split()) >= min(_FEWEST, len(sentence.split()))


def _wording(prompt: str, variables: dict[str, str], check: Check) -> Request:
    return Request(prompt, variables, Wording, lambda answer: check(answer.text))
