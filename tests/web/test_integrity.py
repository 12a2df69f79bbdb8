"""What the database refuses by itself, whoever asks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import (
    DatabaseError,
    IntegrityError,
    connection,
    transaction,
)
from django.db import (
    models as django_models,
)
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.audit.models import Event
from goldthread.web.integrity.guards import guards_of, install_guards, triggers_on
from goldthread.web.integrity.keeping import AppendOnlyError
from goldthread.web.records import actions, models

pytestmark = pytest.mark.django_db


@pytest.fixture
def observation(series: models.Series) -> models.Observation:
    return models.Observation.objects.create(**an_observation(series))


def an_observation(series: models.Series, **fields: Any) -> dict[str, Any]:
    return {
        "series": series,
        "period_code": "2020-Q4",
        "period_first": date(2021, 1, 1),
        "period_last": date(2021, 3, 31),
        "value": Decimal("72.4"),
        "recorded_at": timezone.now(),
        "recorded_by": "a test",
        **fields,
    }


def test_an_observation_cannot_be_changed_or_removed_through_django(
    observation: models.Observation,
) -> None:
    observation.value = Decimal(99)
    with pytest.raises(AppendOnlyError, match="correction as a new row"):
        observation.save()
    with pytest.raises(AppendOnlyError):
        observation.delete()
    with pytest.raises(AppendOnlyError):
        models.Observation.objects.update(value=99)
    with pytest.raises(AppendOnlyError):
        models.Observation.objects.all().delete()
    with pytest.raises(AppendOnlyError):
        models.Observation.objects.bulk_update([observation], ["value"])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records_observation SET value = 99",
        "DELETE FROM records_observation",
        "UPDATE audit_event SET reason = 'another'",
        "DELETE FROM audit_event",
    ],
)
def test_the_database_refuses_to_change_or_remove_what_is_only_added_to(
    observation: models.Observation, statement: str
) -> None:
    assert Event.objects.exists()
    with (
        pytest.raises(IntegrityError, match="never changed or removed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    observation.refresh_from_db()
    assert observation.value == Decimal("72.4")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_postgresql_refuses_to_empty_the_table(observation: models.Observation) -> None:
    connection.check_constraints()  # what is still to be checked would stand in the way
    with (
        pytest.raises(DatabaseError, match="never changed or removed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE records_observation CASCADE")


def rules_in_the_database() -> dict[tuple[str, str], str | None]:
    tables = [
        model._meta.db_table
        for app in ("audit", "records")
        for model in apps.get_app_config(app).get_models()
    ]
    with connection.cursor() as cursor:
        return triggers_on(tables, connection, cursor)


def test_every_rule_that_the_models_ask_for_is_in_the_database_and_no_other() -> None:
    asked = {
        (guard.table, guard.name): guard.definition(connection)
        for app in ("audit", "records")
        for guard in guards_of(apps.get_app_config(app))
        if not (guard.table_wide and connection.vendor == "sqlite")
    }
    assert len(asked) > 20
    assert rules_in_the_database() == asked


def test_a_rule_that_was_lost_or_changed_comes_back_and_a_stale_one_goes() -> None:
    whole = rules_in_the_database()
    on = {"sqlite": "", "postgresql": "ON records_observation"}[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER records_observation_never_changed {on}")
        for name in ("records_observation_never_removed", "records_observation_stale"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name} {on}")
            cursor.execute(TRIGGER_THAT_DOES_NOTHING[connection.vendor].format(name=name))
    assert rules_in_the_database() != whole
    install_guards(apps.get_app_config("records"))
    assert rules_in_the_database() == whole


TRIGGER_THAT_DOES_NOTHING = {
    "sqlite": "CREATE TRIGGER {name} BEFORE DELETE ON records_observation "
    "FOR EACH ROW BEGIN SELECT 1; END",
    "postgresql": "CREATE TRIGGER {name} BEFORE DELETE ON records_observation "
    "FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
}


def test_putting_rules_in_place_again_touches_nothing() -> None:
    with CaptureQueriesContext(connection) as queries:
        install_guards(apps.get_app_config("records"))
    assert not [query for query in queries if "TRIGGER" in query["sql"].upper().split(" ")[:3]]


@pytest.mark.parametrize(
    "fields",
    [
        {"revision": 0},
        {"revision": 2, "reason": ""},
        {"period_first": date(2021, 4, 1)},
        {"denominator": Decimal(-1)},
        {"recorded_by": ""},
    ],
    ids=lambda fields: ", ".join(fields),
)
def test_the_database_refuses_an_observation_that_cannot_be(
    series: models.Series, fields: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Observation.objects.create(**an_observation(series, **fields))


def test_one_revision_of_a_figure_is_there_once(observation: models.Observation) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Observation.objects.create(**an_observation(observation.series))


@pytest.mark.parametrize("value", ["72.4", "9999999999.99999", "-0.00001", "0.1"])
def test_a_figure_comes_back_exactly(series: models.Series, value: str) -> None:
    made = models.Observation.objects.create(**an_observation(series, value=Decimal(value)))
    kept = models.Observation.objects.get(pk=made.pk)
    assert kept.value == Decimal(value)
    assert isinstance(kept.value, Decimal)


@pytest.fixture
def elsewhere(
    other_authority: models.Authority, framework: Any, document: actions.ReadDocument
) -> models.Framework:
    """The same framework, loaded for another authority."""
    return actions.load_framework(
        authority=other_authority, framework=framework, document=document, by="a test"
    ).record


def first(model: type[django_models.Model], record: models.Framework) -> Any:
    return model._default_manager.for_authority(record.authority).order_by("pk").first()  # type: ignore[attr-defined] # every model has it


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (models.Node, "parent"),
        (models.EditionMeasure, "measure"),
        (models.EditionMeasure, "service"),
        (models.MeasurePlacement, "node"),
        (models.MeasurePlacement, "tied_to"),
        (models.DeliverablePlacement, "node"),
        (models.Component, "series"),
        (models.MeasureLead, "person"),
        (models.MeasurePartner, "partner"),
        (models.DeliverableLead, "person"),
        (models.DeliverableProgramme, "programme"),
    ],
    ids=lambda one: one if isinstance(one, str) else one.__name__,
)
def test_nothing_of_one_authority_can_be_joined_to_another(
    record: models.Framework,
    elsewhere: models.Framework,
    model: type[django_models.Model],
    field: str,
) -> None:
    related = model._meta.get_field(field).related_model
    foreign = first(related, elsewhere)  # type: ignore[arg-type] # a model
    row = model._default_manager.filter(pk=first(model, record).pk)
    with pytest.raises(IntegrityError, match="must be the same"), transaction.atomic():
        row.update(**{field: foreign})
    copy = row.get()
    copy.pk = None
    copy._state.adding = True
    setattr(copy, field, foreign)
    for name in ("position", "code"):
        if hasattr(copy, name):
            setattr(copy, name, 99)
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save(force_insert=True)


def test_a_row_cannot_be_moved_to_another_authority(
    record: models.Framework, other_authority: models.Authority
) -> None:
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        models.Framework.objects.filter(pk=record.pk).update(authority=other_authority)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        models.Measure.objects.filter(authority=record.authority).update(authority=other_authority)


def test_rows_are_reached_through_their_authority(
    record: models.Framework, elsewhere: models.Framework
) -> None:
    for model in (models.Node, models.Series, models.Target, models.Person, models.Milestone):
        own = model.objects.for_authority(record.authority)
        others = model.objects.for_authority(elsewhere.authority)
        assert own.count() == others.count() > 0
        assert not own.filter(pk__in=others).exists()


def test_an_authority_has_one_framework_in_force(
    record: models.Framework, framework: Any, document: actions.ReadDocument
) -> None:
    actions.adopt_framework(framework=record, by="a test")
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Framework.objects.create(
            authority=record.authority,
            title="Another",
            status="adopted",
            document_name="x",
            document_sha256="b" * 64,
            read_at=timezone.now(),
            read_by="a test",
            adopted_at=timezone.now(),
            adopted_by="a test",
        )


def test_an_audit_event_stands_in_the_transaction_of_its_change(
    authority: models.Authority,
) -> None:
    with pytest.raises(ValueError, match="who did it"):
        record_event(by=" ", action="nothing", authority=authority, subject=authority)
