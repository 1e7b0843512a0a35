"""Do plans for many companies rest on facts, differ from each other, and break no gate?"""

import json
import re
import tempfile
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import frontmatter
from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample

from coffeechat.checks.questions import alike, check_plan
from coffeechat.evals.parts import answer_by, equals
from coffeechat.library import Library
from coffeechat.model import Question, QuestionPlan
from coffeechat.prose.stems import find_stems, stem
from coffeechat.questioner import Questioner
from coffeechat.resources import folder

HERE = folder("evals") / "questions"
SHARED = HERE.parents[2] / "shared" / "data" / "companies.jsonl"
ON_FACTS, ALIKE, ASKED = 0.90, 0.15, 0.85
"""At least this share rests on the material; fewer than this are alike; at least this share was judged worth asking."""

TAILORED = ("role", "company", "industry")
CONTACT = "Robin Hale, operations manager"
ME = "I have taught for eight years and hope to move into operations."
_WORD = re.compile(r"[\w’'-]+")


class Given(NamedTuple):
    """What one plan is made from."""

    company: str
    text: str
    contact: str
    me: str


@task
def questions() -> Task:
    """A sample a plan for its gates, and one for each share over all plans."""
    gates = [Sample(id=f"gates {name}", input=name, target="", metadata={"what": "gates"}) for name in givens()]
    shares = [
        Sample(id=what, input=what, target="reached", metadata={"what": what})
        for what in ("on facts", "alike", "worth asking")
    ]
    return Task(dataset=MemoryDataset([*gates, *shares]), solver=answer_by(answer), scorer=equals())


@cache
def givens() -> dict[str, Given]:
    """Return our own materials and, where ``../shared`` lies beside the checkout, its companies, by name."""
    found = {}
    for path in sorted((HERE / "materials").glob("*.md")):
        page = frontmatter.load(path)
        found[path.stem] = Given(page["company"], page.content, page["contact"], page["me"])
    if SHARED.exists():
        for line in SHARED.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["id"]] = Given(row["company"], row["text"], CONTACT, ME)
    return found


@cache
def questioner() -> Questioner:
    """Return a questioner on an empty home; citing needs no index."""
    from coffeechat.settings import Settings

    return Questioner(Library.open(Settings(home=Path(tempfile.mkdtemp(prefix="coffeechat-eval-")))))


@cache
def plan(name: str, *, same_asker: bool = False) -> QuestionPlan:
    """Plan 30 minutes for one company, for its own contact and asker or for the same as all others."""
    given = givens()[name]
    contact, me = (CONTACT, ME) if same_asker else (given.contact, given.me)
    return questioner().plan(given.company, about=[given.text], contact=contact, me=me)


def answer(name: str, what: str) -> str:
    """Return the gates that a plan breaks, or whether a share is reached, and its figure where it is not."""
    if what == "gates":
        given = givens()[name]
        inputs = {"about:1": given.text, "contact": given.contact, "me": given.me}
        return "; ".join(f"{reason.gate}: {reason.text}" for reason in check_plan(plan(name), inputs))
    share = {"on facts": share_on_facts, "alike": share_alike, "worth asking": share_asked}[what]()
    reached = share < ALIKE if what == "alike" else share >= (ON_FACTS if what == "on facts" else ASKED)
    return "reached" if reached else f"{share:.3f}"


def share_on_facts() -> float:
    """Return the share of the role, company and industry questions that rest on the material."""
    asked = [
        any(fact.source.startswith("about") for fact in question.facts)
        for name in givens()
        for section in plan(name).sections
        if section.phase in TAILORED
        for question in section.questions
    ]
    return sum(asked) / len(asked)


def share_alike() -> float:
    """Return the share of questions that, the company's own words masked, another company is asked as well."""
    masked = {name: [mask(question) for question in all_questions(plan(name, same_asker=True))] for name in givens()}
    pairs = [bool(alike(text, masked[other])) for one, other in permutations(masked, 2) for text in masked[one]]
    return sum(pairs) / len(pairs)


def mask(question: Question) -> str:
    """Return the question without the words of the facts it rests on."""
    own = {word for fact in question.facts for word in find_stems(fact.quote)}
    return " ".join(word for word in _WORD.findall(question.text.lower()) if len(word) < 4 or stem(word) not in own)  # noqa: PLR2004 - "the"


def all_questions(given: QuestionPlan) -> list[Question]:
    """Return the questions of a plan in their order."""
    return [question for section in given.sections for question in section.questions]


def share_asked() -> float:
    """Return the share of the judged questions that somebody who read them aloud would ask."""
    lines = (HERE / "judgements.jsonl").read_text(encoding="utf-8").splitlines()
    verdicts = [json.loads(line)["verdict"] for line in lines]
    return sum(verdict == "ask" for verdict in verdicts) / len(verdicts)
