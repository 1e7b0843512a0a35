"""Is it English? Spelling and grammar by Harper, for words that nobody of ours wrote."""

import threading
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import re2

if TYPE_CHECKING:
    from harper import Linter

_KINDS = {"Spelling", "Agreement", "Repetition", "Grammar", "Typo", "Miscellaneous", "Malapropism"}
_WORD = re2.compile(r"[\pL\d]+")
_POSSESSIVE = re2.compile(r"['’]s?$")
# A linter must not be used by two threads at once.
_ONE_AT_A_TIME = threading.Lock()


def check_english(text: str, given: Sequence[str]) -> str | None:
    """Return the first fault of spelling or grammar that ``text`` does not share with the ``given`` texts, or None.

    American and British spellings both pass, and so does every word that stands in a given text.
    """
    known = {word.casefold() for word in _WORD.findall("\n".join(given))}
    with _ONE_AT_A_TIME:
        for lint in _linter("AMERICAN").lint(text):
            if lint.lint_kind not in _KINDS:
                continue
            if lint.lint_kind != "Spelling":
                return f"in {lint.problem_text!r}: {lint.message}"
            if not _is_word(lint.problem_text, known):
                return f"{lint.problem_text!r} is not a word"
    return None


def _is_word(text: str, known: set[str]) -> bool:
    if {word.casefold() for word in _WORD.findall(_POSSESSIVE.sub("", text))} <= known:
        return True
    return not any(lint.lint_kind == "Spelling" for lint in _linter("BRITISH").lint(text))


@cache
def _linter(dialect: str) -> "Linter":
    """Load a dialect, which takes about two seconds."""
    import harper

    return harper.Linter(harper.Dialect[dialect])
