"""What the critic itself says, from ``knowledge/critique.yaml``."""

from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from coffeechat.errors import KnowledgeError
from coffeechat.model import Kind
from coffeechat.resources import folder


class Changes(BaseModel):
    """How a change of the revision is told."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    deleted: str
    replaced: str
    inserted: str


class Wording(BaseModel):
    """The critic's own sentences and the words it tells a draft by."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    inferred: str
    subject: str
    warnings: dict[str, str]
    kinds: dict[Kind, str]
    changes: Changes
    english: frozenset[str]
    added_in_order: tuple[str, ...]
    first_person: frozenset[str]
    second_person: frozenset[str]


@lru_cache(maxsize=1)
def load_wording() -> Wording:
    """Read the wording once.

    Raises:
        KnowledgeError: the file is missing or malformed.
    """
    path = folder("knowledge") / "critique.yaml"
    try:
        return Wording.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise KnowledgeError(f"the critic's wording cannot be read ({error})", str(path), "Mend the file.") from error
