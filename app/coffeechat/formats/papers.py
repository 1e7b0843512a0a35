"""The papers of a meeting, to read."""

import textwrap
from typing import Any

from coffeechat.formats.layout import frame
from coffeechat.model import Paper, PaperKind

NAMES: dict[PaperKind, str] = {
    "plan": "Plan",
    "notes": "Notes",
    "letter": "Letter",
    "draft": "Draft",
    "critique": "Critique",
}


def render_papers(papers: list[Paper], style: str) -> str:
    """Return every paper as ``text`` or ``md``, in the order they were kept."""
    blocks = []
    for paper in papers:
        title, body = title_of(paper), body_of(paper)
        if style == "md":
            blocks.append(f"## {title}\n\n{body}")
        else:
            blocks.append(f"{title}\n{textwrap.indent(body, '  | ', lambda _line: True)}")
    return frame(blocks)


def list_papers(papers: list[Paper]) -> str:
    """Return the titles of the papers."""
    return "\n".join(["Kept with it:", *(f"  - {title_of(paper)}" for paper in papers)]) if papers else ""


def title_of(paper: Paper) -> str:
    """Return what a paper is and when it was kept."""
    kind = paper.document and paper.document.get("kind")
    which = f" ({kind})" if kind else ""
    return f"{NAMES[paper.kind]}{which}, {paper.saved:%Y-%m-%d}"


def body_of(paper: Paper) -> str:
    """Return the text of a paper: of a plan the questions, of a critique the draft and what was found."""
    if not paper.document:
        return paper.given.get(paper.kind, "").strip()
    return _BODIES[paper.kind](paper)


def _plan(paper: Paper) -> str:
    questions = (question["text"] for section in paper.document["sections"] for question in section["questions"])
    return "\n".join(f"- {text}" for text in questions)


def _letter(paper: Paper) -> str:
    subject = paper.document.get("subject")
    return (f"Subject: {subject}\n\n" if subject else "") + paper.document["text"].strip()


def _critique(paper: Paper) -> str:
    found: list[dict[str, Any]] = paper.document["findings"]
    lines = [f"- {finding['severity']}: {finding['message']}" for finding in found] or ["- nothing found"]
    return "\n".join([paper.given.get("draft", "").strip(), "", *lines])


_BODIES = {"plan": _plan, "letter": _letter, "critique": _critique}
