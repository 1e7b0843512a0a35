"""Do a sentence and the notes contradict each other in who did what, to whom, and whose it is?"""

import re
from typing import TYPE_CHECKING

from coffeechat.checks.roles import LIGHT, READER, SOMEBODY, THIRD, WRITER, Deed, Speech
from coffeechat.prose.english import find_subject, parse

if TYPE_CHECKING:
    from spacy.tokens import Doc


def conflicts(said: Deed, known: list[Deed]) -> bool:
    """Tell whether the notes know this deed, and only with other roles."""
    same = [deed for deed in known if deed.verb == said.verb]
    return bool(same) and not any(_fits(said, deed) for deed in same)


def _fits(said: Deed, known: Deed) -> bool:
    pairs = ((said.agent, known.agent), (said.patient, known.patient), (said.to, known.to))
    return all(
        not a or not b or a == b or _alike(a, b) or _points_to(b, a) or _names_in_full(a, b) for a, b in pairs[1:]
    ) and (
        not said.agent
        or not known.agent
        or said.agent == known.agent
        or _alike(*pairs[0])
        or _points_to(*pairs[0][::-1])
    )


def _names_in_full(one: str, other: str) -> bool:
    """Tell whether both are third parties to whom something is done: "Ruth" of the notes is "Ruth Feldstein"."""
    return not {one, other} & {WRITER, READER}


def _points_to(pronoun: str, one: str) -> bool:
    """Tell whether "he" of the notes may be the one named in the letter: anybody but the writer and the reader."""
    return (pronoun == SOMEBODY and one != WRITER) or (pronoun in THIRD and one not in {WRITER, READER})


def _alike(one: str, other: str) -> bool:
    """Treat two nouns of third parties as one where they share a stem; writer and reader are never alike."""
    if {one, other} & {WRITER, READER}:
        return False
    return bool(re.match(r"(\w{3,})\w*\W\1|(\w+)\W\2", f"{one} {other}"))


def find_owners(doc: "Doc", speech: Speech) -> dict[str, set[str]]:
    """Map what belongs to someone ("my CV") to the roles of its owners."""
    owners: dict[str, set[str]] = {}
    for token in doc:
        if token.dep_ == "poss" and token.tag_ == "PRP$":
            owners.setdefault(token.head.lower_, set()).add(speech.role(token))
    return owners


def find_own_pasts(sentence: str) -> list[str]:
    """Return the verbs of what the writer says to have done: notes that leave out who did it tell of the reader."""
    return [
        token.lemma_.lower()
        for token in parse(sentence)
        if token.tag_ == "VBD" and token.lemma_ not in LIGHT
        if (subject := find_subject(token)) is not None and subject.text == "I"
    ]
