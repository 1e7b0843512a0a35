"""Which statement of the notes bears a sentence out."""

import re
from collections.abc import Mapping

from coffeechat.checks.meanings import find_root, find_roots
from coffeechat.checks.places import Place
from coffeechat.prose.english import parse

_NAME = re.compile(r"(?<=[a-z,] )[A-ZÀ-Ý][\w’-]+")
PROMISE = re.compile(r"(?i)\bas promised\b|\bI (?:also |still )*(?:promised|will|shall|am going to|owe)\b|\bI['’]ll\b")
MY_WORD = re.compile(
    r"(?i)\bI\b(?:(?!\b(?:she|he|they|you)\b)[^.;])*\b(?:promised?|will|would|owe|said|told|"
    r"agreed|undertook|going to|am to|must|need|have to|offered)\b|"
    r"\bI (?:also |then )?(?:send|bring|email|share|show|forward|text|re-?\w+)\b|"
    r"\bmy (?:promise|homework|turn|side|part)\b|"
    r"\bI['’](?:ll|d|m)\b|\bowe\b|\b(?:to-?do|next steps?|action|follow[- ]?up|me) ?[:>\-–]|"
    r"^\W*(?:have to |need to |must |told (?:her|him|them) |promised )|"
    r"^\W*(?:send|email|find|forward|share|give|sending)\b|"
    r"^\W*(?:ring|call|phone|text|write|mail|post|bring|show|tell|ask|update|remind|return)"
    r"(?: back)?(?: to)? (?:him|her|them|it)\b|"
    r"\(me\b"
)
# What one does without having promised it: "I like the sound of that".
_NO_DEED = frozenset({
    "be", "have", "do", "think", "like", "love", "feel", "know", "believe", "want", "hear", "see", "mean", "say",
    "tell", "remember", "wonder", "guess", "suppose", "live", "study", "work", "hope", "wish", "hate", "agree", "admit",
    "dislike", "understand", "speak", "sound", "look", "seem", "keep",
})  # fmt: skip
KEEPING = re.compile(r"(?i)\bI(?: will| shall|['’]ll) (?:always |long |also )?(?:remember|keep|not forget|think of)\b")
# "Me: CV" promises to send it: in a promise that the notes make, these verbs need not be theirs.
SENDING = frozenset(map(find_root, ["send", "email", "give", "share", "get"]))


def is_my_word(text: str) -> bool:
    """Tell whether the writer is to do something in a statement: "I'll send it", "I help with the hay"."""
    if MY_WORD.search(text):
        return True
    return any(
        verb.tag_ in {"VB", "VBP"} and verb.lemma_ not in _NO_DEED and any(c.text == "I" for c in verb.children)
        for verb in parse(text)
        if " I " in f" {text}"
    )


def find_own_promises(sentence: str, places: tuple[Place, ...], telling: set[str]) -> tuple[Place, ...]:
    """Return where the writer promises most of what a promise says."""
    if not PROMISE.search(sentence) or KEEPING.search(sentence):
        return ()
    own = [p for p in places if p.speaker == "writer" or (not p.speaker and is_my_word(p.text))]
    told = telling - SENDING
    return tuple(p for p in own if len(told & p.stems) * 2 >= len(told) > 0)


def find_place(telling: set[str], stems: set[str], places: tuple[Place, ...]) -> Place:
    """Return the statement that holds most of what a sentence tells, and else most of its words."""
    return max(places, key=lambda p: (len(telling & p.stems), len(stems & p.stems), -len(p.stems)))


def widen(
    place: Place, sentence: str, places: tuple[Place, ...], telling: set[str], inputs: Mapping[str, str]
) -> Place:
    """Add the statement that tells more of somebody whom the sentence and both statements name."""
    own = find_roots(f"{inputs.get('to', '')} {inputs.get('from', '')}")
    named = {root for root in map(find_root, _NAME.findall(sentence)) if root not in own}
    shared = [p for p in places if named & p.stems & place.stems and p.speaker == place.speaker]
    more = max(shared, key=lambda p: len(telling & p.stems - place.stems), default=place)
    added = [w for w in _NAME.findall(sentence) if find_root(w) in telling & more.stems - place.stems]
    if any(not _is_of_the_name(word, sentence) for word in added):
        return place
    if telling <= place.stems or len(telling & (place.stems | more.stems)) == len(telling & place.stems):
        return place
    return Place(f"{place.text}; {more.text}", place.stems | more.stems, place.speaker, place.reader, place.pronoun)


def _is_of_the_name(word: str, sentence: str) -> bool:
    """Tell whether a name belongs to the one beside it or says where they are; else it is another's."""
    name = re.escape(word)
    beside = rf"[A-Z][\w’-]+ {name}\b|\b{name} [A-Z]|\b(?:at|in|of|from)(?: the| [A-Z][\w’-]+)* {name}\b"
    return bool(re.search(beside, sentence)) and not re.search(rf"\b(?:and|or) {name}\b", sentence)
