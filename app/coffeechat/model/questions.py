"""The plan of a conversation: sections of questions, each with its fact and its advice."""

from typing import Literal

from pydantic import Field

from coffeechat.model.base import Fact, Noun, Prompt, Stance, WrittenBy
from coffeechat.model.documents import Document
from coffeechat.model.sources import Citation

Phase = Literal["opening", "career", "role", "company", "industry", "advice", "closing"]


class Question(Noun):
    """One question as said aloud, why it is worth asking, what it rests on, and a follow-up probe.

    ``priority`` 1 is asked even when time runs short.
    """

    text: str
    why: str
    facts: list[Fact]
    advice: list[Citation]
    follow_up: str
    priority: int = Field(ge=1)
    written_by: WrittenBy = "offline"
    prompt: Prompt | None = None


class Section(Noun):
    """A phase of the conversation and its share of the time, in minutes."""

    phase: Phase
    minutes: int = Field(ge=0)
    questions: list[Question]


class Avoid(Noun):
    """A question not to ask, and why."""

    text: str
    why: str
    advice: list[Citation]


class QuestionPlan(Document):
    """What to ask one contact at one company. ``tailored`` is false when no material gave a fact."""

    schema_: Literal["coffeechat/questions/1"] = Field("coffeechat/questions/1", alias="schema")
    company: str
    tailored: bool
    minutes: int = Field(gt=0)
    stance: Stance
    opening: str
    sections: list[Section]
    avoid: list[Avoid]
    closing: str
    written_by: WrittenBy = "offline"
