"""What a model is asked to fill in.

Limits are checked here and kept out of the schema, which strict servers accept only in its plainest form.
"""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

LONGEST = 1000


def _check_length(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise ValueError("the text is empty")
    if len(text) > LONGEST:
        raise ValueError(f"the text is longer than {LONGEST} characters")
    return text


ShortText = Annotated[str, AfterValidator(_check_length)]


class ModelAnswer(BaseModel):
    """An answer by JSON Schema: every field required, none added, no value converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Wording(ModelAnswer):
    """One sentence or question in other words, on one line of at most 1,000 characters."""

    text: ShortText


class FoundFault(ModelAnswer):
    """Which of the offered rules a sentence breaks, or ``none``, and its words that show it."""

    rule: str
    words: str


class Confirmation(ModelAnswer):
    """Whether a sentence has the fault that was found in it."""

    yes: bool


class CitedAnswer(ModelAnswer):
    """A short answer and the numbers, from 1, of the passages that it rests on."""

    text: ShortText
    passages: list[int]
