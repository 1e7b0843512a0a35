"""The closed set of detectors: how a card's words become places in a draft."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from coffeechat.model import Kind
from coffeechat.rules.card import WRITTEN_PARTS, Limit, Pattern, Rule
from coffeechat.rules.draft import ParsedDraft, Sentence
from coffeechat.rules.fault import Fault
from coffeechat.rules.meaning import Meaning
from coffeechat.rules.meeting import is_question
from coffeechat.rules.negation import is_negated
from coffeechat.rules.quantities import find_durations
from coffeechat.rules.similarity import find_similar
from coffeechat.rules.vocabulary import compile_patterns

# So many questions in one sentence are a list without marks; fewer are one question and its details.
_BREATH = 6


@dataclass(frozen=True)
class _Expressions:
    any: object
    unless: object
    nearby: object
    only_if: object
    certain: object


def find_faults(rule: Rule, draft: ParsedDraft, kind: Kind, meaning: Meaning | None = None) -> list[Fault]:
    """Return the places where a draft of ``kind`` breaks a rule: one a sentence, or one without a place.

    ``meaning`` reads what patterns do not know: whether a sentence breaks the rule without their words, whether one
    with them does not, and whether one says what an omission asks for. A fault is sure where the patterns find it and
    the reading would have without them, or where the card calls its words certain. Without ``meaning`` only the card's
    patterns, absences and limits judge.
    """
    if kind not in rule.kinds:
        return []
    found: dict[object, Fault] = {}
    for number, detector in enumerate(rule.detect):
        if detector.kinds is None or kind in detector.kinds:
            for fault in _run(rule, number, draft, meaning):
                if fault.certain or fault.sentence not in found:
                    found[fault.sentence] = fault
    if meaning and rule.shape == "violation" and meaning.knows(rule):
        likely = {sentence.span for sentence in meaning.find(rule, draft, matched=found.keys())}
        read = meaning.find(rule, draft)
        alone = {sentence.span for sentence in read}
        found = {
            place: replace(fault, sure=fault.certain or place in alone)
            for place, fault in found.items()
            if fault.certain or place in likely or _is_counted(rule, fault)
        }
        for sentence in read:
            if sentence.span not in found and not is_excused(rule, sentence, draft):
                found[sentence.span] = Fault("similarity", *[sentence.span] * 4, sure=False)
    return sorted(found.values(), key=lambda fault: fault.span or (0, 0))


def _is_counted(rule: Rule, fault: Fault) -> bool:
    """What is counted over the whole draft is no matter of what one sentence means."""
    return fault.found_by == "limit" and all(not d.limit or d.limit.measure != "minutes" for d in rule.detect)


def find_strengths(rule: Rule, draft: ParsedDraft, kind: Kind, meaning: Meaning | None = None) -> list[tuple[int, int]]:
    """Return the sentences in which a draft says what an omission rule asks for, the clearest first."""
    if kind not in rule.kinds:
        return []
    absences = [n for n, d in enumerate(rule.detect) if d.absence and (d.kinds is None or kind in d.kinds)]
    said = [_find_said(rule, number, draft, meaning) for number in absences if _applies(rule, number, draft)]
    return list(dict.fromkeys(sentence.span for sentences in said for sentence in sentences))


def _applies(rule: Rule, number: int, draft: ParsedDraft) -> bool:
    only_if = _expressions(rule, number).only_if
    return not only_if or bool(only_if.search(draft.haystack))


def _run(rule: Rule, number: int, draft: ParsedDraft, meaning: Meaning | None) -> Iterator[Fault]:
    detector = rule.detect[number]
    if detector.similarity:
        return find_similar(rule, detector.similarity, draft, meaning) if meaning else iter(())
    if not _applies(rule, number, draft):
        return iter(())
    if detector.absence:
        return iter(() if _find_said(rule, number, draft, meaning) else [Fault("absence")])
    expressions, settings = _expressions(rule, number), detector.pattern or detector.limit
    if detector.pattern:
        return _find_patterns(settings, expressions, draft)
    measures = {"questions": _find_too_many, "minutes": _find_durations, "sentences": _find_too_often}
    return measures[settings.measure](settings, expressions, draft)


@lru_cache(maxsize=1024)
def _expressions(rule: Rule, number: int) -> _Expressions:
    detector = rule.detect[number]
    settings = detector.pattern or detector.absence or detector.limit
    names = ("any", "unless", "unless_nearby", "only_if")
    certain = settings.certain if detector.absence else []
    lists = [*(getattr(settings, name, ()) for name in names), certain]
    lists[0] = [*lists[0], *certain]
    return _Expressions(*(compile_patterns(patterns, rule.words, rule.id) for patterns in lists))


def _find_patterns(settings: Pattern, expressions: _Expressions, draft: ParsedDraft) -> Iterator[Fault]:
    if not expressions.any.search(draft.haystack):
        return
    sentences = _opening(draft.of(settings.parts), settings.first)
    for number, sentence in enumerate(sentences):
        units = sentence.clauses if settings.scope == "clause" else (sentence.folded,)
        for unit in units:
            match = _first(expressions.any, unit.text, settings.negatable)
            if not match or (expressions.unless and expressions.unless.search(unit.text)):
                continue
            if expressions.nearby and _says_nearby(expressions.nearby, sentences, number):
                continue
            place = unit.span(*match)
            clause = unit.span()
            yield Fault("pattern", clause, place, clause, sentence.span, certain=settings.certain)
            break


def _opening(sentences: list[Sentence], first: int | None) -> list[Sentence]:
    if first is None:
        return sentences
    subjects = sum(sentence.part == "subject" for sentence in sentences)
    return sentences[: subjects + first]


def _first(expression, text: str, negatable: bool) -> tuple[int, int] | None:
    """Return the first match that is not negated; RE2 finds no empty one in a card's patterns."""
    for match in expression.finditer(text):
        if match.end() > match.start() and not (negatable and is_negated(text, match.start(), match.end())):
            return match.span()
    return None


def _says_nearby(expression, sentences: list[Sentence], number: int) -> bool:
    return any(expression.search(sentence.text) for sentence in sentences[max(0, number - 1) : number + 2])


def is_excused(rule: Rule, sentence: Sentence, draft: ParsedDraft) -> bool:
    """Tell whether a card's patterns or limit let a sentence pass; it is not flagged for its meaning either."""
    sentences = draft.of(WRITTEN_PARTS)
    number = next((n for n, other in enumerate(sentences) if other.span == sentence.span), None)
    if number is None:
        return True
    if any(_keeps_within(detector.limit, sentence) for detector in rule.detect if detector.limit):
        return True
    patterns = (_expressions(rule, n) for n, detector in enumerate(rule.detect) if detector.pattern)
    return any(
        (one.unless and one.unless.search(sentence.text))
        or (one.nearby and _says_nearby(one.nearby, sentences, number))
        for one in patterns
    )


def _keeps_within(limit: Limit, sentence: Sentence) -> bool:
    """Tell whether a sentence names durations and all of them are within the limit: no reading knows better."""
    named = find_durations(sentence.text) if limit.measure == "minutes" else []
    return bool(named) and all(duration.minutes <= limit.over for duration in named)


def _find_said(rule: Rule, number: int, draft: ParsedDraft, meaning: Meaning | None) -> list[Sentence]:
    """Return the sentences that say what the card asks for: a blank or plain words do, else the reading decides."""
    matched = list(find_matches(rule, number, draft))
    if not meaning or not meaning.knows(rule):
        return matched
    certain = _expressions(rule, number).certain
    plain = [s for s in matched if "[" in s.text or (certain and certain.search(s.text))]
    return [*plain, *meaning.find(rule, draft, matched={sentence.span for sentence in matched})]


def find_matches(rule: Rule, number: int, draft: ParsedDraft) -> Iterator[Sentence]:
    """Yield each sentence that matches the patterns of an absence, the ``number``-th detector of a card."""
    settings, expressions = rule.detect[number].absence, _expressions(rule, number)
    for sentence in draft.of(settings.parts):
        excused = expressions.unless and expressions.unless.search(sentence.text)
        if not excused and _first(expressions.any, sentence.text, settings.negatable):
            yield sentence


def _find_durations(settings: Limit, expressions: _Expressions, draft: ParsedDraft) -> Iterator[Fault]:
    for sentence in draft.of(("subject", "body", "item", "postscript")):
        if expressions.any and not expressions.any.search(sentence.text):
            continue
        for clause in sentence.clauses:
            for duration in find_durations(clause.text):
                if duration.minutes <= settings.over or is_negated(clause.text, duration.start, duration.end):
                    continue
                if expressions.unless and expressions.unless.search(clause.text):
                    continue
                place = clause.span(duration.start, duration.end)
                yield Fault("limit", place, place, clause.span(), sentence.span)


def _find_too_often(settings: Limit, expressions: _Expressions, draft: ParsedDraft) -> Iterator[Fault]:
    sentences = draft.of(("body", "item"))
    excused = expressions.unless
    those = [s for s in sentences if expressions.any.search(s.text) and not (excused and excused.search(s.text))]
    if len(those) > settings.over and len(those) >= settings.share * len(sentences):
        span = those[settings.over].span
        yield Fault("limit", span, span, span, span)


def _find_too_many(settings: Limit, expressions: _Expressions, draft: ParsedDraft) -> Iterator[Fault]:
    sentences = draft.of(("body", "item", "postscript"))
    spare = expressions.unless
    counted = takewhile(lambda s: not (spare and spare.search(s.text)), sentences)
    asked = [s for s in counted for _ in range(_count_questions(s.text, expressions.any))]
    if len(asked) > settings.over:
        span = asked[settings.over].span[0], asked[-1].span[1]
        yield Fault("limit", span, span, span, asked[settings.over].span)


def _count_questions(text: str, joints: object) -> int:
    """Return how many questions a sentence holds: one, or as many as it strings together in one breath."""
    strung = sum(1 for _ in joints.finditer(text)) if joints else 0
    return strung if strung >= _BREATH else int(is_question(text))
