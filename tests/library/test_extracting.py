"""PDF and Word files are read in a child process, within bounds, and what they hold is never run."""

import io
import zipfile

import pytest
from docx import Document

from coffeechat.errors import InputError
from coffeechat.library import extracting
from coffeechat.library.extracting import RefusedError, extract, find_kind
from coffeechat.library.reading import fetch, read_raw


def make_pdf(pages: list[list[str]]) -> bytes:
    """Return a PDF with these lines on its pages, written by hand."""
    first = 4
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{first + 2 * i} 0 R' for i in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for i, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 11 Tf 50 700 Td {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {first + 2 * i + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    body, places = "%PDF-1.4\n", []
    for number, entry in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{entry}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


def make_docx() -> bytes:
    document = Document()
    document.add_heading("Tea for Guests", 0)
    document.add_paragraph("Warm the pot before anything else. A cold pot spoils the best leaves.")
    document.add_heading("Pouring", 1)
    document.add_paragraph("Pour when the kettle sings, and not before.")
    document.core_properties.title = "Tea for Guests"
    document.core_properties.author = "Mara Olsen"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


TEA = [
    "A Kettle Weekly",
    "Warm the pot before anything else, because a cold pot will surely spoil the best",
    "leaves that you have. Use soft water, and never boil it more than once if you can",
    "help it, for the flav-",
    "our goes.",
    "Pour when the kettle sings.",
]
COLOURS = ("green", "black", "white", "yellow")


def test_a_pdf_gives_paragraphs_without_headers_and_page_numbers():
    pages = [[TEA[0], f"The {colour} leaves.", *TEA[1:], f"Page {i}"] for i, colour in enumerate(COLOURS)]
    text = extract(make_pdf(pages), "pdf", "tea.pdf").text
    assert "Kettle Weekly" not in text
    assert text.count("the best leaves that you have.") == 4
    assert "the flavour goes." in text
    assert "Page" not in text


def test_a_word_file_gives_its_headings_and_what_it_says_about_itself():
    found = extract(make_docx(), "docx", "tea.docx")
    assert (found.title, found.author, found.date) == ("Tea for Guests", "Mara Olsen", None)
    assert "# Pouring\n\nPour when the kettle sings" in found.text


@pytest.mark.parametrize(("name", "content"), [("tea.pdf", make_pdf([TEA])), ("tea.docx", make_docx())])
def test_both_are_added_and_found(ready, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    library = ready()
    (item,) = library.add([tmp_path / name]).items
    assert item.state == "added", item.error
    shown = library.show(item.source)
    assert all(shown.text[p.start : p.end] for p in shown.passages)
    assert "kettle sings" in library.stored(item.source).text


def test_the_kind_is_told_by_content_and_not_by_name(tmp_path):
    (tmp_path / "tea.txt").write_bytes(make_docx())
    assert "Warm the pot" in read_raw(fetch(str(tmp_path / "tea.txt"))).text
    assert find_kind(b"PK\x03\x04 other") is None


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize("content", [b"%PDF-1.7 nothing", b"PK\x03\x04word/document.xml", make_docx()[:2000]])
def test_a_damaged_file_is_refused_in_one_line(kind, content):
    with pytest.raises(InputError) as caught:
        extract(content, kind, "tea")
    assert "Traceback" not in str(caught.value)


def test_more_pages_than_allowed_are_refused(monkeypatch):
    monkeypatch.setattr(extracting, "_PAGES", 2)
    with pytest.raises(RefusedError, match="2 pages"):
        extracting._read_pdf(make_pdf([TEA] * 3))


def test_a_text_that_grows_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(extracting, "_LONGEST_TEXT", 100)
    with pytest.raises(RefusedError, match="100 letters"):
        extracting._read_pdf(make_pdf([TEA] * 3))


def test_an_archive_that_unpacks_to_far_more_is_refused():
    file = io.BytesIO(make_docx())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/zeros.bin", bytes(20_000_000))
    with pytest.raises(InputError, match="unpacks"):
        extract(file.getvalue(), "docx", "bomb.docx")


def test_a_page_without_letters_says_that_it_may_be_a_scan():
    with pytest.raises(InputError, match="scan"):
        extract(make_pdf([[]]), "pdf", "scan.pdf")


def test_reading_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(extracting, "_SECONDS", 0.01)
    with pytest.raises(InputError, match="seconds"):
        extract(make_pdf([TEA]), "pdf", "slow.pdf")


def test_the_child_has_a_limit_of_memory(monkeypatch):
    resource = pytest.importorskip("resource")
    asked = []
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limits: asked.append((kind, limits[0])))
    extracting._limit()
    assert (resource.RLIMIT_AS, extracting._MEMORY) in asked
