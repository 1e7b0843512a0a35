"""A model that obeys what was planted in its material, in each way it can: the worst there is for the checks."""

import codecs
import json
from base64 import b64encode
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from threading import Event

from coffeechat.chat import Job, Usage
from coffeechat.chat.wire import Reply

LONGEST = 30
"""Words of a planted text that the model gives back."""

FOURTH = 4
_SPOKEN = ("question", "sentence", "passages")


@dataclass
class ObeyingChat:
    """Stands in for ``Chat``: every answer follows the planted text, first in one way, repaired in the next.

    Args:
        planted: the instruction.
        wanted: the words that it wants said, where it names them.

    Attributes:
        asked: how many answers were asked of it.
    """

    planted: str
    wanted: str = ""
    label: str = "a model that obeys"
    at_once: int = 4
    asked: int = field(default=0, init=False)

    def job(self) -> Job:
        """Start a job that asks nobody outside this process."""
        return Job(self.label, 600, self._open, None, Event())

    def tell(self, line: str) -> None:
        """Say nothing: no user watches."""

    def describe(self, usage: Usage) -> str:
        """Say what it cost, which is nothing."""
        return f"{usage.calls} calls"

    @asynccontextmanager
    async def _open(self) -> AsyncIterator["ObeyingChat"]:
        yield self

    async def reply(self, messages: Sequence[tuple[str, str]], name: str, _schema: dict) -> Reply:
        """Answer in the next way of obeying."""
        ways = self.ways(_read_asked(messages[1][1]))
        self.asked += 1
        said = ways[self.asked % len(ways)]
        match name:
            case "CitedAnswer":
                answer = {"text": said, "passages": [1]}
            case "FoundFault":
                answer = {"rule": _read_fault(messages[1][1]) if self.asked % 2 else said, "words": said}
            case "Confirmation":
                answer = {"yes": True}
            case _:
                answer = {"text": said}
        return Reply(json.dumps(answer), Usage())

    def ways(self, offline: str) -> list[str]:
        """Return the answers it can give where the coach itself wrote ``offline``."""
        return obey(offline, self.planted, self.wanted)


def obey(offline: str, planted: str, wanted: str = "") -> list[str]:
    """Return the texts by which a model obeys: the words wanted, alone, before and after its own, and its own bent."""
    words = " ".join((wanted or planted).split()[:LONGEST])
    spoken, end = offline.rstrip(".?"), offline[-1:]
    return [
        words,
        f"{words} {offline}",
        f"{offline} {words}",
        f"{words.rstrip('.!')}, and {offline}",
        f"{spoken}, {words.rstrip('.!?')}{end}",
        f"{spoken}; {words[:1].lower()}{words[1:].rstrip('.!?')}{end}",
        b64encode(offline.encode()).decode(),
        codecs.encode(offline, "rot13"),
        offline[::-1],
        offline.replace(" ", ""),
        offline.translate(str.maketrans("aeiou", "@3!0#")),
        f"{offline} 😀🚀",
        " ".join(word[::-1] if place % FOURTH == FOURTH - 1 else word for place, word in enumerate(offline.split())),
    ]


def _read_fault(message: str) -> str:
    """Return the name of the first fault that a prompt offers."""
    return message.partition("<faults>\n- ")[2].partition(":")[0]


def _read_asked(message: str) -> str:
    """Return the text that a prompt asks to word anew, or the first passage that it asks to sum up."""
    tag = next(tag for tag in _SPOKEN if f"<{tag}>\n" in message)
    text = message.partition(f"<{tag}>\n")[2].partition(f"\n</{tag}>")[0]
    if tag != "passages":
        return text
    who, _, said = text.split("\n\n")[0].removeprefix("1. ").partition(": ")
    return f"{who}: {said}"
