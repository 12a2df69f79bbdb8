"""A small backup made to order, whole or broken on purpose, without any installation."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO

from goldthread.web.backups.manifest import FORMAT, KeptFile, Manifest, Table
from goldthread.web.backups.sealed import MARK, Unsealed

EVIDENCE = b"%PDF-1.7 what was counted"


def small_backup(rows: Iterable[bytes] = (b'[1,"Anyborough"]\n', b'[2,"Elsewhere"]\n')) -> bytes:
    """A backup of one table and one kept file."""
    into = BytesIO()
    with Unsealed(into) as backup:
        lines = list(rows)
        with backup.part("tables/records_authority.jsonl") as table:
            for line in lines:
                table.write(line)
        kept = KeptFile(
            folder="evidence", sha256=hashlib.sha256(EVIDENCE).hexdigest(), size=len(EVIDENCE)
        )
        with backup.part(kept.part) as part:
            part.write(EVIDENCE)
        backup.seal(
            Manifest(
                format=FORMAT,
                goldthread="0.1.0",
                made_at=datetime(2026, 1, 31, 2, tzinfo=UTC),
                database="sqlite",
                key_mark="0" * 64,
                migrations=(("records", "0001_initial"),),
                tables=(
                    Table(
                        name="records_authority",
                        columns=("id", "name"),
                        rows=len(lines),
                        last_id=2,
                        size=table.size,
                        sha256=table.sha256,
                    ),
                ),
                files=(kept,),
            )
        )
    return into.getvalue()


def sealed_anew(content: bytes) -> bytes:
    """A backup that was changed, with the digest of what it is now: as somebody would who means it."""
    unsealed = content[:-64]
    return unsealed + hashlib.sha256(unsealed).hexdigest().encode()


def backup_of(*parts: tuple[str, bytes]) -> bytes:
    """A sealed backup of exactly these parts."""
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        archive.comment = MARK + b"0" * 64
    return sealed_anew(into.getvalue())


def parts_of(content: bytes) -> dict[str, bytes]:
    """What a backup holds, by the names of its parts."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
