"""Fit the words of a note to a clause: with the reader or another as its subject, and a verb that agrees."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coffeechat.letter_writer.mending import (
    add_articles,
    add_years,
    cut_loose_tail,
    lower_first,
    strip_end,
)
from coffeechat.letter_writer.soundness import LONGEST, finite_word, is_clause, is_sound, lacks_article, runs_on
from coffeechat.letter_writer.words import lexicon
from coffeechat.letter_writer.worth import is_no_news, is_of_a_life, tells_something
from coffeechat.prose.english import FINITE, SUBJECTS, find_root, find_subject, is_finite, parse
from coffeechat.prose.perspective import READER, Viewpoint

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
from coffeechat.letter_writer.phrases import address

_PASSIVE = re.compile(
    r"(?i)^(?:elected|promoted|appointed|born|(?:hired|recruited|trained) (?:as|at|by|in|to|from|into|straight))\b"
)
_ADVERB = re.compile(
    r"(?i)^(?:just|also|then|now|still|once|never|always|even|only|first|later|somehow|often|not|n['’]t|\w+ly)$"
)
_POINTS_ELSEWHERE = re.compile(
    r"(?i)^(?:that|this|it|these|those|which|there)\b(?! (?:is|are) (?:no|a|an|one|more|\d))|"
    r"^there (?:is|was|['’]s) an? (?:woman|man|person|guy|lady|someone|colleague)\b"
)
_CLEFT = re.compile(r"(?i)^it(?:['’]s| is| was) the\b")
_LABEL = re.compile(rf"(?i)^(?:{READER}['’]s \w+,|before |after |when |while |because |if |although )")
# What the writer thought of it.
_MY_VIEW = re.compile(r"(?i),? (?:and|but|so|which) (?:this|that|it|I)\b.*\b(?:I|me|my)\b.*$")
# An order that is hung on what was told: "places are few, so have a plan".
_SO = re.compile(r"(?i),? so (?:have|get|do|start|be|make|take|bring|plan|don['’]t|always|never|learn|go|ask)\b.*$")
_NAMED_WHO = re.compile(r"(\b[A-Z][\w’'-]+(?: (?:at|in|from|of) (?:the )?\w+(?: \w+)?)?) who (?=\w)")
# Where a clause with a subject of its own begins.
_JOINT = re.compile(
    r",? (?:and(?: that)?|so(?: that)?|because|which|where|when|while|since) "
    r"(?=(?:the|an?|she|he|they|it|you|I|we|there|her|his|their|some|many|most|several|nearly|one|this|that|Alex)\b)|"
    r",? and that (?=\w)|, (?:because|which|where) (?=\w)"
)
_ENOUGH = 4  # words
_TOLD = 7  # words of a sentence that was cut
_TAKES_BACK = re.compile(
    r"(?i)^(?:but|unless|if|except|until|which|not|or|though|although|only|at least|provided|when|nor|rather|yet|"
    r"apart from|other than)\b"
)
# "Not the traffic": what it is instead, the rest tells.
_CONTRAST = re.compile(r"(?i)\bnot\b|n['’]t\b")
_LEADS_IN = re.compile(r"(?i)^(?:if|when|while|unless|although|though|because|since|as|after|before|once|until)\b")
_TELLING = re.compile(r"(?i)^(?:\w+ )?(?:said|says|thinks|thought|told \w+)\b")
_OF_EVENTS = frozenset({"open", "start", "close", "begin", "cost", "take", "end"})
_OF_A_LIFE = frozenset({"be", "have", "do", "use"})


@dataclass(frozen=True)
class Wording:
    """Words for a slot, and the shape of what they say: ``past`` or ``present`` of the reader, or ``other``."""

    text: str
    shape: str = "other"


def fit_clause(text: str, view: Viewpoint, *, own: bool = False, story: bool = True) -> Wording | None:
    """Return a finite clause; without a subject it is taken to be about the reader, unless it must have its ``own``.

    A past of theirs is a ``story``; where it may be of the meeting instead, it must be plain that it is of their life.
    """
    body = re.sub(r"(?i)^(?:(?:and|but|so|then|also|honestly|I mean|I think|I guess),? )+(?=\S)", "", strip_end(text))
    body = re.sub(r"(?i) (?:(?:before|after) that|anyway)$", "", add_years(_MY_VIEW.sub("", body)))
    body = _NAMED_WHO.sub(r"\1, who ", _SO.sub("", body))
    if len(body.split()) > LONGEST:
        return _fit_beginning(body, view, own, story)
    if (
        not body
        or not is_sound(body)
        or (_POINTS_ELSEWHERE.match(body) and not (own and _CLEFT.match(body)))
        or _LABEL.match(body)
    ):
        return None
    body = re.sub(
        r"(?i)^(?=(?:most (?:important|\w+al|\w+ing|\w+ful)|best|worst|hardest|biggest|main|key|easiest|whole|"
        r"real) \w+|(?:first|last) (?:\w+ ){1,2}(?:is|was)\b)",
        "the ",
        body,
    )
    body = re.sub(
        r"(?i)^(first|last) (?=(?:winter|summer|spring|autumn|season|day|week|month|year)\b)", r"in the \1 ", body
    )
    two = _fit_two(body, view, own)
    whole = two or _fit_one(body, view, own, story)
    return whole or _fit_head(body, view, own, story)


def _fit_one(body: str, view: Viewpoint, own: bool, story: bool) -> Wording | None:
    doc = _complete(body, view, own, story)
    said = address(doc, view) if doc is not None and _stands(doc) else None
    if said is None:
        return None
    whole = lower_first(said.rstrip("."), body)
    said = re.sub(r"\bwrote (you|me)(?=$|,)", r"wrote to \1", cut_loose_tail(whole))
    if is_no_news(said) or _is_fronted(parse(f"{said}.")) or runs_on(said) or said.count('"') % 2:
        return None
    lowered = doc[0].tag_ == "NNP" and whole[:1].islower() and not whole.startswith("you")
    if (said != whole or lowered) and not is_clause(parse(said + ".")):
        return None
    return _shape(doc, said, story)


def _is_fronted(doc: "Doc") -> bool:
    """Tell whether a noun with a clause has no verb of its own: "the first restaurant you closed"."""
    verbs = [t for t in doc if t.tag_ in FINITE]
    subjects = [t for t in doc[1:] if t.lower_ == "you" and t.dep_ in SUBJECTS and doc[t.i - 1].pos_ == "NOUN"]
    return any(verbs and verbs[0].i == t.i + 1 for t in subjects)


def _stands(doc: "Doc") -> bool:
    return is_clause(doc) and not lacks_article(doc) and tells_something(doc)


def _shape(doc: "Doc", said: str, story: bool) -> Wording | None:
    root = find_root(doc)
    tense = "past" if finite_word(root).tag_ == "VBD" and root.lemma_ not in {"be", "have", "use"} else "present"
    if tense == "past" and not story and re.match(r"(?i)(?:\w+ )?you\b", said) and not is_of_a_life(root, said):
        return None
    return Wording(said, tense if re.match(r"(?i)^(?:\w+ )?you ", said) and find_subject(root).i <= 1 else "other")


def _fit_beginning(body: str, view: Viewpoint, own: bool, story: bool) -> Wording | None:
    """Keep of a long sentence the clauses before the last that stands by itself, where that does not take them back."""
    for joint in reversed(list(_JOINT.finditer(body))):
        head = body[: joint.start()]
        if len(head.split()) < _TOLD or _CONTRAST.search(head) or _TAKES_BACK.search(body[joint.end() :]):
            continue
        if is_sound(head) and (fitted := _fit_one(head, view, own, story)):
            return fitted
    return None


def _fit_head(body: str, view: Viewpoint, own: bool, story: bool) -> Wording | None:
    """Keep what comes before the first comma, where it says enough and what follows does not take it back."""
    head, comma, tail = body.partition(", ")
    if (
        not comma
        or len(head.split()) < _ENOUGH
        or _CONTRAST.search(head)
        or _TAKES_BACK.search(tail)
        or _LEADS_IN.match(head)
    ):
        return None
    return _fit_one(head, view, own, story)


def _fit_two(body: str, view: Viewpoint, own: bool) -> Wording | None:
    """Join two clauses that only a comma holds together ("wind is easy, it is the lack of wind that is hard")."""
    head, comma, tail = body.partition(", ")
    if (
        not comma
        or ", " in tail
        or _TELLING.search(tail)
        or re.match(r"(?i)(?:and|or|but|because|since|so|which|who|where|when|if|not|of|for|with|in|at)\b", tail)
    ):
        return None
    first = fit_clause(head, view, own=own)
    if first and _CONTRAST.search(head) and re.match(r"(?i)it(?:['’]s| is)\b", tail) and is_sound(tail):
        return Wording(f"{first.text}; {tail[:1].lower()}{tail[1:]}")
    second = fit_clause(tail, view, own=True) if first else None
    if second is None or find_root(parse(first.text)).lemma_ != find_root(parse(second.text)).lemma_:
        return None  # "you qualified in Kraków, HCPC took 8 months": two things, of which the first is enough
    return Wording(f"{first.text}; {second.text}")


def _complete(body: str, view: Viewpoint, own: bool, story: bool) -> "Doc | None":
    """Parse a clause, giving it the reader as its subject where it has none."""
    small = body if body[1:2].isupper() else body[:1].lower() + body[1:]
    plain = parse(small)[0].tag_ in {"NN", "NNS", "JJ", "CD"}
    doc = parse(add_articles(small if plain else body[:1].upper() + body[1:]) + ".")
    root = find_root(doc)
    adverb_first = re.match(r"(?i)^(?:now|still|once|then|just|later|previously) ", body)
    if find_subject(root) is not None and is_finite(root) and not adverb_first:
        return doc
    if view.speaker != "writer" or own:
        return None
    subject = f"{READER} was" if _PASSIVE.match(body) else READER
    doc = parse(add_articles(f"{subject} {small}") + ".")
    root = find_root(doc)
    between = [token for token in doc[1 : root.i] if not _ADVERB.match(token.text) and "aux" not in token.dep_]
    finite = finite_word(root)
    if not _is_theirs(root, finite, story=story or subject != READER):
        return None
    fits = find_subject(root) == doc[0] and not between and finite.tag_ in {"VBZ", "VBD"} and finite.text.islower()
    return doc if fits else None


def _is_theirs(verb: "Token", finite: "Token", *, story: bool) -> bool:
    """Tell whether a verb without a subject is the reader's: not "drove up on Monday" nor "hands like shovels"."""
    past = finite.tag_ == "VBD"
    known = lexicon("career") | _OF_A_LIFE | (frozenset() if past else lexicon("orders") | lexicon("habits"))
    formed = finite.lower_ != finite.lemma_ or finite.lower_ in {"put", "set", "cut", "let", "quit", "hit", "read"}
    if not past and verb.lemma_ in _OF_EVENTS:
        return False  # "opens in March": no person does
    return formed and (verb.lemma_ in known or (story and past))
