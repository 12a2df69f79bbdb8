"""The database's own rules: append-only rows, and rows that belong together.

They are triggers, written from what the models say about themselves, on SQLite and on
PostgreSQL alike. They are put back after every migration (``post_migrate``) and not made by a
migration, because SQLite loses a table's triggers whenever a migration rebuilds the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.apps import AppConfig
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from goldthread.web.integrity.keeping import Keeping, Owned


@dataclass(frozen=True, slots=True)
class Guard:
    """One rule of the database: on which change of which table, when, and what is said."""

    name: str
    table: str
    event: str
    condition: str
    message: str
    table_wide: bool = False


def install_guards(sender: AppConfig, using: str = "default", **_kwargs: Any) -> None:
    """Put the rules of an app's models into the database; what is there already is replaced.

    Called after every migration. Tables that a partial migration has not made yet are left
    for the next one.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for guard in guards_of(sender):
            if guard.table in there:
                for statement in _statements(guard, connection):
                    cursor.execute(statement)


def remove_guards(sender: AppConfig, using: str = "default") -> None:
    """Take the rules of an app's models out of the database.

    For a migration that must rewrite rows that are otherwise never changed; they come back
    when it ends.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        for guard in guards_of(sender):
            cursor.execute(_drop(guard, connection))


def guards_of(sender: AppConfig) -> Iterator[Guard]:
    """Every rule that the models of an app ask for."""
    for model in sender.get_models():
        if getattr(model, "keeping", None) is Keeping.APPEND_ONLY:
            yield from _append_only(model)
        if issubclass(model, Owned):
            yield from _owner_fixed(model)
            yield from _kept_together(model)


def _append_only(model: type[models.Model]) -> Iterator[Guard]:
    table = model._meta.db_table
    message = f"rows of {table} are never changed or removed"
    yield Guard(f"{table}_never_changed", table, "UPDATE", "", message)
    yield Guard(f"{table}_never_removed", table, "DELETE", "", message)
    yield Guard(f"{table}_never_emptied", table, "TRUNCATE", "", message, table_wide=True)


def _owner_fixed(model: type[Owned]) -> Iterator[Guard]:
    first = model.authority_path.split("__")[0]
    if first == "pk" or getattr(model, "keeping", None) is Keeping.APPEND_ONLY:
        return
    table, column = model._meta.db_table, _column(model, first)
    yield Guard(
        f"{table}_owner_fixed",
        table,
        f'UPDATE OF "{column}"',
        f'OLD."{column}" <> NEW."{column}"',
        f"{column} of {table} never changes",
    )


def _kept_together(model: type[Owned]) -> Iterator[Guard]:
    table = model._meta.db_table
    for number, (left, right) in enumerate(model.kept_together, start=1):
        here, there = _end_of(model, left), _end_of(model, right)
        # An optional step that is not taken (a node without a parent) ends at NULL, and a
        # comparison with NULL is not true: nothing to keep together, nothing refused.
        condition = f"{here} <> {there}"
        message = f"{table}: {left} and {right} must be the same"
        columns = ", ".join(f'"{_column(model, path.split("__")[0])}"' for path in (left, right))
        yield Guard(f"{table}_together_{number}_added", table, "INSERT", condition, message)
        yield Guard(
            f"{table}_together_{number}_changed", table, f"UPDATE OF {columns}", condition, message
        )


def _end_of(model: type[models.Model], path: str) -> str:
    """SQL for the key at the end of a path such as ``node__framework`` from the new row."""
    first, *rest = path.split("__")
    field = cast("models.ForeignKey[Any, Any]", model._meta.get_field(first))
    value = f'NEW."{field.column}"'
    for step in rest:
        related = cast("type[models.Model]", field.related_model)
        field = cast("models.ForeignKey[Any, Any]", related._meta.get_field(step))
        key = related._meta.pk.column
        # Only names of our own tables and columns stand in it.
        value = f'(SELECT "{field.column}" FROM "{related._meta.db_table}" WHERE "{key}" = {value})'  # noqa: S608
    return value


def _column(model: type[models.Model], field: str) -> str:
    return cast("models.Field[Any, Any]", model._meta.get_field(field)).column


def _drop(guard: Guard, connection: BaseDatabaseWrapper) -> str:
    if connection.vendor == "postgresql":
        return f'DROP TRIGGER IF EXISTS "{guard.name}" ON "{guard.table}"'
    return f'DROP TRIGGER IF EXISTS "{guard.name}"'


def _statements(guard: Guard, connection: BaseDatabaseWrapper) -> Iterator[str]:
    if connection.vendor == "postgresql":
        yield _drop(guard, connection)
        yield from _for_postgresql(guard)
    elif not guard.table_wide:  # SQLite has no TRUNCATE
        yield _drop(guard, connection)
        yield _for_sqlite(guard)


def _for_sqlite(guard: Guard) -> str:
    when = f"WHEN {guard.condition} " if guard.condition else ""
    return (
        f'CREATE TRIGGER "{guard.name}" BEFORE {guard.event} ON "{guard.table}" '
        f"FOR EACH ROW {when}BEGIN SELECT RAISE(ABORT, '{guard.message}'); END"
    )


def _for_postgresql(guard: Guard) -> Iterator[str]:
    # ERRCODE of an integrity violation, so that Django raises IntegrityError as on SQLite.
    refuse = f"RAISE EXCEPTION '{guard.message}' USING ERRCODE = 'integrity_constraint_violation';"
    body = f"IF {guard.condition} THEN {refuse} END IF;" if guard.condition else refuse
    result = "NULL" if guard.table_wide else "COALESCE(NEW, OLD)"
    yield (
        f'CREATE OR REPLACE FUNCTION "{guard.name}"() RETURNS trigger LANGUAGE plpgsql AS '
        f"$$ BEGIN {body} RETURN {result}; END $$"
    )
    each = "STATEMENT" if guard.table_wide else "ROW"
    yield (
        f'CREATE TRIGGER "{guard.name}" BEFORE {guard.event} ON "{guard.table}" '
        f'FOR EACH {each} EXECUTE FUNCTION "{guard.name}"()'
    )
