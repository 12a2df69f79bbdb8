"""How the rows of each kind are kept, and to which authority they belong.

Every model of Goldthread says both about itself; a test walks the models, so that a new one
fails until it does. ``guards`` turns what is said here into rules of the database.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar, NoReturn, TypeVar

from django.db import models


class Keeping(StrEnum):
    """What may happen to a row once it is written."""

    APPEND_ONLY = "append-only"
    """Nothing: a correction is a new row."""
    CHANGEABLE = "changeable"
    """It may change, through an action that leaves an audit event."""
    DERIVED = "derived"
    """It may be thrown away and worked out again from the others."""


class AppendOnlyError(RuntimeError):
    """Somebody tried to change or remove a row of a kind that is only ever added to."""


Row = TypeVar("Row", bound=models.Model, covariant=True)


class OwnedQuerySet(models.QuerySet[Row]):
    """Rows that are reached through the authority they belong to."""

    def for_authority(self, authority: Any) -> OwnedQuerySet[Row]:
        """The rows that belong to this authority."""
        path = getattr(self.model, "authority_path", None)
        if path is None:
            raise TypeError(f"{self.model.__name__} does not say how it belongs to an authority.")
        return self.filter(**{path: authority})


class AppendOnlyQuerySet(OwnedQuerySet[Row]):
    """Rows that can be added and read, and nothing else."""

    def update(self, **_kwargs: Any) -> NoReturn:
        """Refused."""
        raise AppendOnlyError(_refusal(self.model))

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refused."""
        raise AppendOnlyError(_refusal(self.model))

    def delete(self) -> NoReturn:
        """Refused."""
        raise AppendOnlyError(_refusal(self.model))


class Owned(models.Model):
    """A row that belongs to an authority.

    ``authority_path`` is the way there (``"framework__authority"``); its first step may never
    change once the row is written. ``kept_together`` lists pairs of ways that must end at the
    same row, such as a placement's node and measure in the same framework.
    """

    keeping: ClassVar[Keeping]
    authority_path: ClassVar[str]
    kept_together: ClassVar[tuple[tuple[str, str], ...]] = ()

    objects = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True


class AppendOnly(models.Model):
    """A row that is never changed and never removed, in Django and in the database."""

    keeping: ClassVar[Keeping] = Keeping.APPEND_ONLY

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; refused when it is there already."""
        if not self._state.adding:
            raise AppendOnlyError(_refusal(type(self)))
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refused."""
        raise AppendOnlyError(_refusal(type(self)))


def _refusal(model: type[models.Model]) -> str:
    return (
        f"A row of {model._meta.verbose_name_plural} is never changed or removed; "
        "record a correction as a new row."
    )
