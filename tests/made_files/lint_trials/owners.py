"""Trials of the rules on ownership and structure (GT7)."""

from __future__ import annotations

from dataclasses import replace

from goldthread.framework import Framework, Placement
from lint_trials.making import OTHER_THEME, Trial, deliverable, framework, measure, owned, spelt


def _named_again_over_its_actions() -> Framework:
    """A framework whose themes stand on a sheet of measures and again on one of actions."""
    made = framework(
        measure("% of paths gritted"),
        measure("% of lamps lit", node=OTHER_THEME, line=2),
        deliverable("Open the library"),
        deliverable("Close the market", node=OTHER_THEME, line=101),
    )
    again = [replace(node, id=f"{node.id}-2") for node in made.nodes]
    moved = [
        replace(one, placements=(Placement(f"{one.placements[0].node}-2"),))
        for one in made.deliverables
    ]
    return replace(made, nodes=(*made.nodes, *again), deliverables=tuple(moved))


TRIALS = {
    "GT701": Trial(
        quiet=[
            framework(deliverable("Open the library", due="31 June 2021")),
            framework(deliverable("Open the library", due="March 2021")),
            framework(deliverable("Open the library", due="Ongoing")),
            framework(
                deliverable("Open the library", due=None, steps=[("Doors open", "March 2021")])
            ),
        ],
        loud=[
            (framework(deliverable("Open the library", due=None)), {"d100"}),
            (framework(deliverable("Open the library", due="n/a")), {"d100"}),
            (
                framework(deliverable("Open the library", due=None, steps=[("Doors open", None)])),
                {"d100"},
            ),
        ],
    ),
    "GT702": Trial(
        quiet=[
            framework(deliverable("Open the library", due="March 2021")),
            framework(deliverable("Open it", due="Ongoing", steps=[("Plan agreed", "March 2021")])),
            framework(deliverable("Open the library", due=None)),
        ],
        loud=[(framework(deliverable("Open the library", due="Ongoing")), {"d100"})],
    ),
    "GT703": Trial(
        quiet=[
            framework(deliverable("Open the library")),
            framework(deliverable("Open the library", member=None, officer="Sam Sample")),
            framework(
                deliverable("We will light streets", member=None), measure("% lit", beside="d100")
            ),
        ],
        loud=[(framework(deliverable("Open the library", member=None)), {"d100"})],
    ),
    "GT704": Trial(
        quiet=[
            framework(replace(measure("Knife crimes", owner=None), service="Parks")),
            framework(replace(measure("Knife crimes", owner=None), partners=("Police",))),
            framework(measure("% of paths gritted")),
        ],
        loud=[
            (
                framework(
                    replace(measure("Knife crimes", owner=None, line=9), service="Parks"),
                    *(measure("% of lamps lit", line=line) for line in range(10, 22)),
                ),
                {"m9"},
            ),
            (framework(measure("% of paths gritted", owner=None)), {"m1"}),
        ],
    ),
    "GT705": Trial(
        quiet=[
            _named_again_over_its_actions(),
            framework(
                measure("% of paths gritted"),
                deliverable("Open the library", node=OTHER_THEME),
                deliverable("Close the market", node=OTHER_THEME, line=101),
            ),
            framework(deliverable("Open the library"), measure("% of paths gritted")),
            framework(measure("% of paths gritted")),
        ],
        loud=[
            (
                framework(
                    deliverable("Open the library", node=OTHER_THEME), measure("% of paths gritted")
                ),
                {"other-theme", "d100"},
            )
        ],
    ),
    "GT706": Trial(
        quiet=[
            framework(deliverable("Open the library"), measure("% of paths gritted")),
            framework(deliverable("We will light streets"), measure("% lit", beside="d100")),
        ],
        loud=[
            (
                framework(
                    deliverable("We will light streets"),
                    deliverable("We will sweep streets", line=101),
                    measure("% lit", beside="d100"),
                ),
                {"d101"},
            )
        ],
    ),
    "GT708": Trial(
        quiet=[
            framework(deliverable("A"), deliverable("B", officer="Sam Sample", line=101)),
            framework(deliverable("A", member=None, officer="Sam Sample")),
        ],
        loud=[
            (
                framework(
                    deliverable("A"),
                    deliverable("B", line=101),
                    deliverable("C", member=None, officer="Sam Sample", line=102),
                ),
                {"d102"},
            )
        ],
    ),
    "GT707": Trial(
        quiet=[
            framework(
                deliverable("A", officer="Sam Sample"),
                deliverable("B", officer="Ann Sample", line=101),
            ),
            framework(
                deliverable("A", member="Cllr Hall"), deliverable("B", member="Cllr Ball", line=101)
            ),
            framework(
                deliverable("A", officer="Sam Sample"),
                deliverable("B", officer="Sam Sample", line=101),
            ),
            # Some councils write "Clr" throughout.
            framework(
                spelt(deliverable("A"), "Clr Example"),
                spelt(deliverable("B", line=101), "Clr Example"),
            ),
        ],
        loud=[
            (
                framework(
                    deliverable("A", member="Cllr Judd"),
                    deliverable("B", member="Cllr Jud", line=101),
                    deliverable("C", member="Cllr Judd", line=102),
                ),
                {"d101"},
            ),
            (
                framework(
                    deliverable("A", officer="Head of Parks"),
                    deliverable("B", officer="Head of Parks", line=101),
                    deliverable("C", officer="Hd. of Parks", line=102),
                ),
                {"d102"},
            ),
            (
                framework(
                    deliverable("A", officer="Sam Sample"),
                    deliverable("B", officer="Sam Sample", line=101),
                    deliverable("C", officer="San Sample", line=102),
                ),
                {"d102"},
            ),
            (
                framework(
                    deliverable("A", member="Cllr Exemplar"),
                    deliverable("B", member="Cllr Exemplar", line=101),
                    deliverable("C", member="Cllr Exempler", line=102),
                ),
                {"d102"},
            ),
            (
                framework(
                    deliverable("A"),
                    deliverable("B", line=101),
                    spelt(deliverable("C", line=102), "Clr Example"),
                    spelt(measure("% of lamps lit", line=3), "ClIr Example"),
                ),
                {"d102", "m3"},
            ),
        ],
    ),
    "GT709": Trial(
        quiet=[
            framework(measure("% of lamps lit")),
            framework(*(owned(measure("% of lamps lit", line=line)) for line in range(1, 6))),
        ],
        loud=[
            (
                framework(
                    *(owned(measure("% of lamps lit", line=line)) for line in range(1, 6)),
                    measure("% of paths lit", line=6),
                ),
                {"m6"},
            )
        ],
    ),
}
