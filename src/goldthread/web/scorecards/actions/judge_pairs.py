"""Work out which outcomes and proxies of a framework have moved together, and keep it."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.models import Framework
from goldthread.web.records.selectors import editions_of
from goldthread.web.scorecards.models import PairMovement
from goldthread.web.scorecards.selectors.together import pairs_to_judge


def judge_pairs(*, framework: Framework, by: str) -> int:
    """Work out every pair whose figures changed since it was, and say how many those are.

    For each period that pages look back to and for the latest figures, as those see them who
    are shown every figure and as the public sees them. For background work and the command line,
    never for a request: a pair takes some hundredths of a second and the libraries behind it a
    second to load. It is worked out before the records are locked, so that nobody waits.
    """
    # Not at the top: every process that imports an action would load the libraries behind it.
    from goldthread.engine.moving_together import moved_together

    wanted = pairs_to_judge(framework, editions_of(framework.authority), timezone.localdate())
    there = set(
        PairMovement.objects.filter(framework=framework).values_list("made_from", flat=True)
    )
    now = timezone.now()
    made: list[PairMovement] = []
    for made_from, common in wanted.items():
        if made_from in there:
            continue
        found = moved_together(
            common.first, common.second, ways=None, longest_lag=common.longest_lag
        )
        made.append(
            PairMovement(
                framework=framework,
                made_from=made_from,
                verdict=found.verdict.value,
                pairs=found.pairs,
                lag=found.lag,
                lags_tried=found.lags_tried,
                correlation=_kept(found.correlation),
                lower=_kept(found.lower),
                upper=_kept(found.upper),
                chance=_kept(found.chance),
                computed_at=now,
            )
        )
    with transaction.atomic():
        authority = lock_authority(framework.authority)
        kept = PairMovement.objects.for_authority(authority).filter(framework=framework)
        kept.exclude(made_from__in=wanted).delete()
        there = set(kept.values_list("made_from", flat=True))
        made = [row for row in made if row.made_from not in there]
        save_in_batches(made)
        if made:
            record_event(
                by=by,
                action="judge pairs",
                authority=authority,
                subject=framework,
                after={"pairs": len(made)},
            )
    return len(made)


def _kept(share: float | None) -> Decimal | None:
    return None if share is None else Decimal(f"{share:.5f}")
