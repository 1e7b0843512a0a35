"""A disk without room: what cannot be written is refused whole, and what is there can be read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Room for what is there before, and not for all that is written.
pytestmark = pytest.mark.disk_size("12m")

# A process of its own, as a user's command is: one that is running already has the lock files that the next lacks.
STEP = """
import sys
from pathlib import Path
from coffeechat.errors import InputError
from tests.library.conftest import WordVectors, open_at
library = open_at(Path(sys.argv[1]), WordVectors())
try:
    print({expression})
except InputError as error:
    print("refused:", error)
"""
SEARCH = 'library.search("which pot is warmed", 1)[0].text'


@pytest.fixture
def step(small_disk):
    """Return a function that evaluates an expression on the library in a process of its own."""

    def run(expression: str) -> str:
        command = [sys.executable, "-c", STEP.format(expression=expression), str(small_disk / "home")]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stderr
        return result.stdout

    return run


def fill(disk: Path) -> None:
    handle = os.open(disk / "fill", os.O_CREAT | os.O_WRONLY)
    try:
        while os.write(handle, bytes(4096)):
            pass
    except OSError:
        pass
    finally:
        os.close(handle)


def test_a_document_too_large_for_the_disk_is_refused_whole(step, article):
    lines = (f"Pot number {i} holds {i * 7919} cups, and stands on shelf {i % 97} for guests." for i in range(70_000))
    large = article("large.txt", "Large Pots\n\n" + "\n\n".join(lines))
    small = article("small.txt", "Small Pots\n\nThe small pot is warmed before anything else, and wiped dry.\n")
    assert "'added'" in step(f"library.add([{small!r}]).items[0]")
    assert "small pot" in step(SEARCH)
    refused = step(f"library.add([{large!r}]).items[0]")
    assert "'failed'" in refused
    assert "disk is full" in refused
    assert "Large" not in step("[source.title for source in library.sources()]")
    assert "sound=True" in step("library.check()")
    assert "None" in step("library.rebuild()"), "what the refused write took is given back"


def test_a_full_disk_can_be_read(step, small_disk, article):
    small = article("small.txt", "Small Pots\n\nThe small pot is warmed before anything else, and wiped dry.\n")
    step(f"library.add([{small!r}]), library.search('tea', 1)")
    fill(small_disk)
    other = article("other.txt", "Other Pots\n\nThe other pot is warmed as well, and wiped dry.\n")
    assert "disk is full" in step(f"library.add([{other!r}])")
    assert "refused" in step("library.rebuild()")
    assert "small pot" in step(SEARCH)
    assert "sound=True" in step("library.check()")
    (small_disk / "fill").unlink()
    assert "'added'" in step(f"library.add([{other!r}]).items[0]")
