"""The only code that writes about backups."""

from goldthread.web.backups.actions.tell_of_restore import tell_of_restore

__all__ = ["tell_of_restore"]
