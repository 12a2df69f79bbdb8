"""Small frameworks of any shape, for properties that hold of every framework."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from goldthread.framework import (
    Deliverable,
    Framework,
    Measure,
    Milestone,
    Node,
    NodeKind,
    Placement,
    Polarity,
    Source,
    WrittenName,
)
from goldthread.framework.rules.targets import Comparison, Threshold
from goldthread.framework.rules.values import Figure

NINETY = Threshold(comparison=Comparison.AT_LEAST, value=Decimal(90), unit="%")
NAMES = st.sampled_from(["a", "b", "c", "d", "e", "f"])
WORDS = st.sampled_from(["Visits to libraries", "Rent collected", "Homes built"])
SOURCES = st.builds(Source, lines=st.tuples(st.integers(1, 9)))


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """Small frameworks over one pool of ids, so that two of them share some."""
    node_ids = draw(st.lists(NAMES, min_size=1, unique=True))
    nodes = tuple(
        Node(
            id=node_id,
            kind=draw(st.sampled_from([NodeKind.PRIORITY, NodeKind.THEME])),
            title=draw(WORDS),
            parent=draw(st.sampled_from([None, *node_ids[:place]])),
            source=draw(SOURCES),
        )
        for place, node_id in enumerate(node_ids)
    )
    standing = st.builds(Placement, node=st.sampled_from(node_ids))
    deliverables = tuple(
        Deliverable(
            id=one,
            title=draw(WORDS),
            placements=(draw(standing),),
            programmes=draw(st.sampled_from([(), ("Homes",)])),
            milestones=draw(st.sampled_from([(), (Milestone("Plan agreed", "tbc"),)])),
        )
        for one in draw(st.lists(NAMES, max_size=3, unique=True))
    )
    beside = st.builds(
        Placement,
        node=st.sampled_from(node_ids),
        deliverable=st.sampled_from([None, *(one.id for one in deliverables)]),
    )
    measures = tuple(
        Measure(
            id=one,
            title=draw(WORDS),
            placements=(draw(beside),),
            target_text=draw(st.sampled_from([None, "90%", "at least 90%"])),
            target=draw(st.sampled_from([None, NINETY])),
            baseline=draw(st.sampled_from([None, Figure(value=Decimal("82.5"), unit="%")])),
            polarity=draw(st.sampled_from([None, Polarity.UP])),
            lead_members=draw(st.sampled_from([(), ("Cllr Example",)])),
            names_as_written=draw(
                st.sampled_from([(), (WrittenName("Cllr Example", "Coun. Example"),)])
            ),
        )
        for one in draw(st.lists(NAMES, max_size=4, unique=True))
    )
    return Framework(
        title=draw(WORDS),
        nodes=nodes,
        measures=measures,
        deliverables=deliverables,
        introduction=draw(st.sampled_from([(), ("Why we do this",)])),
    )
