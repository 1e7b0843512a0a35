"""Take the text out of a PDF or Word file, in a child process that cannot take more than its share.

Such a file is a program for its reader: a few kilobytes can ask for gigabytes or for hours. The child has a limit of
memory and time, fetches nothing and runs nothing of what the file holds; what it returns is text.
"""

import io
import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from coffeechat.errors import InputError

_SECONDS = 60
_MEMORY = 1536 * 1024 * 1024
_PAGES = 2000
_LONGEST_TEXT = 20_000_000

# A Word file is a ZIP archive; real ones shrink to a tenth or so.
_UNPACKED, _RATIO, _ENTRIES = 250 * 1024 * 1024, 200, 5000

# A line that stands on half of the pages is their header or footer; on fewer pages it may be chance.
_FEWEST_PAGES = 3
_SHORT_LINE = 0.75
_NO_TITLE = re.compile(
    r"^\s*(?:microsoft word\b.*|untitled.*|document\d*|.*\.(?:docx?|pdf|indd|tex))?\s*$", re.IGNORECASE
)
_NO_AUTHOR = {"", "python-docx", "user", "admin", "unknown", "author", "owner"}
# Files that python-docx made carry the date of its template.
_TEMPLATE_DATE = date(2013, 12, 23)
_PAGE_NUMBER = re.compile(r"^\W*(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?\W*$", re.IGNORECASE)


@dataclass(frozen=True)
class Extracted:
    """The text of a document, paragraphs apart by blank lines, and what the file says about itself."""

    text: str
    title: str | None = None
    author: str | None = None
    date: str | None = None


class RefusedError(Exception):
    """The file cannot be read, or is beyond a bound; the message says which."""


def find_kind(content: bytes) -> str | None:
    """Return "pdf" or "docx" by what the file holds, whatever its name is; None for another kind."""
    if content.startswith(b"%PDF"):
        return "pdf"
    return "docx" if content.startswith(b"PK\x03\x04") and b"word/document.xml" in content else None


def extract(content: bytes, kind: str, name: str) -> Extracted:
    """Return the text of a PDF or Word file.

    Raises:
        InputError: the file is damaged, locked, without text, or asks for too many pages, bytes or seconds.
    """
    command = [sys.executable, "-m", "coffeechat.library.extracting", kind]
    try:
        child = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        todo = "Split it, or save it as text."
        raise InputError(f"reading this takes more than {_SECONDS} seconds", name, todo) from None
    try:
        answer = json.loads(child.stdout)
    except ValueError:
        answer = {"error": "this cannot be read with the memory that a document may take"}
    if "error" in answer:
        raise InputError(answer["error"], name, "Save it anew, or give it as text.")
    return Extracted(**answer)


def main() -> None:
    """Read a file of the kind named by the first argument from standard input; write JSON."""
    _limit()
    readers = {"pdf": _read_pdf, "docx": _read_docx}
    try:
        answer = asdict(readers[sys.argv[1]](sys.stdin.buffer.read()))
    except RefusedError as error:
        answer = {"error": str(error)}
    except MemoryError:
        answer = {"error": "this asks for more memory than a document may take"}
    except Exception as error:  # whatever a parser makes of a hostile file, the answer is one line
        answer = {"error": f"this is damaged ({type(error).__name__})"}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time that the parent allows remains.
        return
    for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _SECONDS)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _read_pdf(content: bytes) -> Extracted:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise RefusedError("this is locked with a password")
    if len(reader.pages) > _PAGES:
        raise RefusedError(f"this has more than {_PAGES:,} pages")
    pages, length = [], 0
    for page in reader.pages:
        pages.append(page.extract_text().splitlines())
        length += sum(map(len, pages[-1]))
        _check_length(length)
    about = reader.metadata
    made = about.creation_date if about else None
    text = "\n\n".join(_paragraphs(_without_margins(pages)))
    return _extracted(text, about and about.title, about and about.author, made)


def _read_docx(content: bytes) -> Extracted:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > _ENTRIES or unpacked > _UNPACKED or unpacked > _RATIO * max(len(content), 10_000):
        raise RefusedError("this unpacks to far more than a document holds")

    from docx import Document
    from docx.table import Table

    document = Document(io.BytesIO(content))
    parts: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            parts += [" | ".join(cell.text.strip() for cell in row.cells) for row in block.rows]
        else:
            heading = "# " if (block.style.name or "").startswith(("Heading", "Title")) else ""
            parts.append(heading + " ".join(block.text.split()) if block.text.strip() else "")
    text = "\n\n".join(part for part in parts if part.strip())
    _check_length(len(text))
    about = document.core_properties
    made = about.created if about.created and about.created.date() != _TEMPLATE_DATE else None
    return _extracted(text, about.title, about.author, made)


def _check_length(length: int) -> None:
    if length > _LONGEST_TEXT:
        raise RefusedError(f"this has more than {_LONGEST_TEXT:,} letters")


def _extracted(text: str, title: object, author: object, made: datetime | None) -> Extracted:
    if not text.strip():
        raise RefusedError("there is no text in this; it may be a scan, which needs its letters recognised first")
    title, author = str(title or "").strip(), str(author or "").strip()
    return Extracted(
        # A damaged file can hold halves of characters, which no database takes.
        text.encode("utf-8", "replace").decode("utf-8"),
        None if _NO_TITLE.match(title) else title,
        None if author.lower() in _NO_AUTHOR else author,
        made.date().isoformat() if made else None,
    )


def _without_margins(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Leave page numbers, headers and footers out: what stands first or last on half of the pages."""
    edges = Counter(line for page in pages for line in {_plain(line) for line in (*page[:2], *page[-2:])})
    often = {line for line, count in edges.items() if count >= max(len(pages) / 2, _FEWEST_PAGES)}
    return [
        [line for i, line in enumerate(page) if not _is_margin(line, min(i, len(page) - 1 - i), often)]
        for page in pages
    ]


def _is_margin(line: str, from_edge: int, often: set[str]) -> bool:
    return from_edge < 2 and bool(_plain(line) in often or _PAGE_NUMBER.match(line))  # noqa: PLR2004 - two lines


def _plain(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _paragraphs(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """Put the lines of a PDF together again: a line that ends short, or a blank one, ends a paragraph."""
    lines = [" ".join(line.split()) for page in pages for line in page]
    full = max(sorted(map(len, lines))[int(len(lines) * 0.9)], 1) if lines else 1
    paragraph = ""
    for line in lines:
        glued = paragraph.endswith("-") and paragraph[-2:-1].isalpha() and line[:1].islower()
        paragraph = paragraph[:-1] + line if glued else f"{paragraph} {line}".strip()
        ends = line.endswith((".", "!", "?", ":", '"', "”")) and len(line) < _SHORT_LINE * full
        if paragraph and (not line or ends or (paragraph == line and len(line) < _SHORT_LINE * full)):
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


if __name__ == "__main__":
    main()
