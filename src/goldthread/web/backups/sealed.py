"""The file of a backup: a ZIP whose last 64 bytes are the SHA-256 of everything before them.

So a byte that was changed anywhere, or an end that is missing, is found before anything is
unpacked. That guards against accidents. Against a file that somebody made to do harm, sizes,
names and counts are held to limits and to what the manifest says, and nothing is unpacked whole.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO

from goldthread.web.backups.manifest import KeptFile, Manifest, Table, read_manifest
from goldthread.web.backups.refusal import UnusableBackupError

Report = Callable[[int, int], None]

MARK = b"goldthread-backup sha256:"
_SEAL = 64
_MANIFEST = "manifest.json"
_LARGEST_MANIFEST = 64 * 1024 * 1024
LONGEST_ROW = 256 * 1024 * 1024
"""In bytes of JSON; the largest document that is taken in gives a twentieth of it."""
_AT_MOST_UNPACKED = 300
"""How many times its size a backup may unpack to, beyond what ``_SMALL`` allows any; rows of the
demonstration take a tenth, and the worst that ZIP can do is a thousandth."""
_SMALL = 64 * 1024 * 1024
_AT_ONCE = 1024 * 1024
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What reading a ZIP that was made to do harm may raise."""


class Part:
    """A part of a backup while it is written: its size in bytes and its digest so far."""

    def __init__(self, into: IO[bytes]) -> None:
        self._into = into
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, content: bytes) -> None:
        """Add to the part."""
        self._into.write(content)
        self._digest.update(content)
        self.size += len(content)

    @property
    def sha256(self) -> str:
        """The digest of what was written so far."""
        return self._digest.hexdigest()


class Unsealed:
    """A backup while it is written, within a ``with``; given up half way it is no backup."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)

    def __enter__(self) -> Unsealed:
        return self

    def __exit__(self, *failed: object) -> None:
        # Or the ZIP would be closed some time after its file was, and complain of that.
        with suppress(OSError, ValueError):
            self._zip.close()

    @contextmanager
    def part(self, name: str) -> Iterator[Part]:
        """A new part, to be written to."""
        with self._zip.open(name, "w", force_zip64=True) as into:
            yield Part(into)

    def seal(self, manifest: Manifest) -> None:
        """Add what the backup says about itself, and its digest at its end."""
        self._zip.writestr(_MANIFEST, manifest.as_json())
        self._zip.comment = MARK + b"0" * _SEAL
        self._zip.close()
        digest = _digest_of(self._file, self._file.seek(0, 2) - _SEAL)
        self._file.seek(-_SEAL, 2)
        self._file.write(digest)
        self._file.flush()


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was found to be whole."""

    manifest: Manifest
    _zip: zipfile.ZipFile

    def rows(self, table: Table) -> Iterator[list[Any]]:
        """The rows of a table, each with its values by column.

        Raises ``UnusableBackupError`` for a line that is none.
        """
        with self._zip.open(table.part) as lines:
            for number, line in enumerate(iter(lambda: lines.readline(LONGEST_ROW + 1), b""), 1):
                where = f"table {table.name}, row {number}"
                if len(line) > LONGEST_ROW:
                    raise UnusableBackupError(f"{where} is longer than any row can be.")
                try:
                    row = json.loads(line, parse_constant=_no_number)
                except (ValueError, RecursionError) as reason:
                    raise UnusableBackupError(f"{where} cannot be read.") from reason
                if not isinstance(row, list) or len(row) != len(table.columns):
                    raise UnusableBackupError(f"{where} has not a value for each column.")
                yield row

    def file(self, kept: KeptFile) -> IO[bytes]:
        """A kept file, to be read."""
        return self._zip.open(kept.part)


@contextmanager
def opened_backup(path: Path, *, report: Report | None = None) -> Iterator[Backup]:
    """Open a backup, once every part of it was found to be as it was made.

    ``report`` is called with how many parts are done and how many there are. Raises
    ``UnusableBackupError`` with what is wrong with it, and ``OSError``.
    """
    try:
        with path.open("rb") as file:
            yield checked(file, report=report)
    except UnusableBackupError as reason:
        raise UnusableBackupError(f"{path}: {reason}") from reason


def checked(file: BinaryIO, *, report: Report | None = None) -> Backup:
    """Look through a backup; raises ``UnusableBackupError`` with the first thing that is wrong."""
    size = file.seek(0, 2)
    _require_seal(file, size)
    try:
        return _checked_zip(zipfile.ZipFile(file), size, report)
    except UnusableBackupError:
        raise
    except _UNREADABLE as reason:
        raise UnusableBackupError("a part of it cannot be unpacked.") from reason


def _checked_zip(archive: zipfile.ZipFile, size: int, report: Report | None) -> Backup:
    entries = _entries(archive, size)
    manifest = read_manifest(archive.read(_MANIFEST))
    parts: list[Table | KeptFile] = [*manifest.tables, *manifest.files]
    if sorted(entries) != sorted([_MANIFEST, *(part.part for part in parts)]):
        raise UnusableBackupError("it holds other parts than it says.")
    for number, part in enumerate(parts, start=1):
        _require_part(archive, entries[part.part], part)
        if report is not None:
            report(number, len(parts))
    return Backup(manifest, archive)


def _require_seal(file: BinaryIO, size: int) -> None:
    end = len(MARK) + _SEAL
    file.seek(max(0, size - end))
    if not re.fullmatch(re.escape(MARK) + rb"[0-9a-f]{64}", tail := file.read(end)):
        raise UnusableBackupError(
            "it is not a backup of Goldthread, or its end is missing. Take another copy of it."
        )
    if _digest_of(file, size - _SEAL) != tail[-_SEAL:]:
        raise UnusableBackupError(
            "it is damaged: it is not as it was when it was made. Take another copy of it."
        )


def _digest_of(file: BinaryIO, size: int) -> bytes:
    """The SHA-256 of the first bytes of a file, in hexadecimal."""
    digest = hashlib.sha256()
    file.seek(0)
    while size > 0 and (piece := file.read(min(size, _AT_ONCE))):
        digest.update(piece)
        size -= len(piece)
    return digest.hexdigest().encode()


def _entries(archive: zipfile.ZipFile, size: int) -> dict[str, zipfile.ZipInfo]:
    """What the directory of the ZIP lists, by name, before anything of it is unpacked."""
    listed = archive.infolist()
    entries = {entry.filename: entry for entry in listed}
    if len(entries) < len(listed):
        raise UnusableBackupError("it holds two parts of one name.")
    if sum(entry.file_size for entry in listed) > _SMALL + _AT_MOST_UNPACKED * size:
        raise UnusableBackupError("it unpacks to far more than any backup holds.")
    if _MANIFEST not in entries:
        raise UnusableBackupError("it does not say what it holds.")
    if entries[_MANIFEST].file_size > _LARGEST_MANIFEST:
        raise UnusableBackupError("what it says about itself is longer than that can be.")
    return entries


def _require_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, said: Table | KeptFile) -> None:
    digest, lines = hashlib.sha256(), 0
    if entry.file_size == said.size:
        with archive.open(entry) as content:
            while piece := content.read(_AT_ONCE):
                digest.update(piece)
                lines += piece.count(b"\n")
    if digest.hexdigest() != said.sha256 or (isinstance(said, Table) and lines != said.rows):
        raise UnusableBackupError(f"{said.part} is not what it says it is.")


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is not a number.")
