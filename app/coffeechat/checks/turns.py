"""Is a statement of the notes turned round in a sentence: its order, its yes and no, its perhaps?"""

import re

from coffeechat.checks.meanings import find_roots
from coffeechat.checks.places import Place
from coffeechat.checks.telling import CLOSED, find_telling

NEGATION = re.compile(
    r"(?i)\b(?:not|no|never|nobody|nothing|none|without|\w+n['’]t|"
    r"(?:do|does|did|is|was|wo|ca|should|would)nt|cannot|zero|instead of|rather than)\b"
)
COURTEOUS = re.compile(r"(?i)\b(?:hope|please|thank|forgotten)\b")
_WHEN = re.compile(r"(?i)\b(before|after|over|under) (?:the )?([\w’'-]+)")
_OPPOSITE = {"before": "after", "after": "before", "over": "under", "under": "over"}
_HEDGE = re.compile(
    r"(?i)\b(?:might|maybe|perhaps|possibly|probably|likely|hopefully|not sure|t\.?b\.?[ca]|no (?:guarantee|promise)s?|"
    r"subject to|may (?!thr|to\b|until|and\b|\d))\b"
)
_POSSIBLE = re.compile(
    r"\b(?:[Mm]ight|may|[Mm]aybe|[Pp]erhaps|[Pp]ossib\w+|[Pp]robably|likely|hope\w*|[Cc]ould|whether|[Ii]f|chance|"
    r"subject|guess\w*)\b"
)
_SURE = re.compile(
    r"(?i)\b(?:certainly|definitely|surely|guaranteed?s?|for sure|(?<!will )(?<!ll )always|every time)\b"
)
_CLAUSE = re.compile(r"[,;:.!?)(]+(?=\s|$)|\s(?:[-–—]+|&)\s|\b(?:but|so)\b|\band (?=nobody|no one|not|never)")
_OFFERED = re.compile(r"(?i)\b(?:offer\w*|about)\b")
_HELPERS = find_roots(
    "if say tell nobody no not only any have has had do does did will would can could should must be been just very"
)
_DENIED, _FAR = 4, 9  # words: how far a denial reaches, at least and at most


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
    if (word := _SURE.search(sentence)) and not _SURE.search(place.text):
        return [f"surer than in the notes ({word[0]})"]
    if _POSSIBLE.search(sentence) or COURTEOUS.search(sentence) or _OFFERED.search(sentence):
        return []
    told = set(find_telling(sentence).values())
    clauses = _CLAUSE.split(place.text)
    sure = set().union(*(find_roots(clause) for clause in clauses if not _HEDGE.search(clause)))
    hedged = [clause for clause in clauses if _HEDGE.search(clause)]
    return ["surer than in the notes"] if any(told & find_roots(clause) - sure for clause in hedged) else []


def check_denials(sentence: str, place: Place) -> list[str]:
    """Check that what is denied here is denied in the notes, and the other way about."""
    said = {word for word in _denied(sentence) if "forgotten" not in sentence}
    known = _denied(place.text)
    problems = ["denied here, not in the notes"] if said - known else []
    affirmed = (find_roots(sentence) - _denied(sentence, _FAR, _FAR)) & _denied(place.text, _DENIED)
    affirmed -= _affirmed(place.text)
    if not affirmed and not NEGATION.search(sentence) and _is_denied_in_all(sentence, place):
        problems.append("denied in the notes")
    return problems + [f"denied in the notes ({word})" for word in sorted(affirmed)]


def _is_denied_in_all(sentence: str, place: Place) -> bool:
    """Tell whether each clause that shares most with a sentence denies it."""
    told = find_roots(sentence) - CLOSED
    clauses = _CLAUSE.split(place.text)
    shared = [len(told & find_roots(clause)) for clause in clauses]
    nearest = [clause for clause, count in zip(clauses, shared, strict=True) if count == max(shared)]
    return max(shared) > 1 and all(map(NEGATION.search, nearest))


def find_nearest_piece(sentence: str, place: Place) -> str:
    """Return the statement, of those that a place joins, which shares most with a sentence."""
    told = find_roots(sentence)
    return max(place.text.split("; "), key=lambda piece: len(told & find_roots(piece)))


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
        roots = [root for word in near for root in find_roots(word) if root not in CLOSED | _HELPERS]
        denied |= set(roots[:count])
    return denied
