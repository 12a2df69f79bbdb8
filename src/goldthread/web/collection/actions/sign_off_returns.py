"""Answer for returns with one's name."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from goldthread.framework.returns import Step, why_not_sign_off
from goldthread.web.audit.actions import Done, record_events
from goldthread.web.collection.actions.moving import as_they_stand, moved, name_of
from goldthread.web.collection.models import Return, Submission
from goldthread.web.refusal import ActionRefusedError


def sign_off_returns(*, returns: Sequence[tuple[Return, int]], by: str) -> list[Return]:
    """Sign submitted returns of one authority off, all of them or none.

    Each comes with the version of it that the person saw. Raises ``ActionRefusedError`` where
    one is not waiting to be signed off, or where the same person gave its figures.
    """
    if not returns:
        return []
    with transaction.atomic():
        of = returns[0][0].measure.authority
        standing = as_they_stand(of, (seen for seen, _version in returns))
        signed: list[Return] = []
        for seen, version in returns:
            now = standing[seen.pk]
            gave = Submission.objects.filter(period_return=now).order_by("-number")[:1]
            refused = why_not_sign_off(
                person=by, gave_figures=[now.draft_by, *(one.by for one in gave)]
            )
            if refused:
                raise ActionRefusedError(f"{name_of(now)}: {refused}")
            signed.append(
                moved(
                    now,
                    Step.SIGN_OFF,
                    version=version,
                    signed_off_by=by,
                    signed_off_at=timezone.now(),
                )
            )
        record_events(
            by=by,
            authority=of,
            done=[Done("sign return off", one, after={"state": one.state}) for one in signed],
        )
    return signed
