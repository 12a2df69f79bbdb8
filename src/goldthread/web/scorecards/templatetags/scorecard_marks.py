"""Tags for marks, addresses and downloads."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from goldthread.reports.pictures.control_chart import shape
from goldthread.reports.pictures.direction_marks import ASSURANCE_MARKS, DIRECTION_MARKS
from goldthread.reports.pictures.marks import MARKS, SIZE, Mark, mark_symbols
from goldthread.reports.pictures.severity_marks import SEVERITY_MARKS
from goldthread.web.scorecards.scope import Scope

register = template.Library()


_EVERY_MARK = mark_symbols((*MARKS.values(), *DIRECTION_MARKS.values(), *ASSURANCE_MARKS.values()))


@register.simple_tag
def symbols() -> SafeString:
    """The drawings of all marks, once a page, for the others to point at."""
    return mark_safe(_EVERY_MARK)  # noqa: S308 - our own drawing; its words are escaped


@register.simple_tag
def severity_symbols() -> SafeString:
    """The drawings of the marks of severity, once on a page that shows findings."""
    return mark_safe(mark_symbols(SEVERITY_MARKS.values()))  # noqa: S308 - as above


@register.simple_tag
def severity(which: Mark) -> SafeString:
    """The shape and the word of how much a finding matters."""
    return format_html('<span class="gt-status">{}{}</span>', mark(which), which.words)


@register.simple_tag
def mark(which: Mark | str) -> SafeString:
    """The shape of a status or a severity alone, for where its word stands beside it."""
    chosen = MARKS[which] if isinstance(which, str) else which
    return format_html(
        # The size stands here too, so that a page without its style sheet can still be read.
        '<svg class="gt-mark" width="{}" height="{}" aria-hidden="true" focusable="false">'
        '<use href="#mark-{}"/></svg>',
        SIZE,
        SIZE,
        chosen.status,
    )


@register.simple_tag
def status(which: Mark | str) -> SafeString:
    """The shape and the words of a status, a direction or an assurance."""
    chosen = MARKS[which] if isinstance(which, str) else which
    return format_html(
        '<span class="gt-status gt-status--{}">{}{}</span>',
        chosen.status,
        mark(chosen),
        chosen.words,
    )


@register.simple_tag(takes_context=True)
def address_alone(context: dict[str, Any], page: str, *parts: str) -> str:
    """The address of a page of this edition without its query, for a form that brings its own."""
    scope: Scope = context["scope"]
    return scope.path(page, *parts)


@register.simple_tag(takes_context=True)
def level_word(context: dict[str, Any], kind: str) -> str:
    """What this edition calls one of a level, as it stands in the middle of a sentence."""
    scope: Scope = context["scope"]
    word = scope.levels.one(kind)
    return word if word.isupper() else f"{word[:1].lower()}{word[1:]}"


@register.simple_tag(takes_context=True)
def address(context: dict[str, Any], page: str, *parts: str) -> str:
    """The address of a page of the authority this page is about."""
    scope: Scope = context["scope"]
    return scope.address(page, *parts)


@register.simple_tag(takes_context=True)
def csv_address(context: dict[str, Any], name: str) -> str:
    """Where a table of this page is downloaded from."""
    return query_with(context, "csv", name)


@register.simple_tag(takes_context=True)
def query_with(context: dict[str, Any], name: str, value: object) -> str:
    """This page's own address with one part of its query set."""
    asked = context["request"].GET.copy()
    asked[name] = str(value)
    return f"?{asked.urlencode()}"


@register.simple_tag(takes_context=True)
def svg_address(context: dict[str, Any], name: str, place: int) -> str:
    """Where a picture of this page is downloaded from, by its name and its series' number."""
    return query_with(context, "svg", f"{name}-{place}")


@register.simple_tag
def chart_key(meaning: str) -> SafeString:
    """The shape of a point that stands out, as the key of a chart explains it."""
    drawn = shape(meaning, 9, 9, opened=False)
    return format_html(
        '<svg class="gt-key__shape" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" '
        'focusable="false">{}</svg>',
        mark_safe(drawn),  # noqa: S308 - our own drawing, of our own words
    )


@register.filter
def plural(count: int, words: str) -> str:
    """A count with its noun: ``{{ 3|plural:"measure,measures" }}`` is "3 measures"."""
    one, many = words.split(",")
    return f"{count:,} {one if count == 1 else many}"
