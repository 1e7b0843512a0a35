"""Phrases of a text as a person would say them to someone who works there."""

import re2

from coffeechat.prose.english import find_root, find_subject, parse

_LATE = 3
"""An order has its verb among the first words ("Please remember to")."""

_THEIR = {"our", "its", "their", "my"}
_MARKS = re2.compile(r"[®™℠†*]|\bSM\b|\((?:collectively )?[“\"][^)]*\)|\([A-Z]{2,6}\)")


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
