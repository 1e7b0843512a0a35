"""The pages made from the code are up to date, and the check can tell when they are not."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def _check() -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "docs/build.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_made_pages_are_up_to_date():
    result = _check()
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_stale_page_is_noticed():
    page = ROOT / "docs/rules/zz-left-behind.md"
    page.write_text("no such rule", encoding="utf-8")
    try:
        result = _check()
    finally:
        page.unlink()
    assert result.returncode == 1
    assert "zz-left-behind" in result.stdout
