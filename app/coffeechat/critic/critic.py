"""Judge a draft by the rule cards and cite who advises it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property, partial

from coffeechat.chat import Chat, improve
from coffeechat.critic.dismissals import Dismissal, dismissal_of
from coffeechat.critic.edits import edit_for
from coffeechat.critic.intake import Intake, take_in
from coffeechat.critic.revision import revise as revise_text
from coffeechat.critic.rewriting import Rewriting
from coffeechat.critic.second_reading import SecondReading
from coffeechat.critic.wording import load_wording
from coffeechat.library import Library
from coffeechat.model import Citation, Critique, Draft, Finding, Fix, Span, Stance, Strength
from coffeechat.rules import Fault, Meaning, Rule, find_doubts, find_faults, find_strengths, parse_draft

_RANKS = {"error": 0, "warning": 1, "advice": 2}
# What one way of reading alone finds is worth a look, never a verdict.
_IF_UNSURE = {"error": "warning"}


class Critic:
    """Critiques drafts; every finding comes from the rule cards.

    Args:
        rules: the rule cards by id.
        library: resolves what the cards cite, and knows where the sources disagree.
        chat: a language model that may rewrite a flagged sentence which its rule cannot mend, and find a fault in one
            that the cards leave in doubt; or None.
    """

    def __init__(self, rules: Mapping[str, Rule], library: "Library", chat: Chat | None = None) -> None:
        self._rules = rules
        self._library = library
        self._chat = chat

    def critique(
        self,
        draft: Draft,
        stance: Stance = "learning",
        revise: bool = False,
        watch: Callable[[Critique], None] | None = None,
        dismissed: Collection[Dismissal] = (),
    ) -> Critique:
        """Return the findings that matter most first, the strengths, and the revision if asked for.

        ``watch`` sees the offline critique before a model is asked, and the critique again at each better part.
        What is ``dismissed`` is neither found nor mended; a warning says how many findings that are.
        Every span satisfies ``draft.text[start:end] == text``.

        Raises:
            InputError: the draft is empty.
        """
        intake = take_in(draft)
        judge = partial(self._judge, draft, stance, dismissed)
        every = self._find(draft, stance, intake)
        found = _leave_out(draft.text, every, dismissed)
        strengths = self._praise(draft, stance, intake, found)

        def conclude(findings: list[Finding]) -> Critique:
            return Critique(
                kind=draft.kind,
                stance=stance,
                findings=findings,
                strengths=strengths,
                revised=revise_text(draft.text, findings, judge) if revise else None,
                warnings=warnings,
                disagreements=self._disagree(draft, stance, intake, [*findings, *strengths]),
            )

        warnings = [*intake.warnings, *_tell_dismissed(len(every) - len(found))]

        if not self._chat:
            return conclude(found)
        rewriting = Rewriting(draft.text, found, judge)
        reading = self._read_again(draft, stance, intake, [*every, *strengths])

        def better(answers: list) -> Critique:
            parted = len(rewriting.requests)
            added = _leave_out(draft.text, reading.apply(answers[parted:]), dismissed)
            return conclude(_order([*rewriting.apply(answers[:parted]), *added]))

        requests = [*rewriting.requests, *reading.requests]
        improvement = improve(self._chat, requests, watch and (lambda answers: watch(better(answers))))
        bettered = better(improvement.answers)
        return bettered.model_copy(update={"warnings": [*warnings, *improvement.warnings]})

    @cached_property
    def _meaning(self) -> Meaning:
        """Reads with the model of this machine, whatever the library is searched with: a draft stays here."""
        from coffeechat.library.embeddings import MiniLM

        return Meaning(MiniLM().embed)

    def _judge(self, draft: Draft, stance: Stance, dismissed: Collection[Dismissal], text: str) -> list[Finding]:
        changed = draft.model_copy(update={"text": text})
        return _leave_out(text, self._find(changed, stance, Intake(parse_draft(text), [])), dismissed)

    def _find(self, draft: Draft, stance: Stance, intake: Intake) -> list[Finding]:
        if not intake.is_draft:
            return []
        found = [
            self._finding(rule, fault, draft, intake)
            for rule in self._rules.values()
            if rule.enforced(stance)
            for fault in find_faults(rule, intake.parsed, draft.kind, self._meaning)
            if not self._yields(rule, fault, draft, intake) and (intake.is_english or fault.found_by == "limit")
        ]
        return _order(found)

    def _read_again(
        self, draft: Draft, stance: Stance, intake: Intake, said: Sequence[Finding | Strength]
    ) -> SecondReading:
        """Return what a model may find beside what is ``said``."""
        rules = [rule for rule in self._rules.values() if rule.enforced(stance)]
        spans = [(one.span.start, one.span.end) for one in said if one.span]
        judged = intake.is_draft and intake.is_english
        doubts = find_doubts(rules, intake.parsed, draft.kind, self._meaning, spans) if judged else []
        return SecondReading(draft.text, doubts, lambda rule, fault: self._finding(rule, fault, draft, intake))

    def _yields(self, rule: Rule, fault: Fault, draft: Draft, intake: Intake) -> bool:
        """One fault is told once: where another card has the better words for a sentence, this one is silent."""
        others = [self._rules[name] for name in rule.yields_to if name in self._rules]
        stronger = [other for card in others for other in find_faults(card, intake.parsed, draft.kind, self._meaning)]
        return any(fault.sentence is not None and other.sentence == fault.sentence for other in stronger)

    def _finding(self, rule: Rule, fault: Fault, draft: Draft, intake: Intake) -> Finding:
        inferred, doubted = rule.basis_for(draft.kind) == "inferred", fault.found_by == "model"
        return Finding(
            rule=rule.id,
            severity=rule.severity if fault.sure and not doubted else _IF_UNSURE.get(rule.severity, rule.severity),
            span=Span.of(draft.text, *fault.span) if fault.span else None,
            message=f"{rule.message} {load_wording().inferred}" if inferred else rule.message,
            fix=Fix(advice=rule.fix.advice, edit=None if doubted else edit_for(rule, fault, intake.parsed, draft.kind)),
            citations=self._cite(rule),
            disagreement=self._library.disagreement_of(rule.id),
            found_by=fault.found_by,
        )

    def _cite(self, rule: Rule) -> list[Citation]:
        return [*self._library.cite(rule.for_), *self._library.cite(rule.against, side="against")]

    def _praise(self, draft: Draft, stance: Stance, intake: Intake, findings: Sequence[Finding]) -> list[Strength]:
        """Name what the draft does well, never by words that a finding asks to change."""
        if not (intake.is_draft and intake.is_english):
            return []
        faulty = [finding.span for finding in findings if finding.span]
        praised = [rule for rule in self._rules.values() if rule.praise and rule.enforced(stance)]
        places = [
            (
                rule,
                next(
                    (p for p in find_strengths(rule, intake.parsed, draft.kind, self._meaning) if _is_sound(p, faulty)),
                    None,
                ),
            )
            for rule in praised
        ]
        return [
            Strength(rule=r.id, span=Span.of(draft.text, *place), message=r.praise, citations=self._cite(r))
            for r, place in places
            if place
        ]

    def _disagree(self, draft: Draft, stance: Stance, intake: Intake, said: Sequence[Finding | Strength]) -> list:
        """Return the disagreements that the critique or the draft touches, enforced under this stance or not."""
        rules = [one.rule for one in said]
        if intake.is_draft and intake.is_english:
            silent = [rule for rule in self._rules.values() if not rule.enforced(stance)]
            rules += [rule.id for rule in silent if self._touches(rule, draft, intake)]
        topics = dict.fromkeys(self._library.disagreement_of(rule) for rule in rules)
        return [self._library.disagreement(topic) for topic in topics if topic]

    def _touches(self, rule: Rule, draft: Draft, intake: Intake) -> bool:
        find = find_strengths if rule.shape == "omission" else find_faults
        return bool(find(rule, intake.parsed, draft.kind, self._meaning))


def _order(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (_RANKS[f.severity], f.span is None, f.span.start if f.span else 0, f.rule))


def _leave_out(text: str, findings: list[Finding], dismissed: Collection[Dismissal]) -> list[Finding]:
    return [f for f in findings if dismissal_of(text, f) not in dismissed] if dismissed else findings


def _tell_dismissed(count: int) -> list[str]:
    told = load_wording().warnings
    return [told["dismissed" if count == 1 else "many_dismissed"].format(count=count)] if count else []


def _is_sound(place: tuple[int, int], faulty: Sequence[Span]) -> bool:
    return not any(span.start < place[1] and place[0] < span.end for span in faulty)
