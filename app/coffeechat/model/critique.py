"""A draft, what is wrong with it, what is right, and its revision."""

from typing import Literal

from pydantic import Field

from coffeechat.model.base import Kind, Noun, Prompt, Severity, Span, Stance, WrittenBy
from coffeechat.model.documents import Document
from coffeechat.model.sources import Citation

FoundBy = Literal["pattern", "similarity", "absence", "limit", "model"]


class Draft(Noun):
    """A text that the user means to send or take along. ``path`` is where it came from, if anywhere."""

    text: str
    kind: Kind
    path: str | None = None


class Edit(Span):
    """Replace ``draft[start:end]`` by ``text``; with start = end it inserts."""


class Fix(Noun):
    """What to do about a finding, in words and, where it can be applied, as an edit."""

    advice: str
    edit: Edit | None = None


class Finding(Noun):
    """One fault: where it is (None for an omission), why it matters, what to do, who says so."""

    rule: str
    severity: Severity
    span: Span | None
    message: str
    fix: Fix
    citations: list[Citation]
    disagreement: str | None = None
    found_by: FoundBy
    written_by: WrittenBy = "offline"
    prompt: Prompt | None = None


class Strength(Noun):
    """Something the draft does well, and who advises it."""

    rule: str
    span: Span | None
    message: str
    citations: list[Citation]


class RevisedBlank(Span):
    """A blank that only the sender can fill, with the reason it stands there."""

    why: str


class Revision(Noun):
    """The draft rewritten: ``changes`` says what changed, ``blanks`` what is left to fill in."""

    text: str
    changes: list[str]
    blanks: list[RevisedBlank]


class Critique(Document):
    """Findings ordered by what matters, strengths, and the revision if one was asked for."""

    schema_: Literal["coffeechat/critique/1"] = Field("coffeechat/critique/1", alias="schema")
    kind: Kind
    stance: Stance
    findings: list[Finding]
    strengths: list[Strength]
    revised: Revision | None = None


class CritiqueItem(Noun):
    """One of several drafts: its critique, or the error that prevented one."""

    path: str
    critique: Critique | None = None
    error: str | None = None


class Critiques(Document):
    """The critiques of several drafts."""

    schema_: Literal["coffeechat/critiques/1"] = Field("coffeechat/critiques/1", alias="schema")
    items: list[CritiqueItem]
