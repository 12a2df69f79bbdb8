"""The only code that asks the database questions for pages, commands and actions."""

from goldthread.web.records.selectors.checks import checks_of, current_check
from goldthread.web.records.selectors.frameworks import (
    authorities,
    authority_by_code,
    framework_in_force,
    frameworks_of,
)
from goldthread.web.records.selectors.observations import (
    latest_observations,
    observations_as_known,
    revisions,
)
from goldthread.web.records.selectors.series import SeriesAsked, series_asked_for

__all__ = [
    "SeriesAsked",
    "authorities",
    "authority_by_code",
    "checks_of",
    "current_check",
    "framework_in_force",
    "frameworks_of",
    "latest_observations",
    "observations_as_known",
    "revisions",
    "series_asked_for",
]
