"""What was published with the figures of a measure, for its page."""

from __future__ import annotations

from typing import Any

from django import template

from goldthread.web.collection.selectors.published import published_with
from goldthread.web.scorecards.scope import Scope

register = template.Library()


@register.inclusion_tag("collection/parts/published.html")
def published_story(scope: Scope, measure_code: str) -> dict[str, Any]:
    """What was said beside the figures, what is done where they miss, and what was corrected."""
    told = published_with(
        scope.authority,
        measure_code,
        today=scope.today,
        until=scope.last_day,
        disclosure=scope.disclosure,
    )
    return {"told": told}
