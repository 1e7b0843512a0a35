"""The items of a result, whoever wrote it, and how many pass the project's checks: the same ones for every way."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.faults import Input
from coffeechat.checks.english import check_english
from coffeechat.checks.questions import alike, check_question
from coffeechat.checks.rewording import check_added
from coffeechat.checks.tracing import untraced
from coffeechat.critic import Critic
from coffeechat.formats.citations import capitalise
from coffeechat.library import Library
from coffeechat.model import Answer, Critique, Document, Draft, Letter, Question, QuestionPlan
from coffeechat.prose import split_sentences
from coffeechat.prose.english import parse
from coffeechat.rules import load_rules

_MARKER = re.compile(r"^\W*(?:\d{1,2}\W+)?")
_NAMING = re.compile(r", commenting on |the unsigned article ")

_DENIAL = re.compile(r"(?i)does not say|not know|don't know|no information|not (?:mention|provide|cover|address)")
_FIXED = (
    "Advises, in our words. The unsigned article. On this the sources disagree. "
    "This is the side that your stance follows."
)
"""What our answers say around the advice; it counts as given."""

_BLANK = re.compile(r"\[[^\[\]]*\]")


@dataclass
class Score:
    """How many items a result has, how many pass, and why the others do not."""

    items: int = 0
    passed: int = 0
    reasons: list[str] = field(default_factory=list)

    def add(self, complaint: str | None) -> None:
        """Count an item with what is wrong with it, if anything."""
        self.items += 1
        self.passed += not complaint
        self.reasons += [complaint] if complaint else []


def text_of(found: Document) -> str:
    """Return what a document of ours says, as a chain would have written it."""
    match found:
        case QuestionPlan():
            return "\n".join(question.text for section in found.sections for question in section.questions)
        case Critique():
            return found.revised.text if found.revised else ""
        case Letter():
            return found.text
        case Answer():
            return found.answer
    raise TypeError(type(found))


def score(given: Input, text: str, offline: Document, library: Library, context: Sequence[tuple[str, str]]) -> Score:
    """Judge the text of a result.

    Args:
        given: the input of the job.
        text: the questions one a line, the letter, the rewritten draft or the answer.
        offline: the result without a model; it says which faults a draft has, and who disagrees on a question.
        library: the sources.
        context: the passages that an answer rests on, each as the name of its speaker and what it says.
    """
    match offline:
        case QuestionPlan():
            return _questions(text, given)
        case Critique():
            return _mended(text, given, offline, library)
        case Letter():
            return _sentences(text, given)
        case Answer():
            return _answer(text, offline, context)
    raise TypeError(type(offline))


def _questions(text: str, given: Input) -> Score:
    """Every line that asks is an item: it passes the gates, repeats no other, and invents no name and no number."""
    result, before, known = Score(), [], [*given.given.values(), given.subject]
    for line in text.splitlines():
        asked = _MARKER.sub("", line).strip(' *"“”')
        if not asked.endswith("?"):
            continue
        question = Question(text=asked, why="", facts=[], advice=[], follow_up="", priority=1)
        reasons = check_question(question, "company", given.given, "learning")
        twin = "it repeats another question" if alike(asked, before) else None
        result.add(reasons[0].text if reasons else twin or check_english(asked, known) or _invented(asked, known))
        before.append(asked)
    return result


def _sentences(text: str, given: Input) -> Score:
    """Every sentence that says more than courtesy is an item: the notes bear it out, and it is English."""
    result, names = Score(), {name: given.given[name] for name in ("to", "from")}
    for sentence in split_sentences(text):
        if untraced(sentence.text, names):
            wrong = next(iter(untraced(sentence.text, given.given)), None)
            result.add(wrong or check_english(sentence.text, [*given.given.values()]))
    return result


def _mended(text: str, given: Input, offline: Critique, library: Library) -> Score:
    """Every fault of the draft is an item: the new text has it no more; what the text adds counts against it."""
    draft = Draft(text=given.given["draft"], kind=offline.kind)
    before = Counter(finding.rule for finding in offline.findings)
    after = Counter(_broken(draft.model_copy(update={"text": text}), offline, library)) if text else before
    new = [f"it breaks the rule {rule}" for rule in after if after[rule] > before[rule]]
    new += _additions(text, draft, offline)
    mended = sum(max(0, count - after[rule]) for rule, count in before.items())
    left = [f"the rule {rule} is still broken" for rule in before if after[rule] >= before[rule]]
    return Score(sum(before.values()), max(0, mended - len(new)), new + left)


def _broken(draft: Draft, offline: Critique, library: Library) -> list[str]:
    findings = Critic(load_rules(), library).critique(draft, offline.stance).findings if draft.text.strip() else []
    return [finding.rule for finding in findings]


def _additions(text: str, draft: Draft, offline: Critique) -> list[str]:
    edits = [finding.fix.edit.text for finding in offline.findings if finding.fix.edit]
    known = [draft.text, *edits, *(finding.fix.advice for finding in offline.findings)]
    new = [s.text for s in split_sentences(text) if s.text not in draft.text]
    return [wrong for sentence in new if (wrong := check_added(_BLANK.sub("it", sentence), known))]


def _answer(text: str, offline: Answer, context: Sequence[tuple[str, str]]) -> Score:
    """The answer is one item: it names a speaker, on a disputed question one of every side, and adds nothing.

    Where the library does not say, the answer is that it does not.
    """
    result = Score()
    if not offline.answered:
        result.add(None if _DENIAL.search(text) else "it answers what the library does not say")
        return result
    sides = [[c.who for c in side.citations] for entry in offline.disagreements for side in entry.sides]
    unnamed = next((names for names in sides or [[who for who, _ in context]] if not _names(text, names)), None)
    result.add(f"it names nobody of {', '.join(unnamed)}" if unnamed else _added(text, offline, context))
    return result


def _added(text: str, offline: Answer, context: Sequence[tuple[str, str]]) -> str | None:
    """Return a complaint about what an answer says beyond what it repeats word for word."""
    positions = [side.position for entry in offline.disagreements for side in entry.sides]
    voices = [c.who for entry in offline.disagreements for side in entry.sides for c in side.citations]
    known = [*itertools.chain(*context), *positions, *voices, offline.question]
    for told in sorted((one.rstrip(".") for one in known), key=len, reverse=True):
        text = text.replace(told, "it").replace(capitalise(told), "It")
    said = [sentence.text for sentence in split_sentences(text)]
    return next((added for sentence in said if (added := check_added(sentence, [*known, _FIXED]))), None)


def _invented(text: str, known: Sequence[str]) -> str | None:
    """Return a complaint about a name or a number in figures that stands in no given text."""
    given = "\n".join(known).casefold()
    found = (token.text for token in parse(text) if token.pos_ == "PROPN" or token.text[:1].isdigit())
    return next((f"it invents {word!r}" for word in found if word.casefold() not in given), None)


def _names(text: str, names: Sequence[str]) -> bool:
    """Tell whether one of the speakers is named: a commenter or the author, or the title of what nobody signed."""
    return any(part in text for name in names for part in _NAMING.split(name) if part)
