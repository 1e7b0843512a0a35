"""What a command does not need it does not import: that is why it answers at once."""

import json
import subprocess
import sys

import pytest

HEAVY = {"openai", "chromadb", "langchain_openai", "spacy", "streamlit", "onnxruntime"}
MODEL = {"openai", "chromadb", "langchain_openai"}

PROBE = """
import contextlib, io, json, sys
from coffeechat.cli import main
with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
    try:
        code = main(sys.argv[1:])
    except SystemExit as stop:
        code = stop.code
print(json.dumps([code or 0, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def imported_by(*arguments: str) -> set[str]:
    """Run one command in a process of its own and return the packages it imported."""
    command = [sys.executable, "-c", PROBE, *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    code, modules = json.loads(result.stdout)
    assert code == 0, result.stderr
    return set(modules)


@pytest.mark.parametrize("arguments", [["--help"], ["rules"], ["library", "list"]], ids=" ".join)
def test_what_needs_nothing_heavy_imports_nothing_heavy(arguments):
    assert not imported_by(*arguments) & HEAVY


def test_a_critique_without_a_model_imports_no_model_and_no_index(tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text("Dear Ada,\n\nCould we talk for an hour? Are you hiring?\n\nSam\n")
    imported = imported_by("critique", str(draft), "--kind", "outreach", "--model", "none", "--fail-on", "never")
    assert "coffeechat" in imported
    assert not imported & MODEL


def test_opening_a_model_imports_no_sdk_before_there_is_work():
    code = (
        "import sys; from coffeechat.chat import open_chat; from coffeechat.settings import Settings\n"
        "open_chat(Settings(model='openai:any', openai_base_url='http://127.0.0.1:9'))\n"
        "raise SystemExit(bool({'openai', 'langchain_openai'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
