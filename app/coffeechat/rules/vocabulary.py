"""Word groups and the patterns written with them, compiled to linear-time expressions."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import re2
import yaml

from coffeechat.errors import KnowledgeError
from coffeechat.resources import folder

_GROUP = re.compile(r"\{([a-z_]+)\}")
_MAX_DEPTH = 6


def _is_group(entries: object) -> bool:
    return isinstance(entries, list) and all(isinstance(entry, str) for entry in entries)


@lru_cache(maxsize=1)
def load_vocabulary() -> dict[str, list[str]]:
    """Read the shared word groups of ``knowledge/vocabulary.yaml``.

    Raises:
        KnowledgeError: the file is missing or is not a mapping of names to lists of texts.
    """
    path = folder("knowledge") / "vocabulary.yaml"
    try:
        groups = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KnowledgeError(f"the word groups cannot be read ({error})", str(path), "Mend the file.") from error
    if not isinstance(groups, dict) or not all(_is_group(entries) for entries in groups.values()):
        raise KnowledgeError("the word groups are not a mapping of names to lists", str(path), "Mend the file.")
    return groups


def compile_patterns(patterns: Sequence[str], words: Mapping[str, list[str]], where: str):
    """Compile alternatives to one case-blind RE2 expression, or None when there are none.

    Raises:
        KnowledgeError: a word group that neither the card nor the vocabulary has, or a pattern RE2 refuses.
    """
    if not patterns:
        return None
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = 64 << 20
    whole = "|".join(f"(?:{_bound(pattern, expand(pattern, words, where))})" for pattern in patterns)
    try:
        return re2.compile(f"(?m){whole}", options)
    except re2.error as error:
        raise KnowledgeError(f"a pattern cannot be used ({error})", where, "Mend the card.") from error


def expand(pattern: str, words: Mapping[str, list[str]], where: str, depth: int = 0) -> str:
    """Put the entries of word groups in the place of their names."""

    def entries(match: re.Match) -> str:
        group = words.get(match[1]) or load_vocabulary().get(match[1])
        if group is None or depth > _MAX_DEPTH:
            raise KnowledgeError(f"there is no word group {match[0]}", where, "Add it to `words` of the card.")
        return f"(?:{'|'.join(_bound(entry, expand(entry, words, where, depth + 1)) for entry in group)})"

    return _GROUP.sub(entries, pattern)


def _bound(pattern: str, expanded: str) -> str:
    """Let a pattern begin and end at a word's edge where it begins or ends with a word; groups see to themselves."""
    before = r"\b" if pattern[:1].isalnum() or pattern[:1] == "(" else ""
    escaped = pattern[-2:-1] == "\\" or pattern.endswith("|$)")
    after = r"\b" if (pattern[-1:].isalnum() or pattern[-1:] == ")") and not escaped else ""
    return f"{before}(?:{expanded}){after}"
