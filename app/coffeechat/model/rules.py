"""A rule as it is shown to a reader."""

from typing import Literal

from pydantic import Field

from coffeechat.model.base import Kind, Noun, Severity, Stance
from coffeechat.model.documents import Document
from coffeechat.model.sources import Citation


class DescribedRule(Noun):
    """A rule card with its citations: what it asks, why, how sure we are, and who disagrees."""

    id: str
    title: str
    kinds: list[Kind]
    shape: Literal["violation", "omission"]
    stance: Stance | Literal["both"]
    basis: dict[Kind, Literal["stated", "inferred"]]
    severity: Severity
    message: str
    fix: str
    why: str
    citations: list[Citation]
    disagreement: str | None
    flags: list[str]
    passes: list[str]


class RuleList(Document):
    """Rules, in the order of their ids."""

    schema_: Literal["coffeechat/rules/1"] = Field("coffeechat/rules/1", alias="schema")
    rules: list[DescribedRule]
