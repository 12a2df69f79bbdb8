"""Tags for returns: where one stands, in words, and fields with what goes round them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField

from goldthread.framework.returns import ReturnState
from goldthread.framework.wording import how_late, name_without_stop, was_due
from goldthread.web.records.models import Series

register = template.Library()

STATES = {state: state.words for state in ReturnState}
"""Where a return stands, as people say it."""


@register.filter
def in_words(state: str) -> str:
    """Where a return stands, in words."""
    return STATES[ReturnState(state)]


@register.filter
def was_due_by(on: date, days_late: int) -> str:
    """When something late was due, and how long ago while days can be counted."""
    return was_due(on, days_late)


@register.filter
def how_late_by(days_late: int) -> str:
    """How late something is whose date stands beside it."""
    return how_late(days_late)


@register.filter
def without_stop(title: str) -> str:
    """The name of a measure as it stands before a comma: without the full stop printed after it."""
    return name_without_stop(title)


@register.filter
def named(names: dict[str, str], username: str) -> str:
    """What somebody is called; their address where they have no name here."""
    return names.get(username, username)


@register.inclusion_tag("collection/parts/figure_field.html")
def figure_field(form: forms.Form, part: str, series: Series) -> dict[str, Any]:
    """The field for a figure of a series, or for the cases behind it, with its unit."""
    name = f"{part}-{series.pk}"
    if name not in form.fields:
        return {"field": None}
    field: BoundField = form[name]
    css = "govuk-input govuk-input--width-10"
    attributes: dict[str, str | bool] = {
        "class": f"{css} govuk-input--error" if field.errors else css
    }
    if field.errors:
        attributes["aria-describedby"] = f"{field.auto_id}-error"
    unit = series.unit if part == "value" else None
    pounds = unit in ("GBP", "£")
    return {
        "field": field,
        "control": field.as_widget(attrs=attributes),
        "before": "£" if pounds else "",
        "after": "" if pounds or unit is None else unit,
    }


@register.simple_tag
def field_of(form: forms.Form, part: str, series: Series) -> BoundField | None:
    """The field of a form for one part of a series; ``None`` where it has none."""
    name = f"{part}-{series.pk}"
    return form[name] if name in form.fields else None
