"""Noun phrases as a person would say them to someone who works there."""

import re2

from coffeechat.prose.english import find_root, find_subject, parse

MAX_WORDS = 6

_FORM = re2.compile(r",? (?:Inc|Corp|Ltd|LLC|PLC|plc)$")

_LATE = 3
"""An order has its verb among the first words ("Please remember to")."""

_THEIR = {"our", "its", "their", "my"}
_MARKS = re2.compile(r"[®™℠†*]|\bSM\b|\((?:collectively )?[“\"][^)]*\)|\([A-Z]{2,6}\)")


def phrase_at(sentence: str, offset: int, company: str) -> str | None:
    """Return the noun phrase that covers ``offset``, in the second person ("our stores" -> "your stores").

    At most six words and one "of"; None where there is no phrase that could be said aloud.
    """
    doc = parse(sentence)
    chunk = next((chunk for chunk in doc.noun_chunks if chunk.start_char <= offset < chunk.end_char), None)
    if chunk is None or chunk.root.pos_ == "PRON":
        return None
    tokens = [token for token in chunk if token.idx >= offset or token.i >= chunk.root.i - MAX_WORDS]
    tokens += _of_phrase(doc, chunk)
    words = _join(tokens, company)
    return words if _sayable(words) else None


def commands(sentence: str) -> bool:
    """Tell whether a sentence orders its reader to do something; the tasks of a job advert ("our plants") do not."""
    doc = parse(sentence)
    root = find_root(doc)
    words = {token.lower_ for token in doc}
    return root.tag_ == "VB" and find_subject(root) is None and root.i <= _LATE and not words & {"our", "we"}


def second_person(words: str, company: str) -> str:
    """Say ``words`` to someone of the company: "3M's plants" and "our plants" become "your plants"."""
    words = " ".join(_MARKS.sub("", words).split())
    for name in (f"{company}'s", f"{company}’s", "the Company's", "the Company’s", "the company's", "the company’s"):
        words = words.replace(name, "your").replace(name.capitalize(), "your")
    first, _, rest = words.partition(" ")
    return f"your {rest}" if first.lower() in _THEIR and rest else words


def without_article(words: str) -> str:
    """Return the phrase without its article or "your"."""
    first, _, rest = words.partition(" ")
    return (
        rest if first.lower() in {"the", "a", "an", "your", "this", "these", "certain", "various"} and rest else words
    )


def _of_phrase(doc: object, chunk: object) -> list:
    if chunk.end >= len(doc) or doc[chunk.end].lower_ != "of":
        return []
    inner = next((other for other in doc.noun_chunks if other.start == chunk.end + 1), None)
    return [doc[chunk.end], *inner] if inner is not None and len(chunk) + len(inner) < MAX_WORDS else []


def _join(tokens: list, company: str) -> str:
    text = _FORM.sub("", "".join(token.text_with_ws for token in tokens).strip(" ,;:.\"“”'’"))
    return second_person(text, company)


def _sayable(words: str) -> bool:
    plain = without_article(words)
    return bool(plain) and len(words.split()) <= MAX_WORDS + 1 and not set(plain) & set('()[]{}<>;:/|=•"“”')
