"""Checks of a framework: what is kept of them, reading after reading of its document."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from goldthread.framework import Deliverable, Framework, Measure, Node, NodeKind, Placement
from goldthread.framework.model import Source
from goldthread.lint import Finding, Severity, lint
from goldthread.web import running
from goldthread.web.audit.models import Event
from goldthread.web.integrity.keeping import AppendOnlyError
from goldthread.web.records import actions, models, selectors

# The action of this name hides the module it stands in.
ACTION = import_module("goldthread.web.records.actions.check_framework")
ABOUT_EACH = Finding(
    "GT777",
    Severity.WARNING,
    "Nobody is named",
    "2 measures name nobody.",
    "Nobody can be asked.",
    "Name somebody.",
    ("m1", "m2"),
    Source(pages=(2,)),
    (("m1", Source(pages=(2,))), ("m2", Source())),
)
ABOUT_BOTH = Finding(
    "GT778",
    Severity.ERROR,
    "Two things disagree",
    "The clinic and the homes disagree.",
    "One of them is wrong.",
    "Make them agree.",
    ("d1", "m2"),
    Source(),
)
ADVICE = replace(ABOUT_BOTH, code="GT779", severity=Severity.ADVICE, items=("t1",))


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """What the rules find: a list for the test to change, so that no rule's own taste matters."""
    findings: list[Finding] = [ABOUT_BOTH, ABOUT_EACH, ADVICE]
    monkeypatch.setattr(ACTION, "lint", lambda _framework: tuple(findings))
    return findings


def check(record: models.Framework) -> actions.CheckedFramework:
    return actions.check_framework(framework=record, by="a test")


def loaded_again(
    record: models.Framework, framework: Framework, sha256: str = "b" * 64
) -> models.Framework:
    return actions.load_framework(
        authority=record.authority,
        framework=framework,
        document=actions.ReadDocument("framework.docx", sha256),
        by="a test",
    ).record


def test_a_check_is_kept_with_its_document_its_rules_and_every_finding(
    record: models.Framework, found: list[Finding]
) -> None:
    kept = check(record).record
    assert (kept.title, kept.edition) == ("Performance Framework", "2020-22")
    assert (kept.document_name, kept.document_sha256) == ("framework.docx", "a" * 64)
    assert "GT101" in kept.rules
    first, second, third = kept.findings.all()
    assert (first.code, first.severity, first.grouped) == ("GT778", "error", False)
    assert (second.title, second.message) == ("Nobody is named", "2 measures name nobody.")
    assert (second.why, second.fix) == ("Nobody can be asked.", "Name somebody.")
    assert (second.source, second.grouped) == ({"pages": [2]}, True)
    assert first.items == [
        {"kind": "deliverable", "id": "d1", "code": "d1"},
        {"kind": "measure", "id": "m2", "code": "m2"},
    ]
    assert third.items == [{"kind": "node", "id": "t1", "code": "t1"}]


def test_a_finding_that_says_the_same_of_many_counts_once_for_each(
    record: models.Framework, found: list[Finding]
) -> None:
    kept = check(record).record
    assert (kept.errors, kept.warnings, kept.advice) == (1, 2, 1)
    assert (kept.put_right, kept.newly_found) == (None, None)


def test_a_check_leaves_one_audit_event(record: models.Framework, found: list[Finding]) -> None:
    kept = check(record).record
    event = Event.objects.get(action="check framework")
    assert (event.by, event.authority, event.subject_id) == (
        "a test",
        record.authority,
        str(kept.pk),
    )
    assert (event.after["errors"], event.after["warnings"], event.after["advice"]) == (1, 2, 1)
    assert event.after["document"] == "a" * 64


def test_checking_the_same_again_does_nothing(
    record: models.Framework, found: list[Finding]
) -> None:
    first = check(record)
    events = Event.objects.count()
    again = check(record)
    assert (first.new, again.new, again.record.pk) == (True, False, first.record.pk)
    assert (models.Finding.objects.count(), Event.objects.count()) == (3, events)


def test_a_measure_and_a_deliverable_of_one_id_are_told_apart_by_their_place(
    record: models.Framework, framework: Framework, found: list[Finding]
) -> None:
    at_row_9 = Source(cells=("table 1 row 9",))
    namesake = replace(framework.deliverables[0], id="m1", source=at_row_9)
    changed = replace(framework, deliverables=(*framework.deliverables, namesake))
    found[:] = [
        replace(ABOUT_BOTH, items=("m1",), source=at_row_9),
        replace(ABOUT_BOTH, items=("m1",), source=framework.measures[0].source),
    ]
    kept = check(loaded_again(record, changed)).record
    assert [one.items[0]["kind"] for one in kept.findings.all()] == ["deliverable", "measure"]


def test_nothing_found_is_on_record_too(record: models.Framework, found: list[Finding]) -> None:
    found.clear()
    kept = check(record).record
    assert (kept.errors, kept.warnings, kept.advice, kept.findings.count()) == (0, 0, 0, 0)
    assert selectors.current_check(record) == kept


def test_a_check_is_kept_whole_or_not_at_all(
    record: models.Framework, found: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(**_event: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(ACTION, "record_event", failing)
    with pytest.raises(RuntimeError, match="the disk is full"):
        check(record)
    assert not models.FrameworkCheck.objects.exists()
    assert not models.Finding.objects.exists()


def test_progress_outlives_the_draft_and_follows_a_measure_whose_id_changed(
    record: models.Framework, framework: Framework, found: list[Finding]
) -> None:
    """m2 is read again as h7: it is the same measure still, so its defect is no new one.

    Put right: GT777 of m1 and the advice. New: GT778 of m1. Left: GT778 of d1 and m2, GT777 of m2.
    """
    first = check(record).record
    changed = replace(
        framework, measures=(framework.measures[0], replace(framework.measures[1], id="h7"))
    )
    again = loaded_again(record, changed)
    found[:] = [
        replace(ABOUT_BOTH, items=("d1", "h7")),
        replace(ABOUT_BOTH, items=("m1",)),
        replace(ABOUT_EACH, items=("h7",), members=(("h7", Source()),)),
    ]
    second = check(again).record
    assert (second.put_right, second.newly_found) == (2, 1)
    assert list(selectors.checks_of(again)) == [second, first]
    assert selectors.current_check(again) == second


def test_a_reading_that_was_not_checked_has_no_current_check(
    record: models.Framework, framework: Framework, found: list[Finding]
) -> None:
    kept = check(record).record
    unchecked = loaded_again(record, replace(framework, introduction=("Other words.",)))
    assert selectors.current_check(unchecked) is None
    assert list(selectors.checks_of(unchecked)) == [kept]


def test_checks_of_one_authority_are_not_those_of_another(
    record: models.Framework,
    framework: Framework,
    document: actions.ReadDocument,
    other_authority: models.Authority,
    found: list[Finding],
) -> None:
    elsewhere = actions.load_framework(
        authority=other_authority, framework=framework, document=document, by="a test"
    ).record
    own = check(record).record
    assert not selectors.checks_of(elsewhere).exists()
    theirs = check(elsewhere).record
    assert list(selectors.checks_of(elsewhere)) == [theirs]
    assert list(selectors.checks_of(record)) == [own]
    owned = models.Finding.objects.for_authority(record.authority)
    assert set(owned.values_list("framework_check", flat=True)) == {own.pk}


def test_a_check_and_its_findings_are_never_changed_or_removed(
    record: models.Framework, found: list[Finding]
) -> None:
    kept = check(record).record
    kept.errors = 0
    with pytest.raises(AppendOnlyError):
        kept.save()
    with pytest.raises(AppendOnlyError):
        models.Finding.objects.all().delete()
    for sql in ("UPDATE records_frameworkcheck SET errors = 0", "DELETE FROM records_finding"):
        with pytest.raises(IntegrityError, match="never changed or removed"), transaction.atomic():
            _run(sql)


def _run(sql: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_database_refuses_a_finding_of_no_known_severity(
    record: models.Framework, found: list[Finding]
) -> None:
    kept = check(record).record
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Finding.objects.create(
            framework_check=kept, position=9, code="GT1", severity="terrible", message="Oh."
        )


@pytest.mark.django_db
def test_loading_a_document_checks_it_with_the_rules_as_they_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nothing stands in for the rules here: what ``lint`` says of the framework is on record."""
    monkeypatch.setattr("goldthread.web.running.frameworks.prepare", lambda: None)
    framework = Framework(
        title="A framework",
        edition="2020-22",
        authority="Anyborough Council",
        nodes=(Node("t1", NodeKind.THEME, "Health"),),
        measures=(Measure("m1", "Clinics opened", (Placement("t1"),), target_text="tbc"),),
        deliverables=(Deliverable("d1", "A new clinic", (Placement("t1"),)),),
    )
    expected = lint(framework)
    assert expected, "a deliverable without date or owner is nothing to find any more"
    document = tmp_path / "framework.docx"
    document.write_bytes(b"the document")
    loaded = running.load(framework, document, authority="anyborough", by="a test")
    assert loaded.checked.new
    kept = loaded.checked.record.findings.all()
    assert [(one.code, one.message) for one in kept] == [
        (one.code, one.message) for one in expected
    ]
    again = running.load(framework, document, authority="anyborough", by="a test")
    assert (again.checked.new, again.checked.record.pk) == (False, loaded.checked.record.pk)


def test_a_finding_is_set_aside_with_its_reason_and_taken_up_again(
    record: models.Framework, found: list[Finding]
) -> None:
    check(record)
    row = actions.set_aside_finding(
        framework=record, rule="GT777", kind="measure", item="m1", reason=" A floor. ", by="a test"
    )
    assert (row.reason, row.decided_by, row.taken_up) == ("A floor.", "a test", False)
    assert set(selectors.set_aside_in(record)) == {("GT777", "measure", "m1")}
    event = Event.objects.get(action="set aside finding")
    assert (event.by, event.reason, event.subject_id) == ("a test", "A floor.", str(row.pk))
    actions.take_up_finding(
        framework=record, rule="GT777", kind="measure", item="m1", reason="No more.", by="another"
    )
    assert selectors.set_aside_in(record) == {}
    assert Event.objects.get(action="take up finding").by == "another"


def test_what_is_set_aside_outlives_the_draft(
    record: models.Framework, framework: Framework, found: list[Finding]
) -> None:
    check(record)
    actions.set_aside_finding(
        framework=record, rule="GT778", kind="measure", item="m2", reason="Agreed.", by="a test"
    )
    again = loaded_again(record, replace(framework, introduction=("Other words.",)))
    assert set(selectors.set_aside_in(again)) == {("GT778", "measure", "m2")}


@pytest.mark.parametrize(
    ("rule", "item", "reason", "says"),
    [
        ("GT777", "m1", "  ", "Give the reason"),
        ("GT777", "m9", "Known.", "says nothing of GT777 about m9"),
        ("GT101", "m1", "Known.", "says nothing of GT101 about m1"),
    ],
)
def test_nothing_is_set_aside_without_a_reason_or_a_finding(
    record: models.Framework, found: list[Finding], rule: str, item: str, reason: str, says: str
) -> None:
    check(record)
    with pytest.raises(actions.ActionRefusedError, match=says):
        actions.set_aside_finding(
            framework=record, rule=rule, kind="measure", item=item, reason=reason, by="a test"
        )
    assert not models.SetAside.objects.exists()


def test_what_is_not_set_aside_is_not_taken_up(
    record: models.Framework, found: list[Finding]
) -> None:
    check(record)
    with pytest.raises(actions.ActionRefusedError, match="is not set aside"):
        actions.take_up_finding(
            framework=record, rule="GT777", kind="measure", item="m1", reason="Why not", by="a test"
        )
