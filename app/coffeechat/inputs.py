"""Read what the user gives: files, standard input, or text on the command line."""

import sys

from coffeechat.errors import InputError

MAX_BYTES = 8_000_000


def read_text(path: str) -> str:
    """Read a UTF-8 file, or standard input for ``-``; a byte order mark is dropped, newlines stay.

    Raises:
        InputError: missing, a folder, unreadable, over 8 MB, binary, not UTF-8, or without a word.
    """
    where = "standard input" if path == "-" else path
    return decode(_read_bytes(path, where), where)


def read_text_or_file(value: str | None) -> str:
    """Return the text of the file ``value`` names, or ``value`` itself where no such file exists."""
    if not value:
        return ""
    if value == "-" or _is_file(value):
        return read_text(value)
    return require_unicode(value, "the command line")


def decode(data: bytes, where: str) -> str:
    """Decode the bytes of a text file.

    Raises:
        InputError: binary, not UTF-8, or without a word.
    """
    if b"\0" in data:
        raise InputError(
            "this is not a text file (it holds NUL bytes)", where, "Save it as plain text, or paste the text instead."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"this is not UTF-8 text (byte {error.start} does not fit)"
        raise InputError(what, where, "Save it as plain text in UTF-8, or paste the text instead.") from error
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
        raise InputError(f"it cannot be read ({error})", where, "Check the name and its permissions.") from error
    if len(data) > MAX_BYTES:
        raise InputError("it is larger than 8 MB", where, "Give the part that matters.")
    return data
