"""What the actions do, refuse and put on record."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from goldthread.framework import Framework, Measure, Placement
from goldthread.framework.periods import quarter
from goldthread.framework.rules.targets import Comparison, Threshold
from goldthread.web.audit.actions import record_event
from goldthread.web.audit.models import Event
from goldthread.web.records import actions, models, selectors
from goldthread.web.records.actions.load_framework import Loading

Q3, Q4 = quarter(2020, 3), quarter(2020, 4)


def given(series: models.Series, value: str | None, **fields: object) -> actions.NewObservation:
    number = None if value is None else Decimal(value)
    return actions.NewObservation(**{"series": series, "period": Q4, "value": number, **fields})  # type: ignore[arg-type] # a shorthand


def record_figures(
    *figures: actions.NewObservation, **fields: object
) -> actions.RecordedObservations:
    told = {"by": "a test", "source": "a return", **fields}
    return actions.record_observations(
        authority=figures[0].series.measure.authority,
        observations=figures,
        **told,  # type: ignore[arg-type] # a shorthand
    )


def figure_on_record(series: models.Series) -> models.Observation:
    return selectors.latest_observations(series.measure.authority).get(series=series)


# Authorities


def test_an_authority_is_registered_with_an_event(authority: models.Authority) -> None:
    event = Event.objects.get()
    assert (event.action, event.by, event.authority) == (
        "register authority",
        "a test",
        authority,
    )
    assert event.after["code"] == "anyborough"


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["", "Any Borough", "any_borough", "-any", "x" * 61])
def test_a_code_that_cannot_stand_in_an_address_is_refused(code: str) -> None:
    with pytest.raises(actions.ActionRefusedError, match="cannot be an authority's code"):
        actions.register_authority(code=code, name="Anyborough", by="a test")
    assert not models.Authority.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "code",
    ["account", "health", "invitation", "my-work", "sign-in", "sign-out", "static", "try-as"],
)
def test_a_code_at_which_the_site_has_pages_of_its_own_is_refused(code: str) -> None:
    with pytest.raises(actions.ActionRefusedError, match=f"Goldthread's own are at /{code}"):
        actions.register_authority(code=code, name="Anyborough", by="a test")
    assert not models.Authority.objects.exists()


def test_a_code_is_one_authority_s(authority: models.Authority) -> None:
    with pytest.raises(actions.ActionRefusedError, match="an authority anyborough already"):
        actions.register_authority(code="anyborough", name="Another", by="a test")


# Frameworks


def test_loading_says_what_it_came_to_and_leaves_one_event(
    authority: models.Authority, framework: Framework, document: actions.ReadDocument
) -> None:
    loaded = actions.load_framework(
        authority=authority, framework=framework, document=document, by="a test"
    )
    assert (loaded.loading, loaded.new_measures, loaded.carried_over) == (Loading.NEW, 2, 0)
    event = Event.objects.get(action="load framework")
    assert event.after["measures"] == 2
    assert event.after["unplaced_rows"] == 1
    assert event.subject_id == str(loaded.record.pk)


def test_loading_the_same_document_again_does_nothing(
    record: models.Framework, framework: Framework, document: actions.ReadDocument
) -> None:
    events = Event.objects.count()
    again = actions.load_framework(
        authority=record.authority, framework=framework, document=document, by="a test"
    )
    assert (again.loading, again.record.pk) == (Loading.UNCHANGED, record.pk)
    assert Event.objects.count() == events


def test_a_changed_draft_is_replaced_and_its_measures_keep_their_figures(
    record: models.Framework, series: models.Series, framework: Framework
) -> None:
    record_figures(given(series, "12"))
    changed = replace(framework, measures=(replace(framework.measures[1], id="h7"),))
    again = actions.load_framework(
        authority=record.authority,
        framework=changed,
        document=actions.ReadDocument("framework.docx", "b" * 64),
        by="a test",
    )
    assert (again.loading, again.carried_over, again.no_longer_stated) == (Loading.REPLACED, 1, 1)
    stated = again.record.edition_measures.get()
    assert stated.code == "h7"
    assert stated.measure.code == "m2"
    assert stated.measure.series.get().observations.get().value == 12
    # The measure that is stated no more had no figures, so nothing of it is left.
    assert not models.Measure.objects.filter(code="m1").exists()


def test_a_measure_with_figures_outlives_the_draft_that_stated_it(
    record: models.Framework, series: models.Series, framework: Framework
) -> None:
    record_figures(given(series, "12"))
    without = replace(framework, measures=framework.measures[:1])
    document = actions.ReadDocument("framework.docx", "b" * 64)
    actions.load_framework(
        authority=record.authority, framework=without, document=document, by="a test"
    )
    assert figure_on_record(series).value == 12
    back = actions.load_framework(
        authority=record.authority, framework=framework, document=document, by="a test"
    )
    assert back.record.edition_measures.get(code="m2").measure == series.measure


def test_the_next_edition_carries_measures_on_by_title_and_leaves_the_first_as_it_was(
    record: models.Framework, framework: Framework, document: actions.ReadDocument
) -> None:
    first, second = framework.measures
    following = replace(
        framework,
        edition="2022-24",
        measures=(
            replace(second, id="m1"),
            Measure("m2", "Something new", (Placement("t1"),)),
        ),
    )
    loaded = actions.load_framework(
        authority=record.authority, framework=following, document=document, by="a test"
    )
    assert (loaded.loading, loaded.new_measures, loaded.carried_over) == (Loading.NEW, 1, 1)
    stated = {row.code: row.measure.code for row in loaded.record.edition_measures.all()}
    assert stated == {"m1": "m2", "m2": "m2-2"}
    assert record.edition_measures.get(code="m1").title == first.title


def test_an_adopted_edition_cannot_be_changed_by_loading(
    record: models.Framework, framework: Framework
) -> None:
    actions.adopt_framework(framework=record, by="the Cabinet")
    changed = replace(framework, introduction=("Other words",))
    with pytest.raises(actions.ActionRefusedError, match="Give the changed document another"):
        actions.load_framework(
            authority=record.authority,
            framework=changed,
            document=actions.ReadDocument("framework.docx", "b" * 64),
            by="a test",
        )


def test_adopting_an_edition_supersedes_the_one_before(
    record: models.Framework, framework: Framework, document: actions.ReadDocument
) -> None:
    actions.adopt_framework(framework=record, by="the Cabinet", reason="Minute 12")
    following = actions.load_framework(
        authority=record.authority,
        framework=replace(framework, edition="2022-24"),
        document=document,
        by="a test",
    ).record
    assert selectors.framework_in_force(record.authority) == record
    adopted = actions.adopt_framework(framework=following, by="the Cabinet")
    record.refresh_from_db()
    assert (record.status, adopted.status) == ("superseded", "adopted")
    assert selectors.framework_in_force(record.authority) == following
    event = Event.objects.filter(action="adopt framework").last()
    assert event is not None
    assert event.before == {"in force": ["Performance Framework 2020-22"]}
    with pytest.raises(actions.ActionRefusedError, match="only a draft"):
        actions.adopt_framework(framework=record, by="the Cabinet")


# Figures


def test_figures_are_recorded_with_who_when_and_where_from(series: models.Series) -> None:
    figure = given(series, "72.4", numerator=Decimal(362), denominator=Decimal(500), note="Final.")
    assert record_figures(figure).new == 1
    kept = figure_on_record(series)
    assert (kept.value, kept.numerator, kept.denominator) == (Decimal("72.4"), 362, 500)
    assert (kept.period_code, kept.period_first, kept.period_last) == ("2020-Q4", Q4.first, Q4.last)
    assert (kept.recorded_by, kept.source, kept.note, kept.revision) == (
        "a test",
        "a return",
        "Final.",
        1,
    )
    event = Event.objects.get(action="record observations")
    assert event.after["new"] == 1


def test_the_same_figure_again_is_no_revision_and_no_event(series: models.Series) -> None:
    record_figures(given(series, "72.4"))
    events = Event.objects.count()
    again = record_figures(given(series, "72.40"))
    assert (again.new, again.corrected, again.unchanged) == (0, 0, 1)
    assert again.series == frozenset()
    assert Event.objects.count() == events


def test_a_correction_is_the_next_revision_and_needs_a_reason(series: models.Series) -> None:
    record_figures(given(series, "72.4"))
    with pytest.raises(
        actions.ActionRefusedError, match=r"Homes let, Q4 2020-21 has 72\.4 on record"
    ):
        record_figures(given(series, "74.2"))
    done = record_figures(given(series, "74.2"), reason="Digits were exchanged.")
    assert (done.new, done.corrected) == (0, 1)
    kept = selectors.revisions(series, "2020-Q4")
    assert [(row.revision, str(row.value.normalize()), row.reason) for row in kept] == [
        (1, "72.4", ""),
        (2, "74.2", "Digits were exchanged."),
    ]
    assert figure_on_record(series).revision == 2


def test_what_was_known_before_a_correction_can_be_asked_for(series: models.Series) -> None:
    record_figures(given(series, "72.4"))
    before = figure_on_record(series).recorded_at
    record_figures(given(series, "74.2"), reason="Recounted.")
    authority = series.measure.authority
    then = selectors.observations_as_known(authority, before).get(series=series)
    assert then.value == Decimal("72.4")


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ({"illustrative": True}, "Takes the place of an illustrative figure."),
        ({}, "Takes the place of a provisional figure."),
    ],
)
def test_a_real_figure_takes_the_place_of_an_illustrative_or_provisional_one(
    series: models.Series, first: dict[str, bool], said: str
) -> None:
    record_figures(given(series, "70", provisional=not first), **first)
    assert record_figures(given(series, "72.4")).corrected == 1
    assert figure_on_record(series).reason == said


def test_a_figure_can_be_taken_back_as_not_there(series: models.Series) -> None:
    record_figures(given(series, "70"))
    record_figures(given(series, None), reason="The system was down all quarter.")
    assert figure_on_record(series).value is None


def test_every_reason_to_refuse_is_given_at_once_and_nothing_is_recorded(
    record: models.Framework,
    series: models.Series,
    other_authority: models.Authority,
    framework: Framework,
    document: actions.ReadDocument,
) -> None:
    actions.load_framework(
        authority=other_authority, framework=framework, document=document, by="a test"
    )
    foreign = models.Series.objects.get(measure__authority=other_authority, measure__code="m2")
    with pytest.raises(actions.ActionRefusedError) as refused:
        record_figures(
            given(series, "1", place="figures.csv, line 2"),
            given(series, "2", place="figures.csv, line 3"),
            given(series, "0.123456", period=Q3),
            given(series, "1", period=quarter(2020, 2), denominator=Decimal(-5)),
            given(foreign, "1"),
        )
    twice, digits, negative, not_ours = refused.value.reasons
    assert twice.startswith("figures.csv, line 3: Homes let, Q4 2020-21 is given twice")
    assert "the other at figures.csv, line 2" in twice
    assert "0.123456 cannot be kept exactly" in digits
    assert "-5 is below zero" in negative
    assert "is no series of Anyborough" in not_ours
    assert not models.Observation.objects.exists()


def test_an_event_outside_a_transaction_is_refused() -> None:
    nobody = models.Authority(code="x", name="X")
    with pytest.raises(RuntimeError, match="in the transaction of the change"):
        record_event(by="a test", action="anything", authority=nobody, subject=nobody)


# Judging


def percentage_of_quitters(record: models.Framework) -> models.Series:
    return models.Series.objects.get(measure__editions__framework=record, label="percentage")


def test_figures_are_judged_and_the_result_names_what_it_came_from(
    record: models.Framework,
) -> None:
    series = percentage_of_quitters(record)
    record_figures(given(series, "54", period=Q3), given(series, "56"))
    done = actions.evaluate_framework(framework=record, by="a test")
    assert (done.results, done.changed) == (2, 2)
    before, latest = models.Result.objects.filter(series=series).order_by("period_last")
    # The target is at least 55%; 54 is within 10% of it, which counts as close.
    assert (before.status, latest.status) == ("close", "on_target")
    assert (before.direction, latest.direction) == ("too_few_points", "too_few_points")
    # From the baseline of 50% to 54%, and from 54% to 56%: differences, and called so.
    assert (
        before.movement_reason
        == "Up 4 percentage points from the baseline of 50%, which is better."
    )
    assert (
        latest.movement_reason == "Up 2 percentage points from 54% in Q3 2020-21, which is better."
    )
    assert latest.target_value == 55
    assert latest.target_rule["kind"] == "at_least"
    first, last = models.Observation.objects.order_by("period_last")
    assert latest.inputs == {
        "judged": [last.pk],
        "compared": [first.pk, last.pk],
        "travelled": [last.pk, first.pk],
        "comparators": [],
    }
    assert latest.target == record.edition_measures.get(code="m1").targets.get()
    assert latest.observation == last
    assert latest.engine_version


def test_a_target_in_per_cent_is_not_held_against_the_number_beside_it(
    record: models.Framework,
) -> None:
    number = models.Series.objects.get(measure__editions__framework=record, label="number")
    record_figures(given(number, "480"))
    actions.evaluate_framework(framework=record, by="a test")
    assert models.Result.objects.get(series=number).status == "no_target"


def test_judging_again_changes_nothing_and_a_correction_only_its_own(
    record: models.Framework, series: models.Series
) -> None:
    quitters = percentage_of_quitters(record)
    record_figures(given(quitters, "56"), given(series, "12"))
    actions.evaluate_framework(framework=record, by="a test")
    events = Event.objects.count()
    untouched = models.Result.objects.get(series=series)
    assert actions.evaluate_framework(framework=record, by="a test").changed == 0
    assert Event.objects.count() == events
    corrected = record_figures(given(quitters, "40"), reason="Recounted.")
    done = actions.evaluate_framework(framework=record, by="a test", series=corrected.series)
    assert (done.results, done.changed) == (1, 1)
    assert models.Result.objects.get(series=quitters).status == "off_target"
    assert models.Result.objects.get(series=series).pk == untouched.pk


def test_the_target_in_force_at_the_end_of_the_period_is_the_one_that_counts(
    record: models.Framework,
) -> None:
    series = percentage_of_quitters(record)
    stated = record.edition_measures.get(code="m1")
    higher = Threshold(comparison=Comparison.AT_LEAST, value=Decimal(90), unit="%")
    from goldthread.framework.rules import rule_to_json

    stated.targets.create(
        text="90%",
        rule=rule_to_json(higher),
        valid_from=Q4.first,
        set_at=record.read_at,
        set_by="the Cabinet",
        reason="More was asked for.",
    )
    record_figures(given(series, "60", period=Q3), given(series, "60"))
    actions.evaluate_framework(framework=record, by="a test")
    results = models.Result.objects.filter(series=series).order_by("period_last")
    assert [row.status for row in results] == ["on_target", "off_target"]


def test_a_figure_taken_back_loses_its_result(record: models.Framework) -> None:
    series = percentage_of_quitters(record)
    record_figures(given(series, "56"))
    actions.evaluate_framework(framework=record, by="a test")
    record_figures(given(series, None), reason="Counted wrongly.")
    actions.evaluate_framework(framework=record, by="a test", series=[series.pk])
    assert not models.Result.objects.exists()
