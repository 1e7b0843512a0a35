"""Recognise a known article, and find its cited sentences, by hashes of short word runs.

A digest keeps, for each locator, the hashes of the original's sentences and none of its text. A shingle
is five words in a row, in lower case, without punctuation, accents or apostrophes, so that another save
of the same page gives the same hashes.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from coffeechat.library.knowledge import Digest

_SHINGLE = 5
_SENTENCES = 3
_WORD = re.compile(r"[^\W_]+")
_DROPPED = re.compile(r"['’‘ʼ`\u00ad\u200b\ufeff]|[\u0300-\u036f]")

# Runs of five words are rarely shared by chance, so 0.3 of them tells a passage. One changed word breaks up to
# five runs, nearly all that a passage of fewer than eight has: there a single run is enough.
_RESOLVED, _SHORT = 0.3, 8

# A text is the article when it has this share of all its cited runs; less is enough under its title,
# but a title alone is not: others write under the same one.
_RECOGNISED, _RECOGNISED_BY_TITLE = 0.4, 0.15


def shingles(text: str) -> list[str]:
    """Return the hash (12 hexadecimal digits) of each five-word run of ``text``, in order.

    A text of one to four words gives one hash; a text without words gives none.
    """
    return list(_hashes(text))


def resolve(hashes: Iterable[str], sentences: Sequence[str]) -> tuple[int, int] | None:
    """Return the first and last index of the one to three sentences in a row that best match ``hashes``.

    None when no place has enough of them: 0.3, or a single one when ``hashes`` are fewer than eight.
    """
    return resolve_locators({"": hashes}, sentences).get("")


def resolve_locators(fingerprints: Mapping[str, Iterable[str]], sentences: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Resolve every locator as ``resolve`` does, reading the sentences once; what is not found is left out."""
    windows = list(_windows(sentences))
    found = {locator: _best(frozenset(hashes), windows) for locator, hashes in fingerprints.items()}
    return {locator: place for locator, place in found.items() if place}


def recognise(title: str, text: str, digests: Mapping[str, Digest]) -> str | None:
    """Return the id of the article that ``text`` is a save of, or None when it is none we know."""
    known = {name: {h for hashes in digest.fingerprints.values() for h in hashes} for name, digest in digests.items()}
    wanted = set().union(*known.values())
    present = {value for value in _hashes(text) if value in wanted}
    shares = {name: len(hashes & present) / len(hashes) for name, hashes in known.items() if hashes}
    name = max(shares, key=shares.__getitem__, default="")
    if not name:
        return None
    same_title = _words(title) == _words(digests[name].source.title)
    return name if shares[name] >= (_RECOGNISED_BY_TITLE if same_title else _RECOGNISED) else None


def _best(hashes: frozenset[str], windows: list[tuple[int, int, frozenset[str]]]) -> tuple[int, int] | None:
    needed = 1 if len(hashes) < _SHORT else _RESOLVED * len(hashes)
    best, place = 0.0, None
    for first, last, present in windows:
        common = len(hashes & present)
        overlap = common / len(hashes | present) if common >= needed else 0.0
        if overlap > best:
            best, place = overlap, (first, last)
    return place


def _windows(sentences: Sequence[str]) -> Iterator[tuple[int, int, frozenset[str]]]:
    for first in range(len(sentences)):
        for last in range(first, min(first + _SENTENCES, len(sentences))):
            yield first, last, frozenset(_hashes(" ".join(sentences[first : last + 1])))


def _hashes(text: str) -> Iterator[str]:
    words = _words(text)
    for start in range(max(len(words) - _SHINGLE + 1, min(len(words), 1))):
        run = " ".join(words[start : start + _SHINGLE])
        yield hashlib.blake2b(run.encode(), digest_size=6).hexdigest()


def _words(text: str) -> list[str]:
    return _WORD.findall(_DROPPED.sub("", unicodedata.normalize("NFKD", text).lower()))
