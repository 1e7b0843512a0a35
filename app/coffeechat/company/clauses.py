"""Main clauses of a sentence: who did what, and when, as the words of the sentence that say it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import re2

from coffeechat.prose.english import SUBJECTS, find_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Whose = Literal["you", "yours", "others"]
Tense = Literal["past", "present", "coming"]

NAME = "Acme"
"""Stands for the company while a sentence is parsed, so that an odd name cannot mislead the parser."""

_WE = {"we", NAME.lower()}
_SAYING = {"say", "announce", "report", "write", "note", "add", "explain", "tell", "state"}
_REQUIRED = {"prt", "neg", "dobj", "attr", "acomp", "oprd", "dative", "xcomp", "ccomp", "agent"}
_OPTIONAL = {"prep", "npadvmod", "advmod", "advcl"}
_PARTS = {"back", "down", "up", "away", "out", "over", "off", "twice", "alone", "free", "together", "outright"}
_ASIDES = {"appos", "parataxis", "dep", "meta", "intj"}
_LONG_RELATIVE = 7
"""A relative clause of so many words is left out; what it narrows down may then say nothing."""

_CONTRASTS = {"although", "though", "while", "whereas"}
_INSIDERS = {
    "members",
    "partners",
    "trustees",
    "owners",
    "staff",
    "employees",
    "engineers",
    "nurses",
    "teachers",
    "drivers",
}
_REASONS = {"because", "until", "when", "before", "after", "so", "if", "to", "unless"}
_LOOSE = {"instead", "now", "also", "too", "however", "therefore", "then", "already", "recently", "since", "again"}
_BEFORE = {"never", "not", "n't", "n’t", "no", "longer", "only", "almost"}
_MODALS = dict.fromkeys(("will", "shall", "would", "'ll", "’ll"), "coming") | {
    "should": "past",
    "could": "past",
    "can": "present",
}
_PAST_HELPERS = {"has", "have", "was", "were", "did", "'ve", "’ve"}
_LATER = {"plan", "intend", "aim", "want", "hope", "mean", "propose"}
_PLANS = {"intention": "plan", "plan": "plan", "decision": "decide", "agreement": "agree"}
_LONG_SUBJECT = 7
_DATE = re2.compile(
    r"^(?:[Ii]n|[Oo]n|[Ss]ince|[Ff]rom)(?: (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December))?(?: \d{1,2},?)?(?: (?:19|20)\d\d)?$"
)


@dataclass(frozen=True)
class Clause:
    """A main clause, still in the words of its sentence.

    Attributes:
        verb: the verb it hangs on.
        subject: whose doing it is: the contact's company, a part or person of it, or somebody else.
        noun: the words of the subject; empty for ``you``.
        before: what stands between subject and verb: auxiliaries, "never".
        needed: the phrases without which it says nothing, in their order.
        extra: phrases that may be left out, in their order.
        date: a date from the head of the sentence ("in July 2022").
        tense: past, present or coming.
        plan: the verb of a plan told as a noun ("its intention to sell" is "plan"); else empty.
    """

    verb: "Token"
    subject: Whose
    noun: tuple["Token", ...]
    before: tuple["Token", ...]
    needed: tuple[tuple["Token", ...], ...]
    extra: tuple[tuple["Token", ...], ...]
    date: tuple["Token", ...]
    tense: Tense
    plan: str = ""

    @property
    def denied(self) -> bool:
        """Whether it says what was or is not done."""
        return any(token.dep_ == "neg" or token.lower_ in {"never", "no"} for token in self.before)

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out that its words need: "the number of children (who came back)" needs it."""
        if self.denied and any(child.dep_ == "advmod" and child not in self.before for child in self.verb.lefts):
            # Without its adverb "do not fully hedge" would say more than the text.
            return False
        said = {token for phrase in (self.noun, *self.needed) for token in phrase}
        return not any(_needs_more(token, said) for token in said)

    @property
    def names(self) -> set[str]:
        """The verb's lemma, alone and with its particle: {"put", "put off"}."""
        lemma = self.verb.lemma_.lower()
        particles = [child.lower_ for child in self.verb.children if child.lower_ in _PARTS or child.dep_ == "prt"]
        return {lemma, *(f"{lemma} {particle}" for particle in particles)}


def find_clauses(doc: "Doc", *, it_is_you: bool = False) -> Iterator[Clause]:
    """Yield the clauses that tell what somebody did.

    Args:
        doc: a sentence in which ``NAME`` stands for the company.
        it_is_you: whether an "It" that opens the sentence means the company.
    """
    for verb in doc:
        if verb.pos_ not in {"VERB", "AUX"} or not _is_told(verb):
            continue
        subject = find_subject(verb)
        whose = _whose(subject, it_is_you) if subject is not None else None
        if whose is None:
            continue
        if planned := _find_plan(verb):
            yield _read_clause(planned, whose, subject, _PLANS[planned.head.lemma_])
        elif tense := _find_tense(verb):
            yield _read_clause(verb, whose, subject, tense=tense)


def _read_clause(verb: "Token", whose: Whose, subject: "Token", plan: str = "", tense: Tense = "coming") -> Clause:
    noun = () if whose == "you" else tuple(_phrase(subject))
    needed, extra = _split_predicate(verb)
    tense = "past" if plan in {"decide", "agree"} else tense
    before = () if plan else tuple(_find_before(verb))
    return Clause(verb, whose, noun, before, needed, extra, _find_date(verb), tense, plan)


def _is_told(verb: "Token") -> bool:
    """Tell whether the clause is a statement of its own, not a condition, a wish or an aside."""
    if verb.dep_ in {"ROOT", "parataxis"}:
        return True
    if verb.dep_ == "conj":
        return verb.head.pos_ in {"VERB", "AUX"} and _is_told(verb.head)
    if verb.dep_ == "advcl":
        return _is_told(verb.head) and any(child.dep_ == "mark" and child.lower_ in _CONTRASTS for child in verb.lefts)
    if verb.dep_ == "ccomp":
        apart = any(token.text in ";:" for token in verb.doc[min(verb.i, verb.head.i) : max(verb.i, verb.head.i)])
        return _is_told(verb.head) and (apart or verb.head.lemma_ in _SAYING)
    return False


def _whose(subject: "Token", it_is_you: bool) -> Whose | None:
    low = subject.lower_
    if low in _WE:
        return "you"
    if low == "it":
        opens = subject.i == 0 and it_is_you and subject.dep_ == "nsubj" and subject.head.lemma_ not in {"be", "go"}
        earlier = any(token.lower_ in _WE and token.dep_ in SUBJECTS for token in subject.doc[: subject.i])
        return "you" if opens or earlier else None
    if subject.pos_ in {"PRON", "PROPN"} or subject.dep_ == "expl" or subject.tag_ in {"EX", "WDT", "WP"}:
        return None
    words = _phrase(subject)
    if any(
        token.lower_ in {"competitor", "move", "decision", "latter", "former", "result", "case"} for token in words[:3]
    ):
        return None
    if len(words) > _LONG_SUBJECT or any(token.lower_ in {"i", "my", "you"} for token in words):
        return None
    ours = subject.lower_ in _INSIDERS or any(token.lower_ in {"our", "its"} or _is_owner(token) for token in words)
    return "yours" if ours else "others"


def _is_owner(token: "Token") -> bool:
    return token.text == NAME and token.dep_ == "poss"


def _find_tense(verb: "Token") -> Tense | None:
    helpers = _find_helpers(verb)
    first = helpers[0] if helpers else verb
    low = first.lower_
    if first.tag_ == "MD":
        return _MODALS.get(low) if low != "would" or _is_reported(verb) else None
    if low == "had" and first is not verb:
        return None
    if verb.lemma_ in _LATER and first.tag_ in {"VBP", "VBZ"}:
        return "coming"
    if verb.tag_ == "VBD" or low in _PAST_HELPERS:
        return "past"
    plain = first.tag_ in {"VBP", "VBZ"} or (not helpers and verb.tag_ == "VB")
    return "present" if plain else "past" if verb.tag_ == "VBN" else None


def _is_reported(verb: "Token") -> bool:
    if verb.dep_ == "conj":
        return _is_reported(verb.head)
    return verb.dep_ == "ccomp" and verb.head.lemma_ in _SAYING


def _find_helpers(verb: "Token") -> list["Token"]:
    """Return the auxiliaries of a verb, those of the verb that it is coordinated with where it has none."""
    own = [child for child in verb.children if child.dep_ in {"aux", "auxpass"} and child.tag_ != "TO"]
    if own or verb.dep_ != "conj" or verb.tag_ == "VBD" or any(child.dep_ in SUBJECTS for child in verb.children):
        return own
    return _find_helpers(verb.head)


def _find_before(verb: "Token") -> list["Token"]:
    words = [
        child
        for child in verb.lefts
        if child.dep_ == "neg" or (child.dep_ == "advmod" and {t.lower_ for t in child.subtree} <= _BEFORE)
    ]
    chain = [token for word in words for token in word.subtree] + _find_helpers(verb)
    return sorted(chain, key=lambda token: token.i)


def _find_plan(verb: "Token") -> "Token | None":
    """Return the verb of "announced its intention to VERB"."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.lemma_ in _PLANS:
            return next((inner for inner in child.children if inner.dep_ == "acl" and inner.tag_ == "VB"), None)
    return None


def _split_predicate(verb: "Token") -> tuple[tuple, tuple]:
    needed, extra = [], []
    objects = False
    for child in verb.rights:
        if child.text in {":", ";"}:
            break
        if child.dep_ == "advmod" and child.lower_ in _LOOSE:
            continue
        if child.dep_ in _REQUIRED or (child.dep_ == "advmod" and child.lower_ in _PARTS):
            needed.append(tuple(_phrase(child)))
            objects = objects or child.dep_ in {"dobj", "xcomp", "ccomp", "attr", "acomp"}
        elif child.dep_ == "prep" and not objects and not extra:
            needed.append(tuple(_phrase(child)))
            objects = True
        elif child.dep_ in _OPTIONAL and not _trails_off(child):
            # "From the north" says nothing without its "to the south".
            begun = extra.pop() if child.lower_ == "to" and extra and extra[-1][0].lower_ == "from" else ()
            extra.append((*begun, *_phrase(child)))
    return tuple(needed), tuple(extra)


def _trails_off(child: "Token") -> bool:
    """Tell what only colours the clause: adverbs, and what follows a comma without "because" and the like."""
    if child.dep_ == "advmod":
        return True
    first = next(iter(child.subtree))
    if child.dep_ == "advcl":
        return first.lower_ not in _REASONS
    return first.i > 0 and child.doc[first.i - 1].text == ","


def _phrase(token: "Token") -> list["Token"]:
    """Return the words of a phrase without asides: relative clauses, appositions, second clauses."""
    left = [word for child in token.lefts if not _is_aside(child) for word in _phrase(child)]
    right = [word for child in token.rights if not _is_aside(child) for word in _phrase(child)]
    words = [*left, token, *right]
    while (
        len(words) > 1
        and (words[-1].dep_ == "cc" or words[-1].is_punct)
        and words[-1].tag_ != "POS"
        and words[-1] is not token
    ):
        words.pop()
    while words and words[0].is_punct and words[0] is not token:
        words.pop(0)
    return words


def _needs_more(token: "Token", said: set["Token"]) -> bool:
    missing = [child for child in token.rights if child.dep_ == "relcl" and child not in said]
    if not missing or token.doc[min(word.i for word in missing[0].subtree) - 1].text in {",", "-", "–", "—"}:
        return False
    pointed = {child.lower_ for child in token.lefts if child.dep_ in {"det", "poss"}} & {"the", "that", "any"}
    highest = any(child.tag_ in {"JJS", "RBS"} for child in token.subtree if child.i < token.i)
    return bool(pointed) or highest or token.pos_ == "PRON"


def _is_aside(child: "Token") -> bool:
    if child.dep_ == "relcl":
        words = [token for token in child.subtree if not token.is_punct]
        return len(words) >= _LONG_RELATIVE or child.doc[words[0].i - 1].text == ","
    if child.tag_ == "POS":
        return False
    if child.dep_ == "prep" and child.i and child.nbor(-1).text == ",":
        return True
    if child.dep_ in _ASIDES or (child.dep_ == "punct" and child.text not in {",", "%", "-", "$", "£", "€", "/"}):
        return True
    verbs = child.pos_ in {"VERB", "AUX"}
    if child.dep_ == "conj" and verbs and child.head.pos_ in {"VERB", "AUX"}:
        return True
    return (
        child.dep_ == "cc"
        and any(other.dep_ == "conj" and other.pos_ in {"VERB", "AUX"} for other in child.head.children)
        and child.head.pos_ in {"VERB", "AUX"}
    )


def _find_date(verb: "Token") -> Sequence["Token"]:
    while verb.dep_ in {"conj", "ccomp"}:
        verb = verb.head
    for child in verb.lefts:
        words = tuple(child.subtree)
        if child.dep_ == "prep" and _DATE.match(" ".join(token.text for token in words)):
            return words
    return ()
