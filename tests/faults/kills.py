"""A library in one process that is killed, and the same library opened again in others.

The processes are forks of one that has everything imported, so that a thousand kills take minutes. A fork that
is killed ends as any process does: what it had not handed to the system is gone.
"""

import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.library.conftest import WordVectors, open_at

REOPENED = 3
# A store is used for so many kills; then a fresh one, so that a check stays quick.
_KILLS_A_STORE = 25
_DOCUMENTS_A_KILL = 4
LOST, WRONG, BROKEN = 10, 11, 12
NAMES = {LOST: "lost", WRONG: "wrong", BROKEN: "not opened"}
# Longer than adding and rebuilding takes, so that some processes are killed when they have nothing left to do.
_LONGEST_SECONDS = 0.15
_MOST_CHANGES = 14


@dataclass
class Tally:
    """What the kills did: ``failed`` counts the openings that went wrong, by how."""

    kills: int = 0
    on_index_change: int = 0
    while_adding: int = 0
    acknowledged: int = 0
    openings: int = 0
    failed: dict[str, int] = field(default_factory=lambda: dict.fromkeys(NAMES.values(), 0))

    @property
    def sound(self) -> bool:
        """Whether nothing was lost, wrong or closed."""
        return not any(self.failed.values())


def run(folder: Path, kills: int, seed: int, seconds: float) -> Iterator[Tally]:
    """Kill ``kills`` processes, or as many as ``seconds`` allow, and give the tally after each."""
    chance, tally, until = random.Random(seed), Tally(), time.monotonic() + seconds
    fresh = folder / "fresh"
    # This opens everything once here too, so that the forks find it imported.
    _write_tea(folder, 0)
    library = open_at(fresh, WordVectors())
    library.add([_write_tea(folder, 0)])
    library.search("tea", 1)
    while tally.kills < kills and time.monotonic() < until:
        if tally.kills % _KILLS_A_STORE == 0:
            home, acknowledged = folder / f"home-{tally.kills}", {0}
            shutil.copytree(fresh, home)
            shutil.rmtree(folder / f"home-{tally.kills - _KILLS_A_STORE}", ignore_errors=True)
        _kill_once(folder, home, acknowledged, tally, chance)
        yield tally


def _kill_once(folder: Path, home: Path, acknowledged: set[int], tally: Tally, chance: random.Random) -> None:
    on_change = tally.kills % 2 == 0
    first = 1 + tally.kills * _DOCUMENTS_A_KILL
    numbers = range(first, first + _DOCUMENTS_A_KILL)
    paths = [_write_tea(folder, number) for number in numbers]
    reader, writer = os.pipe()
    child = fork(lambda: _work(home, dict(zip(numbers, paths, strict=True)), writer, endless=on_change))
    os.close(writer)
    if on_change:
        _await_change(home / "index", chance.randint(1, _MOST_CHANGES))
        time.sleep(chance.random() * 0.002)
    else:
        time.sleep(chance.random() * _LONGEST_SECONDS)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reader) as said:
        new = {int(line) for line in said.read().split("\n")[:-1]}
    acknowledged |= new
    tally.kills += 1
    tally.on_index_change += on_change
    tally.while_adding += len(new) < len(numbers)
    tally.acknowledged += len(new)
    for _ in range(REOPENED):
        tally.openings += 1
        status = os.waitstatus_to_exitcode(os.waitpid(fork(lambda: _reopen(home, acknowledged)), 0)[1])
        if status:
            tally.failed[NAMES.get(status, "not opened")] += 1


def fork(work: Callable[[], int | None]) -> int:
    """Do some work in a process of its own, which ends with the code that the work returns; give its id."""
    child = os.fork()
    if child:
        return child
    code = BROKEN
    try:
        code = work() or 0
    except BaseException:  # whatever it was, the fork must not go on as its parent
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _work(home: Path, documents: dict[int, str], writer: int, *, endless: bool) -> None:
    library = open_at(home, WordVectors())
    for number, path in documents.items():
        library.add([path])
        os.write(writer, f"{number}\n".encode())
    library.rebuild()
    while endless:
        library.rebuild()


def _reopen(home: Path, acknowledged: set[int]) -> int:
    library = open_at(home, WordVectors())
    found = {stored.source.title: stored for stored in map(library.stored, (s.id for s in library.sources()))}
    missing = {number for number in acknowledged if _title(number) not in found}
    if missing:
        print(f"lost: {sorted(missing)}", file=sys.stderr)
        return LOST
    for number in sorted(acknowledged)[-_DOCUMENTS_A_KILL:]:
        stored = found[_title(number)]
        hit = library.search(f"which pot is {_word(number)}", 1)[0]
        if hit.source != stored.source.id or stored.text[hit.start : hit.end] != hit.text:
            print(f"{number} answers with {hit}", file=sys.stderr)
            return WRONG
    torn = [title for title, stored in found.items() if title.startswith("Tea ") and "thin cups" not in stored.text]
    problems = library.check().problems
    if torn or problems:
        print(f"torn {torn}, {problems}", file=sys.stderr)
        return WRONG
    return 0


def _await_change(index: Path, changes: int) -> None:
    before = _look(index)
    while changes:
        now = _look(index)
        changes -= now != before
        before = now


def _look(index: Path) -> list[tuple]:
    seen = []
    for folder, _, files in os.walk(index):
        for name in files:
            try:
                state = os.stat(os.path.join(folder, name))  # noqa: PTH118, PTH116 - a Path an object is too slow here
            except FileNotFoundError:
                continue
            seen.append((folder, name, state.st_size, state.st_mtime_ns))
    return seen


def _word(number: int) -> str:
    """Return a word that no other document has."""
    return "".join("bcdfghjklm"[int(digit)] + "aeiou"[int(digit) % 5] for digit in f"{number:05}")


def _title(number: int) -> str:
    return f"Tea of {_word(number)}"


def _write_tea(folder: Path, number: int) -> str:
    path = folder / f"tea-{number}.txt"
    text = f"{_title(number)}\n\nThe pot of {_word(number)} is warmed before anything else, and it is wiped dry.\n\n"
    path.write_text(text + "Pour when the kettle sings, and wait four minutes. Serve it in thin cups.\n", "utf-8")
    return str(path)
