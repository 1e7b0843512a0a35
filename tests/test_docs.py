"""The pages made from the code are up to date, and the check can tell when they are not."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_made_pages_are_up_to_date_and_a_stale_one_is_noticed():
    page = ROOT / "docs/rules/zz-left-behind.md"
    page.write_text("no such rule", encoding="utf-8")
    try:
        check = [sys.executable, "docs/build.py", "--check"]
        result = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)
    finally:
        page.unlink()
    assert result.returncode == 1
    assert result.stdout.splitlines() == ["docs/rules/zz-left-behind.md is stale: run `make docs`"], result.stderr
