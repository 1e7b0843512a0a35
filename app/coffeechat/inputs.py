"""Read what the user gives: files, standard input, or text on the command line."""

import sys

from coffeechat.errors import InputError

MAX_BYTES = 8_000_000
_COPY = "Open it, copy the text, and save that as plain text."
_UTF_8 = "Save it as plain text in UTF-8, or paste the text instead."
_FOREIGN = [
    (b"%PDF-", "this is a PDF", _COPY),
    (b"PK\x03\x04", "this is a Word document or another packed file", _COPY),
    (b"\xd0\xcf\x11\xe0", "this is an old Word document", _COPY),
    (b"{\\rtf", "this is an RTF document", _COPY),
    (b"\xff\xfe", "this is UTF-16 text, and not UTF-8", _UTF_8),
    (b"\xfe\xff", "this is UTF-16 text, and not UTF-8", _UTF_8),
]
"""How the files begin that people take for plain text, what they are, and what to do."""
_TEXT_ENDINGS = (".txt", ".md", ".markdown", ".text", ".html", ".pdf", ".docx", ".rtf")


def read_text(path: str) -> str:
    """Read a UTF-8 file, or standard input for ``-``; a byte order mark is dropped, newlines stay.

    Raises:
        InputError: missing, a folder, unreadable, over 8 MB, binary, not UTF-8, or without a word.
    """
    if not path.strip():
        raise InputError("the name of a file is empty", todo="Give the name, or - for standard input.")
    where = "standard input" if path == "-" else path
    return decode(_read_bytes(path, where), where)


def read_text_or_file(value: str | None) -> str:
    """Return the text of the file ``value`` names, or ``value`` itself where it is no file's name.

    Raises:
        InputError: as ``read_text``; a word that ends as a file's name does is one, though there is no such file.
    """
    if not value:
        return ""
    names_file = value.lower().endswith(_TEXT_ENDINGS) and len(value.split()) == 1 and "://" not in value
    if value == "-" or names_file or _is_file(value):
        return read_text(value)
    return require_unicode(value, "the command line")


def decode(data: bytes, where: str) -> str:
    """Decode the bytes of a text file.

    Raises:
        InputError: of another kind, binary, not UTF-8, or without a word.
    """
    for beginning, what, todo in _FOREIGN:
        if data.startswith(beginning):
            raise InputError(what, where, todo)
    if b"\0" in data:
        raise InputError(
            "this is not a text file (it holds NUL bytes)", where, "Save it as plain text, or paste the text instead."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(
            f"this is not UTF-8 text (line {line} holds a byte that does not fit)", where, _UTF_8
        ) from error
    if not text.strip():
        raise InputError("there is nothing in it", where, "Put your text in, or choose another file.")
    return text


def require_unicode(value: str, where: str) -> str:
    """Return ``value``, or refuse it when the terminal passed bytes that are not text.

    Raises:
        InputError: the value holds lone surrogates.
    """
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise InputError("the text is not valid Unicode", where, "Put it in a UTF-8 file and name the file instead.")
    return value


def _is_file(value: str) -> bool:
    from pathlib import Path

    try:
        return Path(value).is_file()
    except (OSError, ValueError):
        return False


def _read_bytes(path: str, where: str) -> bytes:
    # Imported here because every command imports this module, and --help must be instant.
    from pathlib import Path

    try:
        if path == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError("there is no such file", where, "Check the name and try again.") from error
    except IsADirectoryError as error:
        raise InputError("this is a folder", where, "Name a file in it.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"it cannot be read ({reason})", where, "Check the name and its permissions.") from error
    if len(data) > MAX_BYTES:
        raise InputError("it is larger than 8 MB", where, "Give the part that matters.")
    return data
