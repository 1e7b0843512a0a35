"""Fixtures shared by all the tests."""

import itertools
import os
import shutil
import subprocess
import tempfile
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


@pytest.fixture
def small_disk(tmp_path, request):
    """Mount memory as a disk, as large as the ``disk_size`` mark says ("12m"), or skip where that is not allowed."""
    folder = tmp_path / "disk"
    folder.mkdir()
    size = request.node.get_closest_marker("disk_size").args[0]
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"a small disk cannot be mounted here: {error}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


_numbers = itertools.count()


@pytest.fixture(scope="session")
def _postgres_server():
    """Start a PostgreSQL server of one's own, without a port, and give the folder of its socket."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(shutil.which("initdb") or "")]
    if not found[-1].is_file():
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    # PostgreSQL refuses to run as root, and its socket needs a short path.
    as_user = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="coffeechat-pg-"))
    if as_user:
        shutil.chown(folder, as_user["user"], as_user["group"])
    tools, data = found[-1].parent, folder / "data"

    def run(*command: object) -> None:
        # The server inherits what it prints to, so that must not be a pipe that somebody waits on.
        with (folder.parent / f"{folder.name}.log").open("ab") as log:
            subprocess.run([str(part) for part in command], check=True, stdout=log, stderr=log, cwd="/", **as_user)

    try:
        run(tools / "initdb", "-D", data, "-A", "trust", "-U", "coffeechat", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        run(tools / "pg_ctl", "-D", data, "-w", "-t", "120", "-o", options, "start")
        yield folder
    finally:
        if (data / "postmaster.pid").exists():
            run(tools / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
        (folder.parent / f"{folder.name}.log").unlink(missing_ok=True)


@pytest.fixture
def postgres(_postgres_server) -> str:
    """Give the URL of an empty database on a real PostgreSQL server, or skip where none is installed."""
    psycopg = pytest.importorskip("psycopg", reason="the PostgreSQL driver is not installed (extra `postgres`)")
    name = f"test_{next(_numbers)}"
    with psycopg.connect(host=str(_postgres_server), user="coffeechat", dbname="postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    return f"postgresql://coffeechat@/{name}?host={_postgres_server}"
