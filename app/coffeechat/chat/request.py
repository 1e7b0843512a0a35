"""One unit of work for a model, and how its answer is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from coffeechat.chat.answers import ModelAnswer
from coffeechat.chat.faults import AnswerError
from coffeechat.chat.prompts import load_prompt


@dataclass(frozen=True)
class Request:
    """One unit of work.

    Attributes:
        prompt: id of the prompt file.
        variables: its variables, all of them.
        answer: the class that the answer must fit.
        check: says what is wrong with an answer, or nothing; the same check as for the offline result.
        confirm: the unit that must say yes before an answer counts, or None where it counts at once.
    """

    prompt: str
    variables: Mapping[str, str]
    answer: type[ModelAnswer]
    check: Callable[[ModelAnswer], str | None] = lambda _answer: None
    confirm: Callable[[ModelAnswer], "Request | None"] = lambda _answer: None

    @property
    def signature(self) -> dict[str, str]:
        """What a part of a document says of itself once a model wrote it by this request."""
        return {"written_by": "model", "prompt": f"{self.prompt}@{load_prompt(self.prompt).digest}"}

    def read(self, text: str) -> ModelAnswer:
        """Return the answer in ``text``.

        Raises:
            AnswerError: it does not fit the class or does not pass the check.
        """
        try:
            answer = self.answer.model_validate_json(text)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(str(step) for step in first["loc"]) or "the answer"
            raise AnswerError(f"{place}: {first['msg'].removeprefix('Value error, ')}") from None
        if complaint := self.check(answer):
            raise AnswerError(complaint)
        return answer
