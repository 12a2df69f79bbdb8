"""The only code that asks the database questions for pages, commands and actions."""

from goldthread.web.records.selectors.calculations import (
    CalculationHeld,
    calculations_held,
    worked_out_series,
)
from goldthread.web.records.selectors.checks import checks_of, current_check
from goldthread.web.records.selectors.comparators import (
    comparators_of,
    groups_of,
    latest_comparator_figures,
)
from goldthread.web.records.selectors.editions import (
    Span,
    edition_of,
    editions_of,
    last_statement,
    retirements_held,
    spans_of,
    statements_of,
    statements_that_count,
)
from goldthread.web.records.selectors.frameworks import (
    authorities,
    authority_by_code,
    framework_in_force,
    framework_in_force_of,
    frameworks_of,
)
from goldthread.web.records.selectors.observations import (
    latest_observations,
    observations_as_known,
    revisions,
)
from goldthread.web.records.selectors.published import (
    EVERYTHING,
    NOT_PUBLISHED,
    Disclosure,
    disclosure_for,
    withheld,
)
from goldthread.web.records.selectors.series import SeriesAsked, series_asked_for
from goldthread.web.records.selectors.set_asides import Aside, set_aside_in
from goldthread.web.records.selectors.subjects import measure_subjects
from goldthread.web.records.selectors.tolerances import (
    ToleranceHeld,
    tolerance_of,
    tolerances_said,
)
from goldthread.web.records.selectors.worked_out import (
    PartFigures,
    benchmarks_of,
    breakdowns_of,
    departures_of,
    forecasts_as_of,
    travels_of,
)

__all__ = [
    "EVERYTHING",
    "NOT_PUBLISHED",
    "Aside",
    "CalculationHeld",
    "Disclosure",
    "PartFigures",
    "SeriesAsked",
    "Span",
    "ToleranceHeld",
    "authorities",
    "authority_by_code",
    "benchmarks_of",
    "breakdowns_of",
    "calculations_held",
    "checks_of",
    "comparators_of",
    "current_check",
    "departures_of",
    "disclosure_for",
    "edition_of",
    "editions_of",
    "forecasts_as_of",
    "framework_in_force",
    "framework_in_force_of",
    "frameworks_of",
    "groups_of",
    "last_statement",
    "latest_comparator_figures",
    "latest_observations",
    "measure_subjects",
    "observations_as_known",
    "retirements_held",
    "revisions",
    "series_asked_for",
    "set_aside_in",
    "spans_of",
    "statements_of",
    "statements_that_count",
    "tolerance_of",
    "tolerances_said",
    "travels_of",
    "withheld",
    "worked_out_series",
]
