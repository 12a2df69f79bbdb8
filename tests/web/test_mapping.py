"""A framework that was loaded reads back equal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.framework import (
    Deliverable,
    Footnote,
    Framework,
    KeptCell,
    KeptColumn,
    Measure,
    Milestone,
    Node,
    NodeKind,
    Ownership,
    Placement,
    Polarity,
    Role,
    RowCounts,
    Source,
    UnplacedRow,
    WrittenName,
)
from goldthread.framework.rules import Moment, Precision
from goldthread.framework.rules.schedule import DueBy, Every, Ongoing, Unit
from goldthread.framework.rules.targets import (
    Between,
    ByPeriod,
    Comparison,
    NoTarget,
    NotUnderstood,
    Terms,
    Threshold,
)
from goldthread.framework.rules.values import Figure, NoValue, SeveralFigures, Span
from goldthread.web.records import actions, mapping, models
from goldthread.web.records.mapping.figures import fits_a_column, rounded_to_a_column, unit_of
from goldthread.web.records.mapping.identity import Known, carried_over, new_codes

# PostgreSQL keeps no NUL in a text; a document reader never gives one.
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
titles = words.filter(lambda text: text.strip())
optional = st.none() | words
sources = st.builds(
    Source,
    lines=st.lists(st.integers(1, 999), max_size=2).map(tuple),
    pages=st.lists(st.integers(1, 99), max_size=2).map(tuple),
    cells=st.lists(words, max_size=2).map(tuple),
)
several = st.lists(words, max_size=2, unique=True).map(tuple)
names = st.lists(titles, max_size=3).map(tuple)
spelt = st.lists(st.builds(WrittenName, titles, titles), max_size=2).map(tuple)
targets = st.sampled_from(
    [
        None,
        Threshold(comparison=Comparison.AT_LEAST, value=Decimal("0.1"), unit="%"),
        Threshold(
            comparison=Comparison.AT_MOST,
            value=Decimal(2500000),
            unit="GBP",
            terms=Terms(by=Moment(date(2022, 3, 31), Precision.FINANCIAL_YEAR)),
        ),
        Between(low=Decimal("7.4"), high=Decimal("8.05")),
        ByPeriod(
            steps=(
                Threshold(comparison=Comparison.AT_LEAST, value=Decimal(1)),
                Threshold(comparison=Comparison.AT_LEAST, value=Decimal(2)),
            )
        ),
        NoTarget(why="contextual"),
        NotUnderstood(text="as good as can be"),
    ]
)
values = st.sampled_from(
    [
        None,
        Figure(value=Decimal("72.45"), unit="%"),
        Figure(
            value=Decimal(31),
            covers=Span(
                first=date(2019, 4, 1), last=date(2020, 3, 31), precision=Precision.FINANCIAL_YEAR
            ),
        ),
        Figure(value=Decimal("0.1234567890123456789")),
        SeveralFigures(parts=(Figure(value=Decimal(1), label="a"), Figure(value=Decimal(2)))),
        NoValue(why="na"),
    ]
)
deadlines = st.sampled_from(
    [None, DueBy(by=Moment(date(2021, 3, 31), Precision.MONTH)), Ongoing(event="always")]
)
frequencies = st.sampled_from(
    [None, Every(unit=Unit.QUARTER), Every(unit=Unit.YEAR, lag=2, lag_unit=Unit.MONTH)]
)
footnotes = st.lists(st.builds(Footnote, mark=words, text=optional), max_size=2).map(tuple)


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """Frameworks with every field filled in every way, and ties only to what is there."""
    nodes: list[Node] = []
    for number in range(draw(st.integers(1, 4))):
        nodes.append(
            Node(
                id=f"n{number}",
                kind=draw(st.sampled_from(NodeKind)),
                title=draw(titles),
                parent=draw(st.none() | st.sampled_from([node.id for node in nodes]))
                if nodes
                else None,
                goal=draw(optional),
                notes=draw(several),
                source=draw(sources),
            )
        )
    # A child may be printed before its parent.
    nodes = draw(st.permutations(nodes))
    deliverable_ids = [f"d{number}" for number in range(draw(st.integers(0, 2)))]
    placements = st.lists(
        st.builds(
            Placement,
            node=st.sampled_from([node.id for node in nodes]),
            role=st.none() | st.sampled_from(Role),
            topic=optional,
            deliverable=st.sampled_from([None, *deliverable_ids]),
        ),
        min_size=1,
        max_size=2,
    ).map(tuple)
    measures = tuple(
        draw(
            st.builds(
                Measure,
                id=st.just(f"m{number}"),
                title=titles,
                placements=placements,
                rationale=optional,
                components=st.lists(titles, max_size=3, unique=True).map(tuple),
                baseline_text=optional,
                direction_text=optional,
                target_text=optional,
                frequency_text=optional,
                baseline=values,
                polarity=st.none() | st.sampled_from(Polarity),
                target=targets,
                frequency=frequencies,
                lead_members=names,
                lead_officers=names,
                names_as_written=spelt,
                service=st.none() | titles,
                ownership=st.none() | st.sampled_from(Ownership),
                partners=names,
                footnotes=footnotes,
                inherited=several,
                source=sources,
            )
        )
        for number in range(draw(st.integers(0, 3)))
    )
    deliverables = tuple(
        draw(
            st.builds(
                Deliverable,
                id=st.just(identity),
                title=titles,
                placements=placements,
                description=optional,
                deadline_text=optional,
                deadline=deadlines,
                lead_members=names,
                lead_officers=names,
                names_as_written=spelt,
                programmes=names,
                milestones=st.lists(
                    st.builds(Milestone, titles, optional, deadlines), max_size=2
                ).map(tuple),
                footnotes=footnotes,
                inherited=several,
                source=sources,
            )
        )
        for identity in deliverable_ids
    )
    return Framework(
        title=draw(titles),
        nodes=tuple(nodes),
        measures=measures,
        deliverables=deliverables,
        edition=draw(optional),
        authority=draw(optional),
        introduction=draw(several),
        rows=draw(
            st.builds(
                RowCounts,
                measure=st.integers(0, 99),
                deliverable=st.integers(0, 99),
                continuation=st.integers(0, 99),
                header=st.integers(0, 99),
                note=st.integers(0, 99),
                columns=st.lists(
                    st.builds(
                        KeptColumn,
                        words,
                        st.just("measure"),
                        words,
                        st.lists(
                            st.builds(KeptCell, st.none() | words, words, words), max_size=2
                        ).map(tuple),
                        sources,
                    ),
                    max_size=1,
                ).map(tuple),
                unplaced=st.lists(st.builds(UnplacedRow, words, words, sources), max_size=2).map(
                    tuple
                ),
            )
        ),
    )


@pytest.mark.django_db
@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(framework=frameworks())
def test_a_framework_that_was_loaded_reads_back_equal(
    authority: models.Authority, document: actions.ReadDocument, framework: Framework
) -> None:
    with transaction.atomic():
        loaded = actions.load_framework(
            authority=authority, framework=framework, document=document, by="a test"
        )
        kept = models.Framework.objects.get(pk=loaded.record.pk)
        assert mapping.framework_from_records(kept) == framework
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_plain_reading_of_a_baseline_and_a_deadline_stands_in_columns(
    authority: models.Authority, document: actions.ReadDocument
) -> None:
    span = Span(first=date(2019, 4, 1), last=date(2020, 3, 31), precision=Precision.FINANCIAL_YEAR)
    framework = Framework(
        title="F",
        nodes=(Node("n", NodeKind.THEME, "N"),),
        measures=(
            Measure(
                "m",
                "M",
                (Placement("n"),),
                baseline_text="72.4% (2019/20)",
                baseline=Figure(value=Decimal("72.4"), unit="%", covers=span),
            ),
        ),
        deliverables=(
            Deliverable("d", "D", (Placement("n"),), deadline=DueBy(by=Moment(date(2021, 3, 31)))),
        ),
    )
    record = actions.load_framework(
        authority=authority, framework=framework, document=document, by="a test"
    ).record
    baseline = models.Baseline.objects.get(edition_measure__framework=record)
    assert (baseline.value, baseline.unit) == (Decimal("72.4"), "%")
    assert (baseline.covers_first, baseline.covers_last) == (span.first, span.last)
    assert record.edition_deliverables.get().due_on == date(2021, 3, 31)
    assert models.Series.objects.get().unit == "%"


@pytest.mark.parametrize(
    ("figure", "fits"),
    [
        ("9999999999.99999", True),  # ten digits before the point, five after it
        ("10000000000", False),  # eleven before
        ("0.000001", False),  # six after
        ("1.50000000", True),  # zeros at the end say nothing
        ("-9999999999", True),
        ("NaN", False),
        ("1E+10", False),
        ("1E+9", True),
    ],
)
def test_what_fits_a_column_is_kept_exactly(figure: str, fits: bool) -> None:
    assert fits_a_column(Decimal(figure)) is fits


def test_only_what_was_worked_out_is_rounded_and_too_large_is_nothing() -> None:
    assert rounded_to_a_column(Decimal(1) / Decimal(3)) == Decimal("0.33333")
    assert rounded_to_a_column(Decimal("1E+30")) is None
    assert rounded_to_a_column(Decimal("NaN")) is None


def measure(identity: str, title: str, **fields: object) -> Measure:
    return Measure(identity, title, (Placement("n"),), **fields)  # type: ignore[arg-type] # a shorthand


def test_the_unit_of_a_percentage_is_told_by_its_label_and_of_others_by_the_baseline() -> None:
    both = measure("m", "M", components=("number", "percentage of homes"))
    assert unit_of(both, "percentage of homes") == "%"
    assert unit_of(both, "number") is None
    labelled = measure(
        "m",
        "M",
        components=("cost", "time"),
        baseline=SeveralFigures(
            parts=(
                Figure(value=Decimal(5), unit="GBP", label="cost"),
                Figure(value=Decimal(9), unit="days", label="time"),
            )
        ),
    )
    assert unit_of(labelled, "cost") == "GBP"
    assert unit_of(labelled, "time") == "days"


@pytest.mark.parametrize(
    ("title", "label", "unit"),
    [
        ("Percentage of complaints upheld", "", "%"),
        ("School readiness - % of children at the level expected", "", "%"),
        ("Answer 95% of calls within a minute", "", "%"),
        ("% of repairs right first time: general needs; sheltered", "Sheltered", "%"),
        ("Deaths under 75 from causes that can be prevented, per 100,000", "", "per 100,000"),
        ("% of tenants who complain", "number of complaints", None),
        ("Percentage of tenants who complain", "count", None),
        ("% / total value of overpayments recovered", "", None),
        ("Number and percentage of pupils absent", "", None),
        ("Percentage point gap between boys and girls", "", None),
        ("Complaints upheld", "", None),
    ],
)
def test_where_nothing_else_says_a_unit_the_title_does(
    title: str, label: str, unit: str | None
) -> None:
    components = ("Sheltered", label) if label else ()
    assert unit_of(measure("m", title, components=components), label) == unit


def test_a_target_s_unit_goes_before_the_title_s() -> None:
    target = Threshold(comparison=Comparison.AT_MOST, value=Decimal(40), unit="complaints")
    assert unit_of(measure("m", "% of complaints upheld", target=target), "") == "complaints"


def test_a_measure_is_the_same_by_its_title_whatever_its_id() -> None:
    known = [Known(1, "m1", "Smoking quitters"), Known(2, "m2", "Homes let")]
    found = carried_over([measure("m1", "Homes  let."), measure("m2", "Something new")], known)
    assert found == {"m1": 2}


def test_measures_of_one_title_are_told_apart_by_id_and_else_are_new() -> None:
    known = [Known(1, "m1", "Satisfaction"), Known(2, "m2", "Satisfaction")]
    found = carried_over([measure("m2", "Satisfaction"), measure("m9", "Satisfaction")], known)
    assert found == {"m2": 2}


def test_a_code_that_is_taken_is_not_given_to_another_measure() -> None:
    assert new_codes(["m1", "m2"], ["m1", "m1-2"]) == {"m1": "m1-3", "m2": "m2"}
