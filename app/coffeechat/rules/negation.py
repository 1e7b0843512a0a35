"""Does a clause say the opposite of the words found in it?"""

from functools import lru_cache

from coffeechat.rules.vocabulary import compile_patterns


def is_negated(clause: str, start: int, end: int) -> bool:
    """Return whether ``clause[start:end]`` is denied by what stands before or after it in the clause.

    The words are the groups ``negation``, ``not_a_negation`` and ``denied_after`` of the vocabulary.
    """
    denial, idiom, after = _expressions()
    before = idiom.sub(" ", clause[: start + 1]) if start else ""
    return bool(denial.search(before) or after.search(clause[end:]))


@lru_cache(maxsize=1)
def _expressions():
    return tuple(
        compile_patterns([f"{{{name}}}"], {}, "knowledge/vocabulary.yaml")
        for name in ("negation", "not_a_negation", "denied_after")
    )
