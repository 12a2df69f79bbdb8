"""What a backup says about itself."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from goldthread.web.backups.refusal import UnusableBackupError

FORMAT: Final = "goldthread-backup/1"

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,62}$")]
Count = Annotated[int, Field(ge=0, lt=2**63)]


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Table(_Said):
    """A table as it stands in a backup: a line of JSON for each row, its values by column.

    ``last_id`` is the highest key that was ever given, so that the key of a row that was removed
    is not given again: the record of changes names rows by it. ``size`` is in bytes.
    """

    name: Name
    columns: tuple[Name, ...]
    rows: Count
    last_id: Count
    size: Count
    sha256: Digest

    @property
    def part(self) -> str:
        """Its name within the backup."""
        return f"tables/{self.name}.jsonl"


class KeptFile(_Said):
    """A file that is kept under its digest in a folder of the data directory; size in bytes."""

    folder: Annotated[str, Field(pattern=r"^[a-z][a-z-]{0,62}$")]
    sha256: Digest
    size: Count

    @property
    def part(self) -> str:
        """Its name within the backup."""
        return f"files/{self.folder}/{self.sha256}"


class Manifest(_Said):
    """What a backup holds, when it was made, and from what.

    ``migrations`` are those its tables had been through, by app and name. ``key_mark`` tells
    whether a secret key is the one the installation had, and not what it is.
    """

    format: Literal["goldthread-backup/1"]
    goldthread: Annotated[str, Field(pattern=r"^\d+(\.\d+)*", max_length=60)]
    made_at: Annotated[datetime, Field(strict=False)]
    database: Literal["sqlite", "postgresql"]
    key_mark: Digest
    migrations: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    files: tuple[KeptFile, ...]

    @property
    def rows(self) -> int:
        """The rows of all tables together."""
        return sum(table.rows for table in self.tables)

    def as_json(self) -> bytes:
        """The manifest as it is written into a backup."""
        return self.model_dump_json(indent=1).encode()


def read_manifest(content: bytes) -> Manifest:
    """The manifest of a backup; ``UnusableBackupError`` where it is none that this version knows."""
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as reason:
        first = reason.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "manifest.json"
        if where == "format":
            raise UnusableBackupError(
                f"it is of a format other than {FORMAT}. If a newer version of Goldthread made it, "
                "update this one first."
            ) from reason
        raise UnusableBackupError(
            f"what it says about itself cannot be used ({where}: {first['msg']})."
        ) from reason
