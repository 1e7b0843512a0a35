"""Documents as JSON, and the schemas they keep to."""

import json

from coffeechat.model import (
    AddReport,
    Answer,
    Checkup,
    Critique,
    Critiques,
    DeleteReport,
    DisagreementList,
    Document,
    DueList,
    ImportReport,
    Letter,
    Letters,
    LibraryCheck,
    MeetingExport,
    MeetingList,
    NoteFacts,
    QuestionPlan,
    RuleList,
    SearchResult,
    ShownMeeting,
    ShownSource,
    SourceList,
)

DOCUMENTS: dict[str, type[Document]] = {
    "add": AddReport,
    "ask": Answer,
    "check": LibraryCheck,
    "critique": Critique,
    "critiques": Critiques,
    "delete": DeleteReport,
    "disagreements": DisagreementList,
    "doctor": Checkup,
    "due": DueList,
    "export": MeetingExport,
    "facts": NoteFacts,
    "import": ImportReport,
    "letter": Letter,
    "letters": Letters,
    "list": SourceList,
    "meeting": ShownMeeting,
    "meetings": MeetingList,
    "questions": QuestionPlan,
    "rules": RuleList,
    "search": SearchResult,
    "show": ShownSource,
}
"""The kinds of documents and their types; ``schemas/<kind>.json`` ships a JSON Schema for each."""


def to_json(document: Document) -> str:
    """Return the document as JSON, two spaces a level."""
    return document.model_dump_json(by_alias=True, indent=2)


def schema_json(kind: str) -> str:
    """Return the JSON Schema of a kind of document, as it ships."""
    schema = DOCUMENTS[kind].model_json_schema(by_alias=True, mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, indent=2, sort_keys=True) + "\n"
