"""Bad files are reported and keep no good one out."""

import pytest

from coffeechat.errors import InputError
from coffeechat.library.reading import fetch, read_raw

BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "nul.txt": b"tea\x00pot",
    "binary.txt": bytes(range(1, 32)) * 40,
    "page.pdf": b"%PDF-1.7 tea",
    "letter.docx": b"PK\x03\x04tea",
    "halves.txt": b"tea \xed\xa0\x80 pot",
    "picture.txt": b"\x89PNG\r\n\x1a\n....",
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_text_is_refused_with_what_to_do(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(BAD[name])
    with pytest.raises(InputError) as caught:
        read_raw(fetch(str(path)))
    assert str(path) in str(caught.value)
    assert caught.value.todo


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_raw(fetch(str(tmp_path / "absent.txt")))


def test_more_than_fifty_megabytes_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("coffeechat.library.reading._LARGEST", 10)
    path = tmp_path / "large.txt"
    path.write_bytes(b"tea" * 4)
    with pytest.raises(InputError, match="50 MB"):
        read_raw(fetch(str(path)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_detected_and_newlines_stay(tmp_path, encoding):
    text = "Thé à la menthe, servi très chaud\r\nà des invités aimés. Ça suffit déjà, où que l’on soit.\r\n" * 5
    path = tmp_path / "thé.txt"
    path.write_bytes(text.encode(encoding))
    assert read_raw(fetch(str(path))).text == text


def test_a_folder_with_bad_files_adds_the_good_ones(ready, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, content in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "zz.md").write_text("# Green Tea\n\nLet the water cool before you pour it.\n", encoding="utf-8")
    items = ready().add([folder]).items
    assert [item.state for item in items] == ["failed"] * len(BAD) + ["added"]
    assert all(item.error for item in items[:-1])
