"""Whether a clause, once it is said, is whole and clear to somebody who has not read the sentence before."""

from typing import TYPE_CHECKING

import re2

from coffeechat.company.clauses import NAME, Clause
from coffeechat.company.wording import matches_any

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_WORDS = 18
"""Words of an event; more cannot be said in one breath before a question."""

_FEWEST = 3

VAGUE = {
    *("it", "them", "he", "she", "him", "her", "his", "hers", "they", "theirs", "i", "my", "me", "mine"),
    *("something", "anything", "himself", "herself", "themselves", "such", "former", "latter", "same"),
    *("respectively", "herein", "none", "yourselves", "certain"),
}
"""Words that stand for something said before, or for whoever speaks."""

POINTING = {"this", "that", "these", "those"}
_BARE = (
    r"\b(?:a|an|the) (?:place|thing|way|time|lot|part|number|company|business|member|process|point|matter|case|kind"
    r"|sort|role|job|range|variety|series|set)$"
    r"|\bto (?:build|make|help|do|be|have|get|provide|support|create|develop|improve|ensure|meet|serve)$"
)
"""Words at the end that wait for what they are the place, the part or the number of."""

_UNSAYABLE = re2.compile(
    _BARE + r"|[^s]['’] | ['‘]\pL|[;:“”\"()\[\]{}|=<>•*]|\d,$|\.\.| - |- | -|-$|,,"
    r"|\bof you\b|\band (?:in|of|for|with|at|certain) "
)
BACKWARD = re2.compile(
    r"(?i)\b(?:the rest|the others?|the former|the latter|the same|so|both|either|neither|another|there|"
    r"in (?:your|its|their) place|"
    r"going back$|in consequence|as a result|take[sn]? place$|took place$|tried for|lost$|"
    r"(?:first|last|second|other|new|old|smaller|larger|better) ones?|in the meantime|meanwhile|you you|you company|"
    r"as well|remaining|further|additional|(?:lower|higher) (?:by|in)|you (?:have|had) (?:less|fewer|more))\b"
)
"""Phrases that are understood only after another."""

_YEAR = re2.compile(r"(?:19|20)\d\d$")
_UNIT = re2.compile(r"[$£€%]|\b(?:per|of)\b")
_PAIR = 2
_TOLD = 6
_COUNTING = {
    "second",
    "third",
    "last",
    "next",
    "remaining",
    "new",
    "old",
    "other",
    "others",
    "two",
    "three",
    "four",
    "only",
}
_HEADS = {"nsubj", "nsubjpass", "dobj", "pobj", "attr"}
_MEASURES = {"to", "from", "by", "at", "below", "above", "under", "over"}


def is_sayable(said: str, clause: Clause) -> bool:
    """Tell whether it can be said aloud and understood without the sentence before."""
    return _reads_alone(said, clause) and _is_clear(clause)


def _reads_alone(said: str, clause: Clause) -> bool:
    words = said.lower().replace(",", " ").split()
    fewest = _FEWEST + (clause.subject == "you")
    if not fewest <= len(words) <= MAX_WORDS or _UNSAYABLE.search(said) or BACKWARD.search(said):
        return False
    vague = VAGUE - {"you", "your", "they"} if clause.subject != "you" else VAGUE - {"you", "your"}
    if set(words) & vague:
        return False
    # "Half of your cases start" leaves out how; what happened can be said by the verb alone ("your app failed").
    if matches_any("hollow", said):
        return False
    alone = not any(clause.needed) and (clause.subject == "you" or clause.tense == "present")
    return clause.is_whole and not alone and _tells_enough(clause)


def _is_clear(clause: Clause) -> bool:
    """Tell whether its words name things by themselves, not by what was said before."""
    tokens = [token for phrase in (clause.noun, *clause.needed) for token in phrase]
    extra = [token for phrase in clause.extra for token in phrase]
    if _is_misread(clause) or any(_is_vague(token) for token in clause.setting) or _points_back(clause):
        return False
    if clause.noun and clause.noun[-1].nbor().text in {"-", "/"}:
        return False
    if clause.noun and ":" in clause.verb.doc[clause.noun[0].i : clause.verb.i].text:
        return False
    if _is_bare_noun(clause) or any(_is_bare_number(token) for token in (*tokens, *extra)):
        return False
    if any(token.lower_ in {"you", "your"} or _is_told_before(token) for token in tokens):
        return False
    us = clause.subject == "you" and any(_is_us(token) for token in tokens)
    return not us and not any(token.lower_ in POINTING and token.tag_ == "DT" for token in tokens)


def _is_misread(clause: Clause) -> bool:
    """Tell a subject or a verb that the parser mistook: "74 ships connected charges carriers"."""
    asks = any(token.tag_ in {"WP", "WDT", "WP$"} for token in clause.noun[:_PAIR])
    return asks or _lacks_prefix(clause) or _counts_by_year(clause) or _disagrees(clause)


def _lacks_prefix(clause: Clause) -> bool:
    """Tell a verb whose beginning is a word of its own: "we re-opened a foundry" did not open one."""
    return clause.verb.i > 0 and clause.verb.nbor(-1).text == "-"


def _counts_by_year(clause: Clause) -> bool:
    """Tell a year that was taken for a number: "since 2022 tellers have been trained"."""
    first = clause.noun[0] if clause.noun else None
    return bool(first and first.i) and _is_year(first) and first.nbor(-1).pos_ in {"ADP", "SCONJ"}


def _is_year(token: "Token") -> bool:
    return token.is_digit and len(token) == len("2022") and token.text[:2] in {"19", "20"}


def _disagrees(clause: Clause) -> bool:
    """Tell a subject in the plural before a verb in the singular; a share goes by its whole."""
    share = any(token.text == "%" for token in clause.noun)
    many = any(token.tag_ == "NNS" and (share or token.head == clause.verb) for token in clause.noun)
    many = many or (len(clause.noun) > 1 and clause.noun[-1].tag_ in {"VBN", "VBD"})
    return many and clause.verb.tag_ == "VBZ" and not clause.before


def _is_bare_noun(clause: Clause) -> bool:
    """Tell a subject that an earlier sentence explained: one word in the singular, or a bare share ("71% kept")."""
    share = len(clause.noun) > 1 and all(token.pos_ == "NUM" or token.text == "%" for token in clause.noun)
    share = share and not (clause.setting and clause.setting[0].lower_ == "of")
    return share or (len(clause.noun) == 1 and clause.noun[0].tag_ == "NN")


def _tells_enough(clause: Clause) -> bool:
    """Tell whether it names two things, or one closely: "you changed in eight weeks" names none."""
    things = _find_things(clause)
    denied = any(token.dep_ == "neg" or token.lower_ == "longer" for token in clause.verb.children)
    words = [token for phrase in (*clause.needed, *clause.extra) for token in phrase]
    measured = bool(things) and any(w.dep_ == "nummod" and matches_any("units", w.head.lower_) for w in words)
    enough = 1 if denied or measured else _PAIR
    return len(things) >= enough or any(_is_named(token) for token in things)


def _is_named(token: "Token") -> bool:
    """Tell "Ghana", "your looms", "a second yard"; "three hospitals" may be any."""
    return token.pos_ == "PROPN" or token.n_lefts > 1 or any(child.dep_ == "poss" for child in token.lefts)


def _find_things(clause: Clause) -> list["Token"]:
    words = [token for phrase in (clause.setting, clause.noun, *clause.needed, *clause.extra) for token in phrase]
    named = [token for token in words if token.pos_ in {"NOUN", "PROPN"} or token.tag_ == "VBG"]
    return [token for token in named if token.text != NAME and not matches_any("units", token.lower_)]


def counts_something(said: str, clause: Clause) -> bool:
    """Tell whether a figure says of what it is one: "turnover among drivers was 22%", not "refusals are at 18%"."""
    things = _find_things(clause)
    if re2.search(r"(?:%|per ?cent)$", said) and "your" not in said and len(things) < _PAIR:
        return False
    ours = {"you", "your"} & {*said.split()}
    return len(things) >= _PAIR or (len(things) == 1 and things[0].tag_ == "NNS" and bool(ours))


def _is_vague(token: "Token") -> bool:
    if token.lower_ in POINTING:
        return token.tag_ == "DT"
    return token.lower_ in VAGUE | {
        "addition",
        "general",
        "particular",
        "fact",
        "contrast",
        "completion",
        "response",
        "return",
        "turn",
    } or token.tag_ in {"WP", "WDT", "WP$"}


def _points_back(clause: Clause) -> bool:
    """Tell "the conversion", "the first line", "the hottest": a subject that only an earlier sentence makes clear."""
    words = [token for token in clause.noun if not token.is_punct]
    if len(words) < _PAIR or words[0].lower_ != "the":
        return False
    counted = words[1].lower_ in _COUNTING or words[1].tag_ in {"JJS", "JJR", "RBS", "RBR"}
    if counted and not any(token.dep_ == "prep" for token in words):
        return True
    return (
        len(words) == _PAIR
        and words[1].pos_ == "NOUN"
        and not words[1].is_title
        and not matches_any("known_alone", words[1].lower_)
    )


def _is_us(token: "Token") -> bool:
    return token.dep_ in {"dobj", "dative"} and token.text in {"us", NAME}


def _is_told_before(token: "Token") -> bool:
    """Tell "the rule", "the archive": one thing with "the" and nothing else, which an earlier sentence told of."""
    beside = [child for child in token.children if not child.is_punct and child.tag_ != "POS"]
    plain = token.tag_ == "NN" and not matches_any("known_alone", token.lower_)
    return plain and len(beside) == 1 and beside[0].lower_ == "the"


def _is_bare_number(token: "Token") -> bool:
    """Tell a number that stands for what was named before ("fourteen left", "we work in 19")."""
    if token.pos_ != "NUM" or token.dep_ not in _HEADS or _YEAR.match(token.text):
        return False
    if token.dep_ == "attr" and sum(1 for _ in token.head.lefts) and len([*token.head.subtree]) > _TOLD:
        # "The average age of your patternmakers is 58."
        return False
    if token.dep_ == "pobj" and token.head.lower_ in _MEASURES:
        return False
    first = min(token.i - 1, next(iter(token.subtree)).i)
    beside = token.doc[max(0, first) : token.i + 2].text
    return not _UNIT.search(beside)
