"""What holds for the drafts of one folder: ``coffeechat.toml``, or ``[tool.coffeechat]`` in ``pyproject.toml``.

::

    stance = "direct"                     # used where neither flag nor environment says otherwise
    cards = "cards"                       # a folder of rule cards of your own, from the project file's folder
    only = ["asks-for-job", "my-rule"]    # judge by these rules and no other
    ignore = ["no-value-added"]           # judge by all but these

    [severities]
    no-research = "warning"

The nearest such file counts, from the folder of the draft upwards; its keys are all optional.
"""

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coffeechat.errors import KnowledgeError, SettingsError
from coffeechat.model import Severity, Stance
from coffeechat.rules import Rule, load_rules

FILE = "coffeechat.toml"
_SHARED_FILE = "pyproject.toml"


class Project(BaseModel):
    """The choices of a project file. ``path`` is the file, or None where there is none and nothing is chosen."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: Path | None = Field(None, exclude=True)
    stance: Stance | None = None
    cards: Path | None = None
    only: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: dict[str, Severity] = {}

    def choose_rules(self, shipped: Mapping[str, Rule]) -> dict[str, Rule]:
        """Return the rules that judge here: those that ship and the project's own, with the project's severities.

        Raises:
            SettingsError: the file names a rule that there is not, or a folder of cards that there is not.
            KnowledgeError: a card of the project is malformed, or has the name of one that ships.
        """
        rules = {**shipped, **self.own_rules(shipped)}
        for name in (*self.only, *self.ignore, *self.severities):
            if name not in rules:
                near = get_close_matches(name, rules, n=1)
                todo = f"Did you mean {near[0]}?" if near else "Run `coffeechat rules` for their names."
                raise SettingsError(f"there is no rule {name}", str(self.path), todo)
        chosen = self.only or tuple(rules)
        return {
            name: rule.model_copy(update={"severity": self.severities.get(name, rule.severity)})
            for name, rule in rules.items()
            if name in chosen and name not in self.ignore
        }

    def own_rules(self, shipped: Mapping[str, Rule]) -> dict[str, Rule]:
        """Return the rule cards of the project's own folder, by id; raises as ``choose_rules`` does."""
        if self.cards is None or self.path is None:
            return {}
        folder = self.path.parent / self.cards
        if not folder.is_dir():
            raise SettingsError(f"there is no folder {self.cards}", str(self.path), "Mend `cards`, or leave it out.")
        own = load_rules(folder)
        for name in own:
            if name in shipped:
                raise KnowledgeError("a rule of this name ships", str(folder / f"{name}.md"), "Give it another name.")
        return own


def find_project(start: Path | str) -> Project:
    """Return the project of a draft or a folder: from the nearest file upwards, else one that chooses nothing.

    Raises:
        SettingsError: the file is no TOML, or has a key or a value that does not fit.
    """
    start = Path(start).absolute()
    for folder in (start, *start.parents):
        for name in (FILE, _SHARED_FILE):
            if (folder / name).is_file() and (found := _read(folder / name)) is not None:
                return found
    return Project()


def _read(path: Path) -> Project | None:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if path.name == _SHARED_FILE:
            table = table.get("tool", {}).get("coffeechat")
        return None if table is None else Project(**{**table, "path": path})
    except ValidationError as error:
        first = error.errors()[0]
        what = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise SettingsError(what, str(path), f"Known are {', '.join(_keys())}.") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, AttributeError, TypeError) as error:
        raise SettingsError(f"the project file cannot be read ({error})", str(path), "Mend the file.") from error


def _keys() -> list[str]:
    return [name for name in Project.model_fields if name != "path"]
