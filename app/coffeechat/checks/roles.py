"""Who does what to whom, in a sentence of a letter or of notes."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coffeechat.prose.english import SUBJECTS, find_subject
from coffeechat.prose.perspective import PERSON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs that frames use, or that mean little: their subjects tell nothing about who did what.
LIGHT = frozenset({
    "be", "have", "do", "go", "get", "learn", "hear", "strike", "stay", "enjoy", "thank", "make", "tell",
    "remember", "like", "say", "love", "feel", "take",
})  # fmt: skip
WRITER, READER, SOMEBODY = "writer", "reader", "somebody"
_FIRST = frozenset({"i", "me", "my", "myself"})
_SECOND = frozenset({"you", "your", "yourself"})
THIRD = frozenset({"she", "her", "he", "him", "his", "herself", "himself"})
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
_CLAUSES = frozenset({"advcl", "ccomp", "relcl"})
_OFFERS = frozenset({"offer", "promise", "agree"})
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
    denied: bool = False


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
        if low in THIRD and not self.letter:
            return self._role_of_pronoun(token)
        if low in self.names:
            return READER
        person = (token.pos_ == "PROPN" and low not in _PAPERS) or PERSON_NOUNS.match(low)
        return low if person else ""

    def _role_of_pronoun(self, token: "Token") -> str:
        """Return whom "she" of notes is: where somebody else was named before, either may be meant."""
        if token.lower_ in _OTHER.get(self.pronoun, ()):
            return token.lower_
        named = [t for t in token.doc[: token.i] if t.pos_ == "PROPN" and t.ent_type_ == "PERSON"]
        return READER if self.pronoun or all(t.lower_ in self.names for t in named) else SOMEBODY


def _is_quoted(token: "Token") -> bool:
    """Tell whether a word stands in quotation marks, where notes let the reader speak."""
    before = token.doc.text[: token.idx]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def find_deeds(doc: "Doc", speech: Speech) -> list[Deed]:
    """List what is done in a parsed text, with its roles."""
    verbs = [verb for verb in doc if verb.pos_ in {"VERB", "AUX"} and verb.dep_ not in {"aux", "auxpass"}]
    return [_deed(verb, speech) for verb in verbs if not (speech.letter and _is_quoted(verb))]


def find_emphasised(doc: "Doc", speech: Speech) -> list[Deed]:
    """List what "you ... yourself" did or will do, by the sentence: nobody else did."""
    return [
        deed
        for word in doc
        if word.lower_ == "yourself" and word.dep_ not in {"dobj", "pobj", "dative"}
        for verb in word.ancestors
        if verb.pos_ == "VERB" and (deed := _deed(verb, speech)).agent == READER and deed.verb not in _OFFERS
    ][:1]


def _deed(verb: "Token", speech: Speech) -> Deed:
    """Read one verb; "is a driver" is a deed of its own, and whom one writes is to whom one writes."""
    name, patient, to = verb.lemma_.lower(), _patient(verb, speech), _to(verb, speech)
    if name in _MESSAGES and not to:
        patient, to = "", patient
    if name == "be":
        being = next((child.lemma_.lower() for child in verb.children if child.dep_ == "attr"), "")
        return Deed(f"be {being}".strip(), _agent(verb, speech))
    denied = any(child.dep_ == "neg" for child in verb.children)
    return Deed(name, _agent(verb, speech), patient, to, denied)


def _agent(verb: "Token", speech: Speech) -> str:
    before = verb.doc[verb.i - 1] if verb.i else verb
    if _is_order(verb, before):
        return ""
    subject = find_subject(verb)
    if subject is not None and not (not speech.letter and _breaks_off(verb)):
        return _agent_named(verb, subject, speech)
    if not speech.letter and not speech.turned and _is_advice(verb):
        return WRITER
    if before.dep_ == "advmod" and before.text.istitle() and before.lower_ not in _ADVERBS:
        return before.lower_  # "Raj recommended him": a name that the parser takes for an adverb
    return _agent_of_governed(verb, speech)


def _is_order(verb: "Token", before: "Token") -> bool:
    """Tell whether a verb is an instruction: "he said come along", "do not wait a year"."""
    said = before.lemma_.lower() in {"say", "tell"} and verb.tag_ in {"VB", "VBP"}
    denied = any(c.lower_ == "do" for c in verb.children) and not any(c.dep_ in SUBJECTS for c in verb.children)
    return said or denied


def _breaks_off(verb: "Token") -> bool:
    """Tell whether a bare verb follows one with an ending: "he runs the boat, mention the rope" is advice."""
    helped = any(child.dep_ in {"aux", *SUBJECTS} for child in verb.children)
    return verb.dep_ == "conj" and not helped and verb.tag_ in {"VB", "VBP"} and verb.head.tag_ in {"VBZ", "VBD"}


def _is_advice(verb: "Token") -> bool:
    """Tell whether a verb begins notes as an instruction to the writer: "ask Dr Lim", but not "send me the list"."""
    first = verb.i == 0 or verb.doc[verb.i - 1].text in {":", "->", "→"}
    touched = [word for child in verb.children if child.dep_ not in _CLAUSES for word in (child, *child.children)]
    return first and verb.lower_ == verb.lemma_.lower() and not any(word.lower_ in _FIRST for word in touched)


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
        return _advised(governor, speech)
    thanked = any(word.lemma_.lower() == "thank" for word in governor.doc[: governor.i])
    if governor.pos_ == "ADP" and (governor.head.lemma_.lower() == "thank" or (governor.lower_ == "for" and thanked)):
        return READER
    if governor.lemma_.lower() in {"offer", "kind"}:
        return READER if speech.letter else ""
    if governor.pos_ in {"VERB", "AUX"} and (governor.lemma_ != "be" or _agent(governor, speech) == WRITER):
        return _agent(governor, speech)  # "I'm to write to her", but not "the trick is to write"
    return ""


def _advised(governor: "Token", speech: Speech) -> str:
    """Return who is to do what was advised: "she told me to sit", "he said to look", "your advice to stay"."""
    heard = next((child for child in governor.children if child.dep_ in {"dobj", "dative"}), None)
    if heard is not None:
        hearer = speech.role(heard)  # nobody tells herself, and a name of the notes may be another half of it
        return hearer if hearer in {WRITER, READER} and hearer != _agent(governor, speech) else ""
    ours = _agent(governor, speech) == READER and governor.lemma_ in {"say", "advise"}
    return WRITER if speech.letter or ours else ""


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
