"""Are promises, offers and advice those of the notes, from the same person?"""

import re

from coffeechat.checks.bearing import KEEPING, PROMISE, is_my_word
from coffeechat.checks.meanings import find_root, find_roots
from coffeechat.checks.places import Place
from coffeechat.checks.telling import find_telling
from coffeechat.checks.turns import find_nearest_piece

_MY_VOW = re.compile(
    r"(?i)\bI\b(?:(?!\b(?:she|he|they|you)\b)[^.;])*\b(?:promis|agreed\b|offered\b|undertook\b)|"
    r"\b(?:said|told \w+)(?: that)? I\b|^\W*(?:promised|agreed|told (?:her|him|them|\w+) I)"
)
_THEIR_OFFER = re.compile(
    r"(?i)\bfor inviting\b|\byou (?:offered|promised|agreed|will|are going to)\b|\bfor offering\b|\byour offer\b"
)
_THEIR_WORD = re.compile(
    r"(?i)\b(?:offer\w*|promis\w*|agree\w*|volunteer\w*|will|can|could|would|happy to|going to|connect|introduce|put|"
    r"let|wants|wanted|invited|asked|come|welcome|drop by|is \w+ing|"
    r"(?:introduces?|sends?|gives|shows?|asks|puts|takes|lends|brings?|emails?|calls?) (?:me|my|us)|"
    r"(?:she|he|they) (?:sends?|gives?|shows?|asks?|calls?|brings?|writes?|reads?|looks?|checks?|lends?|tells?)|"
    r"\w+['’]?ing (?:me|my))\b|['’](?:ll|d|s)\b"
)
_OWN_VOW = re.compile(r"(?i)\bI (?:also |then )?(?:promised|said|told|offered|agreed)\b")
_THEIR_VOW = re.compile(
    r"\b(?:[Ss]he|[Hh]e|[Tt]hey|[A-Z]\w+)(?:['’]ll|['’]d| will| would| can| could| is| has| also| offered| promised|"
    r" agreed)\b|"
    r"^\W*(?:offered|will|can|could)\b"
)
_DEED_THANKED = re.compile(
    r"\bfor (?:offering|agreeing) to (?!let\b)(?P<offered>\w+)|^Thank you (?:\w+ ){0,2}for (?!offering|agreeing|"
    r"suggesting|recommending|"
    r"telling|mentioning|saying|speaking|inviting|taking|considering|giving|letting|sharing)(?P<done>\w+ing)\b"
)
_COUNSEL = re.compile(
    r"(?i)\byou (?:came up with|coined|put it)\b|"
    r"\byour (?:advice|suggestion|recommendation|tip|point|view|words|line|rule|saying|warning)\b|"
    r"\bfor (?:suggesting|recommending)\b|\byou (?:said|told|advised|suggested|recommended|mentioned|think|believe)\b"
)
_OWN_COUNSEL = re.compile(
    r"(?i)^\W*(?:and |but )?I (?:said|told|advised|suggested|recommended|mentioned|think|believe|thought)\b"
)
_SHARED = 2  # telling words
_RELATIVE = r"(?:wife|husband|partner|friend|colleague|boss|supervisor|mentor|brother|sister|mother|father|dad|mum|mom)"
_ANOTHER = re.compile(
    rf"\b(?P<who>(?!He|She|They|I\b)[A-Z]\w+|{_RELATIVE}) (?:also |always |used to |\([^)]*\) )*"
    r"(?:said|says?|told|tells|thinks|recommended|recommends|suggested|suggests|advised)\b|"
    r"\b(?P<whose>[A-Z]\w+)['’]s (?:\w+ )?(?:line|saying|rule|tip|advice|motto|view|words|phrase|answer)\b|"
    rf"\b{_RELATIVE}\b(?: [A-Z]\w+)*(?: \w+){{0,6}} and (?:she|he) (?:say|said|says|told|thinks)\b"
)
# "I will not write before", "where I'll be asked": the notes deny it, or another does it. "I will it" was left blank.
_NO_PROMISE = re.compile(r"\bI(?: will| shall|['’]ll) (?:not|never|be \w+ed|it[.;])(?!\w)|\bI won['’]t\b")
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_IF_I = re.compile(r"\b(?:[Ii]f|[Ww]hen|[Oo]nce) I\b[^,;.]*")
# "I told you", and what notes put before what the writer said.
_MY_COUNSEL = re.compile(
    r"\bI (?:also |then |even )?(?:told|advised|suggested|recommended|explained|mentioned|reminded|warned|"
    r"encouraged|said) "
    r"(?!(?:that )?I\b|yes\b|no\b)"
)
_TOLD_END = re.compile(r", (?=you\b|I\b)")
_COUNSELLED = re.compile(
    r"(?i)\bI(?:['’]ve| have)? (?:also |then |even )?(?:told|tell|advised|suggested|recommended|explained|"
    r"mentioned|reminded|warned|encouraged|said|say|asked|answered|showed|admitted)\b|"
    r"^\W*(?:told|asked|gave|showed) (?:her|him|them)\b|"
    r"\bmy (?:idea|tip|advice|suggestion)\b"
)
_BEING = re.compile(r"(?i)\byou (?:are|were|have been) (?:an? |the )?(\w+(?: \w+)?)")
_PROMISED = re.compile(
    r"\bI(?: will| shall|['’]ll| promised to| am going to) (?:also |still |then )*(?P<verb>[a-z]+)\b"
)


def check_promises(sentence: str, place: Place) -> list[str]:
    """Check that a promise, an offer or advice is in the notes, and from the same person."""
    text, problems = find_nearest_piece(sentence, place), []
    mine = _is_mine(sentence, place)
    if PROMISE.search(sentence) and not KEEPING.search(sentence) and not mine and not _NO_PROMISE.search(sentence):
        problems.append("a promise that the notes do not make")
    if re.search(r"(?i)\bpromised\b", sentence) and not _MY_VOW.search(text) and not place.speaker:
        problems.append("nothing was promised")
    if _THEIR_OFFER.search(sentence) and not any(map(_THEIR_WORD.search, _find_near(sentence, place))):
        problems.append("an offer that the notes do not hold")
    mine_only = _OWN_VOW.search(text) and not _THEIR_VOW.search(text)
    if mine_only and re.search(r"(?i)\bfor offering\b|\byou offered\b", sentence):
        problems.append("offered by the writer, not to the writer")
    offered = _DEED_THANKED.search(sentence)
    deed = offered["offered"] or offered["done"] if offered else ""
    if deed and find_root(deed) not in place.stems:
        problems.append(f"another kindness than in the notes ({deed})")
    counsel = _COUNSEL.search(sentence)
    if counsel and _OWN_COUNSEL.search(find_nearest_piece(sentence[counsel.end() :], place)):
        problems.append("said by the writer, not to the writer")
    if _COUNSEL.search(sentence) and _said_by_another(sentence, place):
        problems.append("said by somebody else")
    if place.speaker == "other" and re.search(r"(?i)\byou(?:r|['’]\w+)?\b", sentence):
        problems.append("told of somebody else")
    mine_told = _MY_COUNSEL.search(sentence)
    if (
        mine_told
        and place.speaker != "writer"
        and not _COUNSELLED.search(_find_told(_TOLD_END.split(sentence[mine_told.end() :])[0], place))
    ):
        problems.append("not said by the writer in the notes")
    if _THEIR_OFFER.search(sentence) and place.speaker == "writer":
        problems.append("the writer's own to do")
    problems += [
        f"the writer's own ({being[1]})"
        for being in _BEING.finditer(sentence)
        if not place.speaker
        and re.search(rf"(?i)\bI (?:was|am|have been) (?:an? |the )?{re.escape(being[1])}\b", _QUOTED.sub("", text))
    ]
    return problems


def _find_told(told: str, place: Place) -> str:
    """Return the statement that holds most of what somebody is said to have told, or all where none is nearest."""
    return find_nearest_piece(told, place) if find_telling(told) else place.text


def _find_near(sentence: str, place: Place) -> list[str]:
    """Return the statements, of those that a place joins, which share two telling words with a sentence, or most."""
    told = set(find_telling(sentence).values())
    near = [piece for piece in place.text.split("; ") if len(told & find_roots(piece)) >= _SHARED]
    return [*near, find_nearest_piece(sentence, place)]


def _is_mine(sentence: str, place: Place) -> bool:
    """Tell whether the writer promises, in one statement, to do what the sentence promises."""
    verb = _PROMISED.search(sentence)
    root = find_root(verb["verb"]) if verb else ""
    pieces = [piece for piece in place.text.split("; ") if root in find_roots(piece)]
    if place.speaker:
        return place.speaker == "writer"
    # "She'll look at it if I scan it": I am to scan, and not to look.
    parts = [p for piece in pieces for p in [_IF_I.sub("", piece), *_IF_I.findall(piece)] if root in find_roots(p)]
    return any(map(is_my_word, parts or [find_nearest_piece(sentence, place)]))


def _said_by_another(sentence: str, place: Place) -> bool:
    """Tell whether a telling word of the sentence stands only after "Jonas said"."""
    text = find_nearest_piece(sentence, place)
    other = {"she": "he", "he": "she"}.get(place.pronoun, "")
    if other and re.match(rf"(?i)\W*(?:and |but |so )?{other} (?:also |always )?(?:said|told|taught|advised)\b", text):
        return True
    tellers = [m for m in _ANOTHER.finditer(text) if (m["who"] or m["whose"] or "").lower() not in place.reader]
    if not tellers:
        return False
    another = tellers[0]
    before = find_roots(text[: another.start()])
    return any(root not in before for root in find_telling(sentence).values())
