"""A critique for a terminal, as Markdown, JSON or SARIF."""

from coffeechat.formats.citations import Footnotes, Sources, name, warnings_markdown, warnings_text
from coffeechat.formats.cohort import count, summarise
from coffeechat.formats.diff import diff
from coffeechat.formats.documents import to_json
from coffeechat.formats.layout import frame, wrap
from coffeechat.formats.sarif import to_sarif
from coffeechat.model import Citation, Critique, Critiques, Finding, Strength

_INDENT = "    "


def render_critique(critique: Critique, draft: str, style: str, path: str = "-") -> str:
    """Return the critique of ``draft`` as ``text``, ``md``, ``json`` or ``sarif``."""
    if style == "json":
        return to_json(critique)
    if style == "sarif":
        return to_sarif([(path, draft, critique)])
    return _text(critique, draft) if style == "text" else _markdown(critique, draft)


def render_critiques(critiques: Critiques, drafts: dict[str, str], style: str) -> str:
    """Return the critiques of several drafts (``drafts`` by path), a summary of them all first."""
    if style == "json":
        return to_json(critiques)
    done = [(item.path, item.critique) for item in critiques.items if item.critique]
    if style == "sarif":
        return to_sarif([(path, drafts[path], critique) for path, critique in done])
    parts = [
        frame([path, _text(critique, drafts[path])])
        if style == "text"
        else frame([f"# {path}", _markdown(critique, drafts[path], part)])
        for part, (path, critique) in enumerate(done, 1)
    ]
    warnings = warnings_text(critiques) if style == "text" else warnings_markdown(critiques)
    return frame([warnings, summarise(critiques, style), *parts])


def _text(critique: Critique, draft: str) -> str:
    sources = Sources()
    head = f"{critique.kind}, {critique.stance} stance: {count(critique)}"
    findings = [_finding_text(number, finding, draft, sources) for number, finding in enumerate(critique.findings, 1)]
    strengths = [_strength_text(strength) for strength in critique.strengths]
    return frame(
        [
            warnings_text(critique),
            head,
            *findings,
            "What works:\n" + "\n".join(strengths) if strengths else "",
            sources.disagreements(critique, critique.stance),
            _revision(critique, draft, "Revised draft:\n\n{}", "What changed:\n{}"),
        ]
    )


def _finding_text(number: int, finding: Finding, draft: str, sources: Sources) -> str:
    lines = [f"{number}. {finding.severity}: {finding.rule}{_place(finding, draft)}{_finder(finding)}"]
    if finding.span:
        lines.append(wrap(finding.span.text, _INDENT + "| ", _INDENT + "| "))
    lines += [wrap(finding.message, _INDENT), wrap(finding.fix.advice, _INDENT + "  ", _INDENT + "> ")]
    lines += [sources.cite(citation, _INDENT + "* ", _INDENT + "  ") for citation in finding.citations]
    return "\n".join(lines)


def _strength_text(strength: Strength) -> str:
    by = _names(strength.citations)
    return wrap(f"{strength.message}{f' ({by})' if by else ''}", "    ", "  + ")


def _finder(finding: Finding) -> str:
    return ", found by the model" if finding.found_by == "model" else ""


def _place(finding: Finding, draft: str) -> str:
    if not finding.span:
        return " (missing)"
    before = draft[: finding.span.start]
    return f", line {before.count(chr(10)) + 1}, column {finding.span.start - before.rfind(chr(10))}"


def _revision(critique: Critique, draft: str, whole: str, changed: str) -> str:
    if not critique.revised:
        return ""
    return frame([whole.format(critique.revised.text), changed.format(diff(draft, critique.revised.text))])


def _markdown(critique: Critique, draft: str, part: int | None = None) -> str:
    notes = Footnotes(part)
    findings = [_finding_markdown(number, finding, notes) for number, finding in enumerate(critique.findings, 1)]
    strengths = [f"- {strength.message}{notes.cite(strength.citations)}" for strength in critique.strengths]
    return frame(
        [
            warnings_markdown(critique),
            f"**{critique.kind}, {critique.stance} stance: {count(critique)}**",
            *findings,
            "### What works\n\n" + "\n".join(strengths) if strengths else "",
            notes.disagreements(critique, critique.stance),
            _revision(critique, draft, "### Revised draft\n\n{}", "```diff\n{}\n```"),
            notes.text(),
        ]
    )


def _finding_markdown(number: int, finding: Finding, notes: Footnotes) -> str:
    quoted = "\n".join(f"> {line}" for line in finding.span.text.splitlines()) if finding.span else ""
    sides = {side: [citation for citation in finding.citations if citation.side == side] for side in ("for", "against")}
    against = f" *Against: {_names(sides['against'])}*{notes.cite(sides['against'])}" if sides["against"] else ""
    head = f"### {number}. {finding.severity}: {finding.rule}{_finder(finding)}"
    advice = f"**Do:** {finding.fix.advice} *{_names(sides['for'])}*{notes.cite(sides['for'])}{against}"
    return frame([head, quoted, finding.message, advice])


def _names(citations: list[Citation]) -> str:
    return "; ".join(dict.fromkeys(name(citation) for citation in citations))
