"""A pack of what was known on an earlier day says what the pack made on that day said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from small_people import person
from small_returns import published

from goldthread import framework as core
from goldthread.engine.goals import PercentagePoints
from goldthread.framework.periods import Period, quarter
from goldthread.framework.returns import Story
from goldthread.framework.rules import Moment
from goldthread.framework.rules.schedule import DueBy, Every, Unit
from goldthread.framework.rules.targets import Comparison, Threshold
from goldthread.reports.html import html_of
from goldthread.reports.pack.composing import composed
from goldthread.reports.pack.report import Inclusion, Report
from goldthread.web.collection import actions as collection_actions
from goldthread.web.collection.models import Return
from goldthread.web.delivery.actions.report_milestone import report_milestone
from goldthread.web.jobs.worker import run_waiting_jobs
from goldthread.web.packs import actions
from goldthread.web.packs.models import FrozenPack, Pack
from goldthread.web.packs.selectors.drafts import (
    draft_report,
    frozen_report,
    frozen_with_corrections,
)
from goldthread.web.records import actions as record_actions
from goldthread.web.records import models as records
from goldthread.web.records.actions.change_definition import DefinedAs, change_definition
from goldthread.web.records.actions.name_portfolio import name_portfolio
from goldthread.web.records.actions.start_edition import start_edition
from goldthread.web.records.mapping import forecasting
from goldthread.web.refusal import ActionRefusedError
from goldthread.web.running import reporting

pytestmark = pytest.mark.django_db
BY = "a test"
LOOKING_BACK = "This report says what was on record at the end of 25 April 2021."
Q4 = quarter(2020, 4)
THEN, LATER = date(2021, 4, 25), date(2021, 5, 10)
VACANCIES = Story("Two vacancies", "Agency cover", "Head of Lettings", date(2021, 9, 30))
TOGETHER = Story("A strike", "More shifts", "Head of Repairs", date(2021, 12, 31))


def at_least(percent: int) -> Threshold:
    return Threshold(comparison=Comparison.AT_LEAST, value=Decimal(percent), unit="%")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Sets what day it is, at ten o'clock."""

    def to(day: date) -> None:
        now = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)

    return to


@pytest.fixture
def measure(authority: records.Authority, clock: Callable[[date], None]) -> records.Measure:
    """Repairs in time, eight quarters of them, and new homes with a milestone, in March 2021."""
    clock(date(2021, 1, 5))
    stated = core.Framework(
        title="Quarterly Framework",
        nodes=(core.Node("p1", core.NodeKind.PRIORITY, "Homes"),),
        measures=(
            core.Measure(
                "q1",
                "Repairs done on time",
                (core.Placement("p1"),),
                target_text="80%",
                target=at_least(80),
                polarity=core.Polarity.UP,
                frequency_text="Quarterly",
                frequency=Every(unit=Unit.QUARTER),
                lead_members=("Cllr Example",),
                service="Housing",
            ),
        ),
        deliverables=(
            core.Deliverable(
                "d1",
                "New homes",
                (core.Placement("p1"),),
                milestones=(
                    core.Milestone(
                        "Ground broken",
                        "March 2021",
                        DueBy(by=Moment(date(2021, 3, 20))),
                    ),
                ),
            ),
        ),
    )
    loaded = record_actions.load_framework(
        authority=authority,
        framework=stated,
        document=record_actions.ReadDocument(name="quarterly.docx", sha256="b" * 64),
        by=BY,
    )
    record_actions.adopt_framework(framework=loaded.record, by=BY)
    found = records.Measure.objects.get(authority=authority, code="q1")
    values = ("82", "84", "81", "83", "82", "83", "81")
    _record(found, {Q4.moved(step - 7): value for step, value in enumerate(values)})
    collection_actions.start_collecting(authority=authority, collect_from=date(2021, 1, 1), by=BY)
    collection_actions.open_returns(authority=authority, until=date(2021, 4, 30), by=BY)
    clock(date(2021, 3, 24))
    _expect(date(2021, 5, 1))
    clock(THEN)
    _publish(found, "70", VACANCIES)
    return found


def _record(measure: records.Measure, figures: dict[Period, str], reason: str = "") -> None:
    series = measure.series.get()
    record_actions.record_observations(
        authority=measure.authority,
        observations=[
            record_actions.NewObservation(series, period, Decimal(value))
            for period, value in figures.items()
        ],
        by=BY,
        source="Repairs system",
        reason=reason,
    )
    _judge(measure)


def _judge(measure: records.Measure) -> None:
    for framework in records.Framework.objects.filter(authority=measure.authority):
        record_actions.evaluate_framework(framework=framework, by=BY)
        record_actions.forecast_framework(framework=framework, by=BY)


def _publish(measure: records.Measure, value: str, story: Story) -> None:
    due = Return.objects.select_related("measure__authority").get(
        measure=measure, period_code=Q4.code
    )
    published(due, value, story=story, commentary=f"It is {value}.")
    _judge(measure)


def _expect(on: date, *, as_of: date | None = None) -> None:
    homes = records.Deliverable.objects.get(title="New homes")
    report_milestone(
        deliverable=homes,
        milestone=homes.milestones.get(),
        by=BY,
        seen=homes.milestone_reports.count(),
        expected_on=on,
        reason="Rain.",
        as_of=as_of,
    )


def _change_everything(measure: records.Measure) -> None:
    """A figure corrected with its story, a target and a definition changed, a milestone re-dated."""
    row = Return.objects.get(measure=measure, period_code=Q4.code)
    reopened = collection_actions.reopen_return(
        period_return=row, version=row.version, reason="Two contractors reported late.", by="cy"
    )
    published(reopened, "81.5", story=TOGETHER, commentary="It is 81.5.")
    stated = records.EditionMeasure.objects.get(measure=measure)
    record_actions.set_target(
        edition_measure=stated,
        text="at least 90%",
        rule=at_least(90),
        from_period=quarter(2020, 1),
        by=BY,
        reason="Too easy.",
    )
    change_definition(
        edition_measure=stated,
        definition=DefinedAs(
            title="Repairs done within a month",
            rationale="To keep homes dry.",
            polarity=core.Polarity.DOWN,
            ownership=None,
            frequency_text="Quarterly",
            frequency=Every(unit=Unit.QUARTER),
        ),
        from_period=quarter(2020, 1),
        by=BY,
        reason="Put more plainly.",
    )
    record_actions.set_tolerance(
        framework=stated.framework,
        measure=measure,
        rule=PercentagePoints(Decimal(20)),
        from_period=None,
        by=BY,
        reason="It varies.",
    )
    name_portfolio(person=records.Person.objects.get(name="Cllr Example"), portfolio="Homes", by=BY)
    _expect(date(2021, 12, 1), as_of=Q4.last)
    _judge(measure)


def pack_of(measure: records.Measure, known: date | None = None) -> Pack:
    words = actions.PackWords("Report", Q4.code, inclusion=Inclusion.EVERYTHING, as_known_on=known)
    return actions.begin_pack(authority=measure.authority, words=words, by=BY)


def said(report: Report) -> Report:
    """What a report says, without the moment it is of."""
    moment = datetime(2021, 1, 1, tzinfo=UTC)
    return replace(report, known_at=moment, as_known_on=None, title="")


def test_it_says_what_the_pack_of_that_day_said_whatever_was_changed_since(
    measure: records.Measure,
    clock: Callable[[date], None],
    django_assert_max_num_queries: Callable[[int], Iterator[None]],
) -> None:
    at_the_time = draft_report(pack_of(measure))
    (told,) = at_the_time.measures
    assert (told.title, told.series[0].value, told.series[0].target) == (
        "Repairs done on time",
        Decimal(70),
        Decimal(80),
    )
    assert told.story is not None
    assert (told.story.reason, told.series[0].status) == ("Two vacancies", "off_target")
    assert told.series[0].outlook is not None
    assert at_the_time.deliverables[0].milestones[0].expected_on == date(2021, 5, 1)

    clock(LATER)
    _change_everything(measure)
    now = draft_report(pack_of(measure))
    (changed,) = now.measures
    assert (changed.title, changed.series[0].value, changed.series[0].target) == (
        "Repairs done within a month",
        Decimal("81.5"),
        Decimal(90),
    )
    assert now.deliverables[0].milestones[0].expected_on == date(2021, 12, 1)

    pack = pack_of(measure, THEN)
    # As many questions as the largest framework that is known takes, and some.
    with django_assert_max_num_queries(90):  # type: ignore[attr-defined] # pytest-django's own
        then = draft_report(pack)
    assert said(then) == said(at_the_time)
    assert then.as_known_on == THEN
    assert then.known_at.date() == THEN
    # And at the end of the day on which all was changed, it is what is known now.
    clock(date(2021, 6, 1))
    assert said(draft_report(pack_of(measure, LATER))) == said(now)


def test_frozen_it_keeps_them_says_so_and_lists_what_was_corrected_since(
    measure: records.Measure, clock: Callable[[date], None]
) -> None:
    clock(LATER)
    _change_everything(measure)
    frozen = actions.freeze_pack(pack=pack_of(measure, THEN), by=BY)
    kept = FrozenPack.objects.get(pk=frozen.pk)
    report = frozen_report(kept)
    told = frozen_with_corrections(kept, report)
    assert report.measures[0].series[0].value == Decimal(70)
    assert kept.known_at.date() == THEN
    assert kept.frozen_at.date() == LATER
    ((was, now),) = [(one.was, one.now) for one in told.corrections]
    assert (was, now) == ("70%", "81.5%")
    laid_out = composed(report, frozen=told)
    assert LOOKING_BACK in html_of(laid_out).decode()
    assert "| As known on 25 April 2021" in laid_out.head_of_page


def test_what_was_likely_then_is_worked_out_in_the_background_and_kept(
    measure: records.Measure, clock: Callable[[date], None]
) -> None:
    clock(LATER)
    _change_everything(measure)
    pack = pack_of(measure, THEN)
    before = draft_report(pack)
    run_waiting_jobs()
    (kept,) = records.EarlierForecast.objects.exclude(known_at=None)
    assert (kept.up_to, timezone.localdate(kept.known_at)) == (Q4.last, THEN)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forecasting, "forecast_of", None)  # nothing is worked out any more
        assert said(draft_report(pack)) == said(before)
    # What is known now is told by what was forecast now alone.
    (now,) = draft_report(pack_of(measure)).measures
    assert now.series[0].outlook != before.measures[0].series[0].outlook


def test_an_edition_adopted_later_was_not_in_force_then(
    measure: records.Measure, clock: Callable[[date], None]
) -> None:
    """Nor can a draft that was changed since be shown as it was."""
    first = records.Framework.objects.get(authority=measure.authority)
    at_the_time = said(draft_report(pack_of(measure)))
    clock(LATER)
    following = start_edition(framework=first, edition="2021", by=BY)
    record_actions.adopt_framework(framework=following, by=BY, from_period=Q4)
    _judge(measure)
    now = draft_report(pack_of(measure))
    assert now.framework == "Quarterly Framework 2021"
    then = draft_report(pack_of(measure, THEN))
    assert then.framework == "Quarterly Framework"
    # Its pages have another address, now that it is no longer the one in force.
    assert [replace(one, address="") for one in then.measures] == [
        replace(one, address="") for one in at_the_time.measures
    ]
    records.FrameworkRevision.objects.create(
        framework=first, number=1, origin="edit", changes=[], made_at=timezone.now(), made_by=BY
    )
    with pytest.raises(ActionRefusedError, match="has been changed since"):
        draft_report(pack_of(measure, THEN))


def test_a_target_set_anew_for_the_same_period_is_the_one_of_then(
    measure: records.Measure, clock: Callable[[date], None]
) -> None:
    """The one before it is kept in the record of changes alone."""
    stated = records.EditionMeasure.objects.get(measure=measure)
    for day, percent in ((THEN, 85), (LATER, 95)):
        clock(day)
        record_actions.set_target(
            edition_measure=stated,
            text=f"at least {percent}%",
            rule=at_least(percent),
            from_period=Q4,
            by=BY,
            reason="Agreed.",
        )
        _judge(measure)
    (told,) = draft_report(pack_of(measure, THEN)).measures
    assert (told.series[0].target, told.target_words) == (Decimal(85), "at least 85%")
    (before,) = draft_report(pack_of(measure, date(2021, 4, 24))).measures
    assert before.target_words == "80%"


def test_a_small_number_of_people_is_hidden_by_the_figures_of_then_and_of_now(
    measure: records.Measure, clock: Callable[[date], None]
) -> None:
    series = measure.series.get()
    record_actions.describe_series(
        authority=measure.authority,
        descriptions=[record_actions.SeriesDescription(series, counts_people=True)],
        by=BY,
    )
    _record(measure, {Q4: "3"}, reason="Counted again.")
    clock(LATER)
    _record(measure, {Q4: "30"}, reason="Counted again.")
    (told,) = draft_report(pack_of(measure, THEN)).measures
    assert told.series[0].withheld
    assert Decimal(3) not in [point.value for point in told.series[0].points]


def test_it_is_chosen_on_the_page_and_in_the_shell(
    measure: records.Measure,
    clock: Callable[[date], None],
    client: Client,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock(LATER)
    _change_everything(measure)
    client.force_login(person("ana", "performance_team", measure.authority))
    asked = {
        "title": "Performance report",
        "period": Q4.code,
        "audience": "cabinet:",
        "inclusion": "everything",
        "as_known_on": "2021-05-10",
    }
    assert b"a day that is over" in client.post("/anyborough/packs/new/", asked).content
    client.post("/anyborough/packs/new/", {**asked, "as_known_on": "2021-04-25"})
    assert Pack.objects.get().as_known_on == THEN
    client.post("/anyborough/packs/new/", {**asked, "as_known_on": "2021-01-04"})
    refused = client.get("/anyborough/packs/2/preview/", follow=True).content.decode()
    assert "its first framework was brought in on 5 January 2021" in refused
    shown = client.get("/anyborough/packs/1/").content.decode()
    assert "what was known at the end of 25 April 2021" in shown
    preview = client.get("/anyborough/packs/1/preview/").content.decode()
    assert "70%" in preview
    assert "81.5%" not in preview

    monkeypatch.setattr(reporting, "prepare", lambda: None)
    (path,) = reporting.report(
        reporting.PackAsked("anyborough", Q4.code, as_known_on=THEN), formats=["html"], out=tmp_path
    )
    assert LOOKING_BACK in path.read_text("utf-8")
    assert path.name == "anyborough-2020-Q4-as-known-on-2021-04-25.html"
    with pytest.raises(reporting.ReportRefusedError, match="not for use with --frozen"):
        reporting.report(
            reporting.PackAsked("anyborough", Q4.code, frozen=True, as_known_on=THEN),
            formats=["html"],
            out=tmp_path,
        )
