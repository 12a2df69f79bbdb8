"""What taking an imported document in will change for the council."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.framework import Framework
from goldthread.framework.revision import aligned
from goldthread.framework.wording import edition_in_words
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.drafting.selectors.differing import Compared, compared
from goldthread.web.drafting.selectors.imports import PutRight
from goldthread.web.records.mapping import framework_from_records
from goldthread.web.records.models import Framework as FrameworkRecord
from goldthread.web.records.models import FrameworkStatus


@dataclass(frozen=True, slots=True)
class Count:
    """How many items of a kind are new, carried on and no longer stated."""

    what: str
    new: int
    carried: int
    retired: int


@dataclass(frozen=True, slots=True)
class OwnName:
    """The title of a document and the name of its edition; ``str`` gives both as one."""

    title: str
    edition: str

    def __str__(self) -> str:
        return edition_in_words(self.title, self.edition or None)


@dataclass(frozen=True, slots=True)
class SummedUp:
    """What would come of taking a document in now.

    ``against`` is the edition the counts are held against, ``None`` where there is none yet.
    ``into`` says what becomes of it: ``new`` (the first draft), ``revised`` (the draft it is
    compared with) or ``edition`` (a draft of the next edition). ``differences`` is set where it
    is compared with an edition. ``retired`` are the names of measures no longer stated.
    ``own_name`` is what the document calls itself where the draft it changes is called otherwise
    and nobody has said which of the two it is.
    """

    title: str
    edition: str
    into: str
    against: FrameworkRecord | None
    counts: tuple[Count, ...]
    retired: tuple[str, ...]
    differences: Compared | None
    open_questions: int
    unplaced: int
    own_name: OwnName | None


def summed_up(document_import: DocumentImport, right: PutRight) -> SummedUp:
    """What would come of taking it in now. Raises ``FrameworkError`` as ``Compared.result``."""
    base = document_import.base
    differences = compared(document_import, right) if base is not None else None
    becomes = differences.result() if differences else right.framework
    against = base or in_force(document_import)
    before = differences.old if differences else None
    if before is None and against is not None:
        before = framework_from_records(against)
    new = becomes if differences else (aligned(becomes, before).framework if before else becomes)
    title = document_import.title or (base.title if base else right.framework.title)
    return SummedUp(
        title=title,
        edition=edition_named(document_import, right.framework),
        into=_into(base),
        against=against,
        counts=_counts(before, new),
        retired=tuple(
            one.title
            for one in (before.measures if before else ())
            if one.id not in {other.id for other in new.measures}
        ),
        differences=differences,
        open_questions=len(right.open),
        unplaced=right.framework.rows.unaccounted,
        own_name=_own_name(document_import, right.framework),
    )


def edition_named(document_import: DocumentImport, read: Framework) -> str:
    """What the edition is called: as a person says, else as the document or the draft does.

    Blank where a name must still be given, because the edition in force is called so.
    """
    base = document_import.base
    if document_import.edition:
        return document_import.edition
    if base is None:
        return read.edition or ""
    if base.status == FrameworkStatus.DRAFT:
        return base.edition or ""
    return "" if read.edition == base.edition else read.edition or ""


def in_force(document_import: DocumentImport) -> FrameworkRecord | None:
    """The edition that is in force now; ``None`` before the first."""
    return (
        FrameworkRecord.objects.for_authority(document_import.authority)
        .filter(status=FrameworkStatus.ADOPTED)
        .first()
    )


def _own_name(document_import: DocumentImport, read: Framework) -> OwnName | None:
    base = document_import.base
    if base is None or base.status != FrameworkStatus.DRAFT:
        return None
    if document_import.title or document_import.edition:
        return None
    own = OwnName(read.title, read.edition or base.edition or "")
    return None if (own.title, own.edition) == (base.title, base.edition or "") else own


def _into(base: FrameworkRecord | None) -> str:
    if base is None:
        return "new"
    return "revised" if base.status == FrameworkStatus.DRAFT else "edition"


def _counts(before: Framework | None, new: Framework) -> tuple[Count, ...]:
    found = []
    for what, name in (
        ("Measures", "measures"),
        ("Deliverables", "deliverables"),
        ("Priorities, themes and other places", "nodes"),
    ):
        old = {one.id for one in getattr(before, name)} if before else set()
        now = {one.id for one in getattr(new, name)}
        found.append(Count(what, len(now - old), len(now & old), len(old - now)))
    return tuple(found)
