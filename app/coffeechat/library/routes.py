"""The second way to a passage: the questions that it answers, in other words than its own.

``knowledge/library`` lists what people ask, by the reference that answers it. A query that is close to
one of these questions leads to the passage behind it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import yaml

from coffeechat import resources
from coffeechat.errors import KnowledgeError


@dataclass(frozen=True)
class Route:
    """A question, and the reference (``pope#no-job``) that answers it."""

    text: str
    ref: str


class Routes:
    """All the routes with their vectors.

    Args:
        routes: the routes.
        rows: (n, dimension), their unit vectors.
    """

    def __init__(self, routes: list[Route], rows: np.ndarray) -> None:
        self._routes, self._rows = routes, rows

    def search(self, vector: np.ndarray, floor: float) -> dict[str, float]:
        """Return, by reference, the cosine of its closest question, where that is above ``floor``."""
        found: dict[str, float] = {}
        cosines = self._rows @ vector
        for i in np.flatnonzero(cosines > floor):
            ref = self._routes[i].ref
            found[ref] = max(found.get(ref, 0.0), float(cosines[i]))
        return found


class Wording:
    """The field's words: a synonym in a query is followed by the word that the sources use."""

    def __init__(self, synonyms: Mapping[str, Iterable[str]]) -> None:
        self._meant = {other.lower(): word for word, others in synonyms.items() for other in others}
        longest_first = sorted(self._meant, key=len, reverse=True)
        self._pattern = re.compile(r"\b(" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)

    def translate(self, query: str) -> str:
        """Return the query in the sources' words."""
        return self._pattern.sub(lambda match: self._meant[match[0].lower()], query)


def load_wording() -> Wording:
    """Read ``knowledge/library/synonyms.yaml``."""
    return Wording(_load("synonyms.yaml"))


def load_unsaid() -> list[str]:
    """Return the questions that none of the shipped sources answers."""
    return [text for texts in _load("unsaid.yaml").values() for text in texts]


def load_routes() -> list[Route]:
    """Return the questions that people ask, with the references that answer them."""
    return [Route(text, ref) for ref, texts in _load("asked.yaml").items() for text in texts]


def _load(name: str) -> dict:
    path = resources.folder("knowledge/library") / name
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KnowledgeError(f"this file cannot be read ({error})", str(path), "Mend it.") from error
    if not isinstance(content, dict) or not all(isinstance(texts, list) for texts in content.values()):
        raise KnowledgeError("each entry must be a list of texts", str(path), "Mend it.")
    return content
