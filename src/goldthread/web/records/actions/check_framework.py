"""Look a framework over for what is wrong with it, and keep what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

import goldthread
from goldthread.lint import Severity, all_rules, lint
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.mapping import framework_from_records
from goldthread.web.records.mapping.findings import (
    NamedItems,
    count_of,
    finding_rows,
    things_to_put_right,
)
from goldthread.web.records.models import Finding, Framework, FrameworkCheck
from goldthread.web.records.selectors.checks import checks_of

_NOT_CONTENT = {"id", "framework_check"}
_CONTENT = [
    field.attname for field in Finding._meta.concrete_fields if field.name not in _NOT_CONTENT
]


@dataclass(frozen=True, slots=True)
class CheckedFramework:
    """The check on record, and whether it is a new one: it is not when nothing has changed."""

    record: FrameworkCheck
    new: bool


def check_framework(*, framework: Framework, by: str) -> CheckedFramework:
    """Look over the edition as read from its document with every rule, and keep the findings.

    When the document, the rules and the findings are those of the last check, nothing is done.
    """
    with transaction.atomic():
        authority = lock_authority(framework.authority)
        framework = Framework.objects.for_authority(authority).get(pk=framework.pk)
        read = framework_from_records(framework)
        named = NamedItems(
            read,
            dict(framework.edition_measures.values_list("code", "measure__code")),
            dict(framework.edition_deliverables.values_list("code", "deliverable__code")),
        )
        rules = [one.rule.code for one in all_rules()]
        check = FrameworkCheck(
            authority=authority,
            title=framework.title,
            edition=framework.edition,
            document_name=framework.document_name,
            document_sha256=framework.document_sha256,
            goldthread_version=goldthread.__version__,
            rules=rules,
            checked_at=timezone.now(),
            checked_by=by,
        )
        findings = finding_rows(lint(read), check, named)
        before = checks_of(framework).first()
        found_before = list(before.findings.all()) if before else []
        if before and _is_the_same(before, found_before, check, findings):
            return CheckedFramework(before, new=False)
        counts = _counts(findings)
        check.errors = counts[Severity.ERROR.value]
        check.warnings = counts[Severity.WARNING.value]
        check.advice = counts[Severity.ADVICE.value]
        if before:
            then, now = things_to_put_right(found_before), things_to_put_right(findings)
            check.put_right = (then - now).total()
            check.newly_found = (now - then).total()
        check.save()
        save_in_batches(findings)
        record_event(
            by=by,
            action="check framework",
            authority=authority,
            subject=check,
            after={
                "framework": str(framework),
                "document": check.document_sha256,
                "rules": len(rules),
                "errors": check.errors,
                "warnings": check.warnings,
                "advice": check.advice,
            },
        )
    return CheckedFramework(check, new=True)


def _is_the_same(
    before: FrameworkCheck,
    found_before: Sequence[Finding],
    check: FrameworkCheck,
    findings: Sequence[Finding],
) -> bool:
    return (before.document_sha256, before.rules) == (check.document_sha256, check.rules) and [
        _content(one) for one in found_before
    ] == [_content(one) for one in findings]


def _content(finding: Finding) -> tuple[object, ...]:
    return tuple(getattr(finding, name) for name in _CONTENT)


def _counts(findings: Sequence[Finding]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for finding in findings:
        counts[finding.severity] += count_of(finding)
    return counts
