"""All the rule cards of a folder."""

from pathlib import Path

from pydantic import ValidationError

from coffeechat.errors import KnowledgeError
from coffeechat.resources import folder as shipped
from coffeechat.resources import read_page
from coffeechat.rules.card import Rule


def load_rules(folder: Path | str | None = None) -> dict[str, Rule]:
    """Read every card of a folder (default: the shipped ones), by id, in the order of their names.

    Raises:
        KnowledgeError: a card that does not follow the format of ``card``, with the field at fault.
    """
    paths = sorted(Path(folder or shipped("knowledge/rules")).glob("*.md"))
    return {path.stem: _read_card(path) for path in paths}


def _read_card(path: Path) -> Rule:
    page = read_page(path)
    try:
        return Rule(id=page.id, why=page.body.strip(), **page.meta)
    except (ValidationError, TypeError) as error:
        what = str(error)
        if isinstance(error, ValidationError):
            first = error.errors()[0]
            what = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise KnowledgeError(f"this is no rule card ({what})", str(path), "Mend the card.") from error
