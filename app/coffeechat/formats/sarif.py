"""Critiques as SARIF 2.1.0, for editors and code-review tools that show lint results."""

import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from coffeechat import __version__
from coffeechat.formats.citations import address
from coffeechat.model import Critique, Finding

_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}


def to_sarif(critiques: Sequence[tuple[str, str, Critique]]) -> str:
    """Return a SARIF log of (path, draft, critique) triples; offsets count code points."""
    findings = [(path, draft, finding) for path, draft, critique in critiques for finding in critique.findings]
    rules = {finding.rule: _rule(finding) for _, _, finding in sorted(findings, key=lambda found: found[2].rule)}
    driver = {"name": "coffeechat", "version": __version__, "rules": [*rules.values()]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(path, draft, finding) for path, draft, finding in findings],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False)


def _rule(finding: Finding) -> dict:
    advice = {"text": finding.fix.advice}
    return {"id": finding.rule, "shortDescription": {"text": finding.message}, "help": advice}


def _result(path: str, draft: str, finding: Finding) -> dict:
    artifact = {"uri": "stdin" if path == "-" else quote(Path(path).as_posix())}
    location = {"artifactLocation": artifact}
    if finding.span:
        location["region"] = _region(draft, finding.span.start, finding.span.end)
    result = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.fix.advice}"},
        "locations": [{"physicalLocation": location}],
        "properties": {"citations": [address(citation) for citation in finding.citations]},
    }
    if finding.fix.edit:
        result["fixes"] = [_fix(artifact, draft, finding)]
    return result


def _fix(artifact: dict, draft: str, finding: Finding) -> dict:
    edit = finding.fix.edit
    replacement = {
        "deletedRegion": _region(draft, edit.start, edit.end),
        "insertedContent": {"text": edit.text},
    }
    changes = [{"artifactLocation": artifact, "replacements": [replacement]}]
    return {"description": {"text": finding.fix.advice}, "artifactChanges": changes}


def _region(draft: str, start: int, end: int) -> dict[str, int]:
    def position(offset: int) -> tuple[int, int]:
        return draft.count("\n", 0, offset) + 1, offset - draft.rfind("\n", 0, offset)

    (start_line, start_column), (end_line, end_column) = position(start), position(end)
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": start,
        "charLength": end - start,
    }
