"""The three letters at the command line: ticked facts, registers, versions, and mail without blanks."""

import json
from pathlib import Path

import jsonschema
import pytest

from coffeechat.cli import main

ROOT = Path(__file__).resolve().parents[1]
NOTES = str(ROOT / "knowledge/samples/notes.txt")
PEOPLE = ["--to", "Ingrid Bergström", "--from", "Dana Whitfield"]
LETTERS = {
    "request": ["request", *PEOPLE, "--company", "Larkspur Health"],
    "thank-you": ["thank-you", *PEOPLE, "--notes", NOTES],
    "follow-up": ["follow-up", *PEOPLE, "--notes", NOTES],
}


@pytest.fixture
def run(home, capsys):
    """Return a function that runs the command line in this test's own home."""
    assert not home.exists()

    def call(*argv: str) -> tuple[int, str, str]:
        code = main([*argv])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.mark.parametrize("kind", LETTERS)
def test_a_mail_waits_for_its_blanks_in_every_letter(run, kind):
    argv = [*LETTERS[kind], "--format", "eml"]
    if kind == "thank-you":
        argv += ["--facts", "5"]
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert "--allow-blanks" in err
    code, out, _ = run(*argv, "--allow-blanks")
    assert code == 0
    assert "X-Unsent: 1" in out


@pytest.mark.parametrize("kind", LETTERS)
def test_versions_are_one_document_and_each_can_be_had_alone(run, kind):
    argv = [*LETTERS[kind], "--register", "warm", "--format", "json"]
    code, out, _ = run(*argv, "--variants", "2")
    assert code == 0
    document = json.loads(out)
    schema = json.loads((ROOT / "app/coffeechat/schemas/letters.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert [(letter["variant"], letter["register"]) for letter in document["letters"]] == [(1, "warm"), (2, "warm")]
    assert json.loads(run(*argv, "--variant", "2")[1]) == document["letters"][1]


def test_versions_of_a_mail_are_asked_for_one_by_one(run):
    code, out, err = run(*LETTERS["thank-you"], "--variants", "2", "--format", "eml")
    assert (code, out) == (2, "")
    assert "--variant N" in err
    code, _, err = run(*LETTERS["thank-you"], "--variant", "99")
    assert code == 2
    assert "there is no version 99" in err


@pytest.mark.parametrize("kind", ["thank-you", "follow-up"])
def test_the_printed_list_of_facts_is_ticked_and_given_back(run, tmp_path, kind):
    code, out, _ = run(*LETTERS[kind], "--facts-only")
    assert code == 0
    ticked = "".join(line.replace("[ ]", "[x]", 1) if "Priya" in line or "introduce" in line else line
                     for line in out.splitlines(keepends=True))  # fmt: skip
    printed = tmp_path / "facts.txt"
    printed.write_text(ticked, encoding="utf-8")
    letter = json.loads(run(*LETTERS[kind], "--facts", str(printed), "--format", "json")[1])
    assert "Priya Raman" in letter["text"]
    assert "diary" not in letter["text"]
    ids = [fact["id"] for fact in letter["facts"] if "Priya" in fact["quote"] or "introduce" in fact["quote"]]
    assert json.loads(run(*LETTERS[kind], "--facts", ",".join(ids), "--format", "json")[1]) == letter


@pytest.mark.parametrize("value", ["99", "t9", "no-such-file.txt"])
def test_a_tick_that_cannot_be_read_says_what_to_do(run, value):
    code, out, err = run(*LETTERS["thank-you"], "--facts", value)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert value in err


def test_the_request_has_a_script_for_the_phone(run):
    code, out, _ = run(*LETTERS["request"], "--channel", "phone", "--register", "formal")
    assert code == 0
    assert "Good day. Am I speaking with Ingrid Bergström?" in out
    assert "Phone, or a written note?" in out
