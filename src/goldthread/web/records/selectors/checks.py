"""What was found in a framework, reading after reading of its document."""

from __future__ import annotations

from django.db.models import QuerySet, Subquery

from goldthread.web.records.models import Finding, Framework, FrameworkCheck


def checks_of(framework: Framework) -> QuerySet[FrameworkCheck]:
    """Every check of this edition, the latest first, those of drafts since replaced among them."""
    return (
        FrameworkCheck.objects.for_authority(framework.authority_id)
        .filter(title=framework.title, edition=framework.edition)
        .order_by("-checked_at", "-pk")
    )


def current_check(framework: Framework) -> FrameworkCheck | None:
    """The latest check of the document this edition was read from; ``None`` before the first."""
    return _of_this_document(framework).first()


def current_findings(framework: Framework) -> QuerySet[Finding]:
    """What that check found, in its order; nothing before the first. One query."""
    latest = _of_this_document(framework).values("pk")[:1]
    return Finding.objects.filter(framework_check=Subquery(latest))


def _of_this_document(framework: Framework) -> QuerySet[FrameworkCheck]:
    return checks_of(framework).filter(document_sha256=framework.document_sha256)
