"""Fragments of notes, given the subject that note-takers leave out."""

import re

from coffeechat.prose.english import parse

# Their past is their present: "read five reports" is advice as well as news.
_UNMARKED = frozenset({"read", "put", "set", "cut", "let", "quit", "hit", "shut", "cost", "spread"})


def complete(text: str, pronoun: str = "") -> str:
    """Give a fragment the subject that note-takers leave out; "me ->" labels what the writer is to do.

    ``pronoun`` is what the notes say of the reader: she, he or "".
    """
    text = re.sub(r"^(?:me|Me|I)\s*(?:->?|→|[:–])\s*", "I ", text)
    if re.match(r"(?i)(?:told|promised|owe|offered|said|asked) (?:her|him|them)\b", text):
        return f"I {text}"
    if re.match(r"(?i)(?:should|must|ought to|need to|have to)\b", text):
        return f"I {text}"
    if re.search(r"(?i)\bmy\b", text):
        return text  # "wrote on my hand": whoever did
    return (
        f"{pronoun.capitalize() or 'She'} {text[:1].lower()}{text[1:]}"
        if (first := parse(text)[0]).tag_ in {"VBZ", "VBD", "VBN", "MD"} and first.lower_ not in _UNMARKED
        else text
    )
