"""That a pack was opened: a record of its own, which needs no event beside it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.packs.models import Pack, PackOpening


def note_opening(*, pack: Pack, by: str, form: str) -> None:
    """Keep that somebody opened a pack in a form ("page", "pdf"); the first time counts."""
    if PackOpening.objects.filter(pack=pack, by=by, form=form).exists():
        return
    with transaction.atomic():
        PackOpening.objects.bulk_create(
            [PackOpening(pack=pack, by=by, form=form, at=timezone.now())],
            # Two requests at once are one opening.
            ignore_conflicts=True,
        )
