"""The survey behind a measure, on its page."""

from __future__ import annotations

from typing import Any

from django import template

from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import may
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.measure_page import MeasurePage
from goldthread.web.scorecards.selectors.surveyed import surveyed

register = template.Library()


@register.inclusion_tag("scorecards/parts/survey.html", takes_context=True)
def survey_of(context: dict[str, Any], scope: Scope, measure: MeasurePage) -> dict[str, Any]:
    """How sure the survey behind a measure is, and what changed between two of them."""
    request = context.get("request")
    return {
        "scope": scope,
        "measure": measure,
        "surveyed": surveyed(scope, measure.record, measure.facts.places, measure.facts.lines),
        "may_describe": bool(
            request and may(request.user, Permission.MANAGE_FRAMEWORK, scope.authority)
        ),
    }
