"""Advice as an order, in the words of the notes: "learn the dialect or you are lost"."""

import re

from coffeechat.letter_writer.mending import add_articles, fix_articles, mark_contrast, strip_end
from coffeechat.letter_writer.soundness import is_sound
from coffeechat.letter_writer.words import lexicon
from coffeechat.prose.english import SUBJECTS, find_root, parse

_LEAD = re.compile(
    r"(?i)^(?:(?:and|also|so|then|plus|but|just|please|maybe|i should|you should|you must|you need to|first,|"
    r"oh),? )+(?=\w)"
)
_HOW = re.compile(r"(?i)^(?:do not|don['’]t|never|always|first|don['’]t ever|only|at least)\s+")
_NEGATIVE = re.compile(r"(?i)^(?:do not|don['’]t|never)\b")
_PERSONS = re.compile(r"(?i)\b(?:I|me|my|mine|we|us|our|she|he|her|him|his|hers|Alex|I['’]\w+)\b")
_ASIDE = re.compile(r"\s*\([^)]*\)|\s+(?:lol|haha|hah|ha|tbh|imo|ouch|wow)\b.*$|\s*[—–]\s*.*$")
_JOINED = re.compile(
    r"(?i)^(?:and|or|but|then|not|because|so|since|if|when|unless|until|before|after|even|especially|even if|otherwise|"
    r"like|such|with|without|for|to|which|who|where|as|while|rather|instead|at|in|on|by|from)\b"
)
# Words whose past is their plain form: "quit law at 34" tells, "cut the sauce" orders.
_SAME_PAST = re.compile(r"(?i)^(?:quit|put|set|cut|let|hit|shut|split|spread|read|cost)\b")
_PAST_TIME = re.compile(
    r"(?i)\b(?:at|in|since|until|aged?) \d\d+\b|\b\w+ ago\b|\bafter (?:\d+|\w+) (?:years?|months?|weeks?)\b"
)
_FEWEST, _MOST = 4, 26  # words
_LEAST = 3  # words of a reason
_POINTING = re.compile(
    r"(?i)^(?:(?:do not|don['’]t|never|always) )?\w+ (?:it|that|this|them|those|these|him|her)\b(?! \w+s?\b)|"
    r"^\w+ one\b|^go$|^(?:say|tell) "
)
# "List of the trainees"; "ask how often and by who", of which nobody can tell what.
_NO_ORDER = re.compile(
    r"(?i)^ask (?:in|on|at|after|before|again|early|first)\b|^\w+ (?:only )?\d[\d–-]*k\b|"
    r"^(?!think\b|speak\b|dream\b|beware\b|dispose\b)\w+ of\b|\b(?:how|by who|who|what|when|where|why)(?: \w+)?$"
)
_WAGE = re.compile(r"(?i)pay[\s:=]+(?:starts?|is|was|goes|rises|about|approx|[£$€]?\d)")
_NUMBER_ONLY = re.compile(r"^[\d£$€]")


def is_wage(text: str) -> bool:
    """Tell whether a text that begins with "pay" tells of a wage: "pay starts lower", "pay 23.40"."""
    return bool(_WAGE.match(text))


def is_order(text: str) -> bool:
    """Tell whether a text begins with a verb that orders: "keep a logbook", "don't buy gear", "first write"."""
    bare = _HOW.sub("", text)
    if is_wage(bare) or tells_a_past(bare) or _NO_ORDER.search(bare):
        return False
    word = re.split(r"[\s,]", bare, maxsplit=1)[0].lower()
    if bare != text and parse(f"We should {bare[:1].lower()}{bare[1:]}.")[2].tag_ == "VB":
        return True
    return word in lexicon("orders") and parse(f"We should {bare[:1].lower()}{bare[1:]}.")[2].tag_ == "VB"


def tells_a_past(text: str) -> bool:
    """Tell whether a verb that looks like an order is a past: "quit law at 34", "quit after 14 years"."""
    return bool(_SAME_PAST.match(text) and _PAST_TIME.search(text))


def word_counsel(text: str) -> str | None:
    """Return an order as it can follow a colon, with its reason; None where it is not plain whom or what it means."""
    body = " ".join(_LEAD.sub("", strip_end(_ASIDE.sub("", text))).split())
    if not is_sound(body) or _PERSONS.search(body) or not is_order(body) or _POINTING.match(body):
        return None
    head, *tails = body.split(", ")
    small = head[:1].lower() + head[1:] if head[1:2].islower() else head
    said = add_articles(f"We should {small}").removeprefix("We should ")
    for index, tail in enumerate(tails):
        joint = _join(tail, last=index + 1 == len(tails), negative=bool(_NEGATIVE.match(body)))
        if joint is None or len(f"{said}{joint}".split()) > _MOST:
            break
        said += joint
    said = mark_contrast(re.sub(r"\band (then )?to (?=[a-z])", r"and \1", said))
    return fix_articles(said) if len(said.split()) >= _FEWEST else None


def _join(tail: str, *, last: bool, negative: bool) -> str | None:
    """Return what a comma hung on, with the mark that it takes, or None where it is loose."""
    if _NUMBER_ONLY.match(tail):
        return None
    if _JOINED.match(tail):
        return f", {tail}"
    if is_order(tail):
        if negative:
            return f"; {tail}"
        return f" and {tail}" if last else f", {tail}"
    return _add_reason(tail) if len(tail.split()) >= _LEAST else None


def _add_reason(tail: str) -> str | None:
    """Return a clause that follows an order; "it" where the notes leave its subject out ("shows you turn up")."""
    doc = parse(tail[:1].upper() + tail[1:] + ".")
    root = find_root(doc)
    if any(t.dep_ in SUBJECTS and t.head == root for t in doc) and not tail.endswith(("n't", "n’t", "not")):
        return f"; {tail}"
    return f"; it {tail[:1].lower()}{tail[1:]}" if doc[0].tag_ == "VBZ" else None
