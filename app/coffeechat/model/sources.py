"""Sources, their passages, citations of them, and where they disagree."""

from typing import Literal

from pydantic import Field

from coffeechat.model.base import Noun, Stance

Voice = Literal["author", "commenter"]
TextKind = Literal["digest", "original"]
Side = Literal["for", "against"]


class Passage(Noun):
    """A part of a source's stored text: ``text[start:end]``, spoken by its author or a commenter.

    ``locator`` is stable for known sources (``no-job``); other sources number their passages (``p1``).
    """

    locator: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    voice: Voice = "author"
    commenter: str | None = None


class Source(Noun):
    """A document of the library. ``text`` tells whether our digest or the original is stored."""

    id: str
    title: str
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    text: TextKind = "original"


class Citation(Noun):
    """Advice with its address: ``stored_text[start:end] == quote``, always.

    Of a ``digest`` the quote is our own sentence and must be shown without quotation marks;
    of an ``original`` it is verbatim.
    """

    source: str
    title: str
    author: str | None
    date: str | None
    locator: str
    voice: Voice = "author"
    commenter: str | None = None
    text: TextKind
    quote: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    side: Side = "for"

    @property
    def who(self) -> str:
        """The speaker by name: the author, a commenter, or the title of an unsigned article."""
        name = self.author or f"the unsigned article {self.title}"
        return f"{self.commenter}, commenting on {name}" if self.voice == "commenter" else name


class DisagreementSide(Noun):
    """One position, the stance that follows it (or none), and who holds it."""

    position: str
    stance: Stance | None
    citations: list[Citation]


class Disagreement(Noun):
    """A question on which the sources contradict one another, with every side."""

    id: str
    question: str
    sides: list[DisagreementSide]
