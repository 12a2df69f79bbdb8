"""Take an imported document in: it becomes a draft, or changes one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from goldthread.framework import Framework
from goldthread.framework.revision import Aspect, Change, Changed, differences
from goldthread.web.audit.actions import record_event
from goldthread.web.drafting.actions.open_import import as_it_stands, require_open
from goldthread.web.drafting.models import DocumentImport, ImportState
from goldthread.web.drafting.selectors.differing import Compared, compared
from goldthread.web.drafting.selectors.imports import put_right
from goldthread.web.drafting.selectors.summing_up import edition_named
from goldthread.web.records.actions import (
    ReadDocument,
    check_framework,
    load_framework,
    set_aside_finding,
)
from goldthread.web.records.actions.revise_framework import revise_framework
from goldthread.web.records.actions.start_edition import start_edition
from goldthread.web.records.models import Framework as FrameworkRecord
from goldthread.web.records.models import FrameworkStatus, RevisionOrigin
from goldthread.web.records.selectors.checks import current_check
from goldthread.web.refusal import ActionRefusedError

Ids = Mapping[tuple[str, str], str]
"""The id in the edition of items of the document that have another there, by kind and id."""


def take_in_import(*, document_import: DocumentImport, by: str, reason: str = "") -> DocumentImport:
    """Make the document a draft, or change the draft it is compared with, all of it or nothing.

    Compared with a draft, the differences that were taken change that draft. Compared with an
    edition in force, they make a draft of the next edition, which must have a name of its own.
    Compared with nothing, the whole document becomes the first draft. The draft is checked,
    and findings set aside in the import are set aside in it. Figures are judged by it once it is
    adopted.

    Raises ``ActionRefusedError`` while a difference is undecided, where the draft was changed
    meanwhile, without a name for the next edition, and where the result would not hold together.
    """
    with transaction.atomic():
        now = as_it_stands(document_import)
        require_open(now)
        base = now.base
        if base is None:
            record, ids = _first_draft(now, by)
            revision = None
        else:
            record, revision, ids = _revised(now, base, by, reason)
        made_draft = base is None or record.pk != base.pk
        _name_the_document(record, now)
        check_framework(framework=record, by=by)
        _set_aside_as_before(now, record, ids, by)
        now.state, now.taken_into, now.made_draft = ImportState.TAKEN_IN, record, made_draft
        now.revision, now.taken_by, now.taken_at = revision, by, timezone.now()
        now.save(
            update_fields=["state", "taken_into", "made_draft", "revision", "taken_by", "taken_at"]
        )
        record_event(
            by=by,
            action="take in import",
            authority=now.authority,
            subject=now,
            after={
                "framework": str(record),
                "made the draft": made_draft,
                "revision": revision,
                "fixes": now.fixes.filter(undone_at=None).count(),
            },
            reason=reason.strip(),
        )
    return now


def require_ready(document_import: DocumentImport) -> None:
    """Refuse what ``take_in_import`` would refuse now, before it is begun, and change nothing."""
    require_open(document_import)
    if document_import.base is None:
        _require_new(document_import, _first_framework(document_import))
        return
    _require_decided(compared(document_import))
    if document_import.base.status != FrameworkStatus.DRAFT:
        _next_name(document_import, document_import.base)


def _first_framework(now: DocumentImport) -> Framework:
    read = put_right(now).framework
    return replace(read, title=now.title or read.title, edition=edition_named(now, read) or None)


def _require_new(now: DocumentImport, framework: Framework) -> None:
    there = FrameworkRecord.objects.for_authority(now.authority).filter(
        title=framework.title, edition=framework.edition
    )
    if there.exists():
        raise ActionRefusedError(
            f"There is an edition {there[0]} already. Compare the document with it, so that "
            "nothing is overwritten unseen."
        )


def _require_decided(found: Compared) -> None:
    if found.undecided:
        count = len(found.undecided)
        raise ActionRefusedError(
            f"{count} difference{'s are' if count > 1 else ' is'} still to be taken or left."
        )
    if not found.taken:
        raise ActionRefusedError("No difference is taken, so there is nothing to take in.")


def _next_name(now: DocumentImport, base: FrameworkRecord) -> str:
    edition = edition_named(now, put_right(now).framework)
    if not edition:
        raise ActionRefusedError(
            f"{base} stays as it was adopted, and the document becomes the next edition. Say "
            "what that is called, such as: 2021-22, or: 2020-22, revised."
        )
    return edition


def _first_draft(now: DocumentImport, by: str) -> tuple[FrameworkRecord, Ids]:
    framework = _first_framework(now)
    _require_new(now, framework)
    loaded = load_framework(
        authority=now.authority,
        framework=framework,
        document=ReadDocument(name=now.name, sha256=now.sha256),
        by=by,
    )
    return loaded.record, {}


def _revised(
    now: DocumentImport, base: FrameworkRecord, by: str, reason: str
) -> tuple[FrameworkRecord, int | None, Ids]:
    found = compared(now)
    _require_decided(found)
    changes = found.changes()
    record = base
    if base.status != FrameworkStatus.DRAFT:
        record = _next_edition(now, base, by, reason)
    elif now.title or now.edition:
        changes = (*changes, *_renamed(now, found.old))
    revision = revise_framework(
        framework=record, changes=changes, by=by, reason=reason, origin=RevisionOrigin.IMPORT
    )
    ids = {(pair.item.value, pair.new_id): pair.old_id for pair in found.pairs}
    return record, revision.number, ids


def _next_edition(
    now: DocumentImport, base: FrameworkRecord, by: str, reason: str
) -> FrameworkRecord:
    edition = _next_name(now, base)
    return start_edition(
        framework=base, edition=edition, title=now.title or base.title_alone, by=by, reason=reason
    )


def _renamed(now: DocumentImport, old: Framework) -> tuple[Change, ...]:
    """The changes that give a draft another title or name of its edition."""
    named = replace(old, title=now.title or old.title, edition=now.edition or old.edition)
    return tuple(
        one
        for one in differences(old, named)
        if isinstance(one, Changed) and one.aspect in (Aspect.WORDS, Aspect.EDITION)
    )


def _name_the_document(record: FrameworkRecord, now: DocumentImport) -> None:
    """Have an edition that was changed by a document name that document as its own."""
    record.document_name, record.document_sha256 = now.name, now.sha256
    record.save(update_fields=["document_name", "document_sha256"])


def _set_aside_as_before(now: DocumentImport, record: FrameworkRecord, ids: Ids, by: str) -> None:
    """Set aside in the edition what was set aside in the import, where the check still says it."""
    check = current_check(record)
    lasting = {
        (one["kind"], one["id"], finding.code): one["code"]
        for finding in (check.findings.all() if check else ())
        for one in finding.items
    }
    for row in now.asides.filter(undone_at=None):
        item = ids.get((row.kind, row.item), row.item)
        code = lasting.get((row.kind, item, row.rule))
        if code is not None:
            set_aside_finding(
                framework=record, rule=row.rule, kind=row.kind, item=code, reason=row.reason, by=by
            )
