"""``demo``: both published frameworks with their figures, ready to look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from goldthread.demo import (
    DemoFramework,
    demo_frameworks,
    illustrative_figures,
    series_to_fill,
)
from goldthread.demo.illustrative import SOURCE as ILLUSTRATIVE_SOURCE
from goldthread.documents import read_document, understand
from goldthread.framework import Framework, Measure
from goldthread.web.running.frameworks import keep
from goldthread.web.running.preparing import prepare

if TYPE_CHECKING:
    from goldthread.web.records.actions import NewObservation
    from goldthread.web.records.models import Series

_BY = "the demonstration"


def fill_demonstration(*, say: Callable[[str], None]) -> None:
    """Load what of the demonstration is not there yet; ``say`` is told each step before it starts.

    The documents go through the same door as anybody's own. Each framework is loaded with its
    figures in one piece; one that is there already is left as it is, whatever was done to it.
    """
    prepare()
    from goldthread.web.records import actions, selectors

    there = {
        authority.code: framework
        for authority in selectors.authorities()
        if (framework := selectors.framework_in_force(authority))
    }
    for demo in demo_frameworks():
        if demo.code not in there:
            say(f"Reading {demo.document_name}")
            _load(demo, say)
        elif selectors.current_check(there[demo.code]) is None:
            # It was filled by a Goldthread that kept no checks yet.
            actions.check_framework(framework=there[demo.code], by=_BY)


def _load(demo: DemoFramework, say: Callable[[str], None]) -> None:
    from django.db import transaction

    from goldthread.web.records import actions, selectors

    with demo.document() as path:
        framework = understand(read_document(path))
        with transaction.atomic():
            say(f"Loading {len(framework.measures)} measures of {demo.name}")
            record = keep(
                framework,
                path,
                authority=demo.code,
                name=demo.name,
                gss_code=demo.gss_code,
                by=_BY,
                illustrative=True,
            ).framework.record
            series = selectors.series_asked_for(record).as_stated
            for source, figures in _published(demo, framework, series).items():
                actions.record_observations(
                    authority=record.authority, observations=figures, by=_BY, source=source
                )
            actions.record_observations(
                authority=record.authority,
                observations=_illustrative(demo, framework, series),
                by=_BY,
                source=ILLUSTRATIVE_SOURCE,
                illustrative=True,
            )
            say("Judging the figures")
            actions.evaluate_framework(framework=record, by=_BY)
            actions.adopt_framework(framework=record, by=_BY)


def _published(
    demo: DemoFramework, framework: Framework, series: Mapping[tuple[str, str], Series]
) -> dict[str, list[NewObservation]]:
    """The real figures by the source they come from; a measure printed twice has them twice."""
    from goldthread.web.records.actions import NewObservation

    by_source: dict[str, list[NewObservation]] = defaultdict(list)
    for figure in demo.figures:
        for measure in framework.measures:
            if measure.title == figure.measure:
                by_source[f"{figure.source}. {figure.licence}."].append(
                    NewObservation(
                        series=series[measure.id, _only_label(measure)],
                        period=figure.period,
                        value=figure.value,
                        note=f"Published as “{figure.published_as}”. {figure.match}",
                    )
                )
    return by_source


def _illustrative(
    demo: DemoFramework, framework: Framework, series: Mapping[tuple[str, str], Series]
) -> list[NewObservation]:
    from goldthread.web.records.actions import NewObservation

    figures = illustrative_figures(
        series_to_fill(framework, published=demo.figures),
        since=demo.figures_since,
        until=demo.figures_until,
    )
    return [
        NewObservation(
            series=series[figure.measure, figure.label],
            period=figure.period,
            value=figure.value,
            numerator=None if figure.numerator is None else Decimal(figure.numerator),
            denominator=None if figure.denominator is None else Decimal(figure.denominator),
        )
        for figure in figures
    ]


def _only_label(measure: Measure) -> str:
    """The label of a measure's one series; published figures are given for no other measures."""
    (label,) = measure.components or ("",)
    return label
