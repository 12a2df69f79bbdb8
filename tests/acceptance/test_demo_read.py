"""The shipped documents come in through the door like anybody's own, and nothing is lost."""

from __future__ import annotations

from collections import Counter

import pytest

from goldthread.demo import demo_frameworks, illustrative_figures, series_to_fill
from goldthread.documents import read_document
from goldthread.documents.understanding import understand
from goldthread.framework import Framework, NodeKind, Ownership, Role


def framework_of(number: int) -> Framework:
    with demo_frameworks()[number].document() as path:
        return understand(read_document(path))


@pytest.fixture(scope="module")
def barking() -> Framework:
    return framework_of(0)


@pytest.fixture(scope="module")
def havering() -> Framework:
    return framework_of(1)


def test_barking_and_dagenham_is_read_whole(barking: Framework) -> None:
    kinds = Counter(node.kind for node in barking.nodes)
    assert kinds == {
        NodeKind.PRIORITY: 4,
        NodeKind.THEME: 27,
        NodeKind.SUBTHEME: 12,
        NodeKind.SECTION: 1,  # the demand that cuts across a priority's themes
    }
    roles = Counter(
        placement.role for measure in barking.measures for placement in measure.placements
    )
    assert roles == {
        Role.DEMAND: 20,
        Role.LONG_TERM: 24,
        Role.PROXY: 85,
        Role.COMBINED: 13,
        Role.INDICATOR: 244,
    }
    assert len(barking.measures) == 386
    assert len(barking.deliverables) == 249
    assert sum(len(deliverable.milestones) for deliverable in barking.deliverables) == 178
    assert barking.rows.unplaced == ()
    assert (barking.title, barking.edition) == ("Single Performance Framework 2020-22", "2020-22")


def test_havering_is_read_whole(havering: Framework) -> None:
    kinds = Counter(node.kind for node in havering.nodes)
    assert kinds == {NodeKind.THEME: 4, NodeKind.OUTCOME: 16, NodeKind.SECTION: 1}
    roles = Counter(
        placement.role for measure in havering.measures for placement in measure.placements
    )
    assert roles == {Role.INDICATOR: 43, Role.SURVEY: 18}
    assert len(havering.deliverables) == 31
    assert havering.rows.unplaced == ()
    # One of the 61 says "TBC".
    owned = Counter(measure.ownership for measure in havering.measures)
    assert owned == {Ownership.PARTNERSHIP: 35, Ownership.COUNCIL: 25, None: 1}
    assert (havering.title, havering.edition) == (
        "Havering corporate performance indicators",
        "2017-18",
    )


def test_people_and_programmes_are_read_one_by_one(barking: Framework) -> None:
    members = {name for item in barking.deliverables for name in item.lead_members}
    assert len(members) == 10
    assert all(
        name == "Leader of the Council" or name.startswith("Cabinet Member for ")
        for name in members
    )
    officers = {name for item in barking.deliverables for name in item.lead_officers}
    assert len(officers) == 28
    programmes = {name for item in barking.deliverables for name in item.programmes}
    assert programmes == {
        "Adults Improvement Programme",
        "Children's Improvement Programme",
        "Disabilities Improvement Programme",
        "Knife Crime Action Plan",
        "Multi Agency Safeguarding Partnership Plan",
        "School Improvement Plan",
        "VAWG Strategy",
        "YOS Improvement Plan",
    }


@pytest.mark.parametrize("number", [0, 1])
def test_most_measures_have_figures_and_every_made_up_one_says_so(
    number: int, barking: Framework, havering: Framework
) -> None:
    demo, framework = demo_frameworks()[number], (barking, havering)[number]
    titles = {measure.title for measure in framework.measures}
    assert {figure.measure for figure in demo.figures} <= titles
    series = series_to_fill(framework, published=demo.figures)
    made = illustrative_figures(series, since=demo.figures_since, until=demo.figures_until)
    assert all(figure.illustrative for figure in made)
    assert all(figure.period.last <= demo.figures_until for figure in made)
    keys = Counter((figure.measure, figure.label, figure.period) for figure in made)
    assert set(keys.values()) == {1}
    shown = {figure.measure for figure in made}
    assert 0.6 <= len(shown) / len(titles) < 1
