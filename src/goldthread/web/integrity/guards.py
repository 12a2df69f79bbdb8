"""The database's own rules: append-only rows, and rows that belong together.

They are triggers, written from what the models say about themselves, on SQLite and on
PostgreSQL alike. They are lifted before a migration and put back after it, and not made by one,
because SQLite loses a table's triggers whenever a migration rebuilds the table.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.apps import AppConfig
from django.db import connections, models, transaction
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

    def definition(self, connection: BaseDatabaseWrapper) -> str:
        """What tells whether the rule in the database is this one."""
        if connection.vendor == "postgresql":
            told = "\n".join(self._for_postgresql())
            return f"Goldthread {hashlib.sha256(told.encode()).hexdigest()}"
        return self._for_sqlite()

    def statements(self, connection: BaseDatabaseWrapper) -> Iterator[str]:
        """What puts the rule into the database."""
        if connection.vendor == "postgresql":
            yield from self._for_postgresql()
            comment = self.definition(connection)
            yield f'COMMENT ON TRIGGER "{self.name}" ON "{self.table}" IS \'{comment}\''
        else:
            yield self._for_sqlite()

    def _for_sqlite(self) -> str:
        when = f"WHEN {self.condition} " if self.condition else ""
        return (
            f'CREATE TRIGGER "{self.name}" BEFORE {self.event} ON "{self.table}" '
            f"FOR EACH ROW {when}BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        )

    def _for_postgresql(self) -> Iterator[str]:
        # ERRCODE of an integrity violation, so that Django raises IntegrityError as on SQLite.
        refuse = (
            f"RAISE EXCEPTION '{self.message}' USING ERRCODE = 'integrity_constraint_violation';"
        )
        body = f"IF {self.condition} THEN {refuse} END IF;" if self.condition else refuse
        result = "NULL" if self.table_wide else "COALESCE(NEW, OLD)"
        yield (
            f'CREATE OR REPLACE FUNCTION "{self.name}"() RETURNS trigger LANGUAGE plpgsql AS '
            f"$$ BEGIN {body} RETURN {result}; END $$"
        )
        each = "STATEMENT" if self.table_wide else "ROW"
        yield (
            f'CREATE TRIGGER "{self.name}" BEFORE {self.event} ON "{self.table}" '
            f'FOR EACH {each} EXECUTE FUNCTION "{self.name}"()'
        )


def install_guards(sender: AppConfig, using: str = "default", **_kwargs: Any) -> None:
    """Bring the rules of an app's models in the database to what the models ask for.

    Called after every migration, in one transaction, so that no row can slip in between. What
    is there already as asked for is left alone; any other trigger on these tables is removed.
    Tables that a partial migration has not made yet are left for the next one.
    """
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        asked = {
            guard.name: guard
            for guard in guards_of(sender)
            if guard.table in tables and not (guard.table_wide and connection.vendor == "sqlite")
        }
        own_tables = {model._meta.db_table for model in sender.get_models()} & tables
        there = triggers_on(own_tables, connection, cursor)
        for (table, name), definition in there.items():
            if name not in asked or asked[name].definition(connection) != definition:
                cursor.execute(f'DROP TRIGGER "{name}" {_on(table, connection)}')
        for name, guard in asked.items():
            if there.get((guard.table, name)) != guard.definition(connection):
                for statement in guard.statements(connection):
                    cursor.execute(statement)


def lift_guards(
    sender: AppConfig, using: str = "default", plan: Sequence[Any] = (), **_kwargs: Any
) -> None:
    """Take the rules of an app's models out of the database before its tables are altered.

    Called before every migration, and does nothing where there is none to apply. SQLite cannot
    rebuild a table that a trigger of another table asks about. Should the migration fail, the
    rules are back with the next start, which brings the tables up to date again.
    """
    if not plan:
        return
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        own_tables = {model._meta.db_table for model in sender.get_models()}
        for table, name in triggers_on(own_tables, connection, cursor):
            cursor.execute(f'DROP TRIGGER "{name}" {_on(table, connection)}')


def triggers_on(
    tables: Iterable[str], connection: BaseDatabaseWrapper, cursor: Any
) -> dict[tuple[str, str], str | None]:
    """The definition of every trigger on these tables, by table and name.

    On PostgreSQL that is the comment that was put on it: the server rewrites the text itself.
    """
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT relname, tgname, obj_description(pg_trigger.oid, 'pg_trigger') "
            "FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal"
        )
    else:
        cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'")
    wanted = set(tables)
    return {
        (table, name): definition
        for table, name, definition in cursor.fetchall()
        if table in wanted
    }


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


def _on(table: str, connection: BaseDatabaseWrapper) -> str:
    return f'ON "{table}"' if connection.vendor == "postgresql" else ""
