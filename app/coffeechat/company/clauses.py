"""Main clauses of a sentence: who did what, and when, as the words of the sentence that say it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coffeechat.company.predicates import (
    PARTICLES,
    find_date,
    find_setting,
    needs_more,
    phrase_of,
    split_predicate,
)
from coffeechat.prose.english import SUBJECTS, find_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Whose = Literal["you", "yours", "others"]
Tense = Literal["past", "present", "coming"]

NAME = "Acme"
"""Stands for the company while a sentence is parsed, so that an odd name cannot mislead the parser."""

_WE = {"we", NAME.lower()}
_SAYING = {"say", "announce", "report", "write", "note", "add", "explain", "tell", "state"}
_FRANK = {"reality", "truth", "fact"}
"""Nouns that bring a statement in: "the reality is (that) we still struggle"."""

_CONTRASTS = {"although", "though", "while", "whereas"}
_INSIDERS = {
    *("members", "partners", "trustees", "owners", "staff", "employees", "engineers", "nurses", "teachers", "drivers"),
    *("advisers", "advisors", "operators", "volunteers", "guests", "patients", "carers", "residents", "visitors"),
    *("coaches", "cooks", "apprentices", "pupils", "crews", "technicians", "inspectors", "foremen", "tenants"),
}
_LIMITS = {"until", "before", "if", "unless", "without", "except", "whenever", "despite"}
"""What begins with these limits the clause, which would say more than the text without it."""

_BEFORE = {"never", "not", "n't", "n’t", "no", "longer", "only", "almost"}
_MODALS = dict.fromkeys(("will", "shall", "would", "'ll", "’ll"), "coming") | {
    "should": "past",
    "could": "past",
    "can": "present",
}
_PAST_HELPERS = {"has", "have", "was", "were", "did", "'ve", "’ve"}
_MAKERS = {"makes", "manufactures", "produces", "sells", "designs", "develops", "markets", "distributes", "provides",
           "offers", "supplies"}  # fmt: skip
_LATER = {"plan", "intend", "aim", "want", "hope", "mean", "propose"}
_PLANS = {"intention": "plan", "plan": "plan", "decision": "decide", "agreement": "agree"}
_LONG_SUBJECT = 11


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
        setting: where or of what it holds, told before the subject ("in 17 of these towns"); without it, it says more.
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
    setting: tuple["Token", ...] = ()
    plan: str = ""

    @property
    def denied(self) -> bool:
        """Whether it says what was or is not done."""
        return any(token.dep_ == "neg" or token.lower_ in {"never", "no"} for token in self.before)

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out that its words need: "the number of children (who came back)" needs it."""
        if any(_first(child).lower_ in _LIMITS for child in self.verb.lefts):
            return False
        if self.denied and any(child.dep_ == "advmod" and child not in self.before for child in self.verb.lefts):
            # Without its adverb "do not fully hedge" would say more than the text.
            return False
        said = {token for phrase in (self.noun, *self.needed) for token in phrase}
        return not any(needs_more(token, said) for token in said)

    @property
    def names(self) -> set[str]:
        """The verb's lemma, alone and with its particle: {"put", "put off"}."""
        lemma = self.verb.lemma_.lower()
        particles = [child.lower_ for child in self.verb.children if child.lower_ in PARTICLES or child.dep_ == "prt"]
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
            yield _read_clause(planned[0], whose, subject, planned[1])
        elif tense := _find_tense(verb):
            yield _read_clause(verb, whose, subject, tense=tense)


def _read_clause(verb: "Token", whose: Whose, subject: "Token", plan: str = "", tense: Tense = "coming") -> Clause:
    noun = () if whose == "you" else tuple(phrase_of(subject))
    needed, extra = split_predicate(verb)
    tense = "past" if plan in {"decide", "agree"} else tense
    before = () if plan else tuple(_find_before(verb))
    setting = tuple(find_setting(verb, subject))
    return Clause(verb, whose, noun, before, needed, extra, find_date(verb), tense, setting, plan)


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
        frank = verb.head.lemma_ == "be" and any(child.lower_ in _FRANK for child in verb.head.lefts)
        return _is_told(verb.head) and (apart or frank or verb.head.lemma_ in _SAYING)
    return False


def _whose(subject: "Token", it_is_you: bool) -> Whose | None:
    low = subject.lower_
    if low in _WE:
        return "you"
    if low == "it":
        alone = not any(token.dep_ in SUBJECTS for token in subject.doc[: subject.i])
        opens = alone and it_is_you and subject.dep_ in SUBJECTS and subject.head.lemma_ not in {"be", "go"}
        earlier = any(token.text == NAME and token.dep_ in SUBJECTS for token in subject.doc[: subject.i])
        return "you" if opens or earlier else None
    if (
        (subject.pos_ in {"PRON", "PROPN"} and not subject.text.islower())
        or subject.pos_ == "PRON"
        or subject.dep_ == "expl"
        or subject.tag_ in {"EX", "WDT", "WP"}
    ):
        return None
    words = phrase_of(subject)
    if any(
        token.lower_ in {"competitor", "move", "decision", "latter", "former", "result", "case"} for token in words[:3]
    ):
        return None
    if len(words) > _LONG_SUBJECT or any(token.lower_ in {"i", "my", "you"} for token in words):
        return None
    each = words[0].lower_ in {"each", "every"}
    ours = (
        each
        or subject.lower_ in _INSIDERS
        or any(token.lower_ in {"our", "its"} or _is_owner(token) for token in words)
    )
    return "yours" if ours else "others"


def _is_owner(token: "Token") -> bool:
    return token.text == NAME and token.dep_ == "poss"


def _find_tense(verb: "Token") -> Tense | None:
    helpers = _find_helpers(verb)
    first = helpers[0] if helpers else verb
    low = first.lower_
    if first.tag_ == "MD":
        return _MODALS.get(low) if low != "would" or _is_reported(verb) else None
    if (low == "had" and first is not verb) or _breaks_tense(verb, helpers):
        return None
    if verb.lemma_ in _LATER and first.tag_ in {"VBP", "VBZ"}:
        return "coming"
    if (
        verb.tag_ == "VBD"
        or (low in _PAST_HELPERS and (first is not verb or verb.tag_ == "VBD"))
        or (verb.tag_ == "VBN" and _is_told_before(verb))
    ):
        return "past"
    return "present" if first.tag_ in {"VBP", "VBZ"} or (not helpers and verb.tag_ == "VB") else None


def _breaks_tense(verb: "Token", helpers: list["Token"]) -> bool:
    """Tell an adjective that the parser took for a verb, after "and" or after the verb: "makes molded packaging"."""
    if verb.i and verb.tag_ in {"VBD", "VBN"} and verb.nbor(-1).lower_ in _MAKERS:
        return True
    alone = verb.dep_ == "conj" and not helpers and not any(child.dep_ in SUBJECTS for child in verb.children)
    return alone and verb.tag_ in {"VBD", "VBN"} and verb.head.tag_ in {"VBZ", "VBP"}


def _is_told_before(verb: "Token") -> bool:
    """Tell whether a participle is a past tense: it has a subject of its own, or follows a past tense."""
    if _find_helpers(verb) and _find_helpers(verb)[0].tag_ in {"VBP", "VBZ"}:
        return False
    negated = any(child.dep_ == "neg" for child in verb.children)
    own = any(child.dep_ in SUBJECTS for child in verb.children)
    return not negated and (own or (verb.dep_ == "conj" and verb.head.tag_ in {"VBD", "VBN"}))


def _is_reported(verb: "Token") -> bool:
    if verb.dep_ == "conj":
        return _is_reported(verb.head)
    return verb.dep_ == "ccomp" and verb.head.lemma_ in _SAYING


def _find_helpers(verb: "Token") -> list["Token"]:
    """Return the auxiliaries of a verb, those of the verb that it is coordinated with where it has none."""
    own = [child for child in verb.children if child.dep_ in {"aux", "auxpass"} and child.tag_ != "TO"]
    if (
        own
        or verb.dep_ != "conj"
        or verb.tag_ == "VBD"
        or _begins_anew(verb)
        or any(child.dep_ in SUBJECTS for child in verb.children)
    ):
        return own
    return _find_helpers(verb.head)


def _begins_anew(verb: "Token") -> bool:
    """Tell an active verb after a passive one ("are paid for it and organise their rounds"), which takes no helper."""
    return verb.tag_ in {"VB", "VBP", "VBZ"} and verb.head.tag_ in {"VBN", "VBG"}


def _find_before(verb: "Token") -> list["Token"]:
    words = [
        child
        for child in verb.lefts
        if child.dep_ == "neg" or (child.dep_ == "advmod" and {t.lower_ for t in child.subtree} <= _BEFORE)
    ]
    chain = [token for word in words for token in word.subtree] + _find_helpers(verb)
    return sorted(chain, key=lambda token: token.i)


def _find_plan(verb: "Token") -> tuple["Token", str] | None:
    """Return the verb of "announced its intention to VERB" and the plan's own verb; None where there is none."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.lemma_ in _PLANS:
            near = [*child.children, *verb.rights]
            found = (inner for inner in near if inner.dep_ in {"acl", "xcomp"} and inner.tag_ == "VB")
            return next(((inner, _PLANS[child.lemma_]) for inner in found), None)
    return None


def _first(token: "Token") -> "Token":
    return next(iter(token.subtree))
