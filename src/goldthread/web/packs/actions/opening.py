"""That a pack was opened: a record of its own, which needs no event beside it."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from goldthread.web.packs.models import Pack, PackLetter, PackOpening

TIMES_AN_HOUR = 60
"""How often an outside reader's link may be used in an hour: far more than a reader needs."""


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


def count_use(*, letter: PackLetter) -> bool:
    """Count one more use of a link; ``False`` where it was used too often within the hour.

    It is counted in the database, so that it holds for every process that answers.
    """
    at = timezone.now()
    own = PackLetter.objects.filter(pk=letter.pk)
    over = Q(counted_from=None) | Q(counted_from__lte=at - timedelta(hours=1))
    if own.filter(over).update(counted_from=at, opened_times=1):
        return True
    return bool(
        own.filter(opened_times__lt=TIMES_AN_HOUR).update(opened_times=F("opened_times") + 1)
    )
