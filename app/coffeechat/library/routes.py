"""The second way to a passage: what we know of the advice, in other words than the passage's own.

Each rule card, guidance entry and disagreement names the passages it rests on, and ``knowledge/library``
lists what people ask. A query that is close to one of these texts leads to the passages behind it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import yaml

from coffeechat import resources
from coffeechat.errors import KnowledgeError
from coffeechat.library.knowledge import load_digests, load_guidance


@dataclass(frozen=True)
class Route:
    """A text, and the references (``pope#no-job``) that a query close to it should reach."""

    text: str
    name: str
    refs: tuple[str, ...]


class Routes:
    """All the routes with their vectors.

    Args:
        routes: the routes.
        rows: (n, dimension), their unit vectors.
    """

    def __init__(self, routes: list[Route], rows: np.ndarray) -> None:
        self._routes, self._rows = routes, rows

    def search(self, vector: np.ndarray, floor: float) -> dict[str, tuple[float, str]]:
        """Return, by reference, the closest route above ``floor``: its cosine and its name."""
        found: dict[str, tuple[float, str]] = {}
        cosines = self._rows @ vector
        for i in np.flatnonzero(cosines > floor):
            route, cosine = self._routes[i], float(cosines[i])
            for ref in route.refs:
                if cosine > found.get(ref, (0.0, ""))[0]:
                    found[ref] = (cosine, route.name)
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
    """Return the routes of the questions people ask, the digests' sections and the guidance entries."""
    asked = [Route(text, "question", (ref,)) for ref, texts in _load("asked.yaml").items() for text in texts]
    sections = [
        Route(digest.text[passage.start : passage.end], "digest", (f"{name}#{passage.locator}",))
        for name, digest in load_digests().items()
        for passage in digest.passages
    ]
    guidance = [
        Route(f"{entry.title}. {entry.advice}", entry.id, (*entry.for_, *entry.against))
        for entry in load_guidance().values()
    ]
    return asked + sections + guidance


def _load(name: str) -> dict:
    path = resources.folder("knowledge/library") / name
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KnowledgeError(f"this file cannot be read ({error})", str(path), "Mend it.") from error
    if not isinstance(content, dict) or not all(isinstance(texts, list) for texts in content.values()):
        raise KnowledgeError("each entry must be a list of texts", str(path), "Mend it.")
    return content
