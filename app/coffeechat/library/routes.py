"""The second way to a passage: what it answers and advises, in other words than its own.

``knowledge/library/asked.yaml`` lists what people ask, by the references that answer it. The digest and the guidance
say the same advice in further words, which also lead to an original that stands in the digest's place.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import yaml

from coffeechat import resources
from coffeechat.errors import KnowledgeError
from coffeechat.library.keywords import Keywords
from coffeechat.library.knowledge import StoredSource, load_guidance

# A reference is as close as its closest text and its closest three together: one that is close may be chance.
_TOGETHER = 3


@dataclass(frozen=True)
class Route:
    """A text, and the reference (``pope#no-job``) that it leads to."""

    text: str
    ref: str


class Routes:
    """All the routes with their vectors and their words.

    Args:
        routes: the routes.
        rows: (n, dimension), their unit vectors.

    Attributes:
        refs: the references that they lead to, each with the number of its line in what is returned.
    """

    def __init__(self, routes: Sequence[Route], rows: np.ndarray) -> None:
        places: dict[str, list[int]] = defaultdict(list)
        for i, route in enumerate(routes):
            places[route.ref].append(i)
        self.refs = {ref: number for number, ref in enumerate(places)}
        # A line a reference, filled up with what is no route: all the references are compared in one step.
        longest = max(map(len, places.values()))
        self._lines = np.array([at + [len(routes)] * (longest - len(at)) for at in places.values()])
        self._counts = np.array([min(len(at), _TOGETHER) for at in places.values()])
        self._rows = rows
        texts = [" ".join(routes[i].text for i in at) for at in places.values()]
        self._words = Keywords.build(range(len(texts)), texts)

    def search(self, vector: np.ndarray) -> np.ndarray:
        """Return, a reference, how close its texts come as a cosine."""
        # On one core, as in the matrix of passages.
        cosines = np.append(np.einsum("ij,j->i", self._rows, vector), -np.inf)
        best = np.sort(cosines[self._lines], axis=1)[:, ::-1][:, :_TOGETHER]
        together = np.where(np.isfinite(best), best, 0).sum(axis=1) / self._counts
        return (best[:, 0] + together) / 2

    def matching(self, words: Sequence[str]) -> np.ndarray:
        """Return, a reference, the keyword score of its texts: 0 to 1."""
        scores, found = np.zeros(len(self.refs), np.float32), self._words.search(words)
        scores[found.ids] = found.scores
        return scores


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


def load_routes(digests: Mapping[str, StoredSource]) -> list[Route]:
    """Return what people ask, what the digests say and what the guidance advises, with the references behind it."""
    asked = [Route(text, ref) for refs, texts in _load("asked.yaml").items() for ref in refs.split() for text in texts]
    said = [
        Route(digest.text[passage.start : passage.end], f"{name}#{passage.locator}")
        for name, digest in digests.items()
        for passage in digest.passages
    ]
    return asked + said + [Route(entry.advice, ref) for entry in load_guidance().values() for ref in entry.for_]


def _load(name: str) -> dict:
    path = resources.folder("knowledge/library") / name
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KnowledgeError(f"this file cannot be read ({error})", str(path), "Mend it.") from error
    if not isinstance(content, dict) or not all(isinstance(texts, list) for texts in content.values()):
        raise KnowledgeError("each entry must be a list of texts", str(path), "Mend it.")
    return content
