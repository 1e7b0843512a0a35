"""A key in the environment stands in no log, error, output, saved file or page, whatever the server does."""

import json
import logging
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from coffeechat import cli
from coffeechat.chat import Request

NOTES = "- advice: keep a diary of every workaround on the ward for a month\n- I promised to send her the checklist\n"
LETTER = ["thank-you", "--to", "Ingrid Berg", "--from", "Lena Okafor", "--notes"]
FAULTS = {
    "good": ("says", json.dumps({"text": "Your advice to keep a diary of every workaround on the ward has stayed."})),
    "refused key": ("status", 401),
    "too many": ("status", 429),
    "broken": ("status", 500),
    "overflow": ("overflows", "context_length_exceeded"),
    "html": ("sends", "<html>sk-canary-1f8b</html>", "text/html"),
    "cut": ("says", '{"text": "sk-canary-1f8b', "length"),
    "echo": ("says", json.dumps({"text": "sk-canary-1f8b is your key."})),
}


@pytest.fixture(params=FAULTS.values(), ids=FAULTS.keys())
def played(request, acts, server, settings, monkeypatch, tmp_path) -> str:  # noqa: PLR0913, PLR0917 (fixtures)
    """Let the server play a fault and the environment name it; return the key."""
    name, *arguments = request.param
    server.script = [getattr(acts, name)(*arguments)]
    monkeypatch.setenv("COFFEECHAT_MODEL", settings.model)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    return acts.CANARY


@pytest.fixture
def notes(tmp_path) -> Path:
    path = tmp_path / "notes.txt"
    path.write_text(NOTES, encoding="utf-8")
    return path


def kept(folder: Path) -> bytes:
    """Return everything that lies in a folder, names and contents."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return b"".join(str(path).encode() + path.read_bytes() for path in files)


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_command_line(played, notes, tmp_path, capsys, caplog, form):  # noqa: PLR0913, PLR0917 (fixtures)
    with caplog.at_level(logging.DEBUG):
        assert cli.main([*LETTER, str(notes), "--format", form]) == 0
    printed = capsys.readouterr()
    assert "Asking openai:scripted" in printed.err
    assert played not in printed.out + printed.err + caplog.text
    assert played.encode() not in kept(tmp_path)
    assert notes.read_text(encoding="utf-8") == NOTES


@pytest.mark.usefixtures("server")
def test_the_checkup(played, capsys):
    cli.main(["doctor"])
    printed = capsys.readouterr()
    assert printed.out and played not in printed.out + printed.err


def test_the_report_of_a_fault_of_ours(played, notes, tmp_path, monkeypatch, capsys):
    def crash(_request, text):
        raise RuntimeError(f"no answer but {len(text)} characters")

    monkeypatch.setattr(Request, "read", crash)
    code = cli.main([*LETTER, str(notes)])
    printed = capsys.readouterr()
    reports = [*tmp_path.glob("coffeechat-*.log")]
    assert code == 2 if reports else code == 0
    assert played not in printed.out + printed.err
    assert played.encode() not in kept(tmp_path)


def test_the_page(played, tmp_path, caplog):
    st.cache_resource.clear()
    with caplog.at_level(logging.DEBUG):
        at = AppTest.from_string("from coffeechat.ui import letter_page\nletter_page.draw()\n", default_timeout=120)
        at.run()
        at.text_input(key="letter.to").input("Ingrid Berg")
        at.text_input(key="letter.sender").input("Lena Okafor")
        at.text_area(key="letter.notes").input(NOTES)
        next(button for button in at.button if button.label == "Write my note").click().run()
        at.session_state["letter.result"][1]._ended.wait(120)
        at.run()
    st.cache_resource.clear()
    assert not at.exception
    assert any("Asking openai" in caption.value for caption in at.caption)
    page = str(at) + "".join(element.proto.body for element in at.get("html"))
    assert "Dear Ingrid" in page
    assert at.text_area(key="letter.notes").value == NOTES
    assert played not in page + caplog.text + at.session_state["letter.result"][1].result().model_dump_json()
    assert played.encode() not in kept(tmp_path)
