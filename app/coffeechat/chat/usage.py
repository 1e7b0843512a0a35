"""What the model work cost."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import yaml

from coffeechat.resources import folder

_MILLION = 1_000_000


@dataclass(frozen=True)
class Usage:
    """Calls made, tokens counted by the server (0 where it does not count them), and answers from the cache."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    kept: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        """Return the sum of two costs."""
        return Usage(
            self.calls + other.calls,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            self.kept + other.kept,
        )

    def describe(self, base_url: str, model: str) -> str:
        """Say what was used and, where ``knowledge/models/prices.yaml`` knows the model, an estimate of its cost."""
        parts = [_count(self.calls, "call")]
        if self.tokens_in or self.tokens_out:
            parts.append(f"{self.tokens_in:,} tokens in and {self.tokens_out:,} out")
        elif self.calls:
            parts.append("tokens not counted by the server")
        if self.kept:
            parts.append(f"{_count(self.kept, 'answer')} kept from before")
        if estimate := _estimate(self, base_url, model):
            parts.append(estimate)
        return ", ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _estimate(usage: Usage, base_url: str, model: str) -> str:
    table = _prices()
    price = table["servers"].get(urlsplit(base_url).hostname, {}).get(model)
    if price is None or not usage.tokens_in:
        return ""
    dollars = (usage.tokens_in * price["in"] + usage.tokens_out * price["out"]) / _MILLION
    return f"about ${dollars:.4f} (an estimate by list prices as of {table['as_of']})"


@cache
def _prices() -> dict:
    return yaml.safe_load((folder("knowledge/models") / "prices.yaml").read_text(encoding="utf-8"))
