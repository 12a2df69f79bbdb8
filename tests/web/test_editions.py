"""The life of an edition: a copy as a draft, adopted in its turn, and nothing lost on the way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from small_editions import at_least, line_of, plan

from goldthread.framework import NodeKind
from goldthread.framework.editions import LevelName, LevelNames
from goldthread.framework.periods import quarter
from goldthread.web.audit.models import Event
from goldthread.web.collection import actions as collecting
from goldthread.web.collection import models as collection
from goldthread.web.collection.mapping import Given, GivenFigure
from goldthread.web.collection.selectors import planned_returns, reading_of
from goldthread.web.drafting.actions.adopt_edition import adopt_edition
from goldthread.web.drafting.actions.retire_from_edition import (
    retire_and_call_off,
    take_up_and_ask_again,
)
from goldthread.web.records import actions, models, selectors
from goldthread.web.records.actions.archiving import archive_edition, bring_back_edition
from goldthread.web.records.actions.name_levels import name_levels
from goldthread.web.records.actions.retire_measure import retire_measure
from goldthread.web.records.actions.start_edition import start_edition
from goldthread.web.records.actions.take_up_measure import take_up_measure
from goldthread.web.refusal import ActionRefusedError

__all__ = ["plan"]

pytestmark = pytest.mark.django_db

NEXT = quarter(2021, 1)


def of(record: models.Framework, code: str) -> models.EditionMeasure:
    return models.EditionMeasure.objects.get(framework=record, measure__code=code)


def measure(record: models.Framework, code: str) -> models.Measure:
    return models.Measure.objects.get(authority=record.authority, code=code)


def followed(plan: models.Framework) -> models.Framework:
    """The next edition: repairs held to 86%, letters not stated, in force from Q1 2021-22."""
    draft = start_edition(framework=plan, edition="2021-22", by="a test")
    models.Target.objects.filter(edition_measure=of(draft, "m1")).update(
        text="86%", rule={"kind": "at_least", "value": 86, "unit": "%"}
    )
    retire_measure(
        measure=measure(plan, "m3"),
        from_period=NEXT,
        reason="Letters are few now.",
        by="a test",
        edition=draft,
    )
    adopt_edition(framework=draft, by="a test", from_period=NEXT)
    draft.refresh_from_db()
    actions.evaluate_framework(framework=draft, by="a test")
    return draft


def test_a_copy_states_the_same_things_of_the_same_measures(plan: models.Framework) -> None:
    draft = start_edition(framework=plan, edition="2021-22", by="a test", reason="A new year")
    assert draft.status == "draft"
    assert (plan.number, draft.number) == (1, 2)
    for model in (models.EditionMeasure, models.EditionDeliverable):
        lasting = "measure" if model is models.EditionMeasure else "deliverable"
        before, after = (
            list(model.objects.filter(framework=one).values_list("code", "title", lasting))
            for one in (plan, draft)
        )
        assert before == after
    milestones = models.EditionMilestone.objects.values_list("milestone", flat=True)
    assert len(milestones) == 2
    assert len(set(milestones)) == 1
    event = Event.objects.get(action="start edition")
    assert (event.reason, event.after["copied_from"]) == ("A new year", str(plan))


def test_a_copy_states_the_target_that_was_set_last(plan: models.Framework) -> None:
    actions.set_target(
        edition_measure=of(plan, "m1"),
        text="85%",
        rule=at_least(85),
        from_period=quarter(2020, 3),
        by="a test",
        reason="Cabinet asked for more.",
    )
    draft = start_edition(framework=plan, edition="2021-22", by="a test")
    assert [one.text for one in of(draft, "m1").targets.all()] == ["85%"]


def test_what_counts_as_close_goes_with_the_copy(plan: models.Framework) -> None:
    from goldthread.engine.goals import PercentagePoints

    actions.set_tolerance(
        framework=plan,
        measure=measure(plan, "m1"),
        rule=PercentagePoints(2),
        from_period=None,
        by="a test",
        reason="Small numbers.",
    )
    draft = start_edition(framework=plan, edition="2021-22", by="a test")
    held = selectors.tolerance_of(of(draft, "m1"), date(2021, 6, 30))
    assert held.rule == PercentagePoints(2)


def test_an_edition_needs_a_name_that_no_other_has(plan: models.Framework) -> None:
    with pytest.raises(ActionRefusedError, match="Say which edition"):
        start_edition(framework=plan, edition=" ", by="a test")
    with pytest.raises(ActionRefusedError, match="already"):
        start_edition(framework=plan, edition="2020-21", by="a test")


def test_each_period_is_held_to_the_target_of_the_edition_that_held_then(
    plan: models.Framework,
) -> None:
    """84 met 80% at the end of 2020-21; 83 misses 86% in the first quarter of 2021-22."""
    new = followed(plan)
    results = {
        one.period_code: (one.status, one.target_value)
        for one in models.Result.objects.filter(edition_measure=of(new, "m1"))
    }
    assert results["2020-Q4"] == ("on_target", 80)
    assert results["2021-Q1"] == ("close", 86)
    assert results["2021-Q2"] == ("on_target", 86)


def test_superseding_loses_nothing(plan: models.Framework) -> None:
    """Figures, results, comments, returns and the record of the first edition are all there."""
    authority = plan.authority
    collecting.start_collecting(authority=authority, collect_from=date(2021, 1, 1), by="a test")
    collecting.open_returns(authority=authority, until=date(2021, 7, 1), by="a test")
    here = collection.Return.objects.get(measure__code="m3", period_code="2020-Q4")
    collecting.comment_on_return(period_return=here, text="Is this all?", by="ben")
    kept = (
        models.Observation,
        models.Baseline,
        models.EditionMeasure,
        models.EditionDeliverable,
        models.Target,
        models.Node,
        collection.Return,
        collection.Comment,
    )
    before = {model: set(model.objects.values_list("pk", flat=True)) for model in kept}
    results = models.Result.objects.filter(edition_measure__framework=plan)
    judged = list(results.values_list("period_code", "status", "inputs_hash"))
    events = Event.objects.count()
    followed(plan)
    for model, keys in before.items():
        assert keys <= set(model.objects.values_list("pk", flat=True)), model.__name__
    assert list(results.values_list("period_code", "status", "inputs_hash")) == judged
    assert Event.objects.count() > events
    plan.refresh_from_db()
    assert plan.status == "superseded"


def test_open_returns_of_what_is_retired_are_called_off_and_earlier_ones_still_asked(
    plan: models.Framework,
) -> None:
    authority = plan.authority
    collecting.start_collecting(authority=authority, collect_from=date(2021, 1, 1), by="a test")
    collecting.open_returns(authority=authority, until=date(2021, 7, 1), by="a test")
    followed(plan)
    states = {
        one.period_code: (one.state, one.called_off_for)
        for one in collection.Return.objects.filter(measure__code="m3")
    }
    assert states == {"2020-Q4": ("due", ""), "2021-Q1": ("called_off", "Letters are few now.")}
    earlier = collection.Return.objects.get(measure__code="m3", period_code="2020-Q4")
    line = line_of(authority, "m3")
    reading = reading_of(earlier, Given(figures={line.pk: GivenFigure(value=Decimal(3))}))
    assert reading is not None
    assert reading.stated.framework == plan
    planned = planned_returns(authority, first=date(2021, 1, 1), last=date(2021, 12, 31))
    asked = {(one.measure.code, one.period.code) for one in planned}
    assert ("m3", "2020-Q4") in asked
    assert ("m3", "2021-Q1") not in asked
    assert ("m1", "2021-Q3") in asked


def test_what_an_edition_drops_without_a_word_is_retired_and_says_so(
    plan: models.Framework,
) -> None:
    draft = start_edition(framework=plan, edition="2021-22", by="a test")
    of(draft, "m4").delete()
    adopt_edition(framework=draft, by="a test", reason="Minute 12.", from_period=NEXT)
    (row,) = selectors.retirements_held(plan.authority).values()
    assert row.measure.code == "m4"
    assert row.reason == "Council Plan 2021-22 does not state it. Minute 12."
    assert row.from_first == NEXT.first


def test_what_is_retired_in_a_draft_waits_for_it_to_be_adopted(plan: models.Framework) -> None:
    draft = start_edition(framework=plan, edition="2021-22", by="a test")
    m3 = measure(plan, "m3")
    retire_and_call_off(measure=m3, from_period=NEXT, reason="Few.", by="a test", edition=draft)
    assert selectors.retirements_held(plan.authority) == {}
    assert not draft.edition_measures.filter(measure=m3).exists()
    take_up_measure(measure=m3, by="a test", reason="They are not.")
    again = of(draft, "m3")
    assert [one.node.title for one in again.placements.all()] == ["Homes"]
    assert [one.series_id for one in again.components.all()] == [line_of(plan.authority, "m3").pk]


def test_a_measure_retired_at_once_is_asked_for_again_when_it_is_taken_up(
    plan: models.Framework,
) -> None:
    authority, m2 = plan.authority, measure(plan, "m2")
    collecting.start_collecting(authority=authority, collect_from=date(2021, 4, 1), by="a test")
    collecting.open_returns(authority=authority, until=date(2021, 7, 1), by="a test")
    retire_and_call_off(measure=m2, from_period=NEXT, reason="Nobody reads it.", by="a test")
    here = collection.Return.objects.get(measure=m2)
    assert here.state == "called_off"
    with pytest.raises(ActionRefusedError, match="retired already"):
        retire_and_call_off(measure=m2, from_period=NEXT, reason="Again.", by="a test")
    take_up_and_ask_again(measure=m2, by="a test", reason="Scrutiny does.")
    here.refresh_from_db()
    assert (here.state, here.called_off_for) == ("draft", "")
    assert selectors.retirements_held(authority) == {}


def test_retiring_needs_a_reason_and_a_draft_that_states_the_measure(
    plan: models.Framework,
) -> None:
    m2 = measure(plan, "m2")
    with pytest.raises(ActionRefusedError, match="Give a reason"):
        retire_measure(measure=m2, from_period=NEXT, reason=" ", by="a test")
    with pytest.raises(ActionRefusedError, match="is no draft"):
        retire_measure(measure=m2, from_period=NEXT, reason="Why not", by="a test", edition=plan)
    with pytest.raises(ActionRefusedError, match="is not retired"):
        take_up_measure(measure=m2, by="a test", reason="Why not")


def test_an_edition_holds_from_a_later_day_than_the_one_before_it(plan: models.Framework) -> None:
    followed(plan)
    third = start_edition(framework=plan, edition="2022-23", by="a test")
    with pytest.raises(ActionRefusedError, match="can only hold from a later period"):
        actions.adopt_framework(framework=third, by="a test", from_period=quarter(2020, 4))


def test_editions_are_put_away_and_brought_back_as_what_they_were(plan: models.Framework) -> None:
    followed(plan)
    archived = archive_edition(framework=plan, by="a test", reason="Long past.")
    assert archived.status == "archived"
    assert bring_back_edition(framework=plan, by="a test", reason="Asked for.").status == (
        "superseded"
    )
    with pytest.raises(ActionRefusedError, match="Give a reason"):
        archive_edition(framework=plan, by="a test", reason="")


def test_the_edition_in_force_is_not_put_away(plan: models.Framework) -> None:
    with pytest.raises(ActionRefusedError, match="adopt another edition"):
        archive_edition(framework=plan, by="a test", reason="Why not")


def test_a_level_is_called_what_the_council_calls_it_and_the_next_edition_goes_on_so(
    plan: models.Framework,
) -> None:
    names = LevelNames({NodeKind.PRIORITY: LevelName("Mission", "Missions")})
    name_levels(framework=plan, names=names, by="a test")
    plan.refresh_from_db()
    assert plan.level_names == {"priority": ["Mission", "Missions"]}
    assert start_edition(framework=plan, edition="2021-22", by="a test").level_names == (
        plan.level_names
    )
    with pytest.raises(ActionRefusedError, match="called that already"):
        name_levels(framework=plan, names=names, by="a test")
