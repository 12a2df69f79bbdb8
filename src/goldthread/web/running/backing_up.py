"""``backup`` and ``restore``: the whole installation in one file, and back out of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goldthread.web import setup
from goldthread.web.running.preparing import one_at_a_time, require_database

if TYPE_CHECKING:
    from goldthread.web.backups.making import Made, Report
    from goldthread.web.backups.manifest import Manifest
    from goldthread.web.backups.restoring import Restored


def back_up(path: Path, *, replace: bool = False, report: Report | None = None) -> Made:
    """Write everything that this installation keeps to one file, while people go on working.

    Nothing is changed by it: a database that an older version made is backed up as it is. Raises
    as ``make_backup`` does.
    """
    setup()
    from goldthread.web.backups.making import make_backup

    require_database()
    return make_backup(path, replace=replace, report=report)


def check_backup(path: Path, *, report: Report | None = None) -> Manifest:
    """See that a backup is whole, and what it holds; raises ``UnusableBackupError``."""
    from goldthread.web.backups.sealed import opened_backup

    with opened_backup(path, report=report) as backup:
        return backup.manifest


def restore(path: Path, *, by: str, report: Report | None = None) -> Restored:
    """Give this installation, which must be empty, everything that a backup holds.

    Nothing is touched before all of the file was found to be whole. Raises as
    ``restore_backup`` does.
    """
    from goldthread.web.backups.sealed import opened_backup

    with opened_backup(path) as backup:
        setup()
        from goldthread.web.backups.restoring import restore_backup

        with one_at_a_time():
            return restore_backup(backup, by=by, report=report)
