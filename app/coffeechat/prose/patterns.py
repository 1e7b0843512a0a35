"""Words and patterns that a career coach may edit, read from the YAML files of ``knowledge/``."""

import re2
import yaml

from coffeechat.errors import KnowledgeError
from coffeechat.resources import folder


def read_cards(shelf: str, name: str) -> object:
    """Read the YAML file ``name`` of ``knowledge/<shelf>``.

    Raises:
        KnowledgeError: the file is missing or is no YAML.
    """
    path = folder(f"knowledge/{shelf}") / name
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KnowledgeError(f"cannot be read ({error})", str(path), "Mend the file.") from error


def compile_pattern(pattern: str, where: str) -> object:
    """Compile a pattern of a card: linear-time RE2 syntax, any case, but ``[A-Z]`` means a capital.

    Raises:
        KnowledgeError: RE2 does not accept it; ``where`` names the card.
    """
    try:
        return re2.compile("(?i)" + pattern.replace("[A-Z]", "(?-i:[A-Z])"))
    except re2.error as error:
        raise KnowledgeError(f"this pattern does not compile: {pattern} ({error})", where, "Mend it.") from error


def compile_any(patterns: list[str], where: str) -> object:
    """Compile a list into one pattern that matches where any of them does."""
    return compile_pattern("|".join(f"(?:{pattern})" for pattern in patterns), where)
