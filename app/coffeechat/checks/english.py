"""Is it English? Spelling and grammar by Harper, for words that nobody of ours wrote."""

import re
import threading
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import re2
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from harper import Lint, Linter

_KINDS = {"Spelling", "Agreement", "Repetition", "Grammar", "Typo", "Miscellaneous", "Malapropism"}
_WORD = re2.compile(r"[\pL\d]+")
_POSSESSIVE = re2.compile(r"['’]s?$")
_SHORTEST_JARGON = 5
_MONTH = "May"  # the verb has no capital within a sentence
# A linter must not be used by two threads at once.
_ONE_AT_A_TIME = threading.Lock()


def check_english(text: str, given: Sequence[str], *, jargon: bool = False) -> str | None:
    """Return the first fault of spelling or grammar that ``text`` does not share with the ``given`` texts, or None.

    American and British spellings both pass, and so does every word that stands in a given text. With ``jargon`` a
    long word passes that is like no word of the dictionary: a trade's own word, and no slip of the pen.
    """
    known = {word.casefold() for word in _WORD.findall("\n".join(given))}
    with _ONE_AT_A_TIME:
        for lint in _linter("AMERICAN").lint(text):
            if lint.lint_kind not in _KINDS or (lint.problem_text == _MONTH and lint.span.start):
                continue
            if lint.lint_kind != "Spelling":
                return f"in {lint.problem_text!r}: {lint.message}"
            if not _is_word(lint.problem_text, known) and not (jargon and _is_jargon(lint)):
                return f"{lint.problem_text!r} is not a word"
    return None


def _is_word(text: str, known: set[str]) -> bool:
    if {word.casefold() for word in _WORD.findall(_POSSESSIVE.sub("", text))} <= known:
        return True
    return not any(lint.lint_kind == "Spelling" for lint in _linter("BRITISH").lint(text))


def restore_capitals(text: str) -> str:
    """Give their capitals to the names that stand in small letters: "the figma link", "a kafka project"."""
    with _ONE_AT_A_TIME:
        lints = [lint for lint in _linter("AMERICAN").lint(text) if lint.lint_kind == "Spelling"]
    for lint in lints:
        word = lint.problem_text
        name = next((s for s in _suggestions(lint) if s != word and s.casefold() == word.casefold()), word)
        text = re.sub(rf"\b{re.escape(word)}\b", name, text) if word.isascii() and name.isascii() else text
    return text


def _is_jargon(lint: "Lint") -> bool:
    word, near = lint.problem_text.casefold(), 2
    if len(word) < _SHORTEST_JARGON or not word.isascii():
        return not word.isascii()
    apart = [(s[:1].casefold() == word[:1], OSA.distance(word, s.casefold())) for s in _suggestions(lint)]
    return not any(distance < near or (alike and distance <= near) for alike, distance in apart)


def _suggestions(lint: "Lint") -> list[str]:
    return [suggestion.replacement_text for suggestion in lint.suggestions if suggestion.replacement_text]


@cache
def _linter(dialect: str) -> "Linter":
    """Load a dialect, which takes about two seconds."""
    import harper

    return harper.Linter(harper.Dialect[dialect])
