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
_WHEN = re.compile(r"(?i)\b(?:before|after|over|under|more|less|fewer|until|since)\b")
_OPPOSITE = {
    "before": "after", "after": "before", "over": "under", "under": "over", "more": "less", "less": "more",
    "fewer": "more", "until": "since", "since": "until",
}  # fmt: skip
_HEDGE = re.compile(
    r"(?i)\b(?:might|maybe|perhaps|possibly|probably|likely|hopefully|not sure|t\.?b\.?[ca]|no (?:guarantee|promise)s?|"
    r"subject to|may (?!thr|to\b|until|and\b|\d))\b"
)
_POSSIBLE = re.compile(
    r"\b(?:[Mm]ight|may|[Mm]aybe|[Pp]erhaps|[Pp]ossib\w+|[Pp]robably|likely|hope\w*|[Cc]ould|whether|[Ii]f|chance|"
    r"subject|guess\w*|not sure)\b"
)
_SURE = re.compile(
    r"(?i)\b(?:certainly|definitely|surely|guaranteed?s?|for sure|(?<!will )(?<!ll )always|every time)\b"
)
_CLAUSE = re.compile(r"[,;:.!?)(]+(?=\s|$)|\s(?:[-–—]+|&)\s|\b(?:but|so)\b|\band (?=nobody|no one|not|never)")
# Where what is denied ends.
_END = re.compile(
    r"[,;.)]\s|\)|\+|\b(?:where|who|what|why|how|when|that|which|but|just|only)\b|(?<=\w )(?:is|are|was|were)\b|"
    r"^ (?:I|you|she|he|we|they)\b|\b(?:it|them) (?=(?:by|on|at|until)\b)"
)
_BEFORE_NO = re.compile(r"(\w+) no\b")
_WHERE = re.compile(r"^ (?:where|when|how|why|what)\b(?: (?:I|you|she|he|we|they)\b)?")
_INSTEAD = re.compile(r"(?i),? ?\bbut (?:only )?(?:from|to|in|at|on|with|by|for|an?|the)\b")
_OFFERED = re.compile(r"(?i)\b(?:offer\w*|about)\b")
_HELPERS = find_roots(
    "if say tell nobody no not only any have has had do does did will would can could should must be been just very"
)
_DENIED, _KNOWN, _FAR = 4, 2, 9  # words: how far a denial reaches, at least and at most


def check_times(sentence: str, place: Place) -> list[str]:
    """Check that "after Christmas" does not become "before Christmas", nor "more than" "less than"."""
    said, known = _find_whens(sentence), _find_whens(place.text)
    return [
        f"at another time in the notes ({when})"
        for when, roots in said
        if any(other == _OPPOSITE[when] and roots & those for other, those in known)
        and not any(other == when and roots & those for other, those in known)
    ]


def _find_whens(text: str) -> list[tuple[str, set[str]]]:
    """Return each "before", "more" and the like with the roots of the few words that follow it."""
    found = [
        (match[0].lower(), re.split(r"[,;.)]\s", text[match.end() :])[0].split()) for match in _WHEN.finditer(text)
    ]
    return [(when, find_roots(" ".join(words[:_DENIED])) - CLOSED - _HELPERS - {"than"}) for when, words in found]


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
    known = _denied(place.text, _KNOWN)
    problems = ["denied here, not in the notes"] if said - known else []
    affirmed = (find_roots(sentence) - _denied(sentence, _FAR, _FAR)) & _denied(place.text, _DENIED, _DENIED)
    affirmed -= _affirmed(place.text) | find_roots(" ".join(_BEFORE_NO.findall(sentence)))
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
    """Return the roots of what stands in the clauses that deny nothing, or before the denial in its clause."""
    clauses = re.split(r"[,;.]\s", text)
    return {root for clause in clauses for root in find_roots(NEGATION.split(clause)[0])}


def _denied(text: str, count: int = 1, reach: int = _FAR) -> set[str]:
    """Return the roots of the first telling words after each denial, within its reach."""
    return set().union(*(set().union(*scope[:count]) for scope in _scopes(text, reach)))


def _scopes(text: str, reach: int = _FAR) -> list[list[set[str]]]:
    """Return the roots of each telling word within the reach of each denial.

    Of "not buy online but from a breeder", buying is not denied.
    """
    scopes = []
    for match in NEGATION.finditer(text):
        near = _END.split(_WHERE.sub("", text[match.end() :]))[0]
        telling = [found for word in near.split()[:reach] if (found := find_roots(word) - CLOSED - _HELPERS)]
        if not near.strip(" .!?") and text[match.end() :][:1] in {".", "!", "?", ""}:
            telling = [
                found for word in text[: match.start()].split()[-_KNOWN:] if (found := find_roots(word) - CLOSED)
            ]
        instead = len(telling) > 1 and _INSTEAD.match(text[match.end() + len(near) :])
        scopes.append(telling[1:] if instead else telling)
    return scopes
