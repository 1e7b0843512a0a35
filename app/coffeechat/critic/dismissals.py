"""Findings that the sender has seen and will not hear of again.

A dismissal remembers the rule and the words of the sentence, not their place: edits elsewhere in the draft leave it in
force, an edit of the sentence itself ends it. An omission has no words; it stays dismissed for the draft.

They lie in ``coffeechat.dismissed.json`` beside the project file, or beside the draft where there is none.
"""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coffeechat.critic.project import Project
from coffeechat.errors import InputError
from coffeechat.model import Finding
from coffeechat.rules import parse_draft

FILE = "coffeechat.dismissed.json"


class Dismissal(BaseModel):
    """A rule, and the words of the sentence it flagged, folded; None for an omission."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str
    words: str | None


class _Register(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    schema_: Literal["coffeechat/dismissed/1"] = Field("coffeechat/dismissed/1", alias="schema")
    drafts: dict[str, list[Dismissal]] = {}


class Dismissals:
    """The dismissals of one draft.

    Args:
        draft: the draft's file.
        project: the project that it belongs to.
    """

    def __init__(self, draft: Path | str, project: Project) -> None:
        draft = Path(draft).absolute()
        self._path = (project.path or draft).parent / FILE
        self._name = Path(os.path.relpath(draft, self._path.parent)).as_posix()

    def load(self) -> frozenset[Dismissal]:
        """Return what is dismissed in this draft.

        Raises:
            InputError: the file cannot be read.
        """
        return frozenset(self._read().drafts.get(self._name, ()))

    def add(self, text: str, findings: Sequence[Finding]) -> None:
        """Dismiss findings of the draft ``text``."""
        self._change(lambda old: [*old, *(one for f in findings if (one := dismissal_of(text, f)) not in old)])

    def restore(self, rule: str) -> None:
        """Hear of a rule again in this draft."""
        self._change(lambda old: [one for one in old if one.rule != rule])

    def _change(self, change: Callable[[list[Dismissal]], list[Dismissal]]) -> None:
        register = self._read()
        kept = change(register.drafts.pop(self._name, []))
        if kept:
            register.drafts[self._name] = list(dict.fromkeys(kept))
        if not register.drafts:
            self._path.unlink(missing_ok=True)
            return
        written = json.dumps(register.model_dump(by_alias=True), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        beside = self._path.with_suffix(".json.new")
        beside.write_text(written, encoding="utf-8")
        beside.replace(self._path)

    def _read(self) -> _Register:
        if not self._path.exists():
            return _Register()
        try:
            return _Register.model_validate_json(self._path.read_bytes())
        except (OSError, ValidationError) as error:
            what = "the dismissed findings cannot be read"
            raise InputError(what, str(self._path), "Mend the file, or delete it to hear of them again.") from error


def dismissal_of(text: str, finding: Finding) -> Dismissal:
    """Return what dismisses a finding of the draft ``text``."""
    if finding.span is None:
        return Dismissal(rule=finding.rule, words=None)
    flagged = finding.span
    touched = [s.text for s in parse_draft(text).sentences if s.span[0] < flagged.end and flagged.start < s.span[1]]
    words = " ".join(touched) or flagged.text
    return Dismissal(rule=finding.rule, words=" ".join(words.lower().split()))
