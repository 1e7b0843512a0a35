"""The words that the nouns share."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Stance = Literal["learning", "direct"]
Kind = Literal["outreach", "questions", "thank-you", "follow-up"]
Severity = Literal["error", "warning", "advice"]
WrittenBy = Literal["offline", "model"]
Prompt = Annotated[str, Field(pattern=r"^[a-z-]+@[0-9a-f]{12}$")]
"""Which prompt a model wrote by: the file in ``prompts/`` and the digest of its words, as ``id@digest``."""


class Noun(BaseModel):
    """An immutable value; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Span(Noun):
    """A stretch of a text: code points ``start`` to ``end``, and ``text`` to check them by."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """Return the span of ``text`` between two offsets."""
        return cls(start=start, end=end, text=text[start:end])


class Fact(Noun):
    """A verbatim piece of what the user gave.

    ``source`` names the input: ``about:N`` (N from 1), ``contact``, ``me``, ``notes``, ``to``,
    ``from`` or ``resource``; ``input[start:end] == quote``, always.
    """

    quote: str
    source: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
