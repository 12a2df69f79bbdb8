"""Start a new edition from one there is."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.lasting import Carried
from goldthread.web.records.actions.load_framework import ReadDocument, save_edition
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.models import (
    Framework,
    SetAside,
    Tolerance,
)
from goldthread.web.records.selectors.editions import framework_as_it_holds, next_number
from goldthread.web.records.selectors.set_asides import set_aside_in
from goldthread.web.records.selectors.tolerances import tolerances_said
from goldthread.web.refusal import ActionRefusedError


def start_edition(
    *, framework: Framework, edition: str, by: str, title: str | None = None, reason: str = ""
) -> Framework:
    """A copy of any edition as a new draft, to be changed and adopted in its turn.

    Measures, deliverables and milestones keep their identity, and with it their figures and
    their history. The draft states the targets that hold now, and what counts as close, what is
    set aside of the check and the names of the levels go with it. ``title`` of ``None`` keeps the
    title. Raises ``ActionRefusedError`` without a name for the edition, and where there is an
    edition of that title and name already.
    """
    edition = edition.strip()
    title = (title or framework.title).strip()
    if not edition:
        raise ActionRefusedError("Say which edition it is, such as: 2021-22.")
    with transaction.atomic():
        authority = lock_authority(framework.authority)
        if Framework.objects.for_authority(authority).filter(title=title, edition=edition).exists():
            raise ActionRefusedError(f"There is an edition {edition} of {title} already.")
        record = Framework.objects.for_authority(authority).get(pk=framework.pk)
        now = timezone.now()
        name = f"A copy of {record}"
        draft = save_edition(
            authority,
            replace(framework_as_it_holds(record), title=title, edition=edition),
            ReadDocument(name, hashlib.sha256(name.encode()).hexdigest()),
            _everything_of(record),
            now,
            by,
            record.illustrative,
            number=next_number(authority),
        )
        draft.level_names = record.level_names
        draft.save(update_fields=["level_names"])
        _carry_what_was_said(record, draft)
        record_event(
            by=by,
            action="start edition",
            authority=authority,
            subject=draft,
            after={"edition": str(draft), "copied_from": str(record)},
            reason=reason.strip(),
        )
    return draft


def _everything_of(record: Framework) -> Carried:
    """Every item of an edition as the same thing in its copy."""
    return Carried(
        measures=dict(record.edition_measures.values_list("code", "measure_id")),
        deliverables=dict(record.edition_deliverables.values_list("code", "deliverable_id")),
        milestones={
            (code, position): key
            for code, position, key in record.edition_deliverables.filter(
                editionmilestones__isnull=False
            ).values_list("code", "editionmilestones__position", "editionmilestones__milestone_id")
        },
    )


def _carry_what_was_said(record: Framework, draft: Framework) -> None:
    """What counts as close, and what of the check is set aside, said of the draft too."""
    for rows in tolerances_said(record).values():
        save_in_batches(
            [
                Tolerance(
                    authority=draft.authority,
                    title=draft.title,
                    edition=draft.edition,
                    measure=row.measure,
                    rule=row.rule,
                    valid_from=row.valid_from,
                    reason=row.reason,
                    set_at=row.set_at,
                    set_by=row.set_by,
                )
                for row in rows
            ]
        )
    save_in_batches(
        [
            SetAside(
                authority=draft.authority,
                title=draft.title,
                edition=draft.edition,
                rule=row.rule,
                kind=row.kind,
                item=row.item,
                reason=row.reason,
                decided_at=row.decided_at,
                decided_by=row.decided_by,
            )
            for row in set_aside_in(record).values()
        ]
    )
