"""An answer from the library for a terminal, as Markdown or JSON."""

from coffeechat.formats.citations import Footnotes, Sources, warnings_markdown, warnings_text
from coffeechat.formats.documents import to_json
from coffeechat.formats.layout import frame, wrap
from coffeechat.model import Answer


def render_answer(answer: Answer, style: str) -> str:
    """Return the answer as ``text``, ``md`` or ``json``."""
    if style == "json":
        return to_json(answer)
    if style == "md":
        notes = Footnotes()
        said = f"{answer.answer}{notes.cite(answer.citations)}"
        return frame([warnings_markdown(answer), said, notes.disagreements(answer), notes.text()])
    sources = Sources(citation for citation in answer.citations if citation.quote in answer.answer)
    cited = "\n".join(sources.cite(citation, "  * ", "    ") for citation in answer.citations)
    said = frame([wrap(paragraph) for paragraph in answer.answer.split("\n\n")])
    return frame([warnings_text(answer), said, cited, sources.disagreements(answer)])
