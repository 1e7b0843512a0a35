"""Fit the words of a note to a slot of a sentence: an infinitive, a clause or a noun phrase.

Each function returns the wording as said to the reader, or None where no good grammar is certain.
"""

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from coffeechat.letter_writer.mending import (
    add_articles,
    add_years,
    cut_loose_tail,
    fix_articles,
    lower_first,
    polish_action,
    strip_end,
)
from coffeechat.letter_writer.soundness import LONGEST, finite_word, is_clause, is_sound, lacks_article, runs_on
from coffeechat.letter_writer.words import lexicon
from coffeechat.letter_writer.worth import is_no_news, is_of_a_life, tells_something
from coffeechat.prose.english import FINITE, SUBJECTS, find_root, find_subject, is_finite, parse
from coffeechat.prose.perspective import READER, Viewpoint, readdress

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEGATIVE = re.compile(r"(?i)^(?:don['’]t|do not|not to|never)\s+(?:ever )?")
_REASON = re.compile(
    r"(?i),\s+(?:you|it|that|this|nobody|they|he|she|there|so|because|honestly|everyone|which|we|I)(?:['’]\w+)?\s.*$"
)
_BUT = re.compile(r"(?i),? but (?:she|he|they|Alex|it|I|you)\b.*$")
_TO_NOBODY = re.compile(r"(?i)\b(send|give|show|bring) to (her|him|them|Alex)(?=$|[,.])")
_NO_OBJECT = re.compile(
    r"(?i)\b(?:send|give|show|bring) to (?:her|him|them|you|me|Alex)\b(?! \w)|\bif (?:\w+ )?\w+ for \w+$"
)
_NOT_THAT = re.compile(r"(?i), not (?:\w+ )?\w+$| not (?:her|him|them|me|Alex)$")
_DANGLING = re.compile(
    r"(?i)\b(?:to|of|for|with|about|on|in|at|into|from|do|doing|did) (?:it|this|that|these|those)\.?$"
)
# An object that only an earlier sentence explains: "send one every month".
_POINTS_BACK = re.compile(
    r"(?i)^(?:\w+ (?:me |Alex |you )?(?:(?:it|them)\b|(?:that|this|those)\b(?! \w+s?\b(?<!to)(?<!for)))|"
    r"\w+ one (?:every|a|per|each|to|for|in|and|if|when)\b)|"
    r"\b(?:(?:first|last|next|new|old) one|(?:one|some) of mine)$|"
    r"^\w+ (?:about|for|to|with|at|on) (?:it|them|this|that)\b|^go (?:small|big|local|\w+ (?:first|early))\b|"
    r"^introduce (?:us\b|to\b)"
)
_PASSIVE = re.compile(
    r"(?i)^(?:elected|promoted|appointed|born|(?:hired|recruited|trained) (?:as|at|by|in|to|from|into|straight))\b"
)
_YEARS = re.compile(r"(?i)^(\d+|\w+) years (at|in|of|as|with|on)\b")
_ADVERB = re.compile(
    r"(?i)^(?:just|also|then|now|still|once|never|always|even|only|first|later|somehow|often|not|n['’]t|\w+ly)$"
)
_ADVERBS = frozenset({"RB", "RBR"})
_POINTS_ELSEWHERE = re.compile(
    r"(?i)^(?:that|this|it|these|those|which|there)\b(?! (?:is|are) (?:no|a|an|one|more|\d))|"
    r"^there (?:is|was|['’]s) an? (?:woman|man|person|guy|lady|someone|colleague)\b"
)
_CLEFT = re.compile(r"(?i)^it(?:['’]s| is| was) the\b")
_LABEL = re.compile(rf"(?i)^(?:{READER}['’]s \w+,|before |after |when |while |because |if |although )")
# An order that is hung on what was told: "places are few, so have a plan".
_SO = re.compile(r"(?i),? so (?:have|get|do|start|be|make|take|bring|plan|don['’]t|always|never|learn|go|ask)\b.*$")
_NAMED_WHO = re.compile(r"(\b[A-Z][\w’'-]+(?: (?:at|in|from|of) (?:the )?\w+(?: \w+)?)?) who (?=\w)")
_ENOUGH = 4  # words
_TAKES_BACK = re.compile(
    r"(?i)^(?:but|unless|if|except|until|which|not|or|though|although|only|at least|provided|when|nor|rather|yet|"
    r"apart from|other than)\b"
)
# "Not the traffic": what it is instead, the rest tells.
_CONTRAST = re.compile(r"(?i)\bnot\b|n['’]t\b")
_LEADS_IN = re.compile(r"(?i)^(?:if|when|while|unless|although|though|because|since|as|after|before|once|until)\b")
# An aside hung on an order: "get the card, £36", "learn QLab, free version enough".
_VERBLESS = re.compile(
    r"^(?:[£$€\d]|(?!(?:and|or|not|but|then)\b)(?!.*\b(?:and|or)\b)(?:\w+ ){1,3}(?:enough|ok|fine|best)$)"
)
_TELLING = re.compile(r"(?i)^(?:\w+ )?(?:said|says|thinks|thought|told \w+)\b")
_OF_EVENTS = frozenset({"open", "start", "close", "begin", "cost", "take", "end"})
_OF_A_LIFE = frozenset({"be", "have", "do", "use"})
_SHORTEST_TOPIC = 3  # words


@dataclass(frozen=True)
class Wording:
    """Words for a slot, and the shape of what they say: ``past`` or ``present`` of the reader, or ``other``."""

    text: str
    shape: str = "other"


def fit_infinitive(text: str, view: Viewpoint) -> str | None:
    """Return "to learn SQL first" or "not to hurry" from an instruction."""
    body = strip_end(text)
    negative = _NEGATIVE.match(body)
    body = (
        body[negative.end() :].split(", ")[0]
        if negative
        else re.sub(r"(?i)^(?:please |just |always )?(?:to )?", "", body)
    )
    wording = fit_action(body, view)
    if wording is None:
        return None
    wording = re.sub(r"(?i)\b(and|but) (?:do not|don['’]t) (?=\w)", r"\1 not to ", wording)
    if not negative:
        return f"to {wording}"
    return f"never to {wording}" if negative[0].lower().startswith("never") else f"not to {wording}"


def fit_action(text: str, view: Viewpoint) -> str | None:
    """Return a verb phrase in its plain form, as it follows "to" or "will"."""
    body = re.sub(
        r"(?i) (?:(?:before|after) that|anyway)$",
        "",
        _NOT_THAT.sub("", _REASON.sub("", _BUT.sub("", _TO_NOBODY.sub(r"\1 it to \2", strip_end(text))))),
    )
    if not is_sound(body) or _POINTS_BACK.search(body):
        return None
    doc = parse(add_articles(f"We should {body[:1].lower() + body[1:]}") + ".")
    if body.lower().startswith("better ") or lacks_article(doc) or _NO_OBJECT.search(body):
        return None
    verb = next((token for token in doc[2:] if token.tag_ not in {*_ADVERBS, "JJ", ","}), None)
    if verb is None or verb.tag_ not in {"VB", "VBP"} or verb.lemma_.lower() != verb.text.lower():
        return None
    if verb.dep_ not in {"ROOT", "ccomp", "conj"} or find_root(doc).i > verb.i + 1:
        return None
    said = _readdress(doc, view)
    named = any(token.pos_ in {"NOUN", "PROPN", "NUM"} for token in doc[2:])
    if said is None or (not named and doc[-2].pos_ == "PRON"):
        return None  # "to call and mention you": whom, nobody says
    words = polish_action(said.removeprefix("We should ").rstrip("."))
    return cut_loose_tail(_join_orders(words)) or None


def fit_clause(text: str, view: Viewpoint, *, own: bool = False, story: bool = True) -> Wording | None:
    """Return a finite clause; without a subject it is taken to be about the reader, unless it must have its ``own``.

    A past of theirs is a ``story``; where it may be of the meeting instead, it must be plain that it is of their life.
    """
    body = re.sub(r"(?i)^(?:(?:and|but|so|then|also|honestly|I mean|I think|I guess),? )+(?=\S)", "", strip_end(text))
    body = _NAMED_WHO.sub(
        r"\1, who ", _SO.sub("", re.sub(r"(?i) (?:(?:before|after) that|anyway)$", "", add_years(body)))
    )
    if (
        not body
        or not is_sound(body)
        or (_POINTS_ELSEWHERE.match(body) and not (own and _CLEFT.match(body)))
        or _LABEL.match(body)
    ):
        return None
    body = re.sub(
        r"(?i)^(?=(?:most (?:important|\w+al|\w+ing|\w+ful)|best|worst|hardest|biggest|main|key|easiest|whole|real) \w+|(?:first|last) (?:\w+ ){1,2}(?:is|was)\b)",
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
    said = _readdress(doc, view) if doc is not None and _stands(doc) else None
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
        or re.match(r"(?i)(?:and|or|but|because|since|so|which|who|where|when|if|not)\b", tail)
    ):
        return None
    first = fit_clause(head, view, own=own)
    if first and _CONTRAST.search(head) and re.match(r"(?i)it(?:['’]s| is)\b", tail) and is_sound(tail):
        return Wording(f"{first.text}; {tail[:1].lower()}{tail[1:]}")
    second = fit_clause(tail, view, own=True) if first else None
    if second is None or find_root(parse(first.text)).lemma_ != find_root(parse(second.text)).lemma_:
        return None  # "you qualified in Kraków, HCPC took 8 months": two things, of which the first is enough
    return Wording(f"{first.text}; {second.text}")


def fit_noun(text: str, view: Viewpoint) -> str | None:
    """Return a noun phrase that can follow "about"."""
    body = strip_end(text)
    if not body or not is_sound(body) or len(body.split()) > LONGEST // 2:
        return None
    doc = parse(f"{READER}'s {body}" if _YEARS.match(body) else body)
    root = find_root(doc)
    if root.pos_ not in {"NOUN", "PROPN"} or not _stands_alone(doc, root) or _has_clause(doc):
        return None
    said = _readdress(doc, view)
    if re.match(r"^\d", body) and "," in body:
        return None
    if not said or said.lower() in {"you", "your", "me"}:
        return None
    return cut_loose_tail(lower_first(said, body))


def is_specific(topic: str) -> bool:
    """Tell whether a bare topic says more than "good vibes"."""
    return len(topic.split()) >= _SHORTEST_TOPIC or any(c.isdigit() for c in topic) or topic[1:] != topic[1:].lower()


def _readdress(doc: "Doc", view: Viewpoint) -> str | None:
    """Address the reader; a relative clause in which "they" may be anyone is left off."""
    said = readdress(doc, view)
    if said is not None:
        return None if _DANGLING.search(said) else fix_articles(said)
    for token in doc:
        inner = list(token.subtree)
        at_end = inner[-1].i >= len(doc) - 2 and inner[0].i > 0
        if token.dep_ == "relcl" and at_end and any(t.text.lower() == "they" for t in inner):
            return readdress(parse(doc[: inner[0].i].text.rstrip(" ,") + "."), view)
    return None


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


def _has_clause(doc: "Doc") -> bool:
    loose = [t for t in doc if t.tag_ in FINITE and t.dep_ not in {"relcl", "aux", "auxpass"}]
    return any(t.head.dep_ != "relcl" for t in loose) or any(t.dep_ in SUBJECTS for t in find_root(doc).children)


def _stands_alone(doc: "Doc", noun: "Token") -> bool:
    """Tell whether a noun needs no article: it has one, or is plural or a name."""
    if noun.i == 0 and noun.tag_ == "NNP" and parse(doc.text[:1].lower() + doc.text[1:])[0].tag_ == "NN":
        return False
    if noun.tag_ in {"NNS", "NNPS"} or any(c.dep_ in {"det", "poss", "nummod"} for c in noun.children):
        return noun.tag_ != "NNS" or doc[0].tag_ != "CD" or (len(doc) > 2 and doc[1].i == noun.i)  # noqa: PLR2004
    return noun.tag_ == "NNP" and not any(c.tag_ in {"NN", "JJ"} for c in noun.children)


def _join_orders(words: str) -> str:
    """Join further instructions by "and" ("rewrite it, drop the jargon, send it again")."""
    head, *tails = words.split(", ")
    orders = list(takewhile(_is_order, tails))
    if not tails or (len(orders) < len(tails) and not _VERBLESS.match(tails[len(orders)])):
        return words
    return f"{', '.join([head, *orders[:-1]])} and {orders[-1]}" if orders else head


def _is_order(words: str) -> bool:
    doc, alone = parse(f"We should {words}."), parse(words[:1].upper() + words[1:] + ".")
    return doc[2].tag_ == "VB" and find_root(doc).i == doc[2].i and alone[0].tag_ in {"VB", "VBP"}
