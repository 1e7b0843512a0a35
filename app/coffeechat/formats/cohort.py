"""Many critiques at a glance: a line a draft, and what comes up most among them."""

from collections import Counter

from coffeechat.formats.layout import frame, table, wrap
from coffeechat.model import Critique, CritiqueItem, Critiques

_LEVELS = ("error", "warning", "advice")
_HEAD = ("draft", "errors", "warnings", "advice", "first to mend")
_MOST = 5


def summarise(critiques: Critiques, style: str) -> str:
    """Return the summary as ``text`` or ``md``: counts, a row a draft, the rules that most drafts break."""
    rows = [_row(item) for item in critiques.items]
    return frame(
        [_counts(critiques), _table([_HEAD, *rows], style), _unread(critiques, style), _common(critiques, style)]
    )


def count(critique: Critique) -> str:
    """Say how many findings of each severity there are."""
    counts = [(_number(critique, level), level) for level in _LEVELS]
    words = [f"{n} {level}{'s' if n > 1 and level != 'advice' else ''}" for n, level in counts if n]
    return ", ".join(words) or "no findings"


def _number(critique: Critique, level: str) -> int:
    return sum(finding.severity == level for finding in critique.findings)


def _counts(critiques: Critiques) -> str:
    done = [item.critique for item in critiques.items if item.critique]
    bad, clean = sum(bool(_number(one, "error")) for one in done), sum(not one.findings for one in done)
    unread = len(critiques.items) - len(done)
    told = [f"{len(critiques.items)} drafts", f"{bad} with errors", f"{clean} without a finding"]
    return ", ".join([*told, *([f"{unread} not read"] if unread else [])]) + "."


def _row(item: CritiqueItem) -> tuple[str, ...]:
    if item.critique is None:
        return (item.path, "", "", "", "not read")
    numbers = (str(_number(item.critique, level) or "") for level in _LEVELS)
    first = next((finding.rule for finding in item.critique.findings), "")
    return (item.path, *numbers, first)


def _table(rows: list[tuple[str, ...]], style: str) -> str:
    if style == "text":
        return table(rows)
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|---|--:|--:|--:|---|", *lines[1:]])


def _unread(critiques: Critiques, style: str) -> str:
    errors = [item.error for item in critiques.items if item.error]
    if style == "text":
        lines = ["Not read:", *(wrap(error, "    ", "  - ") for error in errors)]
    else:
        lines = ["Not read:", "", *(f"- {error}" for error in errors)]
    return "\n".join(lines) if errors else ""


def _common(critiques: Critiques, style: str) -> str:
    done = [item.critique for item in critiques.items if item.critique]
    drafts = Counter(rule for critique in done for rule in {finding.rule for finding in critique.findings})
    most = sorted(drafts.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]
    lines = [f"{'  ' if style == 'text' else '- '}{rule}: {number} of {len(done)}" for rule, number in most]
    head = "What comes up most:" + ("" if style == "text" else "\n")
    return "\n".join([head, *lines]) if lines else ""
