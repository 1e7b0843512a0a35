"""What the commands on the library return."""

from typing import Literal

from pydantic import Field

from coffeechat.model.base import Noun, Prompt, WrittenBy
from coffeechat.model.sources import Citation, Disagreement, Passage, Source, TextKind, Voice


class Document(Noun):
    """Every answer of the program: it says its schema, its warnings and the disagreements it touches."""

    warnings: list[str] = []
    disagreements: list[Disagreement] = []


class Answer(Document):
    """A cited answer from the library, or the statement that it does not say."""

    schema_: Literal["coffeechat/ask/1"] = Field("coffeechat/ask/1", alias="schema")
    question: str
    answered: bool
    answer: str
    citations: list[Citation]
    written_by: WrittenBy = "offline"
    prompt: Prompt | None = None


class Hit(Noun):
    """A passage that answers a search: ``stored_text[start:end] == text``; ``why`` says what matched."""

    source: str
    locator: str
    text: str = Field(max_length=1200)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    score: float
    why: str
    voice: Voice = "author"
    commenter: str | None = None


class SearchResult(Document):
    """The hits of a search, best first."""

    schema_: Literal["coffeechat/search/1"] = Field("coffeechat/search/1", alias="schema")
    query: str
    hits: list[Hit]


class RawSpan(Noun):
    """Where a passage lies in the file it was read from, in code points."""

    start: int
    end: int


class ShownPassage(Passage):
    """A passage with its place in the raw file."""

    raw: RawSpan


class ShownSource(Document):
    """A source with its stored text and passages."""

    schema_: Literal["coffeechat/show/1"] = Field("coffeechat/show/1", alias="schema")
    source: str
    title: str
    author: str | None
    date: str | None
    text: str
    passages: list[ShownPassage]


class ListedSource(Source):
    """A source and how many passages it has."""

    passages: int


class SourceList(Document):
    """All the sources of the library."""

    schema_: Literal["coffeechat/list/1"] = Field("coffeechat/list/1", alias="schema")
    sources: list[ListedSource]


class DisagreementList(Document):
    """Every disagreement of the library, in ``disagreements``."""

    schema_: Literal["coffeechat/disagreements/1"] = Field("coffeechat/disagreements/1", alias="schema")


class AddedItem(Noun):
    """What became of one path given to ``library add``: a source, or the error that kept it out."""

    path: str
    source: str | None = None
    text: TextKind | None = None
    passages: int = 0
    state: Literal["added", "unchanged", "replaced", "removed", "failed"]
    error: str | None = None


class AddReport(Document):
    """What ``library add`` and ``library remove`` did."""

    schema_: Literal["coffeechat/add/1"] = Field("coffeechat/add/1", alias="schema")
    items: list[AddedItem]


class LibraryCheck(Document):
    """Whether the store is sound: hashes, offsets, quotes, and the index against exact search."""

    schema_: Literal["coffeechat/check/1"] = Field("coffeechat/check/1", alias="schema")
    sound: bool
    sources: int
    passages: int
    indexed: int
    problems: list[str]


class Examination(Noun):
    """One thing that was looked at, how it is, and what to do where it is not well."""

    name: str
    ok: bool
    detail: str
    todo: str = ""


class Checkup(Document):
    """The examinations of ``coffeechat doctor``."""

    schema_: Literal["coffeechat/doctor/1"] = Field("coffeechat/doctor/1", alias="schema")
    healthy: bool
    examinations: list[Examination]
