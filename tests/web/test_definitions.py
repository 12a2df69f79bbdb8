"""A definition changed from a period on: the old one still judges the periods before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from goldthread.framework import Framework as Stated
from goldthread.framework import Measure, Ownership, Polarity
from goldthread.framework.periods import Period, quarter
from goldthread.framework.rules.schedule import Every, Unit
from goldthread.web.collection.actions import start_collecting
from goldthread.web.collection.selectors.plans import planned_returns
from goldthread.web.records import actions, models
from goldthread.web.records.actions.change_definition import DefinedAs, change_definition
from goldthread.web.records.mapping import framework_from_records
from goldthread.web.refusal import ActionRefusedError

pytestmark = pytest.mark.django_db

Q1, Q2, Q3, Q4 = (quarter(2020, number) for number in (1, 2, 3, 4))
AS_READ = DefinedAs(
    "Repairs done on time", "", Polarity.UP, None, "Quarterly", Every(unit=Unit.QUARTER)
)


@pytest.fixture
def stated(quarterly: models.Measure) -> models.EditionMeasure:
    """The measure in its edition, higher being better, with 60, 70, 80 and 90 in four quarters."""
    actions.record_observations(
        authority=quarterly.authority,
        observations=[
            actions.NewObservation(
                series=quarterly.series.get(), period=period, value=Decimal(value)
            )
            for period, value in zip((Q1, Q2, Q3, Q4), (60, 70, 80, 90), strict=True)
        ],
        by="a test",
        source="a return",
    )
    return models.EditionMeasure.objects.get(measure=quarterly)


def change(stated: models.EditionMeasure, since: Period, **parts: object) -> models.Definition:
    return change_definition(
        edition_measure=stated,
        definition=replace(AS_READ, **parts),
        from_period=since,
        by="a head",
        reason="Counted otherwise by the contract",
    )


def judged(stated: models.EditionMeasure) -> tuple[dict[str, tuple[int, str, str]], int]:
    done = actions.evaluate_framework(framework=stated.framework, by="a test")
    rows = models.Result.objects.filter(edition_measure=stated)
    found = {row.period_code: (row.pk, row.status, row.movement_reason) for row in rows}
    return found, done.worked_out


def test_the_periods_before_keep_their_judgement_and_are_not_worked_out_again(
    stated: models.EditionMeasure,
) -> None:
    before, _ = judged(stated)
    change(stated, Q3, polarity=Polarity.DOWN)
    after, worked_out = judged(stated)
    assert {code: after[code] for code in (Q1.code, Q2.code)} == {
        code: before[code] for code in (Q1.code, Q2.code)
    }
    # Two results and where the series is going.
    assert worked_out == 3
    # 70 after 60 is better where higher is; 90 after 80 is worse where lower is.
    assert "better" in after[Q2.code][2].lower()
    assert "worse" in after[Q4.code][2].lower()
    assert judged(stated)[1] == 0


def test_words_alone_leave_every_judgement_as_it_was(stated: models.EditionMeasure) -> None:
    before, _ = judged(stated)
    change(stated, Q1, title="Repairs finished in time", ownership=Ownership.COUNCIL)
    assert judged(stated) == (before, 0)
    stated.refresh_from_db()
    assert (stated.title, stated.ownership) == ("Repairs finished in time", "council")
    assert stated.measure.title == "Repairs finished in time"


def test_a_definition_put_in_between_holds_until_the_next_one(
    stated: models.EditionMeasure,
) -> None:
    change(stated, Q3, polarity=Polarity.DOWN)
    change(stated, Q2, polarity=Polarity.NONE)
    stated.refresh_from_db()
    assert stated.polarity == "down"
    told = [(one.valid_from, one.polarity) for one in stated.definitions.all()]
    assert told == [(None, "up"), (Q2.first, "none"), (Q3.first, "down")]
    with pytest.raises(ActionRefusedError, match="Nothing is different"):
        change(stated, Q4, polarity=Polarity.DOWN)


def test_a_changed_frequency_asks_for_the_periods_from_its_day_on(
    stated: models.EditionMeasure,
) -> None:
    authority = stated.framework.authority
    start_collecting(authority=authority, collect_from=date(2020, 4, 1), by="a test")
    change(stated, Q3, frequency_text="Monthly", frequency=Every(unit=Unit.MONTH))
    planned = planned_returns(authority, first=date(2020, 4, 1), last=date(2020, 12, 31))
    assert [one.period.code for one in planned] == [
        "2020-Q1",
        "2020-Q2",
        "2020-10",
        "2020-11",
        "2020-12",
    ]


def test_what_the_document_said_is_what_is_read_back(
    stated: models.EditionMeasure,
) -> None:
    change(stated, Q3, title="Another", polarity=Polarity.DOWN, frequency_text="", frequency=None)
    (read,) = framework_from_records(stated.framework).measures
    assert (read.title, read.polarity, read.frequency_text) == (
        "Repairs done on time",
        Polarity.UP,
        "Quarterly",
    )


def test_a_definition_holds_on_when_a_draft_is_read_again(
    record: models.Framework, framework: Stated, document: actions.ReadDocument
) -> None:
    stated = record.edition_measures.order_by("position")[0]
    change(stated, Q3, title="Said otherwise", polarity=Polarity.DOWN)
    first: Measure = replace(framework.measures[0], rationale="The document says more now.")
    again = actions.load_framework(
        authority=record.authority,
        framework=replace(framework, measures=(first, *framework.measures[1:])),
        document=replace(document, sha256="c" * 64),
        by="a test",
    ).record
    kept = again.edition_measures.get(code=stated.code)
    assert (kept.title, kept.polarity) == ("Said otherwise", "down")
    assert [one.rationale for one in kept.definitions.all()] == [
        "The document says more now.",
        None,
    ]
