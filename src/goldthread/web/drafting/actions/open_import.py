"""An import as it stands now, for the actions that change it."""

from __future__ import annotations

from goldthread.web.drafting.models import DocumentImport, ImportState
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.refusal import ActionRefusedError


def as_it_stands(document_import: DocumentImport) -> DocumentImport:
    """The import as it is now; to be called first in a transaction."""
    authority = lock_authority(document_import.authority)
    now = DocumentImport.objects.for_authority(authority).get(pk=document_import.pk)
    now.authority = authority
    return now


def require_open(now: DocumentImport) -> None:
    """Refuse to change an import that is not read yet, or has come to its end."""
    if now.state == ImportState.OPEN:
        return
    if now.state == ImportState.READING:
        raise ActionRefusedError(f"{now} is still being read.")
    if now.state == ImportState.TAKEN_IN:
        raise ActionRefusedError(
            f"{now} was taken in already. Change the draft it became, or undo the import."
        )
    raise ActionRefusedError(
        f"{now} is {now.get_state_display()}, and nothing changes it any more."
    )
