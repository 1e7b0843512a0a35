"""Does a generated text say only what the inputs say?"""

from collections.abc import Mapping


def untraced(text: str, inputs: Mapping[str, str]) -> list[str]:
    """Return what ``text`` says and the inputs do not."""
    return []
