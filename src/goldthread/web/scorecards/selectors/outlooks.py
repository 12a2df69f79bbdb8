"""What the latest figures are heading for: the chance of the target and the year's likely end."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from goldthread.reports.pictures.marks import MARKS, Mark
from goldthread.reports.wording import (
    LikelyOutturn,
    chance_in_ten,
    outlook_sentence,
    outturn_in_words,
)
from goldthread.web.records.models import Departure, EarlierForecast, Forecast
from goldthread.web.scorecards.scope import Scope

UNLIKELY = Decimal("0.35")
"""Below this chance a target is unlikely to be met: 3 in 10 or less, as chances are published."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What one series is heading for, made from its figure of ``period_code``.

    ``chance`` is ``None`` and ``likely_status`` blank where they could not be told; ``by`` and
    ``ends`` are the periods the target falls due in and the year ends with.
    """

    period_code: str
    likely_status: str
    chance: Decimal | None
    chance_percent: int | None
    by: str
    outturn: LikelyOutturn | None
    ends: str

    @property
    def likely(self) -> Mark | None:
        """The status it is likely to have at the end of the year."""
        return MARKS.get(self.likely_status)

    @property
    def chance_words(self) -> str:
        """The chance of meeting the target: "3 in 10 chance of meeting it by March 2021"."""
        if self.chance is None:
            return ""
        told = chance_in_ten(self.chance_percent, self.chance)
        return f"{told} of meeting it by {self.by}" if self.by else f"{told} of meeting it"

    @property
    def unlikely(self) -> bool:
        """Whether the target is unlikely to be met."""
        return self.chance is not None and self.chance < UNLIKELY

    def outturn_words(self, *beside: Decimal) -> str:
        """The likely outturn with its interval, written like the figures beside it."""
        return outturn_in_words(self.outturn, *beside) if self.outturn else ""

    def sentence(self, status: str, *beside: Decimal) -> str:
        """Today's status and the likely end of the year in one sentence."""
        return outlook_sentence(
            status,
            chance=chance_in_ten(self.chance_percent, self.chance)
            if self.chance is not None
            else "",
            by=self.by,
            outturn=self.outturn_words(*beside),
            ends=self.ends,
        )


def outlook_of(scope: Scope, row: Any, unit: str | None) -> Outlook:
    """What a forecast, or a row with its columns, says with its periods named."""
    outturn = None
    if (
        row.outturn_value is not None
        and row.outturn_lower is not None
        and row.outturn_upper is not None
    ):
        outturn = LikelyOutturn(row.outturn_value, row.outturn_lower, row.outturn_upper, unit)
    return Outlook(
        period_code=row.period_code,
        likely_status=row.likely_status,
        chance=row.chance,
        chance_percent=row.chance_percent,
        by=scope.period_label(row.target_period_code) if row.target_period_code else "",
        outturn=outturn,
        ends=scope.period_label(row.outturn_period_code) if row.outturn_period_code else "",
    )


def outlooks(
    scope: Scope, edition_measures: Collection[int] | None
) -> dict[tuple[int, int], Outlook]:
    """The outlook of every series that was forecast, as far as this reader may know.

    One query. Looking back there is one more, for what series with later figures were heading
    for then, where that was ever asked for.
    """
    if scope.then is not None:
        return {
            key: outlook_of(scope, row, row.series.unit)
            for key, row in scope.then.forecasts.items()
            if row.method != "none" and scope.may_tell(row)
        }
    kept: list[QuerySet[Any]] = [Forecast.objects.all()]
    if scope.last_day:
        kept.append(EarlierForecast.objects.filter(up_to=scope.last_day, known_at=None))
    columns = (*_TOLD_BY, "inputs") if scope.disclosure.hidden else _TOLD_BY
    found = {}
    for rows in kept:
        rows = rows.filter(edition_measure__framework=scope.framework).exclude(method="none")
        if edition_measures is not None:
            rows = rows.filter(edition_measure_id__in=edition_measures)
        for row in rows.order_by().values_list(
            "edition_measure_id", "series_id", "series__unit", *columns, named=True
        ):
            if scope.may_tell(row):
                key = (row.edition_measure_id, row.series_id)
                found[key] = outlook_of(scope, row, row.series__unit)
    return found


_TOLD_BY = (
    "period_code",
    "likely_status",
    "chance",
    "chance_percent",
    "target_period_code",
    "outturn_period_code",
    "outturn_value",
    "outturn_lower",
    "outturn_upper",
)


def masked_measures(scope: Scope) -> frozenset[int]:
    """The edition's measures with a part that the whole does not speak for. One query."""
    if scope.then is not None:
        return frozenset(
            row.edition_measure_id for row in scope.then.departures if scope.may_tell(row)
        )
    rows = Departure.objects.filter(edition_measure__framework=scope.framework).order_by()
    if scope.last_day:
        rows = rows.filter(period_last__lte=scope.last_day)
    return frozenset(
        row.edition_measure_id
        for row in rows.only("edition_measure_id", "inputs")
        if scope.may_tell(row)
    )
