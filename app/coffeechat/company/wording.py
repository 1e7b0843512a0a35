"""The word lists of ``knowledge/questions/wording.yaml``: prose or debris, fact or instruction."""

from functools import cache

from coffeechat.prose.patterns import compile_any, read_cards

SHELF = "questions"


@cache
def _patterns() -> dict[str, object]:
    return {
        name: compile_any(words, f"wording.yaml, {name}") for name, words in read_cards(SHELF, "wording.yaml").items()
    }


def matches_any(name: str, text: str) -> bool:
    """Tell whether a pattern of the list ``name`` occurs in ``text``."""
    return bool(_patterns()[name].search(text))
