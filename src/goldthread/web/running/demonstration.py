"""``demo``: both published frameworks with their figures, ready to look at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from goldthread.demo import (
    DIMENSION,
    DemoFramework,
    IllustrativeFigure,
    IllustrativePart,
    demo_frameworks,
    figures_of_england,
    groups_for,
    illustrative_comparators,
    illustrative_figures,
    illustrative_parts,
    series_to_fill,
)
from goldthread.demo.illustrative import SOURCE as ILLUSTRATIVE_SOURCE
from goldthread.documents import read_document, understand
from goldthread.framework import Framework, Measure
from goldthread.web.running.demonstration_people import fill_people
from goldthread.web.running.demonstration_progress import fill_progress
from goldthread.web.running.demonstration_returns import open_demonstration_returns
from goldthread.web.running.frameworks import keep
from goldthread.web.running.looking_ahead import look_ahead
from goldthread.web.running.preparing import prepare

if TYPE_CHECKING:
    from goldthread.web.records.actions import NewObservation
    from goldthread.web.records.models import Framework as FrameworkRecord
    from goldthread.web.records.models import Series

_BY = "the demonstration"
_PEOPLE = re.compile(
    r"\b(?:people|residents|children|adults|carers|pupils|young|care leavers|users|apprentic)",
    re.IGNORECASE,
)


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
    demonstrated = demo_frameworks()
    for demo in demonstrated:
        if demo.code not in there:
            say(f"Reading {demo.document_name}")
            _load(demo, say)
        elif selectors.current_check(there[demo.code]) is None:
            # It was filled by a Goldthread that kept no checks yet.
            actions.check_framework(framework=there[demo.code], by=_BY)
        if demo.code in there and not selectors.travels_of(there[demo.code]):
            # Or by one that kept no directions and looked ahead from nothing.
            say(f"Judging the figures of {demo.name}")
            actions.evaluate_framework(framework=there[demo.code], by=_BY)
            look_ahead(there[demo.code], by=_BY)
    fill_people(demonstrated, by=_BY)
    open_demonstration_returns(demonstrated, by=_BY)


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
            made_up = illustrative_figures(
                series_to_fill(framework, published=demo.figures),
                since=demo.figures_since,
                until=demo.figures_until,
            )
            parts = illustrative_parts(made_up, counts_of_people=_counting_people(framework))
            actions.describe_series(
                authority=record.authority,
                descriptions=[
                    actions.SeriesDescription(
                        series[part.whole.measure, part.whole.label], counts_people=True
                    )
                    for part in parts
                    if part.counts_people
                ],
                by=_BY,
            )
            actions.record_observations(
                authority=record.authority,
                observations=[*_illustrative(made_up, series), *_parts(parts, series)],
                by=_BY,
                source=ILLUSTRATIVE_SOURCE,
                illustrative=True,
            )
            _compare(demo, framework, record, series, made_up)
            say("Judging the figures")
            actions.evaluate_framework(framework=record, by=_BY)
            actions.adopt_framework(framework=record, by=_BY)
            fill_progress(demo, framework, record, by=_BY)
            say("Looking ahead")
            look_ahead(record, by=_BY)


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
    figures: Iterable[IllustrativeFigure], series: Mapping[tuple[str, str], Series]
) -> list[NewObservation]:
    from goldthread.web.records.actions import NewObservation

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


def _parts(
    parts: Iterable[IllustrativePart], series: Mapping[tuple[str, str], Series]
) -> list[NewObservation]:
    from goldthread.web.records.actions import NewObservation

    return [
        NewObservation(
            series=series[part.whole.measure, part.whole.label],
            period=part.whole.period,
            value=part.value,
            numerator=None if part.numerator is None else Decimal(part.numerator),
            denominator=None if part.denominator is None else Decimal(part.denominator),
            breakdown=(DIMENSION, part.category),
        )
        for part in parts
    ]


def _counting_people(framework: Framework) -> list[str]:
    """The measures whose names say that they count people."""
    return [measure.id for measure in framework.measures if _PEOPLE.search(measure.title)]


def _compare(
    demo: DemoFramework,
    framework: Framework,
    record: FrameworkRecord,
    series: Mapping[tuple[str, str], Series],
    figures: Sequence[IllustrativeFigure],
) -> None:
    """Set published figures beside the real ones, and made-up ones where a target asks for any."""
    from goldthread.web.records import actions

    groups = groups_for(demo.gss_code)
    actions.set_comparator_groups(
        authority=record.authority,
        groups=[
            actions.NewGroup(
                name=group.name,
                kind=group.kind,
                members=tuple((council.code, council.name) for council in group.members),
                also_called=group.also_called,
            )
            for group in groups
        ],
        by=_BY,
    )
    published = {figure.measure: figure for figure in demo.figures}
    of_england = figures_of_england()
    actions.record_comparators(
        authority=record.authority,
        figures=[
            actions.NewComparatorFigure(
                series=series[measure.id, _only_label(measure)],
                area=theirs.council.code,
                area_name=theirs.council.name,
                period=theirs.period,
                value=theirs.value,
                source=f"{own.source}. {own.licence}.",
            )
            for measure in framework.measures
            if (own := published.get(measure.title)) is not None
            for theirs in of_england[own.published_as]
        ],
        by=_BY,
    )
    actions.record_comparators(
        authority=record.authority,
        figures=[
            actions.NewComparatorFigure(
                series=series[made.measure, made.label],
                area=made.name,
                period=made.period,
                value=made.value,
                source=ILLUSTRATIVE_SOURCE,
            )
            for made in illustrative_comparators(
                {measure.id: measure.target for measure in framework.measures}, figures
            )
        ],
        by=_BY,
        illustrative=True,
    )


def _only_label(measure: Measure) -> str:
    """The label of a measure's one series; published figures are given for no other measures."""
    (label,) = measure.components or ("",)
    return label
