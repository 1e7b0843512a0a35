"""The rival: one prompt for the whole job, with the best passages of the same library, through langchain."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from benchmarks.faults import Input
from coffeechat.chat.wire import Server
from coffeechat.library import Library

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

_PASSAGES = 4
_MOST_TOKENS = 600
_LONGEST = 6000
"""Characters of one given text, so that the prompt fits the 4,096 tokens that a model file is served with."""

_QUERIES = {
    "questions": "What questions should I ask in an informational interview?",
    "thank-you": "How do I write a thank-you note after an informational interview?",
    "critique": "How do I write a good {subject} for an informational interview?",
    "ask": "{subject}",
}


@dataclass(frozen=True)
class Told:
    """What the chain wrote in its one call, and what that took; ``context`` holds the passages and their speakers."""

    text: str
    context: list[tuple[str, str]]
    tokens_in: int
    tokens_out: int


def run_chain(given: Input, library: Library, server: Server, model: str) -> Told:
    """Do the whole job with one call.

    Raises:
        Exception: whatever langchain or the SDK raises; a plain chain has no other answer to a fault.
    """
    hits = library.search(_QUERIES[given.job].format(subject=given.subject), _PASSAGES)
    titles = {source.id: source.author or source.title for source in library.sources()}
    context = [(hit.commenter or titles[hit.source], hit.text) for hit in hits]
    texts = {name.partition(":")[0]: text[:_LONGEST] for name, text in given.given.items()}
    values = {**texts, "sender": texts.get("from", ""), "subject": given.subject, "context": _listed(context)}
    message = _chain(given.job, server, model).invoke(values)
    counts = message.usage_metadata or {}
    return Told(message.text, context, counts.get("input_tokens", 0), counts.get("output_tokens", 0))


def _listed(context: list[tuple[str, str]]) -> str:
    return "\n\n".join(f"{who}: {text}" for who, text in context)


@cache
def _chain(job: str, server: Server, model: str) -> "Runnable":
    from langchain_core.prompts import ChatPromptTemplate
    from langchain_openai import ChatOpenAI

    words = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    prompt = ChatPromptTemplate.from_messages([("system", words["system"]), ("user", words[job])])
    return prompt | ChatOpenAI(
        model=model, base_url=server.base_url, api_key=server.key, max_tokens=_MOST_TOKENS, max_retries=0, timeout=600
    )
