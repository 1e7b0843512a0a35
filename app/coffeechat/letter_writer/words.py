"""The words and frames of ``knowledge/letters``, which a coach may edit."""

import re
from functools import cache, lru_cache

import yaml

from coffeechat.errors import KnowledgeError
from coffeechat.resources import folder


@lru_cache(maxsize=16)
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


@cache
def compile_part(name: str, part: str) -> re.Pattern:
    """Return the patterns of a part of ``NAME.yaml`` as one that ignores capitals, its ``lists`` put in.

    A list stands in braces; with a hyphen before its name it means that none of its words goes before: ``{-dated}``.
    """
    known = load_words(name)
    whole = "|".join(known[part])
    for key, words in known["lists"].items():
        none_before = "".join(rf"(?<!\b{word} )" for word in words.split())
        whole = whole.replace(f"{{-{key}}}", none_before).replace(f"{{{key}}}", f"(?:{'|'.join(words.split())})")
    return re.compile(whole, re.IGNORECASE)
