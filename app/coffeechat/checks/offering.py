"""Is what somebody offers offered in the notes, and on the same condition?"""

import re

from coffeechat.checks.meanings import find_root, find_roots
from coffeechat.checks.places import Place
from coffeechat.checks.roles import READER, Deed

_OFFERED = re.compile(
    r"\b(?:offer(?:ing|ed)?|offer|promised|agreed|agreeing|[Yy]ou will|[Yy]ou are going) (?:also )?(?:to )?(?:also )?"
    r"(?P<deed>[a-z]+)"
)
_WILLING = re.compile(
    r"(?i)\b(?:offer\w*|promis\w*|agree\w*|will|would|wd|can|could|going to|happy to|glad to|let|lets|volunteer\w*|"
    r"wants? to|said yes|\w+ing)\b|['’](?:ll|d|s)\b"
)
# "If I volunteer first", but not "ask if I can come", which asks whether.
_CONDITION = re.compile(
    r"(?i)\b(?:once|unless|until|provided|as long as|not before|only (?:if|after|when))\b|"
    r"\bafter (?:I|you)\b|(?<!ask)\bif (?:I|you|he|she|they|the|it)\b"
)
_ASKING = re.compile(r"(?i)\b(?:ask|see|check|find out|know|wonder|enquire)\w*\b[^;.]*\bif\b")
_CONDITIONAL = re.compile(
    r"(?i)\b(?:if|whether|once|when|after|before|until|unless|provided|as long as|and I|I will|I won['’]t|permitting|"
    r"in exchange|subject)\b"
)


def check_offers(sentence: str, place: Place, known: list[Deed]) -> list[str]:
    """Check that nobody offers what the notes only advise, or offers outright what they offer on a condition."""
    problems = []
    for offer in _OFFERED.finditer(sentence):
        root = find_root(offer["deed"])
        pieces = [piece for piece in place.text.split("; ") if root in find_roots(piece)]
        doers = {deed.agent for deed in known if find_root(deed.verb) == root}
        if doers and READER not in doers and offer[0].lower().startswith("offer") and not place.speaker:
            problems += [f"not offered in the notes ({offer['deed']})"] * (
                not any(_is_willing(piece, root) for piece in pieces)
            )
        if pieces and all(map(_is_conditional, pieces)) and not _CONDITIONAL.search(sentence):
            problems.append(f"on a condition in the notes ({offer['deed']})")
    return problems


def _is_willing(piece: str, root: str) -> bool:
    """Tell whether words of offering come before the deed, or it is under way: "she'd send", "sending me"."""
    words = piece.split()
    spots = [index for index, word in enumerate(words) if root in find_roots(word)]
    return any(_WILLING.search(" ".join(words[: spot + 1])) for spot in spots)


def _is_conditional(piece: str) -> bool:
    return bool(_CONDITION.search(_ASKING.sub("", piece)))
