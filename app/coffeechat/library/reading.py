"""Read files, folders and standard input as text; say clearly what cannot be read."""

import codecs
import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coffeechat.errors import InputError
from coffeechat.library.extracting import Extracted, extract, find_kind

_LARGEST = 50 * 1024 * 1024
_HTML = {".html", ".htm", ".xhtml"}
_SUFFIXES = {".txt", ".text", ".md", ".markdown", ".pdf", ".docx", "", *_HTML}
_MAGIC = {
    b"PK\x03\x04": "a ZIP file or a kind of office file that cannot be read",
    b"\xd0\xcf\x11\xe0": "an old office file (.doc)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\x7fELF": "a program",
}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_TODO = "Give it as text, Markdown, HTML, PDF or DOCX."
_LATIN = {"cp1250", "cp1252", "cp1254", "cp1257", "cp1258", "latin_1", "iso8859_15", "iso8859_9"}
# Real text has hardly any; a guessed encoding that leaves more of them is a wrong guess.
_CONTROL_SHARE = 0.02


@dataclass(frozen=True)
class RawBytes:
    """A file as it lies there: ``name`` for messages, and the SHA-256 of its ``content``."""

    name: str
    content: bytes
    hash: str


@dataclass(frozen=True)
class RawFile:
    """A file as it was given: ``text`` without byte order mark, newlines untouched; offsets count its code points.

    Of a PDF or Word file, ``text`` is what was taken out of it, and ``about`` what it says about itself.
    """

    name: str
    text: str
    hash: str
    about: Extracted | None = None

    @property
    def is_html(self) -> bool:
        """Whether to read it as HTML: by its name, or because it begins like a page."""
        head = self.text[:500].lstrip().lower()
        return Path(self.name).suffix.lower() in _HTML or head.startswith(("<!doctype html", "<html"))


def expand(path: str) -> Iterator[str]:
    """Yield the files that a path stands for: a folder gives each file in it, by name; hidden ones are left out."""
    folder = Path(path)
    if path == "-" or not folder.is_dir():
        yield path
        return
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts):
            yield str(file)


def fetch(path: str) -> RawBytes:
    """Fetch a file, or standard input for ``-``, without a look at what is in it.

    Raises:
        InputError: it is missing, unreadable, larger than 50 MB or of another kind.
    """
    content = _read_bytes(path)
    name = "standard input" if path == "-" else path
    if Path(path).suffix.lower() not in _SUFFIXES:
        raise InputError("files of this kind cannot be read", name, _TODO)
    return RawBytes(name, content, hashlib.sha256(content).hexdigest())


def read_raw(raw: RawBytes) -> RawFile:
    """Read the text of what was fetched.

    Raises:
        InputError: it is empty, damaged or no text.
    """
    if kind := find_kind(raw.content):
        extracted = extract(raw.content, kind, raw.name)
        return RawFile(raw.name, extracted.text, raw.hash, extracted)
    return RawFile(raw.name, _decode(raw.content, raw.name), raw.hash)


def _read_bytes(path: str) -> bytes:
    if path == "-":
        content = sys.stdin.buffer.read(_LARGEST + 1)
    else:
        try:
            with Path(path).open("rb") as file:
                content = file.read(_LARGEST + 1)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise InputError(f"this file cannot be read ({reason})", path, "Check its name and rights.") from error
    if len(content) > _LARGEST:
        raise InputError("this is larger than 50 MB", path, "Split it and add the parts.")
    return content


def _decode(content: bytes, name: str) -> str:
    for magic, kind in _MAGIC.items():
        if content.startswith(magic):
            raise InputError(f"this is {kind}, not text", name, _TODO)
    text = _to_text(content, name)
    if not text.strip():
        raise InputError("this is empty", name, "Give a file with text in it.")
    odd = sum(text.count(chr(code)) for code in (*range(9), *range(14, 32), 127))
    if "\x00" in text or odd > _CONTROL_SHARE * len(text):
        raise InputError("this is binary, not text", name, _TODO)
    return text


def _to_text(content: bytes, name: str) -> str:
    mark, encoding = next((entry for entry in _MARKS if content.startswith(entry[0])), (b"", "utf-8"))
    content = content.removeprefix(mark)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return _guess(content, name)


def _guess(content: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    if b"\x00" in content:
        raise InputError("this is binary, not text", name, _TODO)
    try:
        content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        best = from_bytes(content).best()
        if best is None:
            raise InputError("its encoding is not known", name, "Save it as UTF-8.") from None
        # These differ in a few letters that a short text cannot tell apart; documents here are mostly English.
        return content.decode("cp1252", "replace") if best.encoding in _LATIN else str(best)
    raise InputError("it contains halves of characters (lone surrogates)", name, "Save it as UTF-8 again.")
