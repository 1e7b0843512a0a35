"""Find what happened at a company, sentence by sentence, as things one can say to somebody who works there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import re2

from coffeechat.company.clauses import NAME, Clause, find_clauses
from coffeechat.company.kinds import Kind, event_stems, find_kind
from coffeechat.company.naming import Named
from coffeechat.company.speech import say
from coffeechat.company.wording import matches_any
from coffeechat.model import Span
from coffeechat.prose.english import parse_all
from coffeechat.prose.stems import find_stems

MAX_PARSED = 60
"""Sentences that are parsed; the rest of a long text only repeats itself."""

_HEAD = 20_000
"""Characters of a text that show whether it says "we"."""

_LOOSE = {"figure", "practice", "manner", "turn-out", "holding"}
"""Kinds that take any verb."""

_LONGEST = 60
"""Words of a sentence that is worth parsing."""

_TOLD = re2.compile(
    r"(?i)\b(?:never|no longer|not|will|should have|own|every|only|retention|attrition|turnover|absence)\b"
    r"|n['’]t\b|\d ?%|\b(?:owned|paid)\b"
)
_SHARE = re2.compile(r"\d ?%|\b(?:weeks|days|hours)\b")
_QUOTED = re2.compile(r"[“\"][^”\"]*[”\"]")
_IT = re2.compile(r"^(?:It|They)\b")
_CONDITIONS = {"if", "unless", "only", "instead", "may", "might", "would", "except", "provided", "whether"}
"""Words without which a clause says more than its sentence."""

_DOUBTS = {"may", "might", "could"}
"""Helpers of what need not have happened; "could have" owns up to something."""

_NUMBER = re2.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|quarter|fifth)\b")


@dataclass(frozen=True)
class Event:
    """Something that happened.

    Attributes:
        sentence: where it stands.
        verb: the word of the sentence that tells it, as written.
        kind: what kind of event it is.
        said: how one would say it.
        tense: past, present or coming; what an old text announced is left out.
    """

    sentence: Span
    verb: str
    kind: Kind
    said: str
    tense: str = "present"


def find_events(named: Sequence[Named]) -> Iterator[tuple[Named, Event]]:
    """Yield the events of the most promising sentences, each with its sentence."""
    texts = {(one.material.source, one.place): one.text for one in named}
    # A short text is parsed whole.
    hopeful = [one for one in named if _is_candidate(one.sentence.text, short=len(named) <= MAX_PARSED)]
    best = sorted(hopeful, key=lambda one: -_promise(one.sentence.text, one.place))[:MAX_PARSED]
    docs = parse_all([one.text for one in best])
    for one, doc in zip(best, docs, strict=True):
        if _is_own_voice(one.sentence.text):
            follows = _opens_with_company(texts.get((one.material.source, one.place - 1), ""))
            head = one.material.text[:_HEAD]
            # Whoever is quoted says "we" in a text that itself calls the company "it".
            ours, filed = matches_any("own_voice", _QUOTED.sub("", head)), matches_any("filing", head)
            for event in _read(doc, one.sentence, it_is_you=follows and not ours, ours=ours, stale=one.material.stale):
                # A filing, or a description in the third person, says so what holds for any company.
                plain = event.kind.id == "practice" and not ours and not _NUMBER.search(event.said)
                loose = filed and event.kind.id in _LOOSE and not _SHARE.search(event.said)
                if not (plain or loose):
                    yield one, event


def _read(doc: object, sentence: Span, *, it_is_you: bool, ours: bool, stale: bool) -> Iterator[Event]:
    for clause in find_clauses(doc, it_is_you=it_is_you):
        if stale and clause.tense == "coming":
            continue
        said = say(clause)
        if said and _is_conditional(clause, said):
            continue
        if said and ours and clause.subject != "you" and _is_somebodys(clause, said):
            continue
        kind = find_kind(clause, said) if said else None
        if kind:
            yield Event(sentence, clause.verb.text, kind, said, clause.tense)


def _is_conditional(clause: Clause, said: str) -> bool:
    """Tell whether its sentence holds a condition or a doubt that is not said with it."""
    doc, own = clause.verb.doc, {token.i for token in clause.before}
    own_words = {token.lower_ for token in clause.before}
    cuts = [token.i for token in doc if token.text in {";", ":"}]
    first = max((at for at in cuts if at < clause.verb.i), default=-1)
    last = min((at for at in cuts if at > clause.verb.i), default=len(doc))
    doubted = own_words & _DOUBTS and "have" not in own_words
    held = {token.lower_ for token in doc[first + 1 : last] if token.i not in own}
    return bool(doubted or held & _CONDITIONS - set(said.lower().split()))


def _is_somebodys(clause: Clause, said: str) -> bool:
    """Tell an "its" that was said as "your": whoever writes "our" means something else by it."""
    return "your" in said.split() and any(token.lower_ == "its" for token in clause.verb.subtree)


def _is_candidate(text: str, *, short: bool = False) -> bool:
    if (
        len(text.split()) > _LONGEST
        or text.endswith("?")
        or "and/or" in text
        or matches_any("taken_back", text)
        or matches_any("instructions", text)
    ):
        return False
    return short or bool(_TOLD.search(text)) or matches_any("own_voice", text) or bool(find_stems(text) & event_stems())


def _is_own_voice(text: str) -> bool:
    """Tell whether a "we" in quotation marks, if there is one, is said by somebody who leads the company."""
    return not matches_any("quoted_we", text) or matches_any("own_voices", text)


def _promise(text: str, place: int) -> float:
    score = 1.0 * bool(_NUMBER.search(text)) + matches_any("lively", text) - 1.5 * matches_any("dull", text)
    score += matches_any("own_voice", text)
    return score - max(0, len(text.split()) - 30) / 15 - min(place, 100) / 100


def _opens_with_company(text: str) -> bool:
    # A text that says "we" means something else by "it".
    opens = text.startswith((f"{NAME} ", f"{NAME}'s", f"{NAME}’s")) or f", {NAME} " in text
    return opens or bool(_IT.match(text))
