"""What the model work cost."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Usage:
    """Calls made and tokens counted by the server (0 where it does not count them)."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        """Return the sum of two costs."""
        return Usage(self.calls + other.calls, self.tokens_in + other.tokens_in, self.tokens_out + other.tokens_out)
