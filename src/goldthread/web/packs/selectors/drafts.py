"""The facts of a pack: worked out afresh for a draft, read back for a frozen one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from goldthread.reports.pack import report as facts
from goldthread.reports.pack.composing import Frozen
from goldthread.reports.pack.keeping import content_hash, read_back
from goldthread.web.audit.models import ChainHead
from goldthread.web.packs.branding import branding_of
from goldthread.web.packs.building import (
    Wanted,
    corrections_since,
    end_of,
    period_of_pack,
    report_of,
    scope_of_period,
)
from goldthread.web.packs.models import FrozenPack, Pack, PackState
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


def draft_report(pack: Pack, *, at: datetime | None = None) -> facts.Report:
    """What a draft says now. Raises ``ActionRefusedError`` where there is nothing to say."""
    at = at or timezone.now()
    period = period_of_pack(pack.authority, pack.period_code)
    known_at = end_of(pack.as_known_on) if pack.as_known_on else None
    scope = scope_of_period(
        pack.authority, period, today=timezone.localdate(known_at or at), known_at=known_at
    )
    definition = pack.definition
    report = report_of(
        scope,
        Wanted(
            title=pack.title,
            audience=facts.AudienceKind(definition.audience),
            audience_of=definition.audience_of,
            inclusion=facts.Inclusion(definition.inclusion),
            decisions=tuple(pack.decisions),
            cover=cover_from_json(definition.cover, pack.meeting_on),
            branding=branding_of(pack.authority),
            site=settings.SITE_ADDRESS,
        ),
        known_at=at,
    )
    return replace(report, corrected_since_last=_corrected_since_last(pack, known_at))


def _corrected_since_last(pack: Pack, known_at: datetime | None) -> tuple[facts.Correction, ...]:
    """What was corrected of the pack that the same readers were given last. Four queries at most.

    With ``known_at`` of the last before that moment, and by then.
    """
    frozen = FrozenPack.objects.for_authority(pack.authority)
    if known_at is not None:
        frozen = frozen.filter(frozen_at__lte=known_at)
    last = (
        frozen.filter(
            pack__definition__audience=pack.definition.audience,
            pack__definition__audience_of=pack.definition.audience_of,
            pack__state=PackState.ISSUED,
        )
        .select_related("pack__authority")
        .order_by("-frozen_at")
        .first()
    )
    if last is None:
        return ()
    report = frozen_report(last)
    return corrections_since(pack.authority, report, known_at=last.known_at, until=known_at)


@dataclass(frozen=True, slots=True)
class Built:
    """What a draft says at a moment, and the last event of the record of changes at that time."""

    report: facts.Report
    at: datetime
    event: int

    def still_holds(self, authority: Authority) -> bool:
        """Whether nothing was changed since: every change leaves an event. One query."""
        return self.event == last_event(authority)


def built(pack: Pack) -> Built:
    """What a draft says now, to be frozen; raises as ``draft_report`` does."""
    event, at = last_event(pack.authority), timezone.now()
    return Built(draft_report(pack, at=at), at, event)


def last_event(authority: Authority) -> int:
    """The number of the last event of an authority. One query."""
    head = ChainHead.objects.filter(authority=authority).first()
    return head.number if head else 0


def frozen_report(frozen: FrozenPack) -> facts.Report:
    """What a frozen pack says.

    Raises ``ActionRefusedError`` where the bytes are not the ones that were hashed: somebody
    changed them behind the database's back.
    """
    content = bytes(frozen.content)
    if content_hash(content) != frozen.sha256:
        raise ActionRefusedError(
            "What is kept of this pack is not what was frozen: its fingerprint is another. Tell "
            "the people who run this site."
        )
    return read_back(content)


def frozen_with_corrections(frozen: FrozenPack, report: facts.Report) -> Frozen:
    """The hash of a frozen pack, since when, and what was corrected since. Three queries."""
    authority = frozen.pack.authority
    return Frozen(
        frozen.sha256,
        frozen.frozen_at,
        corrections_since(authority, report, known_at=frozen.known_at),
    )


def cover_from_json(kept: Mapping[str, Any], meeting_on: date | None) -> facts.Cover:
    """A committee's cover as it is kept with a definition."""
    return facts.Cover(
        committee=kept.get("committee", ""),
        meeting_on=meeting_on,
        portfolio_holder=kept.get("portfolio_holder", ""),
        report_author=kept.get("report_author", ""),
        wards=kept.get("wards", ""),
        sections=tuple(
            facts.CoverSection(one["heading"], tuple(one["paragraphs"]))
            for one in kept.get("sections", ())
        ),
    )
