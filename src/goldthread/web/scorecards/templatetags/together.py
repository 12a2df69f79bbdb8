"""The drawings of what can be said of an outcome beside its proxy."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from goldthread.reports.pictures.marks import mark_symbols
from goldthread.reports.pictures.together_marks import TOGETHER_MARKS

register = template.Library()


@register.simple_tag
def together_symbols() -> SafeString:
    """The drawings, once on a page, for its marks to point at."""
    return mark_safe(mark_symbols(TOGETHER_MARKS.values()))  # noqa: S308 - our own drawing
