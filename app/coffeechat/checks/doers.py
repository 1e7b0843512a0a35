"""Does each do in a sentence what they do in the notes, and is each thing whose it is there?"""

import re
from typing import TYPE_CHECKING

from coffeechat.checks.conflicts import conflicts, find_own_pasts, find_owners
from coffeechat.checks.fragments import complete
from coffeechat.checks.meanings import find_root
from coffeechat.checks.offering import check_offers
from coffeechat.checks.places import Place
from coffeechat.checks.roles import LIGHT, READER, SOMEBODY, THIRD, WRITER, Deed, Speech, find_deeds, find_emphasised
from coffeechat.prose.english import SUBJECTS, parse

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OFFERED = re.compile(r"\boffer(?:ed|ing) to (\w+)")
# To say a thing is no deed of its own, unless it is somebody who is recommended.
_SAYING = frozenset({
    "offer", "promise", "advise", "suggest", "recommend", "explain", "mention", "warn", "describe", "remind", "point",
    "note", "share", "encourage", "call", "let", "agree", "talk", "speak", "think", "name", "admit", "answer",
})  # fmt: skip

# Ways of notes to say what a letter calls giving and inviting.
_SAID_SO = {
    "give": re.compile(r"(?i)\b(?:names?|contacts?|people:|e-?mail|number|mail)(?!\w)"),
    "invite": re.compile(
        r"(?i)\b(?:wants? me|have me|welcome|I (?:can|could|may)|send me"
        r"|asked me to (?:come|join|visit|see|shadow|sit|spend))\b"
    ),
}
_TELLING = frozenset({"say", "tell", "advise", "suggest", "recommend", "explain", "mention", "warn"})


def check_roles(sentence: str, place: Place, names: frozenset[str]) -> list[str]:
    """Check who does what to whom, and whose things are; ``names`` are the words of the reader's name."""
    mine = Speech(False, names, place.speaker == "reader", place.pronoun)
    pieces = [parse(complete(piece, place.pronoun)) for piece in place.text.split("; ")]
    known = [deed for piece in pieces for deed in find_deeds(piece, mine)]
    belongings = _merge([find_owners(piece, mine) for piece in pieces])
    doc, speech = parse(sentence), Speech(True, names)
    return [
        *_check_doers(sentence, find_deeds(doc, speech), known),
        *_check_unknown(_leave_out_names(doc, find_deeds(doc, speech)), known, place),
        *check_offers(sentence, place, known),
        *_check_own_pasts(sentence, place, known),
        *(
            f"not by the reader in the notes ({deed.verb})"
            for deed in find_emphasised(doc, speech)
            if READER not in {one.agent for one in known if one.verb == deed.verb and not one.denied}
        ),
        *(
            f"someone else's in the notes ({noun})"
            for noun, owners in find_owners(doc, speech).items()
            if (theirs := belongings.get(noun)) and not owners & theirs and "" not in theirs | owners
        ),
        *_check_holders(doc, place, belongings),
        *_check_states(doc, speech, pieces, mine),
    ]


def _check_doers(sentence: str, said: list[Deed], known: list[Deed]) -> list[str]:
    """Check that nobody does here what others do in the notes."""
    plain = LIGHT - {parse(verb)[0].lemma_ for verb in _OFFERED.findall(sentence)}
    return [
        f"other roles in the notes ({deed.verb})" for deed in said if deed.verb not in plain and conflicts(deed, known)
    ]


def _check_unknown(said: list[Deed], known: list[Deed], place: Place) -> list[str]:
    """Check that nobody but the writer does what nobody does in the notes, and nobody says what others say."""
    done = {find_root(deed.verb) for deed in known}
    tellers = {deed.agent for deed in known if deed.verb in _TELLING}
    return [
        f"no deed of the notes ({deed.verb})"
        for deed in said
        if deed.agent not in {"", WRITER} and not deed.verb.startswith("be ")
        if (deed.verb not in LIGHT | _SAYING or _is_recommended(deed)) and find_root(deed.verb) not in done
        if not (deed.verb in _SAID_SO and _SAID_SO[deed.verb].search(place.text))
    ] + [
        f"said by nobody of that name ({deed.agent})"
        for deed in said
        if deed.verb in _TELLING and deed.agent not in {"", WRITER, READER, *tellers}
        if not tellers & {SOMEBODY, *THIRD}
    ]


def _check_holders(doc: "Doc", place: Place, belongings: dict[str, set[str]]) -> list[str]:
    """Check that "my email" or "her office" is not "Leonard's email" or "Sipho's office"."""
    return [
        f"someone else's in the notes ({word.head.text})"
        for word in doc
        if word.dep_ == "poss" and word.pos_ == "PROPN" and belongings.get(word.head.lower_)
        if not re.search(rf"(?i){re.escape(word.text)}['’]?s? (?:\w+ )?{re.escape(word.head.text)}\b", place.text)
        and not belongings[word.head.lower_] & {SOMEBODY, *THIRD}
    ]


def _check_states(doc: "Doc", speech: Speech, pieces: list["Doc"], mine: Speech) -> list[str]:
    """Check that what I was in the notes ("worried", "surprised") is not what you were."""
    known: dict[str, set[str]] = {}
    for piece in pieces:
        for root, who in _find_states(piece, mine):
            known.setdefault(root, set()).add(who)
    return [
        f"another's state in the notes ({root})"
        for root, who in _find_states(doc, speech)
        if who in {WRITER, READER} and known.get(root, {who}) & {WRITER, READER} and who not in known.get(root, {who})
    ]


def _find_states(doc: "Doc", speech: Speech) -> list[tuple[str, str]]:
    """Return the root of what each is, or is moved to, with whose state it is."""
    states = []
    for verb in doc:
        if verb.lemma_ == "be" and verb.pos_ == "AUX":
            head = verb.head if verb.dep_ == "auxpass" else verb
            found = [head] if verb.dep_ == "auxpass" else [c for c in verb.children if c.dep_ in {"acomp", "attr"}]
            subject = next((c for c in head.children if c.dep_ in SUBJECTS), None)
            states += [(find_root(one.text), speech.role(subject)) for one in found]
    return states


def _leave_out_names(doc: "Doc", said: list[Deed]) -> list[Deed]:
    """Leave out what the parser takes for a deed and is a name: "Paul Denning"."""
    names = {word.lemma_.lower() for word in doc if word.i and word.text.istitle()}
    return [deed for deed in said if deed.verb not in names]


def _is_recommended(deed: Deed) -> bool:
    return deed.verb == "recommend" and deed.patient == WRITER


def _check_own_pasts(sentence: str, place: Place, known: list[Deed]) -> list[str]:
    return [
        f"not done by the writer in the notes ({verb})"
        for verb in find_own_pasts(sentence)
        if WRITER not in (agents := {deed.agent for deed in known if deed.verb == verb}) and agents
        if agents != {""} or not re.search(r"(?i)\bmy\b", place.text)
    ]


def _merge(owners: list[dict[str, set[str]]]) -> dict[str, set[str]]:
    return {noun: set().union(*(each.get(noun, set()) for each in owners)) for each in owners for noun in each}
