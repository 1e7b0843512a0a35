"""Is a statement of the notes turned round in a sentence: its order, its yes and no, its perhaps?"""

import re

from coffeechat.checks.meanings import find_roots
from coffeechat.checks.places import Place
from coffeechat.checks.telling import CLOSED, courtesies, find_ordered, find_telling

NEGATION = re.compile(
    r"(?i)\b(?:not|no|never|nobody|nothing|none|without|\w+n['’]t|cannot|zero|instead of|rather than)\b"
)
COURTEOUS = re.compile(r"(?i)\b(?:hope|please|thank|forgotten)\b")
_WHEN = re.compile(r"(?i)\b(before|after|over|under) (?:the )?([\w’'-]+)")
_OPPOSITE = {"before": "after", "after": "before", "over": "under", "under": "over"}
_MOVE = re.compile(r"(?i)\bfrom (?P<start>(?:[\w’'-]+ ){1,4}?)(?:to|into) (?P<end>[\w’'-]+(?: [\w’'-]+){0,2})")
_HEDGE = re.compile(r"(?i)\b(?:might|maybe|perhaps|possibly|no (?:guarantee|promise)s?)\b")
_POSSIBLE = re.compile(r"(?i)\b(?:might|may|maybe|perhaps|possibly|probably|could|whether|if|chance)\b")
_OFFERED = re.compile(r"(?i)\b(?:offer\w*|about)\b")
_DENIED, _FAR = 4, 9  # words: how far a denial reaches, at least and at most


def check_order(sentence: str, place: Place) -> list[str]:
    """Check that what is told keeps its order: who moved from where, what comes before what, what goes with what.

    Many a true sentence that tells it the other way about is refused too: what is retold in the notes' order cannot be
    joined into something new.
    """
    problems = [] if _keeps_order(sentence, place) else ["in another order in the notes"]
    for match in _MOVE.finditer(sentence):
        start, end = find_roots(match["start"]), find_roots(match["end"])
        known = [root for root, _ in find_ordered(place.text)]
        spots = [[i for i, root in enumerate(known) if root in ends] for ends in (start, end)]
        if all(spots) and not _MOVE.search(f"to {place.text}") and min(spots[0]) > max(spots[1]):
            problems.append("in another order in the notes")
    return problems + [
        f"the other way round in the notes ({word[:6].rstrip('(')})"
        for word in ("before", "after", "than", r"first(?=[,.;]|$| and| then| not)")
        if _is_turned(*_sides(sentence, word), *_sides(place.text, word))
    ]


def _keeps_order(sentence: str, place: Place) -> bool:
    said = [root for root, telling in find_ordered(sentence) if telling]
    known = [root for root, telling in find_ordered(place.text) if telling]
    once = [known.index(root) for root in said if said.count(root) == known.count(root) == 1]
    return once == sorted(once)


def check_times(sentence: str, place: Place) -> list[str]:
    """Check that "after Christmas" does not become "before Christmas"."""
    return [
        f"at another time in the notes ({time})"
        for when, time in _WHEN.findall(sentence)
        if re.search(rf"(?i)\b{_OPPOSITE[when.lower()]} (?:the )?{re.escape(time)}\b", place.text)
        and not re.search(rf"(?i)\b{when} (?:the )?{re.escape(time)}\b", place.text)
    ]


def check_certainty(sentence: str, place: Place) -> list[str]:
    """Check that what is only possible in the notes is not certain here."""
    told = find_roots(sentence)
    clauses = re.split(r"[;,] ", place.text)
    sure = (
        _HEDGE.search(max(clauses, key=lambda clause: len(told & find_roots(clause))))
        and not _POSSIBLE.search(sentence)
        and not COURTEOUS.search(sentence)
    )
    return ["surer than in the notes"] if sure and not _OFFERED.search(sentence) else []


def check_denials(sentence: str, place: Place) -> list[str]:
    """Check that what is denied here is denied in the notes, and the other way about."""
    said = {word for word in _denied(sentence) if "forgotten" not in sentence}
    known = _denied(place.text)
    problems = ["denied here, not in the notes"] if said - known else []
    affirmed = (set(find_telling(sentence).values()) - _denied(sentence, _FAR, _FAR)) & _denied(place.text, _DENIED)
    affirmed -= _affirmed(place.text) - known
    return problems + [f"denied in the notes ({word})" for word in sorted(affirmed)]


def find_nearest_piece(sentence: str, place: Place) -> str:
    """Return the statement, of those that a place joins, which shares most with a sentence."""
    told = find_roots(sentence)
    return max(place.text.split("; "), key=lambda piece: len(told & find_roots(piece)))


def _sides(text: str, word: str) -> tuple[set[str], set[str]]:
    """Return the roots of what stands before and after a word that puts one thing before another."""
    head, *found = re.split(rf"\b{word}\b", text, maxsplit=1)
    tail = "".join(found)
    near = 8
    told = find_roots(" ".join(head.split()[-near:])), find_roots(" ".join(tail.split()[:near]))
    return tuple(roots - courtesies() - CLOSED for roots in told) if found else (set(), set())


def _is_turned(left: set[str], right: set[str], known_left: set[str], known_right: set[str]) -> bool:
    straight = len(left & known_left - right) + len(right & known_right - left)
    crossed = len(left & known_right - known_left) + len(right & known_left - known_right)
    return crossed > straight


def _affirmed(text: str) -> set[str]:
    """Return the roots of what stands in the clauses that deny nothing."""
    return {root for clause in re.split(r"[,;.]\s", text) if not NEGATION.search(clause) for root in find_roots(clause)}


def _denied(text: str, count: int = 1, reach: int = _DENIED) -> set[str]:
    """Return the roots of the first telling words after each denial, within its reach."""
    denied = set()
    for match in NEGATION.finditer(text):
        near = re.split(r"[,;.]\s|\b(?:where|who|what|why|how|when|that|which|but|just|only)\b", text[match.end() :])[
            0
        ].split()[:reach]
        denied |= set([*find_telling(" ".join(near)).values()][:count])
    return denied
