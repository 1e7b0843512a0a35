"""The command line of the meetings: what is typed, what is printed, what goes wrong."""

import json
import shlex
from pathlib import Path

import jsonschema
import pytest

from coffeechat.cli import main
from coffeechat.formats.documents import DOCUMENTS

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "knowledge/samples"


@pytest.fixture
def run(capsys):
    """Return a function that runs a command and gives what it printed, or the error it said."""

    def command(line: str, code: int = 0) -> str:
        assert main(shlex.split(line)) == code, capsys.readouterr()
        out, said = capsys.readouterr()
        return out if code == 0 else said

    return command


@pytest.fixture
def ingrid(run):
    run('meetings add --to "Ingrid Bergström" --company "Larkspur Health" --stage asked --on "1 November 2026"')


def read(printed: str) -> dict:
    """Return a document, checked against the schema that ships."""
    document = json.loads(printed)
    kind = document["schema"].split("/")[1]
    kind = "letter" if kind not in DOCUMENTS else kind
    schema = json.loads((ROOT / f"app/coffeechat/schemas/{kind}.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, schema)
    assert document["warnings"] is not None
    assert document["disagreements"] == [] or kind in {"letter", "questions"}
    return document


@pytest.mark.usefixtures("ingrid")
def test_every_document_keeps_to_its_schema(run, tmp_path):
    assert read(run("meetings list --format json"))["schema"] == "coffeechat/meetings/1"
    assert read(run("meetings show 1 --format json"))["schema"] == "coffeechat/meeting/1"
    assert read(run(f"meetings notes 1 --notes {SAMPLES}/notes.txt --format json"))["schema"] == "coffeechat/meeting/1"
    assert read(run("meetings due --on 2027-01-01 --format json"))["due"]
    export = run("meetings export")
    assert read(export)["contacts"]
    (tmp_path / "export.json").write_text(export, encoding="utf-8")
    assert read(run(f"meetings import {tmp_path}/export.json --format json"))["kept"]
    assert read(run("meetings delete Ingrid --format json"))["papers"] == 1
    assert read(run("meetings add --to Bo --format json"))["contact"]["name"] == "Bo"


@pytest.mark.parametrize("style", ["text", "md"])
@pytest.mark.usefixtures("ingrid")
def test_everything_can_be_read(run, style):
    run(f"meetings notes 1 --notes {SAMPLES}/notes.txt --i-owe 'the slides' --at '2026-12-01 10:00' --zone UTC")
    for command in ("list", "show 1", "due", "export"):
        assert "Ingrid Bergström" in run(f"meetings {command} --format {style}")
    shown = run(f"meetings show 1 --format {style}")
    assert "(meeting 1)" in shown
    # Markdown joins lines that are no items of a list.
    assert ("\n- Stage: " in shown) == (style == "md")
    assert "“I promised to send her the checklist from our tablet rollout”" in shown
    assert "Tuesday 1 December 2026, 10:00 (UTC)" in shown
    assert "keep a diary of every workaround" in shown


def test_a_change_tells_what_is_kept_and_does_not_repeat_it(run):
    printed = run(f"meetings add --to 'Ingrid Bergström' --notes {SAMPLES}/notes.txt")
    assert "Kept with it:\n  - Notes, 20" in printed
    assert "“she'll introduce us by mail”" in printed
    assert "keep a diary" not in printed


@pytest.mark.usefixtures("ingrid")
def test_what_is_due_names_commands_that_run(run):
    due = read(run("meetings due --format json"))["due"]
    for entry in due:
        program, *arguments = shlex.split(entry["command"])
        assert program == "coffeechat"
        assert main(arguments) == 0


@pytest.mark.usefixtures("ingrid")
def test_a_search_from_the_request_to_the_thanks(run):
    read(run('request --meeting 1 --from "Dana Whitfield" --format json'))
    run("meetings notes ingrid --at '2027-12-01 10:00' --zone Europe/Stockholm")
    plan = read(run(f"questions --meeting 1 --about {SAMPLES}/about.txt --format json"))
    assert plan["company"] == "Larkspur Health"
    assert "prepared" in run("meetings list")
    run(f"meetings notes 1 --notes {SAMPLES}/notes.txt")
    note = read(run('thank-you --meeting 1 --from "Dana Whitfield" --format json'))
    assert note["text"].startswith("Dear Ingrid")
    run(f"critique {SAMPLES}/request.txt --kind outreach --meeting 1 --fail-on never")
    run('follow-up --meeting Ingrid --from "Dana Whitfield"')
    meeting = read(run("meetings show 1 --format json"))["contact"]["meetings"][0]
    assert [paper["kind"] for paper in meeting["papers"]] == ["letter", "plan", "notes", "letter", "critique", "letter"]
    assert [promise["by"] for promise in meeting["promises"]] == ["them", "me"]
    assert meeting["papers"][3]["given"]["from"] == "Dana Whitfield"
    for facts in (sentence["from"] for sentence in meeting["papers"][3]["document"]["sentences"]):
        for fact in facts if facts != "courtesy" else []:
            assert meeting["papers"][3]["given"][fact["source"]][fact["start"] : fact["end"]] == fact["quote"]


@pytest.mark.usefixtures("ingrid")
def test_the_next_plan_for_the_firm_does_not_repeat_the_last(run):
    def ask() -> tuple[set[str], list[str]]:
        plan = read(run(f'questions --company "Larkspur Health Inc." --about {SAMPLES}/about.txt --format json'))
        return {q["text"] for section in plan["sections"] for q in section["questions"]}, plan["warnings"]

    run(f"questions --meeting 1 --about {SAMPLES}/about.txt")
    assert "asked at" not in str(ask()[1])
    run(f"meetings notes 1 --notes {SAMPLES}/notes.txt")
    plan = read(run("meetings show 1 --format json"))["contact"]["meetings"][0]["papers"][0]["document"]
    before = {q["text"] for section in plan["sections"] for q in section["questions"]}
    now, warnings = ask()
    assert not now & before
    assert f"{len(before)} questions that you have asked at Larkspur Health Inc." in str(warnings)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("meetings show 7", "no meeting `7`"),
        ("meetings add", "say who it is"),
        ("meetings add --to Bo --again 1", "not both"),
        ("meetings notes 1 --follow-up 03/04/2026", "--follow-up: `03/04/2026` is not a date"),
        ("meetings notes 1 --at '1 December'", "names no time of day"),
        ("meetings notes 1 --zone Europe/Stockholm", "a time zone is given without a time"),
        ("meetings notes 1 --at '2026-12-01 10:00' --zone Nowhere", "--zone: there is no time zone `Nowhere`"),
        ("meetings notes 1 --minutes 0", "cannot take 0 minutes"),
        ("meetings notes 1 --minutes 99999999999999999999", "--minutes: a conversation cannot take"),
        ("meetings notes 1 --follow-up 9999-12-31", "--follow-up: there is no such day"),
        ("meetings notes 1 --done 99", "no promise 99"),
        ("meetings notes 1 --notes /dev/null", "there is nothing in it"),
        ("meetings notes 1 --notes nowhere.txt", "there is no such file"),
        ("meetings due --on someday", "`someday` is not a date"),
        ("meetings import README.md", "no export of meetings"),
        ("thank-you --from Dana", "--to: this is missing"),
        ("thank-you --meeting 1 --from Dana", "--notes: this is missing"),
        ("questions --minutes 30", "--company: this is missing"),
        ("request --meeting 7 --from Dana", "no meeting `7`"),
    ],
)
@pytest.mark.usefixtures("ingrid")
def test_bad_input_is_explained_and_changes_nothing(run, line, what):
    before = run("meetings export")
    assert what in run(line, code=2)
    assert run("meetings export") == before


def test_listing_makes_no_database(run, home):
    assert "No meetings yet" in run("meetings list")
    assert "Nothing is due" in run("meetings due --on 2026-12-01")
    run("questions --company Acme")
    assert not (home / "coffeechat.db").exists()
