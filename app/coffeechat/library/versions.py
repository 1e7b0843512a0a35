"""The folder of an index: immutable versions, a checksum manifest each, and one of them current.

::

    index/
      CURRENT                the name of the current version; replaced atomically
      LOCK                   held by the process that switches to a new version
      v-1732300000000000000/ a version: manifest.json and the files that it lists; never changed
      building-.../          a version being built; left behind only by a process that died
"""

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock

from coffeechat.errors import IndexDamagedError, InputError, UnreachableError

_STALE_SECONDS = 24 * 3600
# A switch takes milliseconds; whoever holds the lock longer has hung.
_SWITCH_SECONDS = 60
# Counts up when a version's files change their form; an index of another layout is built anew.
_LAYOUT = 2
_REBUILD = "Run `coffeechat library rebuild`."


@dataclass(frozen=True)
class Manifest:
    """What a version holds: its embedding model, and every file's SHA-256 by its path.

    ``through`` is the highest embedding id in it: higher ones came later.
    """

    layout: int
    model: str
    dimension: int
    count: int
    through: int
    files: dict[str, str]


class Versions:
    """The versions of an index in one folder.

    Args:
        folder: where they lie.
        discard: lets go of what a version holds elsewhere, before its folder is deleted.
    """

    def __init__(self, folder: Path, discard: Callable[[Path], None] | None = None) -> None:
        self.folder, self._discard = folder, discard

    def current(self) -> Path | None:
        """Return the folder of the current version, or None when nothing was built yet.

        Raises:
            IndexDamagedError: CURRENT names a version that is not there.
        """
        pointer = self.folder / "CURRENT"
        if not pointer.is_file():
            return None
        path = self.folder / pointer.read_text(encoding="utf-8").strip()
        if not path.name.startswith("v-") or not (path / "manifest.json").is_file():
            raise IndexDamagedError("the search index is incomplete", str(path), _REBUILD)
        return path

    def manifest(self, path: Path) -> Manifest:
        """Return what a version says that it holds.

        Raises:
            IndexDamagedError: its manifest cannot be read, or another version of coffeechat wrote it.
        """
        try:
            about = json.loads((path / "manifest.json").read_text(encoding="utf-8"))
            if about.get("layout") != _LAYOUT:
                what = "the search index was built by another version of coffeechat"
                raise IndexDamagedError(what, str(path), _REBUILD)
            return Manifest(**about)
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise IndexDamagedError(f"the search index cannot be read ({error})", str(path), _REBUILD) from error

    def verify(self, path: Path) -> Manifest:
        """Return the manifest of a version after checking each of its files.

        Raises:
            IndexDamagedError: a file is missing, changed or too many.
        """
        manifest = self.manifest(path)
        try:
            files = _hash_files(path)
        except OSError as error:
            raise IndexDamagedError(f"the search index cannot be read ({error})", str(path), _REBUILD) from error
        if files != manifest.files:
            odd = min(files.items() ^ manifest.files.items())[0]
            raise IndexDamagedError(f"the search index is damaged: {odd} is not as it was built", str(path), _REBUILD)
        return manifest

    def publish(self, build: Callable[[Path], dict], probe: Callable[[Path], None]) -> Path:
        """Build a new version, probe it, and make it current; the one before stays, older ones go.

        Args:
            build: writes the version's files into the folder that it is given, and returns the manifest's
                ``model``, ``dimension``, ``count`` and ``through``.
            probe: raises when the version cannot be used.

        Raises:
            InputError: the disk is full or the folder cannot be written to; the current version stays.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            new = Path(tempfile.mkdtemp(prefix="building-", dir=self.folder))
            try:
                return self._publish(new, build, probe)
            finally:
                if new.is_dir():
                    self._delete(new)
        except OSError as error:
            what = f"the search index cannot be written ({error.strerror or error})"
            raise InputError(what, str(self.folder), "Check the folder and the space on the disk.") from error

    def _publish(self, new: Path, build: Callable, probe: Callable) -> Path:
        about = build(new)
        manifest = Manifest(layout=_LAYOUT, files=_hash_files(new), **about)
        (new / "manifest.json").write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
        _sync(new)
        probe(new)
        with FileLock(self.folder / "LOCK", timeout=_SWITCH_SECONDS):
            return self._switch(new)

    def _switch(self, new: Path) -> Path:
        before = self.current_name()
        version = new.rename(self.folder / f"v-{time.time_ns()}")
        pointer = self.folder / f"CURRENT.{version.name}"
        pointer.write_text(version.name, encoding="utf-8")
        _sync(self.folder)
        # A reader sees the old version or the new one, never something between.
        pointer.replace(self.folder / "CURRENT")
        _sync(self.folder)
        self._tidy({version.name, before})
        return version

    def current_name(self) -> str:
        """Return what CURRENT says, or an empty text."""
        pointer = self.folder / "CURRENT"
        return pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else ""

    def _tidy(self, kept: set[str]) -> None:
        for path in self.folder.iterdir():
            if _is_abandoned(path) or (path.name.startswith("v-") and path.name not in kept):
                self._delete(path)
            elif path.name.startswith("CURRENT.v-"):
                path.unlink(missing_ok=True)

    def _delete(self, version: Path) -> None:
        if self._discard is not None:
            try:
                self._discard(version)
            except UnreachableError:
                return  # the folder stays, so that a later build finds what to let go of
        shutil.rmtree(version, ignore_errors=True)


def _is_abandoned(path: Path) -> bool:
    try:
        return path.name.startswith("building-") and time.time() - path.stat().st_mtime > _STALE_SECONDS
    except FileNotFoundError:  # another process has just given up its build
        return False


def _hash_files(path: Path) -> dict[str, str]:
    hashes = {}
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path).as_posix()
        if file.is_file() and name != "manifest.json":
            with file.open("rb") as content:
                hashes[name] = hashlib.file_digest(content, "sha256").hexdigest()
    return hashes


def _sync(folder: Path) -> None:
    for path in (*(p for p in folder.rglob("*") if p.is_file() and folder.name.startswith("building-")), folder):
        try:
            handle = os.open(path, os.O_RDONLY)
        except PermissionError:  # Windows opens no folder
            continue
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
