"""The words and frames of ``knowledge/letters``, which a coach may edit."""

from functools import lru_cache

import yaml

from coffeechat.errors import KnowledgeError
from coffeechat.resources import folder


@lru_cache(maxsize=8)
def load_words(name: str) -> dict:
    """Read ``knowledge/letters/NAME.yaml``.

    Raises:
        KnowledgeError: the file is missing or is not a YAML mapping.
    """
    path = folder("knowledge/letters") / f"{name}.yaml"
    try:
        words = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KnowledgeError(f"the file cannot be read ({error})", str(path), "Mend the file.") from error
    if not isinstance(words, dict):
        raise KnowledgeError("the file is not a mapping", str(path), "Mend the file.")
    return words


@lru_cache(maxsize=8)
def lexicon(part: str) -> frozenset[str]:
    """Return the words of a part of ``lexicon.yaml``: ``bare``, ``vague``, ``orders``, ``career``."""
    return frozenset(load_words("lexicon")[part].split())
