"""On a terminal the offline result is shown at once; stdout gets one result, when it is done."""

import json
import sys

import pytest

from coffeechat import cli

NOTES = "- advice: keep a diary of every workaround on the ward for a month\n"
BETTER = "Your advice to keep a diary of every workaround on the ward for a month has stayed with me."
STANDS = "This stands."


@pytest.fixture
def write(acts, server, settings, monkeypatch, tmp_path, capsys):  # noqa: PLR0913, PLR0917 (fixtures)
    """Return a function that runs ``thank-you`` with a model, at a terminal or not, and returns what it printed."""
    server.script = [acts.says(json.dumps({"text": BETTER}))]
    notes = tmp_path / "notes.txt"
    notes.write_text(NOTES, encoding="utf-8")
    monkeypatch.setenv("COFFEECHAT_MODEL", settings.model)

    def run(terminal, *flags):
        for stream in (sys.stdout, sys.stderr):
            monkeypatch.setattr(stream, "isatty", lambda: terminal)
        code = cli.main(["thank-you", "--to", "Ingrid Berg", "--from", "Lena Okafor", "--notes", str(notes), *flags])
        assert code == 0
        return capsys.readouterr()

    return run


def test_a_terminal_shows_the_offline_letter_first(write):
    printed = write(True)
    assert "Dear Ingrid" in printed.err and STANDS in printed.err
    assert printed.err.index(STANDS) < printed.err.index("Asking openai:scripted")
    assert printed.out.count("Subject: ") == 1 and STANDS not in printed.out


def test_a_question_is_answered_in_the_models_words(acts, server, settings, monkeypatch, capsys):
    def answer(handler):
        first = handler.body["messages"][1]["content"].partition("<passages>\n1. ")[2].split("\n\n")[0]
        said = first.partition("\n</passages>")[0].replace(":", " says:", 1)
        acts.says(json.dumps({"text": said, "passages": [1]}))(handler)

    server.script = [answer]
    monkeypatch.setenv("COFFEECHAT_MODEL", settings.model)
    assert cli.main(["ask", "How long should the meeting be?", "--format", "json"]) == 0
    printed = capsys.readouterr()
    assert "Asking openai:scripted" in printed.err and "tokens in" in printed.err
    found = json.loads(printed.out)
    assert found["written_by"] == "model" and found["citations"] and " says: " in found["answer"]


def test_json_stays_one_document_even_at_a_terminal(write):
    printed = write(True, "--format", "json")
    assert json.loads(printed.out)["kind"] == "thank-you"
    assert STANDS not in printed.err


def test_a_pipe_gets_the_result_alone(write):
    printed = write(False)
    assert printed.out.count("Subject: ") == 1
    assert "Dear Ingrid" not in printed.err and STANDS not in printed.err
