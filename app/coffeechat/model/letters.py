"""A letter in which every sentence is courtesy or traced to what the user gave."""

from typing import Literal

from pydantic import Field

from coffeechat.model.base import Fact, Noun, Prompt, Stance, WrittenBy
from coffeechat.model.documents import Document
from coffeechat.model.sources import Citation

LetterKind = Literal["request", "thank-you", "follow-up"]
Channel = Literal["email", "card", "linkedin", "phone"]
Register = Literal["plain", "formal", "warm", "brief"]
NoteType = Literal[
    "said", "struck", "advice", "person", "promise-mine", "promise-theirs", "resource", "personal", "private"
]


class NoteFact(Fact):
    """A fact of the notes and what it is: what they said, advised, promised, what struck me, ...

    ``id`` is what the user ticks it by: the number of the statement in the notes from 1, or ``t1``, ``t2``, ... for
    what a transcript keeps coming back to. What cannot be ticked (a fact of a request) has none.
    """

    type: NoteType
    id: str = ""


class Sentence(Noun):
    """``text[start:end]`` of a letter, and the facts it rests on or ``"courtesy"``."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    from_: list[Fact] | Literal["courtesy"] = Field(alias="from")
    written_by: WrittenBy = "offline"
    prompt: Prompt | None = None


class Blank(Noun):
    """A visible gap in the letter that only the sender can fill, and why it is wanted."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    why: str


class Letter(Document):
    """A letter to send. The sentences cover ``text``; ``unused`` facts did not go into it.

    ``variant`` counts from 1 the versions that tell other facts, in another order or at another length.
    """

    schema_: Literal["coffeechat/request/1", "coffeechat/thank-you/1", "coffeechat/follow-up/1"] = Field(alias="schema")
    kind: LetterKind
    channel: Channel
    stance: Stance
    register_: Register = Field("plain", alias="register")
    variant: int = Field(1, ge=1)
    subject: str | None
    text: str
    sentences: list[Sentence]
    blanks: list[Blank]
    facts: list[NoteFact]
    unused: list[NoteFact]
    advice: list[Citation]


class Letters(Document):
    """Several versions of one letter."""

    schema_: Literal["coffeechat/letters/1"] = Field("coffeechat/letters/1", alias="schema")
    letters: list[Letter] = Field(min_length=1)


class NoteFacts(Document):
    """The facts found in the notes, for the user to look over before a letter is written."""

    schema_: Literal["coffeechat/facts/1"] = Field("coffeechat/facts/1", alias="schema")
    facts: list[NoteFact]
