"""Say a clause to somebody who works there: "Larkspur has put off its launch" is "you have put off your launch"."""

from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import re2

from coffeechat.company.clauses import NAME, Clause
from coffeechat.company.predicates import is_date
from coffeechat.company.sayable import BACKWARD, MAX_WORDS, POINTING, VAGUE, is_sayable
from coffeechat.company.wording import SHELF
from coffeechat.prose.english import SUBJECTS
from coffeechat.prose.patterns import read_cards

if TYPE_CHECKING:
    from spacy.tokens import Token

_PASTED = 11
"""So many words in a row of the text are no telling; the gate on questions refuses them."""

_LONG_REST = 13
"""Words after the verb; with more, what is said would be pasted rather than told."""

_LONG_SETTING, _SHORT_SETTING = 10, 4

_PLAIN = {"is": "are", "was": "were", "has": "have", "does": "do", "'s": "are", "’s": "are"}
_SPELT = {"'ve": "have", "’ve": "have", "n't": "not", "n’t": "not", "'re": "are", "’re": "are", "'m": "are"}
_YOURS = {
    "our": "your",
    "its": "your",
    "ours": "yours",
    "ourselves": "yourselves",
    "itself": "yourselves",
    "us": "you",
    "we": "you",
}
_UNTIMED = {
    *("today", "yesterday", "now", "ago", "last", "previous", "however", "also"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
}
_BINDING = {"to", "into", "as", "against", "onto"}
_LOOSE = {"with", "at", "under", "through", "by", "during"}
_MOVED = re2.compile(r"([%\d]) (up|down) from\b")
_TAILS = {
    *("that", "which", "who", "whose", "whom", "where", "when", "if", "unless", "only", "instead", "except", "between"),
    *("or", "of", "than", "rather", "until", "without", "subject", "whether", "while", "once", "unlike"),
}
"""What goes on so after the last word that is said makes half a clause of it."""

_PASSING = {"also", "now", "then", "already", "recently", "however", "therefore", "still", "just", "approximately"}
"""Adverbs without which a clause says the same."""

_WORD = re2.compile(r"[\pL\d'’&-]+")
_LOOSE_END = re2.compile(
    r"(?i)(?: (?:in|at|on|by|for|to|of|and|or|the|a|an|with|from|since|because|so|as|than|that|into|your|also|not"
    r"|more))+$"
)


def say(clause: Clause) -> str | None:
    """Say a clause in the second person in at most fourteen words; None where it cannot be said whole."""
    said = _say(clause)
    while said and _run(said, clause) >= _PASTED and clause.extra:
        clause = replace(clause, extra=clause.extra[:-1])
        said = _say(clause)
    return said if said and is_sayable(said, clause) and _run(said, clause) < _PASTED else None


def _run(said: str, clause: Clause) -> int:
    """Return how many words in a row ``said`` takes over from its sentence."""
    words, source = _WORD.findall(said.lower()), _WORD.findall(clause.verb.doc.text.lower())
    return SequenceMatcher(None, words, source, autojunk=False).find_longest_match().size


def _say(clause: Clause) -> str | None:
    noun = _say_words(clause.noun, clause) if clause.noun else "you"
    if clause.setting:
        if len(clause.setting) > _LONG_SETTING:
            return None
        noun = f"{_say_setting(clause)} {noun}"
    rest = _say_rest(clause, MAX_WORDS - len(noun.split()) - len(clause.before) - 1)
    if rest is None:
        return None
    if clause.plan:
        verb = {"plan": "plan to", "decide": "decided to", "agree": "agreed to"}[clause.plan]
        return f"{noun} {verb} {clause.verb.lemma_} {rest}".strip()
    return f"{noun} {_say_finite(clause)} {rest}".strip()


def _say_setting(clause: Clause) -> str:
    said = _say_words(clause.setting, clause)
    comma = "," if len(clause.setting) > _SHORT_SETTING or said[-1:].isdigit() else ""
    return f"{said[:1].lower()}{said[1:]}{comma}"


def _say_rest(clause: Clause, room: int) -> str | None:
    """Return the words after the verb: all that is needed, and of the rest what there is room for."""
    needed = [phrase for phrase in clause.needed if phrase]
    if any(BACKWARD.search(_text(phrase)) for phrase in needed[1:]):
        return None
    words = sum(len(phrase) for phrase in needed)
    if words > room:
        needed = [_shorten(phrase, room - words + len(phrase)) for phrase in needed]
        if sum(len(phrase) for phrase in needed) > room:
            return None
    chosen, used = list(needed), sum(len(phrase) for phrase in needed)
    if any(_binds(phrase) for phrase in clause.extra):
        return None
    for phrase in (*clause.extra, clause.date):
        if phrase and used + len(phrase) <= min(room, _LONG_REST) and not _points_elsewhere(phrase):
            chosen.append(phrase)
            used += len(phrase)
    if len(chosen) < len(needed) + len(clause.extra) and any(
        _is_highest(token) for phrase in needed for token in phrase
    ):
        return None
    verbs = [clause.verb, *(token for phrase in needed for token in phrase if token.pos_ == "VERB")]
    if any(_is_bound(child, chosen) for verb in verbs for child in verb.rights) or _is_torn(chosen, clause):
        return None
    date = [phrase for phrase in chosen if phrase == clause.date or is_date(phrase)]
    rest = sorted((phrase for phrase in chosen if phrase not in date), key=lambda phrase: phrase[0].i)
    said = " ".join(_say_words(phrase, clause) for phrase in [*rest, *date])
    said = _MOVED.sub(r"\1, \2 from", said)
    said = said.rstrip(" ,;.")
    # What ends on "in" or "with" has lost what it was in.
    return None if _LOOSE_END.search(f" {said}") else said


def _is_highest(token: "Token") -> bool:
    """Tell a superlative, which says something else without the place or the time it holds for."""
    return token.tag_ in {"JJS", "RBS"} and token.lower_ not in {"most", "least"}


def _is_bound(child: "Token", chosen: list[tuple["Token", ...]]) -> bool:
    """Tell a phrase that says where to, what from or as what, and was left out: "assigned each pilot (to one base)"."""
    dated = child.lower_ == "as" and child.i + 1 < len(child.doc) and child.nbor().lower_ == "of"
    return (
        child.dep_ == "prep"
        and child.lower_ in _BINDING
        and not dated
        and not any(child in phrase for phrase in chosen)
    )


def _is_torn(chosen: list[tuple["Token", ...]], clause: Clause) -> bool:
    """Tell whether the next word belongs to the last one: "raised first officer (pay)" that the parser cut in two."""
    said = [token for phrase in chosen if phrase != clause.date for token in phrase]
    last = max((token.i for token in said), default=clause.verb.i)
    if last + 1 >= len(clause.verb.doc):
        return False
    after = clause.verb.doc[last + 1]
    cut = after.dep_ == "prep" and after.head in said and after.head.pos_ in {"NOUN", "PROPN", "NUM"}
    return cut or after.pos_ in {"NOUN", "PROPN", "VERB"} or after.lower_ in _TAILS or _has_gap(said)


def _has_gap(said: list["Token"]) -> bool:
    """Tell whether something was left out between its words that the sentence does not set apart by commas.

    Where nothing but a comma was left out, two clauses were run together.
    """
    for one, two in pairwise(sorted(said, key=lambda token: token.i)):
        left = one.doc[one.i + 1 : two.i]
        words = [token for token in left if not (token.is_punct or token.lower_ in _PASSING or token.tag_ == "CD")]
        aside = len(left) > 1 and left[0].text == left[-1].text == ","
        if left.text == "," or (words and not aside and not is_date([token for token in left if not token.is_punct])):
            return True
    return False


def _shorten(phrase: tuple["Token", ...], room: int) -> tuple["Token", ...]:
    """Leave out how and at what price it was done, the last first, until the phrase fits."""
    kept = list(phrase)
    extras = [token for token in phrase[1:] if token.dep_ == "prep" and token.lower_ in _LOOSE]
    while len(kept) > room and extras:
        left = extras.pop()
        kept = [token for token in kept if token is not left and left not in token.ancestors]
    return tuple(kept)


def _binds(phrase: tuple["Token", ...]) -> bool:
    """Tell whether a phrase points to what was said before, so that the clause says something else without it."""
    return phrase[0].dep_ == "prep" and any(token.lower_ in VAGUE for token in phrase)


def _text(phrase: tuple["Token", ...]) -> str:
    return " ".join(token.lower_ for token in phrase)


def _points_elsewhere(phrase: tuple["Token", ...]) -> bool:
    lows = {token.lower_ for token in phrase}
    return bool(BACKWARD.search(_text(phrase))) or bool(lows & (VAGUE | POINTING | _UNTIMED))


def _say_words(words: tuple["Token", ...], clause: Clause) -> str:
    pieces = []
    for place, token in enumerate(words):
        word = _say_word(token, clause, first=place == 0)
        if word:
            glued = place and not words[place - 1].whitespace_ and words[place - 1].i == token.i - 1
            spelt = word == _SPELT.get(token.lower_)
            pieces.append(word if (glued and not spelt) or not pieces else f" {word}")
    return " ".join("".join(pieces).split()).replace(" ,", ",")


def _say_word(token: "Token", clause: Clause, *, first: bool) -> str:
    low, text = token.lower_, token.text
    if NAME in {text, token.nbor(-1).text if token.i and token.tag_ == "POS" else ""}:
        return _say_name(token)
    if low in {"its", "their"} and clause.subject != "you" and _is_theirs(token, clause):
        return text
    if low in _YOURS or low in _SPELT:
        return _YOURS.get(low) or _SPELT[low]
    if low == "their" and clause.subject == "you" and not _has_plural_before(token, clause):
        return "your"
    if token.dep_ not in SUBJECTS and token.tag_ == "VBZ" and _subject_is_you(token):
        return _PLAIN.get(low, token.lemma_)
    common = token.pos_ != "PROPN" or (
        clause.noun and token is clause.noun[0] and clause.noun[-1].tag_ in {"NN", "NNS"}
    )
    return text[0].lower() + text[1:] if first and token.i == 0 and common and token.is_title else text


def _is_theirs(token: "Token", clause: Clause) -> bool:
    """Tell whose it is after the verb: "your airline cut its flights" is theirs, "pubs asked for its beer" is yours."""
    many = any(word.tag_ in {"NNS", "NNPS"} for word in clause.noun)
    return token.i > clause.verb.i and many == (token.lower_ == "their")


def _say_name(token: "Token") -> str:
    """Say "you" for the company and "your" for its genitive, whose mark falls away."""
    if token.text != NAME:
        return ""
    owns = token.dep_ == "compound" or (token.i + 1 < len(token.doc) and token.nbor().tag_ == "POS")
    return "your" if owns else "you"


def _subject_is_you(verb: "Token") -> bool:
    return any(child.dep_ in SUBJECTS and child.lower_ in {"we", NAME.lower()} for child in verb.children)


def _has_plural_before(token: "Token", clause: Clause) -> bool:
    return any(other.tag_ in {"NNS", "NNPS"} for other in token.doc[clause.verb.i : token.i])


def _say_finite(clause: Clause) -> str:
    words = [token.lower_ for token in clause.before]
    helpers = [token for token in clause.before if token.dep_ in {"aux", "auxpass"}]
    verb = clause.verb.lower_
    if clause.tense == "coming" and helpers and helpers[0].tag_ == "MD":
        words = ["will" if word in {"would", "shall", "'ll", "’ll"} else word for word in words]
        verb = verb if clause.verb.tag_ in {"VBN", "VBG"} else clause.verb.lemma_
        return " ".join([*words, verb])
    if clause.subject == "you":
        if helpers:
            pairs = zip(words, clause.before, strict=True)
            words = [_PLAIN.get(word, word) if token in helpers else word for word, token in pairs]
        elif clause.verb.tag_ == "VBZ":
            verb = _PLAIN.get(verb, clause.verb.lemma_)
        elif verb == "was":
            verb = "were"
    if not helpers and clause.verb.tag_ == "VBN":
        verb = _forms()["past"].get(verb, verb)
    return " ".join(_SPELT.get(word, word) for word in [*words, verb])


@cache
def _forms() -> dict:
    return read_cards(SHELF, "verbs.yaml")
