"""Bad input gets a clear error: what, where, and what to do next."""

import io

import pytest

from coffeechat.errors import InputError
from coffeechat.inputs import MAX_BYTES, read_text, read_text_or_file, require_unicode


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "nothing in it"),
        (b" \n\t\n", "nothing in it"),
        (b"\xef\xbb\xbf", "nothing in it"),
        (b"Hello\x00there", "NUL"),
        (b"caf\xe9", "not UTF-8"),
        (b"tea\ncaf\xe9", "line 2"),
        ("\ufeffHello".encode("utf-16-le"), "UTF-16 text"),
        ("\ufeffHello".encode("utf-16-be"), "UTF-16 text"),
        (b"%PDF-1.7\n%\xe2", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1", "an old Word document"),
        (b"{\\rtf1\\ansi Hello}", "an RTF document"),
        (b"\xed\xa0\x80", "not UTF-8"),
        (b"x" * (MAX_BYTES + 1), "larger than 8 MB"),
    ],
)
def test_unusable_files_are_refused_with_their_name(tmp_path, data, says):
    path = tmp_path / "draft.txt"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_text(str(path))
    assert says in str(caught.value)
    assert str(path) in str(caught.value)
    assert caught.value.todo


def test_missing_files_and_folders_are_refused(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_text(str(tmp_path / "nowhere.txt"))
    with pytest.raises(InputError, match="name of a file is empty"):
        read_text("")
    with pytest.raises(InputError, match="this is a folder"):
        read_text(str(tmp_path))


def test_newlines_stay_and_the_byte_order_mark_goes(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_bytes("\ufeffHello\r\nthere\r".encode())
    assert read_text(str(path)) == "Hello\r\nthere\r"


def test_standard_input_is_read_the_same_way(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\ufeffé\r\n".encode())))
    assert read_text("-") == "é\r\n"


def test_a_line_or_a_file(tmp_path):
    path = tmp_path / "contact.txt"
    path.write_text("Ada, head of design", encoding="utf-8")
    assert read_text_or_file(str(path)) == "Ada, head of design"
    assert read_text_or_file("Bea, nurse") == "Bea, nurse"
    assert read_text_or_file("x" * 5000) == "x" * 5000
    assert read_text_or_file(None) == ""
    assert read_text_or_file("https://acme.example/ada.html") == "https://acme.example/ada.html"
    with pytest.raises(InputError, match=r"contact.md: there is no such file"):
        read_text_or_file("contact.md")


def test_bytes_that_are_not_text_are_refused():
    with pytest.raises(InputError, match="not valid Unicode"):
        require_unicode("Acme \udcff", "--company")
