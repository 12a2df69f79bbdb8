"""A draft is changed one revision at a time; nothing that stays loses what hangs on it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from small_frameworks import frameworks

from goldthread import framework as core
from goldthread.framework.periods import period_from_code
from goldthread.framework.revision import (
    Added,
    Aspect,
    Changed,
    Field,
    Gone,
    ItemKind,
    differences,
)
from goldthread.framework.rules.targets import Comparison, Threshold
from goldthread.web.audit.models import Event
from goldthread.web.records import actions, mapping, models


def revised(
    record: models.Framework, to: core.Framework, **how: object
) -> models.FrameworkRevision:
    now = mapping.framework_from_records(record)
    return actions.revise_framework(
        framework=record,
        changes=differences(now, to),
        by="the team",
        **how,  # type: ignore[arg-type] - the options of the action, as each test gives them
    )


def retitled(framework: core.Framework, title: str) -> core.Framework:
    first, *others = framework.measures
    return replace(framework, measures=(replace(first, title=title), *others))


def test_the_records_say_what_the_changes_say(
    record: models.Framework, framework: core.Framework
) -> None:
    wanted = replace(
        framework,
        introduction=("Said anew.",),
        nodes=(
            core.Node("p2", core.NodeKind.PRIORITY, "Growth"),
            replace(framework.nodes[0], title="Prevention first"),
            replace(framework.nodes[2], parent="p2"),
        ),
        measures=(
            core.Measure("m3", "Jobs", (core.Placement("p2"),), partners=("The college",)),
            replace(
                framework.measures[0],
                placements=(core.Placement("p1"),),
                components=("percentage",),
                target_text="60%",
                target=Threshold(comparison=Comparison.AT_LEAST, value=Decimal(60), unit="%"),
                lead_officers=("Head of Smoking",),
                partners=(),
            ),
        ),
        deliverables=(
            replace(
                framework.deliverables[0],
                placements=(core.Placement("t2"),),
                milestones=(core.Milestone("Opened", "June"),),
            ),
        ),
    )

    revised(record, wanted)

    record.refresh_from_db()
    assert mapping.framework_from_records(record) == wanted


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(one=frameworks(), other=frameworks())
def test_any_framework_can_become_any_other_and_back(
    authority: models.Authority,
    document: actions.ReadDocument,
    one: core.Framework,
    other: core.Framework,
) -> None:
    models.Framework.objects.for_authority(authority).delete()
    record = actions.load_framework(
        authority=authority, framework=one, document=document, by="a test"
    ).record
    changes = differences(one, other)
    if not changes:
        return

    made = actions.revise_framework(framework=record, changes=changes, by="the team")
    record.refresh_from_db()
    assert mapping.framework_from_records(record) == other

    actions.take_back_revision(revision=made, by="the team")
    record.refresh_from_db()
    assert mapping.framework_from_records(record) == one


def test_a_reworded_measure_is_the_same_measure(
    record: models.Framework, framework: core.Framework
) -> None:
    before = record.edition_measures.get(code="m1")

    revised(record, retitled(framework, "People who stopped smoking"))

    after = record.edition_measures.get(code="m1")
    assert (after.pk, after.measure_id) == (before.pk, before.measure_id)
    assert after.measure.title == "People who stopped smoking"


def test_a_target_set_since_holds_on_when_the_document_s_changes(
    record: models.Framework, framework: core.Framework
) -> None:
    measure = record.edition_measures.get(code="m1")
    rule = Threshold(comparison=Comparison.AT_LEAST, value=Decimal(58), unit="%")
    actions.set_target(
        edition_measure=measure,
        text="at least 58%",
        rule=rule,
        from_period=period_from_code("2021-Q1"),
        by="the team",
        reason="Agreed with partners.",
    )
    first, *others = framework.measures

    revised(
        record, replace(framework, measures=(replace(first, target_text="at least 55%"), *others))
    )

    told = [
        (one.text, one.valid_from is None, one.valid_to is None) for one in measure.targets.all()
    ]
    assert told == [("at least 55%", True, False), ("at least 58%", False, True)]


def test_a_measure_with_figures_stays_when_the_draft_no_longer_states_it(
    record: models.Framework, framework: core.Framework, series: models.Series
) -> None:
    actions.record_observations(
        authority=record.authority,
        observations=[actions.NewObservation(series, period_from_code("2020-Q1"), Decimal(7))],
        by="a test",
        source="a test",
    )

    revised(record, replace(framework, measures=framework.measures[:1]))

    assert not record.edition_measures.filter(code="m2").exists()
    assert series.observations.count() == 1


def test_the_second_of_two_people_is_told(
    record: models.Framework, framework: core.Framework
) -> None:
    revised(record, retitled(framework, "Quitters"), seen=0)

    with pytest.raises(actions.DraftChangedError, match="the team changed this draft") as told:
        revised(record, retitled(framework, "People who quit"), seen=0)

    assert [one.number for one in told.value.since] == [1]
    assert record.edition_measures.get(code="m1").title == "Quitters"


def test_a_change_of_something_changed_since_is_refused_and_nothing_of_it_is_done(
    record: models.Framework, framework: core.Framework
) -> None:
    stale = differences(
        framework,
        replace(retitled(framework, "People who quit"), introduction=("Said anew.",)),
    )
    revised(record, retitled(framework, "Quitters"))

    with pytest.raises(actions.ActionRefusedError, match="Quitters: its words has been changed"):
        actions.revise_framework(framework=record, changes=stale, by="another")

    record.refresh_from_db()
    assert record.introduction == ["Why we measure.", "How to read this."]


def test_what_would_break_the_framework_is_refused(record: models.Framework) -> None:
    now = mapping.framework_from_records(record)
    theme = next(node for node in now.nodes if node.id == "t2")

    with pytest.raises(actions.ActionRefusedError, match="not a node of this framework"):
        actions.revise_framework(
            framework=record, changes=[Gone(ItemKind.NODE, theme, "t1")], by="the team"
        )


def test_a_revision_is_taken_back_once(record: models.Framework, framework: core.Framework) -> None:
    made = revised(record, retitled(framework, "Quitters"))
    back = actions.take_back_revision(revision=made, by="the team", reason="A slip.")

    assert back.origin == models.RevisionOrigin.UNDO
    assert mapping.framework_from_records(record) == framework
    with pytest.raises(actions.ActionRefusedError, match="taken this back already"):
        actions.take_back_revision(revision=made, by="the team")


def test_an_older_revision_on_which_a_later_one_stands_is_not_taken_back(
    record: models.Framework, framework: core.Framework
) -> None:
    first = revised(record, retitled(framework, "Quitters"))
    revised(record, retitled(framework, "People who quit"))

    with pytest.raises(actions.ActionRefusedError, match="has been changed since"):
        actions.take_back_revision(revision=first, by="the team")


def test_an_edition_in_force_is_not_changed_in_place(
    record: models.Framework, framework: core.Framework
) -> None:
    actions.adopt_framework(framework=record, by="the team")

    with pytest.raises(actions.ActionRefusedError, match="only a draft can be changed"):
        revised(record, retitled(framework, "Quitters"))


def test_the_record_says_what_changed(record: models.Framework) -> None:
    node = core.Node("t3", core.NodeKind.THEME, "Schools", parent="p1")
    words = Changed(
        ItemKind.NODE,
        "t1",
        Aspect.WORDS,
        before=(Field("title", "Health"), Field("goal", None), Field("notes", ())),
        after=(Field("title", "Good health"), Field("goal", None), Field("notes", ())),
    )

    actions.revise_framework(
        framework=record,
        changes=[Added(ItemKind.NODE, node, "t2"), words],
        by="the team",
        reason="Cabinet asked for it.",
    )

    event = Event.objects.filter(action="revise framework").get()
    assert event.reason == "Cabinet asked for it."
    assert event.after["counts"] == {"node added": 1, "node words": 1}
