"""The command line from the user's side: output, schemas, exit codes, errors."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from coffeechat.cli import main

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "knowledge/samples"
PLAIN_REQUEST = "Hi Ada,\n\nAre there any openings on your team? I need a job quickly.\n\nSam"


@pytest.fixture(scope="session")
def built_home(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("built")


@pytest.fixture
def run(built_home, monkeypatch, capsys):
    """Return a function that runs the command line on a home that has its index."""
    monkeypatch.setenv("COFFEECHAT_HOME", str(built_home))

    def call(*argv: str) -> tuple[int, str, str]:
        code = main([*argv])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def _validated(out: str) -> dict:
    document = json.loads(out)
    kind = document["schema"].split("/")[1]
    name = "letter" if kind in {"thank-you", "request", "follow-up"} else kind
    schema = json.loads((ROOT / f"app/coffeechat/schemas/{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert {"warnings", "disagreements"} <= document.keys()
    return document


JOBS = {
    "critique": ["critique", str(SAMPLES / "request.txt"), "--kind", "outreach", "--revise", "--fail-on", "never"],
    "questions": ["questions", "--company", "Larkwell Health", "--about", str(SAMPLES / "about.txt")],
    "thank-you": ["thank-you", "--to", "Priya", "--from", "Sam", "--notes", str(SAMPLES / "notes.txt")],
    "facts": ["thank-you", "--to", "Priya", "--from", "Sam", "--notes", str(SAMPLES / "notes.txt"), "--facts-only"],
    "request": ["request", "--to", "Priya", "--from", "Sam", "--company", "Larkwell Health"],
    "follow-up": ["follow-up", "--to", "Priya", "--from", "Sam", "--notes", str(SAMPLES / "notes.txt")],
    "ask": ["ask", "May I ask for a job?"],
    "search": ["library", "search", "attach my resume"],
    "list": ["library", "list"],
    "show": ["library", "show", "pope"],
    "disagreements": ["library", "disagreements"],
    "check": ["library", "check"],
    "rules": ["rules"],
    "doctor": ["doctor"],
}


@pytest.mark.parametrize("job", JOBS)
def test_json_keeps_to_the_shipped_schema_and_stands_alone_on_stdout(run, job):
    code, out, _ = run(*JOBS[job], "--format", "json")
    assert code == 0
    assert _validated(out)["schema"] == f"coffeechat/{job}/1"


@pytest.mark.parametrize("style", ["text", "md"])
@pytest.mark.parametrize("job", JOBS)
def test_every_job_can_be_read(run, job, style):
    code, out, _ = run(*JOBS[job], "--format", style)
    assert code == 0
    assert len(out) > 40
    assert "Traceback" not in out


def test_a_finding_sets_the_exit_code_and_names_both_sides(run, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text(PLAIN_REQUEST, encoding="utf-8")
    code, out, _ = run("critique", str(draft), "--kind", "outreach")
    assert code == 1
    for name in ("Paula Pope", "Caroline Ceniza-Levine", "Tim Tyrell-Smith", "No Such Thing"):
        assert name in out
    assert run("critique", str(draft), "--kind", "outreach", "--fail-on", "never")[0] == 0


def test_the_stance_decides_which_side_advises(run, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text(PLAIN_REQUEST, encoding="utf-8")
    found = {}
    for stance in ("learning", "direct"):
        _, out, _ = run("critique", str(draft), "--kind", "outreach", "--stance", stance, "--format", "json")
        document = _validated(out)
        found[stance] = {finding["rule"] for finding in document["findings"]}
        assert "asking-for-a-job" in {entry["id"] for entry in document["disagreements"]}
    assert "asks-for-job" in found["learning"]
    assert "asks-for-job" not in found["direct"]


def test_several_drafts_are_reported_even_when_one_is_bad(run, tmp_path):
    (tmp_path / "good.txt").write_text(PLAIN_REQUEST, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01")
    code, out, err = run("critique", str(tmp_path), "--kind", "outreach", "--format", "json", "--fail-on", "never")
    items = _validated(out)["items"]
    assert code == 1
    assert [bool(item["critique"]) for item in items] == [False, True]
    assert "bad.txt" in err


@pytest.mark.parametrize("style", ["sarif"])
def test_sarif_points_at_the_words(run, tmp_path, style):
    draft = tmp_path / "draft.txt"
    draft.write_text(PLAIN_REQUEST, encoding="utf-8")
    _, out, _ = run("critique", str(draft), "--kind", "outreach", "--format", style)
    results = json.loads(out)["runs"][0]["results"]
    region = next(r for r in results if r["ruleId"] == "asks-for-job")["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == 3
    assert "openings" in PLAIN_REQUEST[region["charOffset"] : region["charOffset"] + region["charLength"]]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"caf\xe9", b"\xed\xb3\xbf", b"x" * 10_000_000])
@pytest.mark.parametrize("job", ["critique", "questions", "thank-you"])
def test_bad_input_is_exit_code_2_with_a_plain_message(run, tmp_path, job, data):
    path = tmp_path / "input.txt"
    path.write_bytes(data)
    argv = {
        "critique": ["critique", str(path), "--kind", "outreach"],
        "questions": ["questions", "--company", "Acme", "--about", str(path)],
        "thank-you": ["thank-you", "--to", "Ada", "--from", "Sam", "--notes", str(path)],
    }[job]
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert str(path) in err
    assert "Traceback" not in err


def test_a_blank_keeps_a_mail_from_being_written(run):
    argv = [*JOBS["request"], "--format", "eml"]
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert "--allow-blanks" in err
    code, out, _ = run(*argv, "--allow-blanks")
    assert code == 0
    assert out.startswith("Subject: ")


def test_unknown_ids_and_settings_are_explained(run, monkeypatch):
    assert "asks-for-job" in run("rules", "ask-for-job")[2]
    code, _, err = run("library", "show", "nobody")
    assert code == 2
    assert "nobody" in err
    assert run("rules", "--model", "gpt")[0] == 2
    monkeypatch.setenv("COFFEECHAT_DEADLINE", "soon")
    code, _, err = run("rules")
    assert code == 2
    assert "COFFEECHAT_DEADLINE" in err


def test_wrong_usage_is_exit_code_2(run):
    with pytest.raises(SystemExit) as caught:
        run("critique", "draft.txt")
    assert caught.value.code == 2


def test_a_dismissed_finding_stays_away_and_can_be_heard_again(run, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text(PLAIN_REQUEST, encoding="utf-8")

    def found(*more: str) -> set[str]:
        _, out, _ = run("critique", str(draft), "--kind", "outreach", "--format", "json", "--fail-on", "never", *more)
        return {finding["rule"] for finding in _validated(out)["findings"]}

    assert "asks-for-job" not in found("--dismiss", "asks-for-job")
    draft.write_text(PLAIN_REQUEST.replace("Hi Ada", "Good morning Ada"), encoding="utf-8")
    assert "asks-for-job" not in found()
    assert "asks-for-job" in found("--restore", "asks-for-job")
    assert run("critique", str(draft), "--kind", "outreach", "--dismiss", "no-such-rule")[0] == 2
    assert run("critique", str(draft), "--kind", "outreach", "--restore", "asks-for-job")[0] == 2


def test_a_rule_is_dismissed_in_those_of_many_drafts_that_break_it(run, tmp_path):
    (tmp_path / "asks.txt").write_text(PLAIN_REQUEST, encoding="utf-8")
    (tmp_path / "good.txt").write_text((SAMPLES / "request.txt").read_text(encoding="utf-8"), encoding="utf-8")
    line = ["critique", str(tmp_path), "--kind", "outreach", "--fail-on", "never"]
    code, out, _ = run(*line, "--dismiss", "demanding-tone", "--format", "json")
    assert code == 0
    assert all(item["critique"] for item in json.loads(out)["items"])
    code, _, err = run(*line, "--dismiss", "no-such-rule")
    assert (code, "there is no rule no-such-rule" in err) == (2, True)
    code, _, err = run(*line, "--restore", "too-much-time")
    assert (code, "nothing of too-much-time dismissed" in err) == (2, True)


def test_a_dismissal_that_cannot_be_kept_is_explained(run, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text(PLAIN_REQUEST, encoding="utf-8")
    # A folder in its way keeps even root from writing the file.
    (tmp_path / "coffeechat.dismissed.json.new").mkdir()
    code, out, err = run("critique", str(draft), "--kind", "outreach", "--dismiss", "asks-for-job")
    assert (code, out) == (2, "")
    assert "cannot be kept beside it" in err


def test_a_folder_is_read_whole_and_what_is_left_out_is_named(run, tmp_path):
    (tmp_path / "ONE.TXT").write_text(PLAIN_REQUEST, encoding="utf-8")
    (tmp_path / "two.md").write_text(PLAIN_REQUEST, encoding="utf-8")
    (tmp_path / "three.docx").write_bytes(b"PK")
    (tmp_path / "photo.jpg").write_bytes(b"x")
    line = ["critique", str(tmp_path), "--kind", "outreach", "--fail-on", "never"]
    told = _validated(run(*line, "--format", "json")[1])
    assert [Path(item["path"]).name for item in told["items"]] == ["ONE.TXT", "two.md"]
    assert [("three.docx" in warning, "photo" in warning) for warning in told["warnings"]] == [(True, False)]
    assert "three.docx" in run(*line)[1]
    (tmp_path / "two.md").unlink()
    assert "three.docx" in _validated(run(*line, "--format", "json")[1])["warnings"][0]


def test_the_notes_of_one_draft_are_not_those_of_another(run, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PLAIN_REQUEST, encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"caf\xe9")
    code, out, _ = run("critique", str(tmp_path), "--kind", "outreach", "--format", "md")
    marks = [line.split("]:")[0] for line in out.splitlines() if line.startswith("[^")]
    assert code == 1
    assert len(marks) == len(set(marks)) > 1
    assert "not UTF-8" in out


def test_the_project_of_a_draft_chooses_stance_and_rules(run, tmp_path):
    draft = tmp_path / "drafts/draft.txt"
    draft.parent.mkdir()
    draft.write_text(PLAIN_REQUEST, encoding="utf-8")
    (tmp_path / "coffeechat.toml").write_text('stance = "direct"\nignore = ["no-purpose"]\n', encoding="utf-8")
    argv = ["critique", str(draft), "--kind", "outreach", "--format", "json", "--fail-on", "never"]
    told = json.loads(run(*argv)[1])
    assert told["stance"] == "direct"
    assert "no-purpose" not in {finding["rule"] for finding in told["findings"]}
    assert json.loads(run(*argv, "--stance", "learning")[1])["stance"] == "learning"
    (tmp_path / "coffeechat.toml").write_text("stanse = 1\n", encoding="utf-8")
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert "stanse" in err


def test_doctor_tries_the_cards_of_the_users_own(run, tmp_path, monkeypatch):
    (tmp_path / "cards").mkdir()
    card = (ROOT / "knowledge/rules/no-time-limit.md").read_text(encoding="utf-8")
    (tmp_path / "cards/my-rule.md").write_text(card.replace("pope#2", "pope#nowhere"), encoding="utf-8")
    (tmp_path / "coffeechat.toml").write_text('cards = "cards"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    code, out, _ = run("doctor")
    assert code == 2
    assert "my-rule" in out
    (tmp_path / "cards/my-rule.md").write_text(card, encoding="utf-8")
    assert "my-rule" in run("rules")[1]
    assert run("rules", "my-rule")[0] == 0


@pytest.mark.parametrize(
    ("redirected", "code", "says"),
    [
        (">&-", 0, ""),
        ("2>&-", 0, ""),
        pytest.param(
            "> /dev/full",
            2,
            "the disk is full",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="none"),
        ),
    ],
)
def test_an_output_that_is_closed_or_full_is_no_fault(redirected, code, says):
    command = f"{shlex.quote(sys.executable)} -m coffeechat rules {redirected}"
    done = subprocess.run(["sh", "-c", command], cwd=ROOT / "app", capture_output=True, text=True, check=False)
    assert (done.returncode, says in done.stderr) == (code, True)
    assert "fault" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
