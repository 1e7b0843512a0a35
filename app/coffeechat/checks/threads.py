"""Are the words of a sentence in the notes one after another, or picked from here and there and put together anew?"""

import re

from coffeechat.checks.meanings import find_root
from coffeechat.checks.places import Place
from coffeechat.prose.english import parse
from coffeechat.prose.stems import find_words

_CLAUSE = re.compile(r"[,;:.!?()=>→+]+(?=\s|$)|\s[-–—>→=+&/]+\s|(?<=\s)\(|\b(?:but|while|whereas)\b")
_BREAK = 6  # words; so much farther is what stands in another clause
_STEP = 3  # words on, at most, for the next word to follow on
_AHEAD, _BACK = 8, 20  # words more that make a whole leap
_LOOSE = 0.5  # of the steps from word to word may be leaps


def check_thread(sentence: str, place: Place, telling: dict[str, str]) -> list[str]:
    """Check that the telling words follow each other in the notes as they do in a sentence, more or less."""
    where = _find_spots(place.text)
    told = [telling[word.text] for word in parse(sentence) if where.get(telling.get(word.text, ""))]
    if len(told) < 2:  # one word alone has nothing to follow
        return []
    least = dict.fromkeys(where[told[0]], 0.0)
    for root in told[1:]:
        least = {spot: min(cost + _leap(spot - last) for last, cost in least.items()) for spot in where[root]}
    loose = min(least.values()) / (len(told) - 1)
    return ["put together anew from words of the notes"] if loose > _LOOSE else []


def _leap(steps: int) -> float:
    """Return 0 where a word follows on, up to 1 where it stands far away or before."""
    if steps < 0:
        return min(1, 0.5 - steps / _BACK)
    return min(1, max(0, steps - _STEP) / _AHEAD)


def _find_spots(text: str) -> dict[str, list[int]]:
    """Return where each root stands in a text, with clauses set apart."""
    spots: dict[str, list[int]] = {}
    spot = 0
    for clause in _CLAUSE.split(text):
        spot += _BREAK
        for part in (part for word in find_words(clause) for part in re.split(r"[-–/]", word) if part):
            spot += 1
            spots.setdefault(find_root(part), []).append(spot)
    return spots
