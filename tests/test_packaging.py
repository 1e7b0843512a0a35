"""The wheel carries what it needs and runs from anywhere."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_only_top_level_name_is_coffeechat(unpacked):
    names = {path.name for path in unpacked.iterdir() if not path.name.endswith(".dist-info")}
    assert names == {"coffeechat"}


@pytest.mark.parametrize("installed", ["wheel", "editable"])
def test_it_runs_from_the_root_folder_and_finds_its_knowledge(installed, unpacked, tmp_path):
    environment = {**os.environ, "COFFEECHAT_HOME": str(tmp_path)}
    if installed == "wheel":
        environment["PYTHONPATH"] = str(unpacked)
    where = [
        sys.executable,
        "-c",
        "from coffeechat.resources import folder; print(folder('prompts'), folder('knowledge'))",
    ]
    found = subprocess.run(where, cwd="/", env=environment, check=True, capture_output=True, text=True).stdout
    assert found.count(str(unpacked)) == (2 if installed == "wheel" else 0)
    show = [sys.executable, "-m", "coffeechat", "rules", "asks-for-job"]
    result = subprocess.run(show, cwd="/", env=environment, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert "Paula Pope" in result.stdout
