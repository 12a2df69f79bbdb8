"""Issue a frozen pack."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.collection.evidence.keeping import keep_file
from goldthread.web.packs.actions.words import as_it_stands
from goldthread.web.packs.models import IssuedFile, Pack, PackState
from goldthread.web.packs.rendering import ISSUED_FILES
from goldthread.web.refusal import ActionRefusedError


def issue_pack(
    *,
    pack: Pack,
    files: Mapping[str, Path],
    addendum: str = "",
    embargo_until: datetime | None = None,
    by: str,
) -> Pack:
    """Let everybody who reads what is published read it, from ``embargo_until`` or at once.

    ``files`` are its renderings by the endings of their names: these very bytes are kept and
    given to readers from now on. ``addendum`` tells which corrections stand in them. Raises
    ``ActionRefusedError`` for a pack that is not frozen, or is issued or withdrawn.
    """
    kept = {form: path.read_bytes() for form, path in files.items()}
    # Kept before the row that names them: a file that nobody names harms nobody.
    digests = {form: keep_file(content, folder=ISSUED_FILES) for form, content in kept.items()}
    with transaction.atomic():
        now = as_it_stands(pack)
        if now.state != PackState.FROZEN:
            raise ActionRefusedError(
                f"{now} is {now.get_state_display()}: only a frozen pack is issued."
            )
        now.state, now.issued_by, now.issued_at = PackState.ISSUED, by, timezone.now()
        now.embargo_until = embargo_until
        now.save(update_fields=["state", "issued_by", "issued_at", "embargo_until"])
        IssuedFile.objects.bulk_create(
            IssuedFile(pack=now, form=form, sha256=digest, size=len(kept[form]), addendum=addendum)
            for form, digest in digests.items()
        )
        record_event(
            by=by,
            action="issue pack",
            authority=now.authority,
            subject=now,
            before={"state": PackState.FROZEN.value},
            after={"state": now.state, "embargo until": embargo_until, "files": digests},
        )
    return now
