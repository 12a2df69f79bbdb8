"""The tables of a database as its migrations left them, and which of them a backup holds."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from graphlib import TopologicalSorter
from itertools import islice
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.utils.duration import duration_iso_string

from goldthread.web.backups.refusal import BackupRefusedError, UnusableBackupError

LEFT_OUT = frozenset(
    {
        # Who is signed in where: after a restore everybody signs in anew.
        "django_session",
        "usersessions_usersession",
        # Passwords that were tried in vain, for a quarter of an hour.
        "axes_accessattempt",
        "axes_accessattemptexpiration",
        "axes_accessfailurelog",
        "axes_accesslog",
    }
)
"""Tables whose rows belong to the day and to the machine, and are not in a backup."""
FILLED_BY_ITSELF = frozenset({"django_content_type", "auth_permission", "django_migrations"})
"""Tables that have rows before anybody has done anything."""
NAMES_KEPT_FILES = {
    "collection_evidence": "evidence",
    "delivery_reportevidence": "evidence",
    "drafting_documentimport": "imports",
    "packs_issuedfile": "issued-packs",
}
"""Tables whose ``sha256`` names a file that is kept, and the folder of the data directory."""
_AT_ONCE = 1000

Model = type[models.Model]


def migrations_known(loader: MigrationLoader) -> tuple[tuple[str, str], ...]:
    """The migrations that the database has been through.

    Raises ``BackupRefusedError`` where a newer version of the program has changed it.
    """
    applied = set(loader.applied_migrations)
    require_known(loader, applied, "This database was changed")
    return tuple(sorted(applied & set(loader.graph.nodes)))


def require_known(loader: MigrationLoader, applied: set[tuple[str, str]], told: str) -> None:
    """Refuse migrations that this version does not have."""
    unknown = sorted(
        f"{app} {name}"
        for app, name in applied - set(loader.disk_migrations or {})
        if app in loader.migrated_apps
    )
    if unknown:
        raise BackupRefusedError(
            f"{told} by a newer version of Goldthread (this one does not know {unknown[0]}). "
            "Update Goldthread here first."
        )


def last_of_each_app(
    loader: MigrationLoader, applied: set[tuple[str, str]]
) -> list[tuple[str, str]]:
    """The migrations that no other one of the same app follows."""
    return sorted(
        one
        for one in applied
        if not any(
            child.key in applied and child.key[0] == one[0]
            for child in loader.graph.node_map[one].children
        )
    )


def tables_at(loader: MigrationLoader, applied: set[tuple[str, str]]) -> list[Model]:
    """The tables that a backup holds, as these migrations leave them; what others name, first."""
    state = loader.project_state(last_of_each_app(loader, applied))
    found = {
        model._meta.db_table: model
        for model in state.apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    named = {
        table: {
            field.related_model._meta.db_table
            for field in model._meta.local_concrete_fields
            if isinstance(field.related_model, type)
        }
        - {table}
        for table, model in sorted(found.items())
    }
    order = TopologicalSorter(named).static_order()
    return [found[table] for table in order if table not in LEFT_OUT]


def columns_of(model: Model) -> list[models.Field[Any, Any]]:
    """What of a row is kept."""
    return list(model._meta.local_concrete_fields)


def lines_of(model: Model) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Every row of a table by its key, as values by column and as a line of JSON."""
    names = [field.attname for field in columns_of(model)]
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=_AT_ONCE):
        yield dict(zip(names, row, strict=True)), _LINE.encode(row).encode() + b"\n"


def put_rows(model: Model, rows: Iterator[list[Any]], connection: BaseDatabaseWrapper) -> None:
    """Put rows into a table exactly as they were.

    Raises ``UnusableBackupError`` for a value that its column cannot hold, and for a row that
    the database refuses.
    """
    fields = [(field, _plain_in(field)) for field in columns_of(model)]
    table, quoted = model._meta.db_table, connection.ops.quote_name
    columns = ", ".join(quoted(field.column) for field, _plain in fields)
    places = ", ".join(["%s"] * len(fields))
    # Only names of our own tables and columns stand in it.
    statement = f"INSERT INTO {quoted(table)} ({columns}) VALUES ({places})"  # noqa: S608
    ready = (
        [
            value
            if value is None or type(value) is plain
            else _of_column(field, value, number, connection)
            for (field, plain), value in zip(fields, row, strict=True)
        ]
        for number, row in enumerate(rows, start=1)
    )
    with connection.cursor() as cursor:
        while batch := list(islice(ready, _AT_ONCE)):
            try:
                cursor.executemany(statement, batch)
            except (IntegrityError, DataError, OverflowError, UnicodeError) as reason:
                raise UnusableBackupError(
                    f"table {table}: the database refused a row ({reason})."
                ) from reason


def last_id(model: Model, connection: BaseDatabaseWrapper) -> int:
    """The highest key that the database ever gave a row of this table; 0 where it gives none."""
    key, table = model._meta.pk, model._meta.db_table
    if not isinstance(key, models.AutoField):
        return 0
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, %s)::regclass)",
                [connection.ops.quote_name(table), key.column],
            )
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
    return int(row[0] or 0) if row else 0


def go_on_after(model: Model, last: int, connection: BaseDatabaseWrapper) -> None:
    """Have the next row of a table take the key after this one; 0 leaves it as it is."""
    key, table = model._meta.pk, model._meta.db_table
    if not isinstance(key, models.AutoField) or not last:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s), %s)",
                [connection.ops.quote_name(table), key.column, last],
            )
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])


def rows_in(tables: Sequence[str], connection: BaseDatabaseWrapper) -> dict[str, int]:
    """How many rows each table has."""
    counts = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 - ours
            counts[table] = int(cursor.fetchone()[0])
    return counts


def _plain(value: Any) -> Any:
    """A value that JSON has no word for; ``_of_column`` reads it back."""
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, (Decimal, UUID)):
        return str(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    raise TypeError(f"{type(value).__name__} has no place in a backup.")


_LINE = json.JSONEncoder(default=_plain, separators=(",", ":"), ensure_ascii=False)


def _plain_in(field: models.Field[Any, Any]) -> type | None:
    """What JSON and the column have in common, which nearly every value is: text, or a number."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    if isinstance(field, (models.CharField, models.TextField)):
        return str
    return int if isinstance(field, models.IntegerField) else None


def _of_column(
    field: models.Field[Any, Any], value: Any, row: int, connection: BaseDatabaseWrapper
) -> Any:
    try:
        return field.get_db_prep_save(field.to_python(value), connection)
    except (ValidationError, TypeError, ValueError, ArithmeticError) as reason:
        raise UnusableBackupError(
            f"table {field.model._meta.db_table}, row {row}: {field.column} cannot hold what it "
            "says."
        ) from reason
