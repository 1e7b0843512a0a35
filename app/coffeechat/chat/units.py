"""The units of work: plain data in, a :class:`Request` out. None of them lets the model decide the advice.

Each takes ``check``, which says what is wrong with the model's answer or returns None.
"""

from collections.abc import Callable, Sequence

from coffeechat.chat.answers import CitedAnswer, Wording
from coffeechat.chat.request import Request

Check = Callable[[str], str | None]


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


def _wording(prompt: str, variables: dict[str, str], check: Check) -> Request:
    return Request(prompt, variables, Wording, lambda answer: check(answer.text))
