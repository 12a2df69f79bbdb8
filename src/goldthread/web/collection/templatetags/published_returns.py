"""What was published with the figures of a measure, for its page."""

from __future__ import annotations

from typing import Any

from django import template

from goldthread.web.collection.selectors.by_year import told_by_year
from goldthread.web.collection.selectors.published import published_with
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.measure_page import MeasurePage

register = template.Library()


@register.inclusion_tag("collection/parts/published.html")
def published_story(scope: Scope, measure: MeasurePage) -> dict[str, Any]:
    """What was said beside the figures, what is done where they miss, and what was corrected.

    Of an annual figure with words between, by the year, with the figure of the year.
    """
    told = published_with(
        scope.authority,
        measure.facts.code,
        today=scope.today,
        until=scope.last_day,
        disclosure=scope.disclosure,
    )
    years = told_by_year(told, measure.facts.lines, measure.record.frequency, scope.calendar)
    return {"told": told, "years": years}
