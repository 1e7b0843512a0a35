"""What ships in ``knowledge/``: digests of the articles, guidance entries and disagreements.

A digest has one ``## locator`` section for each place its article is cited at. Its stored text is the
sections' prose, joined by blank lines; each section is a passage of that text. All of it is our own
wording: it is never put in quotation marks.
"""

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field, ValidationError

from coffeechat import resources
from coffeechat.errors import KnowledgeError
from coffeechat.model import Noun, Passage, Source, Stance

_HEADING = re.compile(r"^## +(.+?) *$", re.MULTILINE)
_Entry = TypeVar("_Entry", bound=Noun)


@dataclass(frozen=True)
class StoredSource:
    """A source as the library keeps it: ``text``, and the passages by offset into it."""

    source: Source
    text: str
    passages: tuple[Passage, ...]

    def find(self, locator: str) -> Passage | None:
        """Return the passage at ``locator``, or None."""
        return next((passage for passage in self.passages if passage.locator == locator), None)


@dataclass(frozen=True)
class Digest(StoredSource):
    """A source in our own words.

    Attributes:
        stance: the side its article takes on asking for a job.
        fingerprints: for each locator, the hashed shingles of the original's sentences
            (see ``coffeechat.library.fingerprints``).
    """

    stance: Stance
    fingerprints: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Guidance(Noun):
    """Advice for the meeting plan and for what the coach writes, which no draft can break.

    ``advice`` is an imperative, ``when`` says when it applies, ``why`` what it is good for;
    ``for_`` and ``against`` are references like ``pope#no-job``.
    """

    id: str
    title: str
    phase: Literal["before", "during", "after"]
    for_: list[str] = Field(alias="for", min_length=1)
    against: list[str] = []
    note: str | None = None
    advice: str
    when: str
    why: str


class SideEntry(Noun):
    """A position, the stance that follows it (or none), and the references that hold it.

    ``says`` are RE2 patterns, in lower case, of sentences with which a further document takes this side;
    a sentence that one of ``unless`` fits does not take it.
    """

    id: str
    position: str
    stance: Stance | None
    refs: list[str] = Field(min_length=1)
    says: list[str] = []
    unless: list[str] = []


class DisagreementEntry(Noun):
    """A question on which the sources contradict one another, and the rules and guidance it touches."""

    id: str
    question: str
    rules: list[str] = []
    guidance: list[str] = []
    sides: list[SideEntry] = Field(min_length=2)


class _DigestMeta(Noun):
    title: str
    author: str | None
    publisher: str | None = None
    date: datetime.date | None
    stance: Stance
    commenters: dict[str, str] = {}
    fingerprints: dict[str, str]


def load_digests(folder: Path | None = None) -> dict[str, Digest]:
    """Read the digests, by source id.

    Raises:
        KnowledgeError: a file is malformed; it is named, with what to mend.
    """
    return {page.id: _digest(page) for page in _pages(folder, "knowledge/articles")}


def load_guidance(folder: Path | None = None) -> dict[str, Guidance]:
    """Read the guidance entries, by id.

    Raises:
        KnowledgeError: as for ``load_digests``.
    """
    pages = _pages(folder, "knowledge/guidance")
    return {page.id: _check(Guidance, page, {"id": page.id, **page.meta, **_sections(page)}) for page in pages}


def load_disagreements(folder: Path | None = None) -> dict[str, DisagreementEntry]:
    """Read the disagreements, by id.

    Raises:
        KnowledgeError: as for ``load_digests``.
    """
    pages = _pages(folder, "knowledge/guidance/disagreements")
    return {page.id: _check(DisagreementEntry, page, {"id": page.id, **page.meta}) for page in pages}


def _pages(folder: Path | None, name: str) -> list[resources.Page]:
    paths = sorted((folder or resources.folder(name)).glob("*.md"))
    return [resources.read_page(path) for path in paths]


def _check(kind: type[_Entry], page: resources.Page, values: dict) -> _Entry:
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise KnowledgeError(f"`{place}`: {first['msg']}", str(page.path), "Mend that entry.") from error


def _sections(page: resources.Page) -> dict[str, str]:
    """Return the prose below each ``## heading``, white space folded, by the heading in lower case."""
    before, *parts = _HEADING.split(page.body)
    sections = {}
    for name, prose in zip(parts[::2], parts[1::2], strict=True):
        key = name.lower()
        if key in sections or not prose.strip():
            raise KnowledgeError(f"the section `{name}` is empty or there twice", str(page.path), "Mend it.")
        sections[key] = " ".join(prose.split())
    if before.strip():
        raise KnowledgeError("there is text above the first `## ` heading", str(page.path), "Move it into a section.")
    return sections


def _digest(page: resources.Page) -> Digest:
    meta = _check(_DigestMeta, page, page.meta)
    sections = _sections(page)
    for name in ("commenters", "fingerprints"):
        if orphans := getattr(meta, name).keys() - sections.keys():
            what = f"`{name}` names {', '.join(sorted(orphans))}, which has no section"
            raise KnowledgeError(what, str(page.path), "Add the section or drop the name.")
    text, passages = _lay_out(sections, meta.commenters)
    date = meta.date.isoformat() if meta.date else None
    source = Source(
        id=page.id, title=meta.title, author=meta.author, publisher=meta.publisher, date=date, text="digest"
    )
    prints = {locator: tuple(hashes.split()) for locator, hashes in meta.fingerprints.items()}
    return Digest(source, text, passages, meta.stance, prints)


def _lay_out(sections: dict[str, str], commenters: dict[str, str]) -> tuple[str, tuple[Passage, ...]]:
    passages, start = [], 0
    for locator, prose in sections.items():
        name = commenters.get(locator)
        voice = "commenter" if name else "author"
        end = start + len(prose)
        passages.append(Passage(locator=locator, start=start, end=end, voice=voice, commenter=name))
        start = end + 2
    return "\n\n".join(sections.values()), tuple(passages)
