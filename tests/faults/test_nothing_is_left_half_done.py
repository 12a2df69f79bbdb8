"""A fault in the middle of a change leaves nothing of it behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from goldthread.framework import Framework
from goldthread.framework.periods import quarter
from goldthread.web.audit.models import Event
from goldthread.web.records import actions, models

pytestmark = pytest.mark.django_db


class FaultError(RuntimeError):
    """The machine stops here."""


@contextmanager
def a_fault_at_write(number: int) -> Iterator[list[str]]:
    """Let so many writing statements through, and fail at the next.

    Gives the statements that were let through, so that a test sees where it broke.
    """
    let_through: list[str] = []

    def watch(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            if len(let_through) == number:
                raise FaultError(sql)
            let_through.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(watch):
        yield let_through


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of ours."""
    found = {}
    with connection.cursor() as cursor:
        for app in ("audit", "records"):
            for model in apps.get_app_config(app).get_models():
                options = model._meta
                # Plainly, since it is asked for after each of many faults.
                cursor.execute(
                    f'SELECT * FROM "{options.db_table}" ORDER BY "{options.pk.column}"'  # noqa: S608 - our own names
                )
                found[options.label] = cursor.fetchall()
    return found


def writes_of(work: Any) -> int:
    """How many writing statements a piece of work takes, found by doing and undoing it."""
    from django.db import transaction

    with a_fault_at_write(10**6) as let_through, transaction.atomic():
        work()
        transaction.set_rollback(True)
    return len(let_through)


def holds_at_every_write(work: Any, *, at_least: int) -> None:
    """Break the work at each of its writes in turn; nothing may be left of it."""
    before = everything()
    count = writes_of(work)
    assert everything() == before
    assert count >= at_least
    for number in range(count):
        with a_fault_at_write(number), pytest.raises(FaultError):
            work()
        assert everything() == before, f"something was left after a fault at write {number + 1}"
    work()
    assert everything() != before


def test_a_fault_while_loading_a_framework_leaves_nothing(
    authority: models.Authority, framework: Framework, document: actions.ReadDocument
) -> None:
    holds_at_every_write(
        lambda: actions.load_framework(
            authority=authority, framework=framework, document=document, by="a test"
        ),
        at_least=15,
    )


def test_a_fault_while_replacing_a_draft_leaves_the_draft(
    record: models.Framework, framework: Framework
) -> None:
    changed = replace(framework, measures=framework.measures[:1])
    holds_at_every_write(
        lambda: actions.load_framework(
            authority=record.authority,
            framework=changed,
            document=actions.ReadDocument("framework.docx", "b" * 64),
            by="a test",
        ),
        at_least=15,
    )


def test_a_fault_while_recording_figures_leaves_none(series: models.Series) -> None:
    observations = [
        actions.NewObservation(series=series, period=quarter(2020, number), value=Decimal(number))
        for number in (1, 2, 3)
    ]
    holds_at_every_write(
        lambda: actions.record_observations(
            authority=series.measure.authority, observations=observations, by="a test", source="x"
        ),
        at_least=2,
    )


def test_a_fault_while_judging_keeps_the_results_as_they_were(
    record: models.Framework, series: models.Series
) -> None:
    def give(value: int, reason: str = "") -> None:
        actions.record_observations(
            authority=record.authority,
            observations=[
                actions.NewObservation(series=series, period=quarter(2020, 1), value=Decimal(value))
            ],
            by="a test",
            source="x",
            reason=reason,
        )

    give(1)
    actions.evaluate_framework(framework=record, by="a test")
    give(2, reason="Recounted.")
    holds_at_every_write(
        lambda: actions.evaluate_framework(framework=record, by="a test"), at_least=3
    )


def test_a_fault_while_adopting_keeps_the_edition_in_force(
    record: models.Framework, framework: Framework, document: actions.ReadDocument
) -> None:
    actions.adopt_framework(framework=record, by="a test")
    following = actions.load_framework(
        authority=record.authority,
        framework=replace(framework, edition="2022-24"),
        document=document,
        by="a test",
    ).record
    holds_at_every_write(
        lambda: actions.adopt_framework(framework=following, by="a test"), at_least=3
    )


def test_a_fault_while_a_file_of_figures_is_judged_records_none_of_it(
    record: models.Framework, series: models.Series, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Recording and judging a file are one piece: figures without results would mislead."""
    from goldthread.web import running

    def stop(**_told: Any) -> None:
        raise FaultError("while judging")

    monkeypatch.setattr(actions, "evaluate_framework", stop)
    monkeypatch.setattr("goldthread.web.running.figures.prepare", lambda: None)
    path = tmp_path / "figures.csv"
    path.write_text("Measure,Period,Value\nm2,Q1 2020-21,5\n", encoding="utf-8")
    events = Event.objects.count()
    with pytest.raises(FaultError):
        running.observe(path, authority=record.authority.code, by="a test")
    assert not models.Observation.objects.exists()
    assert Event.objects.count() == events
