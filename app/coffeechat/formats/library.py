"""What the library commands print."""

from coffeechat.formats.citations import Footnotes, Sources, warnings_text
from coffeechat.formats.documents import to_json
from coffeechat.formats.layout import frame, table, wrap
from coffeechat.model import (
    AddReport,
    DisagreementList,
    Hit,
    LibraryCheck,
    ListedSource,
    SearchResult,
    ShownPassage,
    ShownSource,
    SourceList,
)


def render_sources(sources: SourceList, style: str) -> str:
    """Return the list of sources as ``text``, ``md`` or ``json``."""
    if style == "json":
        return to_json(sources)
    if style == "md":
        return "\n".join(
            f"- `{entry.id}`: *{entry.title}*, {_byline(entry)} ({entry.text})" for entry in sources.sources
        )
    rows = [
        (entry.id, entry.text, f"{entry.passages:>4}", f"{entry.title} ({_byline(entry)})") for entry in sources.sources
    ]
    return table(rows) if rows else "The library is empty."


def _byline(entry: ListedSource) -> str:
    return ", ".join(part for part in (entry.author or "unsigned", entry.date) if part)


def render_source(source: ShownSource, style: str) -> str:
    """Return a source with its passages as ``text``, ``md`` or ``json``."""
    if style == "json":
        return to_json(source)
    head = ", ".join(part for part in (source.title, source.author, source.date) if part)
    if style == "md":
        return frame([f"# {head}", *(f"**{_speaker(p)}**\n\n{source.text[p.start : p.end]}" for p in source.passages)])
    return frame([head, *(f"[{_speaker(p)}]\n{wrap(source.text[p.start : p.end], '  ')}" for p in source.passages)])


def _speaker(passage: ShownPassage | Hit) -> str:
    return (
        f"{passage.locator}, {passage.commenter or 'a commenter'}" if passage.voice == "commenter" else passage.locator
    )


def render_hits(result: SearchResult, style: str) -> str:
    """Return the hits as ``text``, ``md`` or ``json``."""
    if style == "json":
        return to_json(result)
    if not result.hits:
        return "Nothing in the library matches."
    if style == "md":
        return "\n".join(f"1. `{hit.source}#{hit.locator}`: {hit.text}" for hit in result.hits)
    return frame([warnings_text(result), *(_hit_text(number, hit) for number, hit in enumerate(result.hits, 1))])


def _hit_text(number: int, hit: Hit) -> str:
    head = f"{number}. {hit.source}#{_speaker(hit)}  {hit.score:.2f}  {hit.why}"
    return f"{head}\n{wrap(hit.text, '   ')}"


def render_disagreements(document: DisagreementList, style: str) -> str:
    """Return every disagreement as ``text``, ``md`` or ``json``."""
    if style == "json":
        return to_json(document)
    if style == "text":
        return Sources().disagreements(document)
    notes = Footnotes()
    return frame([notes.disagreements(document), notes.text()])


def render_added(report: AddReport, style: str) -> str:
    """Return what became of each document as ``text``, ``md`` or ``json``."""
    if style == "json":
        return to_json(report)
    rows = [(item.state, item.source or "-", f"{item.passages} passages", item.path) for item in report.items]
    lines = table(rows) if style == "text" else "\n".join(f"- {' '.join(row)}" for row in rows)
    return frame([warnings_text(report), lines])


def render_check(check: LibraryCheck, style: str) -> str:
    """Return the state of the store as ``text``, ``md`` or ``json``."""
    if style == "json":
        return to_json(check)
    counts = f"{check.sources} sources, {check.passages} passages, {check.indexed} in the index"
    return "\n".join([f"{'Sound' if check.sound else 'Damaged'}: {counts}", *(f"- {text}" for text in check.problems)])
