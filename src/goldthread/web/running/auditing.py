"""``verify-audit``: whether the record of changes is whole, and its ends to keep elsewhere."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from goldthread.web.running.authorities import authority_named
from goldthread.web.running.preparing import prepare

if TYPE_CHECKING:
    from goldthread.web.audit.selectors import ChainCheck, Head

_COLUMNS = ("kept_at", "authority", "number", "digest")


class HeadsFileError(ValueError):
    """A file of kept heads cannot be used; the message says where and why."""


def verify_audit(
    *,
    authority: str | None = None,
    against: Path | None = None,
    report: Callable[[int, int], None] | None = None,
) -> list[ChainCheck]:
    """Look through the record of changes of one authority, or of every one.

    ``against`` is a file of ends that ``keep_heads`` wrote. Raises ``HeadsFileError`` where it
    cannot be used, or where it names an authority that is not there any more.
    """
    prepare()
    from goldthread.web.audit.selectors import verified_chain
    from goldthread.web.records import models

    chosen = [authority_named(authority)] if authority else models.Authority.objects.all()
    heads = _kept_heads(against) if against else []
    gone = {head.authority for head in heads} - set(
        models.Authority.objects.values_list("code", flat=True)
    )
    if gone:
        raise HeadsFileError(
            f"{against} names {', '.join(sorted(gone))}, which is no authority here: its record "
            "was removed, or this is another installation's file."
        )
    return [verified_chain(one, heads=heads, report=report) for one in chosen]


def keep_heads(checks: Sequence[ChainCheck], file: Path) -> None:
    """Add the end of each chain that was looked through to a file to be kept elsewhere."""
    new = not file.exists()
    with file.open("a", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        if new:
            rows.writerow(_COLUMNS)
        now = datetime.now(tz=UTC).isoformat(timespec="seconds")
        rows.writerows(
            (now, check.head.authority, check.head.number, check.head.digest) for check in checks
        )


def _kept_heads(file: Path) -> list[Head]:
    from goldthread.web.audit.selectors import Head

    with file.open(encoding="utf-8", newline="") as rows:
        reader = csv.DictReader(rows)
        if tuple(reader.fieldnames or ()) != _COLUMNS:
            raise HeadsFileError(f"{file} should begin with the line {','.join(_COLUMNS)}.")
        heads: list[Head] = []
        for row in reader:
            if not (row["number"] or "").isdecimal() or len(row["digest"] or "") != 64:
                raise HeadsFileError(
                    f"{file}, line {reader.line_num}: it should hold a number and a digest of "
                    "64 letters and figures."
                )
            heads.append(Head(row["authority"], int(row["number"]), row["digest"]))
    return heads
