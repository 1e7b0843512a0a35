"""Is every quote verbatim, and is every rule card right about its own examples?"""

import re
from functools import cache
from itertools import chain
from typing import NamedTuple

from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample

from coffeechat.checks.quotes import verify_citation
from coffeechat.evals.parts import answer_by, equals
from coffeechat.library.citing import Citer
from coffeechat.library.knowledge import Digest, load_digests, load_disagreements, load_guidance
from coffeechat.resources import read_pages
from coffeechat.rules import Rule, find_faults, load_rules, parse_draft

_SECTION = re.compile(r"^## +(\S+) *\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


class Knowledge(NamedTuple):
    """What ships, loaded once."""

    rules: dict[str, Rule]
    digests: dict[str, Digest]
    citer: Citer


@cache
def knowledge() -> Knowledge:
    """Load the rule cards, the digests and what cites them."""
    digests = load_digests()
    return Knowledge(load_rules(), digests, Citer(digests, load_disagreements(), load_guidance()))


@task
def quotes() -> Task:
    """Each citation is its section of the digest file; each example is judged as its card says."""
    return Task(dataset=MemoryDataset([*citations(), *examples()]), solver=answer_by(answer), scorer=equals())


def citations() -> list[Sample]:
    """Return a sample for every reference of the knowledge; its target is the section it names."""
    sections = {
        f"{page.id}#{locator}": " ".join(prose.split())
        for page in read_pages("knowledge/articles")
        for locator, prose in _SECTION.findall(page.body)
    }
    refs = chain(
        *(rule.for_ + rule.against for rule in knowledge().rules.values()),
        *(entry.for_ + entry.against for entry in load_guidance().values()),
        *(side.refs for entry in load_disagreements().values() for side in entry.sides),
    )
    return [
        Sample(
            id=f"quote {ref}", input=ref, target=sections.get(ref, "a section of that name"), metadata={"kind": "any"}
        )
        for ref in sorted(set(refs))
    ]


def examples() -> list[Sample]:
    """Return a sample for every example of every rule card; its target is what the card says of it."""
    return [
        Sample(
            id=f"{rule.id} {page} {target} {number}",
            input=(example := rule.example(text)).text,
            target=target,
            metadata={"rule": rule.id, "kind": example.kind},
        )
        for rule in knowledge().rules.values()
        for page, marked in (("examples", rule.examples), ("held out", rule.held_out))
        for target, texts in (("fires", marked.flags), ("silent", marked.passes))
        for number, text in enumerate(texts, 1)
    ]


def answer(text: str, kind: str, rule: str = "") -> str:
    """Return what a rule makes of an example or, without a rule, the quote behind a reference."""
    return judge(text, kind, rule) if rule else quote(text)


def judge(text: str, kind: str, rule: str) -> str:
    """Return whether the rule ``fires`` on a text or is ``silent``."""
    return "fires" if find_faults(knowledge().rules[rule], parse_draft(text), kind) else "silent"


def quote(ref: str) -> str:
    """Return what is cited for a reference, if it stands at its offsets in the stored text."""
    [citation] = knowledge().citer.cite([ref])
    stored = knowledge().digests[citation.source].text
    return citation.quote if verify_citation(citation, stored) else f"not at its offsets: {citation.quote}"
