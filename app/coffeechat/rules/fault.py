"""What a detector hands back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from coffeechat.model import FoundBy

if TYPE_CHECKING:
    import numpy as np

Embed: TypeAlias = Callable[[Sequence[str]], "np.ndarray"]
"""Texts to unit rows, float32, shape (texts, dimension)."""


@dataclass(frozen=True)
class Fault:
    """Where a rule is broken, in code points of the draft; an omission has no place and ``span`` is None.

    ``match`` are the words that gave it away, inside ``clause``, inside ``sentence``. ``sure``: the card's own words
    and the reading, where there is one, agree that it is a fault. ``certain``: the words are so plain that nothing else
    is asked.
    """

    found_by: FoundBy
    span: tuple[int, int] | None = None
    match: tuple[int, int] | None = None
    clause: tuple[int, int] | None = None
    sentence: tuple[int, int] | None = None
    sure: bool = True
    certain: bool = False
