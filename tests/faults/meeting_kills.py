"""Meetings in one process that is killed while it saves, and the same meetings opened again in another."""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.faults.kills import BROKEN, LOST, NAMES, WRONG, Tally, fork

from coffeechat.meetings import Change, Meetings
from coffeechat.settings import load_settings

_FIRST = "Begun Already"
_LINES = 400
# A home is used for so many kills; then a fresh one, so that a check stays quick.
_KILLS_A_HOME = 25
_LONGEST_SECONDS = 0.12
_MOST_CHANGES = 12
# Contacts that one process adds before it goes on without end, so that some are killed between two savings.
_A_KILL = 6


def run(folder: Path, kills: int, seed: int, seconds: float) -> Iterator[Tally]:
    """Kill ``kills`` processes, or as many as ``seconds`` allow, and give the tally after each."""
    chance, tally, until = random.Random(seed), Tally(), time.monotonic() + seconds
    while tally.kills < kills and time.monotonic() < until:
        if tally.kills % _KILLS_A_HOME == 0:
            home, acknowledged = folder / f"home-{tally.kills}", set[int]()
            # This imports everything once, so that the forks find it imported.
            _open(home).add(Change(name=_FIRST))
            shutil.rmtree(folder / f"home-{tally.kills - _KILLS_A_HOME}", ignore_errors=True)
        _kill_once(home, acknowledged, tally, chance)
        yield tally


def _kill_once(home: Path, acknowledged: set[int], tally: Tally, chance: random.Random) -> None:
    first = 1 + tally.kills * _A_KILL
    on_change = tally.kills % 2 == 0
    reader, writer = os.pipe()
    child = fork(lambda: _save(home, range(first, first + _A_KILL), writer))
    os.close(writer)
    if on_change:
        _await_change(home, chance.randint(1, _MOST_CHANGES), child)
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
    tally.while_adding += len(new) < _A_KILL
    tally.acknowledged += len(new)
    tally.openings += 1
    status = os.waitstatus_to_exitcode(os.waitpid(fork(lambda: _reopen(home, acknowledged)), 0)[1])
    if status:
        tally.failed[NAMES.get(status, NAMES[BROKEN])] += 1


def _save(home: Path, numbers: range, writer: int) -> None:
    meetings = _open(home)
    for number in numbers:
        meetings.add(Change(name=_name(number), draft=_draft(number), i_owe=(f"promise {number}",), stage="thanked"))
        os.write(writer, f"{number}\n".encode())
    while True:
        meetings.note("1", Change(draft=f"draft {time.monotonic_ns()}", stage="asked"))


def _reopen(home: Path, acknowledged: set[int]) -> int:
    contacts = {contact.name: contact for contact in _open(home).export().contacts}
    missing = {number for number in acknowledged if _name(number) not in contacts}
    if missing:
        print(f"lost: {sorted(missing)}", file=sys.stderr)
        return LOST
    for name, contact in contacts.items():
        if name == _FIRST:
            continue
        number = int(name.split()[-1].removeprefix("n"))
        (meeting,) = contact.meetings
        papers = [paper.given for paper in meeting.papers]
        owed = [promise.text for promise in meeting.promises]
        if (papers, owed, meeting.stage) != ([{"draft": _draft(number)}], [f"promise {number}"], "thanked"):
            print(f"torn: {name}", file=sys.stderr)
            return WRONG
    return 0


def _await_change(home: Path, changes: int, child: int) -> None:
    """Wait until the journal or the database has changed so often, or the process has ended."""
    before = _look(home)
    while changes and os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        now = _look(home)
        changes -= now != before
        before = now


def _look(home: Path) -> list[tuple[int, int]]:
    seen = []
    for ending in ("", "-wal"):
        try:
            state = (home / f"coffeechat.db{ending}").stat()
        except FileNotFoundError:
            continue
        seen.append((state.st_size, state.st_mtime_ns))
    return seen


def _open(home: Path) -> Meetings:
    return Meetings(load_settings(home=home))


def _name(number: int) -> str:
    return f"Contact n{number}"


def _draft(number: int) -> str:
    return "".join(f"- line {line} of what contact {number} said\n" for line in range(_LINES))
