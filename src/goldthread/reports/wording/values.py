"""A printed figure as a sentence: its value and the period it belongs to."""

from __future__ import annotations

from goldthread.framework.rules import Value
from goldthread.framework.rules import values as v
from goldthread.framework.rules.targets import Comparison, NotUnderstood
from goldthread.framework.wording import amount, days_between
from goldthread.reports.wording.dates import expected
from goldthread.reports.wording.remarks import Wording, sentence

_BOUNDS = {
    (Comparison.AT_LEAST, False): "at least ",
    (Comparison.AT_LEAST, True): "more than ",
    (Comparison.AT_MOST, False): "at most ",
    (Comparison.AT_MOST, True): "fewer than ",
}


def value_sentence(value: Value) -> str:
    """What was understood of a printed figure, as a sentence with a full stop."""
    return sentence(value, _WORDS)


def _figure(figure: v.Figure) -> str:
    words = "about " if figure.approximate else ""
    if figure.bound:
        words += _BOUNDS.get((figure.bound, figure.strict), "")
    words += amount(figure.value, figure.unit)
    if figure.label:
        words = f"{figure.label}: {words}"
    for aside in (figure.what, figure.cohort, "provisional" if figure.provisional else None):
        if aside:
            words += f" ({aside})"
    return words + _covering(figure.covers)


def _range(figures: v.FigureRange) -> str:
    low, high = amount(figures.low, figures.unit), amount(figures.high, figures.unit)
    return f"between {low} and {high}" + _covering(figures.covers)


def _several(figures: v.SeveralFigures) -> str:
    return f"{len(figures.parts)} figures: " + "; ".join(_figure(part) for part in figures.parts)


def _covering(span: v.Span | None) -> str:
    if span is None:
        return ""
    pooled = " taken together" if span.pooled else ""
    terms = f", {' and '.join(span.terms)} terms only" if span.terms else ""
    return f", for {days_between(span.first, span.last)}{pooled}{terms}"


def _reference(value: v.ValueReference) -> str:
    return f"points to something else (“{value.to}”)"


def _to_be_confirmed(value: v.ValueToBeConfirmed) -> str:
    return "to be confirmed" + expected(value.until)


def _none(value: v.NoValue) -> str:
    return "a figure does not apply" if value.why == "na" else "no figure is given"


def _not_understood(_value: NotUnderstood) -> str:
    return "not understood as a figure"


_WORDS: Wording = {
    v.Figure: _figure,
    v.FigureRange: _range,
    v.SeveralFigures: _several,
    v.ValueReference: _reference,
    v.ValueToBeConfirmed: _to_be_confirmed,
    v.NoValue: _none,
    NotUnderstood: _not_understood,
}
