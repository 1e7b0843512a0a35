"""Does a sentence say the opposite of a word of the notes: worst for best, evening for morning, dearer for cheaper?"""

from functools import lru_cache

import yaml

from coffeechat.checks.meanings import find_root
from coffeechat.checks.places import Place
from coffeechat.checks.telling import CLOSED
from coffeechat.prose.stems import find_words
from coffeechat.resources import folder

_NEAR = 3  # words


def check_opposites(sentence: str, place: Place) -> list[str]:
    """Check that no word stands where the notes have one of its opposites."""
    said, known = _read(sentence), _read(place.text)
    return [
        f"the opposite in the notes ({word})"
        for spot, word in enumerate(said)
        for group in _opposites().get(word, ())
        if (others := (set().union(*group.values()) - group[word]) & set(known)) and not others & set(said)
        if not group[word] & set(known) or _is_nearer(said, spot, known, (set(group[word]), others))
    ]


def _is_nearer(said: list[str], spot: int, known: list[str], sides: tuple[set[str], set[str]]) -> bool:
    """Tell whether what stands near a word, and once in the notes, is nearer to its opposite there."""
    near = (
        {find_root(word) for word in said[max(0, spot - _NEAR) : spot + _NEAR + 1]} - CLOSED - {find_root(said[spot])}
    )
    roots = [find_root(word) for word in known]
    spots = [i for i, root in enumerate(roots) if root in near and roots.count(root) == 1]
    mine, others = ([i for i, word in enumerate(known) if word in side] for side in sides)
    return bool(spots) and all(
        min(abs(one - other) for other in others) < min(abs(one - other) for other in mine) for one in spots
    )


def _read(text: str) -> list[str]:
    return [part for word in find_words(text.lower()) for part in word.split("-")]


@lru_cache(maxsize=1)
def _opposites() -> dict[str, list[dict[str, frozenset[str]]]]:
    """Map each word to its groups, in which each word has those that say the same."""
    loaded = yaml.safe_load((folder("knowledge/letters") / "opposites.yaml").read_text(encoding="utf-8"))
    groups: dict[str, list[dict[str, frozenset[str]]]] = {}
    for line in loaded["opposites"]:
        sides = [frozenset(side.split()) for side in line.split(" / ")]
        group = {word: side for side in sides for word in side}
        for word in group:
            groups.setdefault(word, []).append(group)
    return groups
