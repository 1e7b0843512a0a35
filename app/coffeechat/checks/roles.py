"""Who does what to whom, in a sentence of a letter or of notes."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coffeechat.prose.english import SUBJECTS, find_subject, parse
from coffeechat.prose.perspective import PERSON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs that frames use, or that mean little: their subjects tell nothing about who did what.
LIGHT = frozenset({
    "be", "have", "do", "go", "get", "learn", "hear", "strike", "stay", "enjoy", "thank", "make", "tell",
    "remember", "like", "say", "love", "feel", "take",
})  # fmt: skip
WRITER, READER = "writer", "reader"
_FIRST = frozenset({"i", "me", "my", "myself"})
_SECOND = frozenset({"you", "your", "yourself"})
_THIRD = frozenset({"she", "her", "he", "him", "his", "herself", "himself"})
# Where the notes say "she" of the reader, "he" is somebody else.
_OTHER = {"she": frozenset({"he", "him", "his", "himself"}), "he": frozenset({"she", "her", "hers", "herself"})}
# "your advice to learn SQL": the one who is advised does it.
_ADVERBS = frozenset({
    "once", "now", "still", "never", "then", "also", "just", "here", "there", "today", "maybe", "first", "later",
    "always", "even", "often", "so",
})  # fmt: skip
_COUNSEL = frozenset({"advice", "suggestion", "recommendation", "tip", "note", "advise", "tell", "ask", "urge",
                      "say", "recommend", "suggest", "remind", "encourage", "invite"})  # fmt: skip


# What a parser takes for a name where notes leave out its article: "send CV".
_PAPERS = frozenset({"cv", "cvs", "pdf", "résumé", "resume", "portfolio"})
_RELATIONS = re.compile(
    r"(?i)(?:sister|brother|mother|mum|mom|father|dad|husband|wife|son|daughter|cousin|uncle|aunt|neighbou?r|editor|chair|"
    r"nurse|chef|student|partner|union|team|firm|company|agency)s?$"
)
_MESSAGES = frozenset({"write", "email", "mail", "call", "phone", "text", "tell", "ask"})


@dataclass(frozen=True)
class Deed:
    """A verb with the roles of its agent and of the people it touches.

    Attributes:
        verb: the lemma.
        agent: ``writer``, ``reader``, the lower-case head word of another subject, or "" where none is named.
        patient: the direct object, if it is a person: likewise.
        to: the person or thing after "to", likewise.
    """

    verb: str
    agent: str
    patient: str = ""
    to: str = ""


@dataclass(frozen=True)
class Speech:
    """Whose words a text is: in a ``letter`` I am the writer and you the reader; in notes she is the reader.

    ``names`` are the lower-case words of the reader's name; ``turned`` marks the reader's own turn in a transcript;
    ``pronoun`` is what the notes say of the reader: she, he, or "" where they are of two minds.
    """

    letter: bool
    names: frozenset[str]
    turned: bool = False
    pronoun: str = ""

    def role(self, token: "Token | None") -> str:
        """Return the role of a word."""
        if token is None:
            return ""
        low = token.lower_
        quoted = not self.letter and _is_quoted(token)
        if low in _FIRST:
            return READER if self.turned or quoted else WRITER
        if low in _SECOND:  # in a saying, "you" is anybody
            return "" if quoted else WRITER if self.turned else READER if self.letter else ""
        if not self.letter and low in _OTHER.get(self.pronoun, ()):
            return low
        if low in self.names or (low in _THIRD and not self.letter):
            return READER
        person = (token.pos_ == "PROPN" and low not in _PAPERS) or PERSON_NOUNS.match(low)
        return low if person else ""


def _is_quoted(token: "Token") -> bool:
    """Tell whether a word stands in quotation marks, where notes let the reader speak."""
    before = token.doc.text[: token.idx]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def find_deeds(doc: "Doc", speech: Speech) -> list[Deed]:
    """List what is done in a parsed text, with its roles."""
    return [_deed(verb, speech) for verb in doc if verb.pos_ in {"VERB", "AUX"} and verb.dep_ not in {"aux", "auxpass"}]


def _deed(verb: "Token", speech: Speech) -> Deed:
    """Read one verb; "is a driver" is a deed of its own, and whom one writes is to whom one writes."""
    name, patient, to = verb.lemma_.lower(), _patient(verb, speech), _to(verb, speech)
    if name in _MESSAGES and not to:
        patient, to = "", patient
    if name == "be":
        being = next((child.lemma_.lower() for child in verb.children if child.dep_ == "attr"), "")
        return Deed(f"be {being}".strip(), _agent(verb, speech))
    return Deed(name, _agent(verb, speech), patient, to)


def _agent(verb: "Token", speech: Speech) -> str:
    before = verb.doc[verb.i - 1] if verb.i else verb
    if _is_order(verb, before):
        return ""
    subject = find_subject(verb)
    if subject is not None:
        return _agent_named(verb, subject, speech)
    if before.dep_ == "advmod" and before.text.istitle() and before.lower_ not in _ADVERBS:
        return before.lower_  # "Raj recommended him": a name that the parser takes for an adverb
    return _agent_of_governed(verb, speech)


def _is_order(verb: "Token", before: "Token") -> bool:
    """Tell whether a verb is an instruction: "he said come along", "do not wait a year"."""
    said = before.lemma_.lower() in {"say", "tell"} and verb.tag_ in {"VB", "VBP"}
    denied = any(c.lower_ == "do" for c in verb.children) and not any(c.dep_ in SUBJECTS for c in verb.children)
    return said or denied


def _agent_named(verb: "Token", subject: "Token", speech: Speech) -> str:
    if subject.dep_ == "nsubjpass":
        return ""
    if subject.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":  # "one who started at 40": not the reader
        return speech.role(verb.head) or verb.head.lower_
    return speech.role(subject) or (subject.lower_ if _RELATIONS.match(subject.text) else "")


def _agent_of_governed(verb: "Token", speech: Speech) -> str:
    governor = verb.head
    if verb.dep_ in {"xcomp", "conj", "pcomp", "acl", "advcl"} and governor.i != verb.i:
        return _controlled(governor, speech)
    return ""


def _controlled(governor: "Token", speech: Speech) -> str:
    """Return who acts in "thank you for offering to ..." and "your advice to ..."."""
    if governor.lemma_.lower() in _COUNSEL:
        return WRITER if speech.letter else ""
    thanked = any(word.lemma_.lower() == "thank" for word in governor.doc[: governor.i])
    if governor.pos_ == "ADP" and (governor.head.lemma_.lower() == "thank" or (governor.lower_ == "for" and thanked)):
        return READER
    if governor.lemma_.lower() in {"offer", "kind"}:
        return READER if speech.letter else ""
    if governor.pos_ in {"VERB", "AUX"} and (governor.lemma_ != "be" or _agent(governor, speech) == WRITER):
        return _agent(governor, speech)  # "I'm to write to her", but not "the trick is to write"
    return ""


def _patient(verb: "Token", speech: Speech) -> str:
    for child in verb.children:
        if child.dep_ in {"dobj", "dative"} and child.pos_ in {"PRON", "PROPN"}:
            return speech.role(child)
    return ""


def _to(verb: "Token", speech: Speech) -> str:
    for child in verb.children:
        if child.lower_ in {"to", "with"} and child.dep_ in {"prep", "dative"}:
            return next((speech.role(g) for g in child.children if g.pos_ in {"PRON", "PROPN"}), "")
    return ""


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
    return pronoun in _THIRD and one not in {WRITER, READER}


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


def complete(text: str, pronoun: str = "") -> str:
    """Give a fragment the subject that note-takers leave out; "me ->" labels what the writer is to do.

    ``pronoun`` is what the notes say of the reader: she, he or "".
    """
    text = re.sub(r"^(?:me|Me|I)\s*(?:->?|→|[:–])\s*", "I ", text)
    if re.match(r"(?i)(?:told|promised|owe|offered|said) (?:her|him|them)\b", text):
        return f"I {text}"
    if re.match(r"(?i)(?:should|must|ought to|need to|have to)\b", text):
        return f"I {text}"
    if re.search(r"(?i)\bmy\b", text):
        return text  # "wrote on my hand": whoever did
    return (
        f"{pronoun.capitalize() or 'She'} {text[:1].lower()}{text[1:]}"
        if parse(text)[0].tag_ in {"VBZ", "VBD", "VBN", "MD"}
        else text
    )
