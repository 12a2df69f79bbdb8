"""Why a backup cannot be made or used."""

from __future__ import annotations


class BackupRefusedError(ValueError):
    """A backup cannot be made or restored here; the message says why and what to do."""


class UnusableBackupError(BackupRefusedError):
    """The file is no backup that can be used; the message says what is wrong with it."""
