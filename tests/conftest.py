"""Fixtures shared by all the tests."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Path:
    """Give each test a home of its own and an environment without settings."""
    for name in [*os.environ]:
        if name.startswith(("COFFEECHAT_", "OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("COFFEECHAT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real data beside the checkout, or skip where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the real data (../shared) is not beside this checkout")
    return folder
