"""What a measure's page shows, as tables to download."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from goldthread.web.scorecards.selectors.lists import yes_or_no
from goldthread.web.scorecards.selectors.measure_page import MeasurePage
from goldthread.web.scorecards.selectors.series_pages import SeriesPage
from goldthread.web.scorecards.tables import Table, table


def tables_of(page: MeasurePage) -> dict[str, Callable[[], Table]]:
    """Every table of a measure's page by the name it is asked for with."""

    def of(
        made: Callable[[MeasurePage, SeriesPage], Table], one: SeriesPage
    ) -> Callable[[], Table]:
        return lambda: made(page, one)

    found: dict[str, Callable[[], Table]] = {"figures": lambda: figures_table(page)}
    for one in page.series:
        for name, made, there in (
            (one.control_table, chart_table, one.control is not None),
            (one.ahead_table, ahead_table, one.ahead is not None and bool(one.ahead.coming)),
            (one.beside_table, councils_table, bool(one.beside)),
            (one.parts_table, parts_table, bool(one.breakdowns)),
        ):
            if there:
                found[name] = of(made, one)
    return found


def pictures_of(page: MeasurePage) -> dict[str, Callable[[], str | None]]:
    """Every picture of a measure's page by the name it is asked for with."""

    def given(picture: str | None) -> Callable[[], str | None]:
        return lambda: picture

    return {name: given(picture) for name, picture in _pictures(page)}


def _pictures(page: MeasurePage) -> Iterator[tuple[str, str | None]]:
    for one in page.series:
        yield f"figures-{one.place}", one.picture
        yield f"ahead-{one.place}", one.ahead.picture if one.ahead else None
        for number, group in enumerate(one.beside, start=1):
            yield f"councils-{one.place}-{number}", group.picture
            yield f"funnel-{one.place}-{number}", group.funnel.picture if group.funnel else None
        for number, breakdown in enumerate(one.breakdowns, start=1):
            yield f"parts-{one.place}-{number}", breakdown.picture


def figures_table(page: MeasurePage) -> Table:
    """Every recorded figure of a measure in every revision, latest first."""
    return table(
        f"{page.facts.code} figures",
        (
            "Series",
            "Period",
            "Figure",
            "Unit",
            "Could by chance be",
            "Not published",
            "Revision",
            "Replaced by a later revision",
            "Provisional",
            "Illustrative",
            "Status",
            "Why",
            "Source",
            "Note",
            "Reason for the correction",
            "Recorded at",
            "Recorded by",
        ),
        (
            (
                series.line.label,
                row.period,
                row.value,
                series.line.unit,
                row.interval,
                yes_or_no(row.withheld),
                row.revision,
                yes_or_no(row.replaced),
                yes_or_no(row.provisional),
                yes_or_no(row.illustrative),
                row.mark.words if row.mark else None,
                row.why,
                row.source,
                row.note,
                row.reason,
                row.recorded_at,
                row.recorded_by,
            )
            for series in page.series
            for row in series.history
        ),
    )


def chart_table(page: MeasurePage, one: SeriesPage) -> Table:
    """The points of a control chart with their limits, the latest first."""
    return table(
        f"{page.facts.code} control chart {one.line.label}",
        ("Period", "Figure", "Average", "Usual range", "Stands out"),
        (
            (row.period, row.shown, row.average, row.usual, row.stands_out)
            for row in one.control_rows
        ),
    )


def ahead_table(page: MeasurePage, one: SeriesPage) -> Table:
    """A forecast, period by period."""
    return table(
        f"{page.facts.code} forecast {one.line.label}",
        ("Period", "Expected", "Four times in five between", "Nineteen times in twenty between"),
        (
            (point.period, point.expected, point.likely, point.nearly_always)
            for point in (one.ahead.coming if one.ahead else ())
        ),
    )


def councils_table(page: MeasurePage, one: SeriesPage) -> Table:
    """The figures of every council of every group, with their sources."""
    return table(
        f"{page.facts.code} councils {one.line.label}",
        (
            "Group",
            "Period",
            "Council",
            "Figure",
            "Out of",
            "Beside what chance allows",
            "This council",
            "Illustrative",
            "Source",
        ),
        (
            (
                group.group,
                group.period,
                council.name,
                council.shown,
                council.of,
                council.place,
                yes_or_no(council.own),
                yes_or_no(council.illustrative),
                council.source,
            )
            for group in one.beside
            for council in group.councils
        ),
    )


def parts_table(page: MeasurePage, one: SeriesPage) -> Table:
    """Every part of every breakdown of a series."""
    return table(
        f"{page.facts.code} parts {one.line.label}",
        (
            "Dimension",
            "Period",
            "Part",
            "Figure",
            "Could by chance be",
            "Direction of travel",
            "Beside the whole",
            "Illustrative",
        ),
        (
            (
                breakdown.dimension,
                breakdown.period,
                part.name,
                part.shown,
                part.interval,
                part.direction.words if part.direction else None,
                "; ".join(part.departs),
                yes_or_no(part.illustrative),
            )
            for breakdown in one.breakdowns
            for part in breakdown.parts
        ),
    )
