"""Questions to the database that are put into words once, and asked again with other keys."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import F, Model, QuerySet

Row = TypeVar("Row", bound=Model)

Value = int | str | date | None
"""What a question may be asked with beside its keys."""

_MOST_KEYS = 512
"""Asked for in one question: a database takes only so many."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Which of the values that are given with a question goes here."""

    number: int


class Worded(Generic[Row]):
    """The rows of a model that belong to some keys, as a question whose SQL is kept.

    ``rows`` gives the query for any keys, filtered by them with ``__in``, and for any more values
    that it takes after them; it may pick columns with ``only``, of this one table. To put such a
    question into SQL takes Django ten times as long as the database takes to answer it, and a
    new figure asks fifteen of them. Of more keys than go into one question the order of ``rows``
    holds among those that are asked for together.

    >>> rebases = Worded(Rebase, lambda keys: Rebase.objects.filter(series__in=keys))
    >>> rebases.of([12, 13])
    [<Rebase: 2021-04: ...>]
    """

    def __init__(self, model: type[Row], rows: Callable[..., QuerySet[Any]]) -> None:
        self._model, self._rows = model, rows
        self._kept: dict[tuple[str, int, tuple[bool, ...]], tuple[str, tuple[Any, ...]]] = {}

    def of(self, keys: Iterable[int], *others: Value) -> list[Row]:
        """The rows for these keys as they are now; none without any key."""
        rows = self._model._default_manager
        found: list[Row] = []
        for sql, values in self._questions(keys, others):
            found += rows.raw(sql, values, using=DEFAULT_DB_ALIAS)
        return found

    def columns_of(self, keys: Iterable[int]) -> list[tuple[Any, ...]]:
        """The same rows as bare columns, which ``rows`` puts in order with ``values_list``.

        Only for columns that every database gives as they are: keys and words.
        """
        rows = self._model._default_manager
        found: list[tuple[Any, ...]] = []
        for sql, values in self._questions(keys, ()):
            found += rows.raw(sql, values, using=DEFAULT_DB_ALIAS).query
        return found

    def _questions(
        self, keys: Iterable[int], others: Sequence[Value]
    ) -> Iterator[tuple[str, list[Any]]]:
        """The SQL for these keys with its values, as often as there are keys for one question."""
        every = list(dict.fromkeys(keys))
        # What is not there is asked for in other words.
        missing = tuple(one is None for one in others)
        for first in range(0, len(every), _MOST_KEYS):
            some = every[first : first + _MOST_KEYS]
            # Filled up with the last key to one of a few lengths, so that few texts are kept.
            many = 1 << (len(some) - 1).bit_length()
            given = (*some, *[some[-1]] * (many - len(some)), *others)
            at = connections[DEFAULT_DB_ALIAS].vendor, many, missing
            if at not in self._kept:
                self._kept[at] = self._in_words(many, others)
            sql, values = self._kept[at]
            yield sql, [given[one.number] if isinstance(one, _Place) else one for one in values]

    def _in_words(self, many: int, others: Collection[Value]) -> tuple[str, tuple[Any, ...]]:
        """The SQL for so many keys, and for each of its values which of those given it is.

        Stand-ins that no row has tell where each value went.
        """
        keys = [-1 - number for number in range(many)]
        named = [_stand_in(one, many + number) for number, one in enumerate(others)]
        sql, values = self._rows(keys, *named).query.sql_with_params()
        places: dict[Any, _Place] = {}
        for number, one in enumerate((*keys, *named)):
            if one is not None:
                places[one] = _Place(number)
            if isinstance(one, date):
                # One database takes days as words.
                places[one.isoformat()] = _Place(number)
        return sql, tuple(one if one is None else places.get(one, one) for one in values)


def _stand_in(value: Value, number: int) -> Value:
    match value:
        case None:
            return None
        case str():
            return f"<{number}>"
        case date():
            return date.min + timedelta(number)
    return -1 - number


def with_related(rows: QuerySet[Row], name: str) -> QuerySet[Row]:
    """The rows with the columns of what they belong to beside them, for ``related_of``.

    Only where those are keys, words and whole numbers, which every database gives as they are.
    """
    columns = _columns(rows.model, name)
    found: QuerySet[Row] = rows.annotate(
        **{f"_{name}_{column}": F(f"{name}__{column}") for column in columns}
    )
    return found


def related_of(row: Model, name: str) -> Any:
    """What a row belongs to, of the columns that came ``with_related``. No query."""
    columns = _columns(type(row), name)
    values = [getattr(row, f"_{name}_{column}") for column in columns]
    related: Any = row._meta.get_field(name).related_model
    return related.from_db(DEFAULT_DB_ALIAS, columns, values)


def _columns(model: type[Model], name: str) -> list[str]:
    related: Any = model._meta.get_field(name).related_model
    return [one.attname for one in related._meta.concrete_fields]
