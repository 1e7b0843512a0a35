"""Whom "runs clinical safety" and "she'll introduce us" mean in notes, after somebody else was named."""

import re

from coffeechat.prose.english import parse

_NAME = re.compile(
    r"\b(?:(?:Dr|Mr|Mrs|Ms|Prof|Capt|Sgt|Rev)\b\.? ?)?(?P<name>(?:[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)*)?)"
)
_BEFORE_NAME = re.compile(
    r"(?i)(?:\b(?:to|with|called|named|is|colleague|friend|boss|manager|deputy|head|person|and|meet|email|contact|call|"
    r"herr|frau|mrs?|ms|dr)\.?,? |, )$"
)
_SURE = re.compile(
    r"(?i)\b(?:called|named|name is|colleague|friend|boss|deputy|talk to|speak to|meet|guy at .*,|(?:woman|man|guy|"
    r"lady|girl|chap|bloke|someone|somebody|person),) $"
)
_BARE_INTRODUCTION = re.compile(r"(?i)\b(introduce|connect) (?:us|me)\b(?! (?:to|with)\b)")
_OFFER = re.compile(
    r"(?i)^(?:and |but )?(?:(?:Alex|she|he|they)(?:['’]s|['’]ll|['’]d)? )?(?:also )?(?:will|can|could|would|offered to|"
    r"promised to|going to|is going to|happy to|introduce|connect)\b|^(?:she|he|they)['’]ll\b"
)


def find_other(text: str, reader: frozenset[str]) -> str | None:
    """Return the name of the last person but the reader whom a statement brings up; ``reader``: lower-case words."""
    persons = {ent.text for ent in parse(text).ents if ent.label_ == "PERSON"}
    told = []
    for match in _NAME.finditer(text):
        name, before = match["name"], text[: match.start("name")]
        if not name or {word.lower() for word in name.split()} & reader or not _BEFORE_NAME.search(before):
            continue
        if _SURE.search(before) or any(name in person or person in name for person in persons):
            told.append(match[0])
    return told[-1] if told else None


def name_other(text: str, other: str) -> str:
    """Put the name where a pronoun or nothing stands for it; empty where the whole statement is about that person.

    The one who offers is not the one to whom "him" points in the same statement.
    """
    if _OFFER.match(text):
        text = _BARE_INTRODUCTION.sub(rf"\1 me to {other}", text)
        words = [other if t.lower_ in {"him", "her", "them"} and t.tag_ == "PRP" else t.text for t in parse(text)]
        return "".join(word + t.whitespace_ for word, t in zip(words, parse(text), strict=True))
    return "" if parse(f"{text[:1].lower()}{text[1:]}")[0].tag_ == "VBZ" else text
