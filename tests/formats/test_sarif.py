"""SARIF 2.1.0: required properties, known names, regions that point at the words.

The standard's own schema is long and not ours to copy: ``pydantic-sarif`` brings models that were made from it.
"""

import json

import jsonschema
import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema

from coffeechat.formats.sarif import to_sarif
from coffeechat.model import Critique, Edit, Finding, Fix, Span

DRAFT = "Hi 😀 Ana,\nare you hiring?\nThanks\n"
TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
AT_LEAST_1 = {"type": "integer", "minimum": 1}
FROM_0 = {"type": "integer", "minimum": 0}


def closed(required, **properties):
    return {
        "type": "object", "required": required.split(), "properties": properties, "additionalProperties": False,
    }  # fmt: skip


def many(of):
    return {"type": "array", "items": of, "minItems": 1}


REGION = closed(
    "startLine", startLine=AT_LEAST_1, startColumn=AT_LEAST_1, endLine=AT_LEAST_1, endColumn=AT_LEAST_1,
    charOffset=FROM_0, charLength=FROM_0,
)  # fmt: skip
ARTIFACT = closed("uri", uri={"type": "string", "format": "uri-reference", "pattern": "^[^ ]+$"})
REPLACEMENT = closed("deletedRegion", deletedRegion=REGION, insertedContent={"type": "object", "required": ["text"]})
CHANGE = closed("artifactLocation replacements", artifactLocation=ARTIFACT, replacements=many(REPLACEMENT))
RESULT = closed(
    "message ruleId level",
    ruleId={"type": "string"}, level={"enum": ["none", "note", "warning", "error"]}, message=TEXT,
    locations=many(closed("physicalLocation", physicalLocation=closed("", artifactLocation=ARTIFACT, region=REGION))),
    fixes=many(closed("artifactChanges", description=TEXT, artifactChanges=many(CHANGE))),
    properties={"type": "object"},
)  # fmt: skip
RULE = closed("id", id={"type": "string"}, shortDescription=TEXT, help=TEXT)
DRIVER = closed(
    "name", name={"const": "coffeechat"}, version={"type": "string"}, rules={"type": "array", "items": RULE}
)
RUN = closed(
    "tool", tool=closed("driver", driver=DRIVER), columnKind={"const": "unicodeCodePoints"},
    results={"type": "array", "items": RESULT},
)  # fmt: skip
LOG = closed("version runs", **{"$schema": {"type": "string"}, "version": {"const": "2.1.0"}, "runs": many(RUN)})


def log(path="my drafts/ünï.txt"):
    start = DRAFT.index("are you")
    span = Span.of(DRAFT, start, start + 15)
    edit = Edit(start=start, end=start + 16, text="")
    known = {"message": "m", "citations": [], "found_by": "pattern"}
    findings = [
        Finding(rule="asks-for-job", severity="error", span=span, fix=Fix(advice="a", edit=edit), **known),
        Finding(rule="no-purpose", severity="warning", span=None, fix=Fix(advice="b"), **known),
        Finding(rule="no-research", severity="advice", span=None, fix=Fix(advice="c"), **known),
    ]
    critique = Critique(
        kind="outreach", stance="learning", findings=findings, strengths=[], warnings=[], disagreements=[]
    )
    return json.loads(to_sarif([(path, DRAFT, critique)]))


@pytest.mark.parametrize("path", ["-", "draft.txt", "my drafts/ünï.txt"])
def test_the_log_has_what_the_standard_requires_and_nothing_unknown(path):
    jsonschema.Draft202012Validator(LOG).validate(log(path))


def test_the_log_fits_the_standards_own_schema():
    StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate(log())


def test_a_run_without_findings_is_valid_too():
    jsonschema.Draft202012Validator(LOG).validate(json.loads(to_sarif([])))


def test_regions_count_code_points_from_one_and_the_end_is_exclusive():
    result = log()["runs"][0]["results"][0]
    region = result["locations"][0]["physicalLocation"]["region"]
    lines = DRAFT.split("\n")
    assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == "are you hiring?"
    gone = result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]
    assert (gone["endLine"], gone["endColumn"]) == (3, 1)


def test_every_result_names_a_rule_of_the_driver():
    [run] = log()["runs"]
    assert {r["ruleId"] for r in run["results"]} == {rule["id"] for rule in run["tool"]["driver"]["rules"]}
