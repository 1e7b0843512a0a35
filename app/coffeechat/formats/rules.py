"""Rules for a terminal, as Markdown (the pages of docs/rules) or JSON."""

from coffeechat.formats.citations import Sources, address, credit
from coffeechat.formats.documents import to_json
from coffeechat.formats.layout import frame, table, wrap
from coffeechat.model import DescribedRule, RuleList


def render_rules(rules: RuleList, style: str) -> str:
    """Return the rules as ``text`` (a table, or one rule whole), ``md`` or ``json``."""
    if style == "json":
        return to_json(rules)
    if style == "md":
        return frame([rule_markdown(rule) for rule in rules.rules])
    if len(rules.rules) == 1:
        return _text(rules.rules[0])
    return table([(rule.id, rule.severity, _stance(rule), ", ".join(rule.kinds), rule.title) for rule in rules.rules])


def _stance(rule: DescribedRule) -> str:
    return "both stances" if rule.stance == "both" else rule.stance


def _text(rule: DescribedRule) -> str:
    sources = Sources()
    cited = [sources.cite(citation, "  * ", "    ") for citation in rule.citations]
    return frame(
        [
            f"{rule.id}: {rule.title}",
            f"{rule.severity}; {_stance(rule)}; {', '.join(rule.kinds)}; {_basis(rule)}",
            wrap(rule.message),
            wrap(rule.why),
            wrap(rule.fix, "  ", "> "),
            "\n".join(cited),
            "\n".join(["It flags:", *(wrap(text, "    ", "  - ") for text in rule.flags)]),
            "\n".join(["It passes:", *(wrap(text, "    ", "  - ") for text in rule.passes)]),
        ]
    )


def rule_markdown(rule: DescribedRule) -> str:
    """Return one rule as a Markdown page."""
    against = {"for": "", "against": "Against: "}
    cited = "\n".join(f"- {against[c.side]}{credit(c)} (`{address(c)}`)" for c in rule.citations)
    return frame(
        [
            f"# {rule.title}",
            f"`{rule.id}` · {rule.severity} · {_stance(rule)} · {', '.join(rule.kinds)} · {_basis(rule)}",
            rule.message,
            rule.why.strip(),
            f"**Do:** {rule.fix}",
            f"## Sources\n\n{cited}",
            f"## It flags\n\n{_examples(rule.flags)}",
            f"## It passes\n\n{_examples(rule.passes)}",
        ]
    )


def _examples(texts: list[str]) -> str:
    return "\n".join(f"- {' / '.join(line for line in text.splitlines() if line.strip())}" for text in texts)


def _basis(rule: DescribedRule) -> str:
    if len(set(rule.basis.values())) == 1:
        return "the sources say it" if "stated" in rule.basis.values() else "we conclude it from what the sources say"
    return ", ".join(f"{basis} for {kind}" for kind, basis in rule.basis.items())
