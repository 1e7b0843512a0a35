"""The rules as a reader sees them: each with its reason, its sources and its examples."""

from collections.abc import Mapping
from difflib import get_close_matches

from coffeechat.errors import InputError
from coffeechat.library import Library
from coffeechat.model import DescribedRule, RuleList
from coffeechat.rules import Rule


class Rulebook:
    """Describes rules, with their citations.

    Args:
        rules: the rule cards by id.
        library: resolves what the cards cite.
    """

    def __init__(self, rules: Mapping[str, Rule], library: Library) -> None:
        self._rules = rules
        self._library = library

    def describe(self, rule_id: str | None = None) -> RuleList:
        """Return one rule, or all of them in the order of their ids.

        Raises:
            InputError: there is no such rule.
        """
        if rule_id is not None and rule_id not in self._rules:
            near = get_close_matches(rule_id, self._rules, n=1)
            todo = f"Did you mean {near[0]}?" if near else "Run `coffeechat rules` for all of them."
            raise InputError("there is no such rule", rule_id, todo)
        chosen = [rule_id] if rule_id is not None else sorted(self._rules)
        described = [self._describe(self._rules[name]) for name in chosen]
        topics = dict.fromkeys(rule.disagreement for rule in described if rule.disagreement)
        return RuleList(rules=described, disagreements=[self._library.disagreement(topic) for topic in topics])

    def _describe(self, rule: Rule) -> DescribedRule:
        citations = [*self._library.cite(rule.for_), *self._library.cite(rule.against, side="against")]
        return DescribedRule(
            id=rule.id,
            title=rule.title,
            kinds=rule.kinds,
            shape=rule.shape,
            stance=rule.stance,
            basis={kind: rule.basis_for(kind) for kind in rule.kinds},
            severity=rule.severity,
            message=rule.message,
            fix=rule.fix.advice,
            why=rule.why,
            citations=citations,
            disagreement=self._library.disagreement_of(rule.id),
            flags=[rule.example(example).text for example in rule.examples.flags],
            passes=[rule.example(example).text for example in rule.examples.passes],
        )
