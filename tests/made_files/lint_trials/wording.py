"""Trials of the rules on what is measured (GT6), and on text and law (GT8)."""

from __future__ import annotations

from dataclasses import replace

from goldthread.framework import Footnote, Framework, KeptCell, KeptColumn, Measure, Role, RowCounts
from lint_trials.making import (
    OTHER_THEME,
    THEME,
    Trial,
    also,
    deliverable,
    framework,
    inheriting,
    measure,
    over_lines,
)


def _explained(count: int) -> list[Measure]:
    return [
        measure(f"% of lamps lit in ward {line}", why="That streets are safe.", line=line)
        for line in range(1, count + 1)
    ]


def _with_column(read: Framework, item: str | None) -> Framework:
    """The framework with one column that nobody knows, a cell of it beside this item."""
    cells = (KeptCell(item, "% of lamps lit", "2 of 3"),)
    return replace(read, rows=RowCounts(columns=(KeptColumn("Weighing", "measure", THEME, cells),)))


TRIALS = {
    "GT601": Trial(
        quiet=[
            framework(measure("% of children and young people in good schools")),
            framework(measure("Number and percentage of homes let")),
            framework(measure("% achieving grade 5 in both English and Maths")),
            framework(
                measure("Which of the following statements best describes how safe you feel?")
            ),
            framework(measure("% who agree that the council 'listens to local people'")),
        ],
        loud=[
            (
                framework(measure("Graffiti removed in 5 days; offensive graffiti in 24 hours")),
                {"m1"},
            ),
            (
                framework(
                    measure("Number of inspections and number of premises rated 3 or higher")
                ),
                {"m1"},
            ),
            (
                framework(measure("Number of employers; rate of new firms; and rate of survival")),
                {"m1"},
            ),
            (framework(measure("Bowel, breast and cervical screening coverage")), {"m1"}),
            (
                framework(
                    measure("% who say 'the council does well' and 'the council is easy to reach'")
                ),
                {"m1"},
            ),
            (framework(measure("Value and number of frauds detected")), {"m1"}),
        ],
    ),
    "GT602": Trial(
        quiet=[
            framework(measure("Homes let", baseline="914", target="950")),
            framework(measure("Open cases of damp", baseline="112", way="↓", target="60")),
            framework(measure("Number of libraries opened")),
            framework(measure("% of homes completed on time")),
            framework(measure("Placeholder: outcome of the new contract by 2021")),
            framework(measure("Satisfaction with repairs completed")),
            framework(measure("Total homes delivered")),
        ],
        loud=[
            (framework(measure("Open libraries", baseline=None)), {"m1"}),
            (framework(measure("New leisure centre opened by Spring 2021")), {"m1"}),
            (framework(measure("Selection of a delivery partner")), {"m1"}),
            (framework(measure("Leadership programme is delivered")), {"m1"}),
            (
                framework(measure("The service will deliver equal or better levels than before")),
                {"m1"},
            ),
        ],
    ),
    "GT603": Trial(
        quiet=[
            framework(measure("% of plans developed with residents")),
            framework(measure("Number of measures agreed by the board")),
        ],
        loud=[
            (framework(measure("Placeholder: outcomes of home care")), {"m1"}),
            (framework(measure("Metric will be developed with the new system")), {"m1"}),
            (framework(measure("Questions to cover parks TBC")), {"m1"}),
        ],
    ),
    "GT604": Trial(
        quiet=[
            framework(measure("% of residents who recycle more")),
            framework(measure("Number of higher apprenticeships")),
        ],
        loud=[
            (framework(measure("Increased tree cover")), {"m1"}),
            (
                framework(measure("Reduce the percentage who see litter as a problem", way="↓")),
                {"m1"},
            ),
            (framework(measure("Improve air quality")), {"m1"}),
        ],
    ),
    "GT605": Trial(
        quiet=[
            framework(
                measure("Obesity at Year 6", why="Fewer children obese at Year 6 and at reception.")
            ),
            framework(measure("Obesity at Year 6", why="A healthy start in life.")),
            framework(
                measure(
                    "% of carers who find advice", why="That service users and carers find help."
                )
            ),
        ],
        loud=[
            (
                framework(measure("Obesity at Year 6", why="Fewer obese children in reception.")),
                {"m1"},
            ),
            (
                framework(
                    measure(
                        "Victims of violence", way="↓", why="That fewer are committing violence."
                    )
                ),
                {"m1"},
            ),
        ],
    ),
    "GT606": Trial(
        quiet=[
            framework(measure("Reviews held", why="Help should move on")),
            framework(deliverable("Adopt a policy", does="New timescales built in")),
            framework(measure("% of paths gritted", why="That people can walk safely.")),
            framework(measure("% of paths gritted", why="If paths are safe, more people walk.")),
            framework(measure("Number of decisions called-in")),
            framework(
                inheriting(measure("% of paths lit", why="Safety on paths and"), "rationale")
            ),
        ],
        loud=[
            (framework(measure("Reviews held", why="With a focus on")), {"m1"}),
            (
                framework(
                    deliverable(
                        "Adopt a policy", does="A policy for the homes that families lived in"
                    )
                ),
                {"d100"},
            ),
            (framework(measure("% of paths gritted", why="Safety of paths and")), {"m1"}),
            (
                framework(
                    measure("% of referrals", way="↓", why="If abuse is reducing (as a proxy).")
                ),
                {"m1"},
            ),
            (framework(deliverable("Paths", does="Grit every path that leads to the")), {"d100"}),
        ],
    ),
    "GT607": Trial(
        quiet=[
            framework(measure("Number of homes let")),
            framework(measure("Number of lifts that have broken down")),
        ],
        loud=[
            (framework(measure("Number and percentage of homes let")), {"m1"}),
            (framework(measure("Number of homes let, broken down by size")), {"m1"}),
        ],
    ),
    "GT801": Trial(
        quiet=[
            framework(deliverable("Open the library")),
            # Targets, baselines and frequencies have their own rules.
            framework(measure("% of paths gritted", target="tbc")),
        ],
        loud=[
            (framework(deliverable("Open the library", due="January 2021 (TBC)")), {"d100"}),
            (framework(deliverable("Open the library", member="tbc")), {"d100"}),
            (framework(deliverable("Open it", steps=[("To be developed", None)])), {"d100"}),
        ],
    ),
    "GT802": Trial(
        quiet=[
            framework(measure("% of paths gritted")),
            framework(measure("% of paths gritted", notes=[Footnote("*", "In winter.")])),
        ],
        loud=[(framework(measure("% of paths gritted", notes=[Footnote("*", None)])), {"m1"})],
    ),
    "GT803": Trial(
        quiet=[
            framework(
                measure("Environmental information requests answered within 20 working days")
            ),
            framework(measure("Education, health and care plans issued within 20 weeks")),
            framework(measure("Data breaches reported within 72 hours")),
            framework(measure("Initial child protection conferences held within 15 working days")),
            framework(measure("% of FOI requests answered within 20 working days")),
            framework(measure("% of Subject Access Requests answered within one month")),
            framework(measure("% of subject access requests answered within the statutory time")),
            framework(measure("% of complaints answered within 40 days")),
            framework(measure("Number of FOI requests")),
        ],
        loud=[
            (
                framework(
                    measure("Environmental information requests answered within 40 working days")
                ),
                {"m1"},
            ),
            (framework(measure("Education, health and care plans issued within 30 weeks")), {"m1"}),
            (framework(measure("Data breaches reported to the regulator within 7 days")), {"m1"}),
            (
                framework(
                    measure("Initial child protection conferences held within 20 working days")
                ),
                {"m1"},
            ),
            (framework(measure("% of FOI requests answered within 20 days")), {"m1"}),
            (framework(measure("% of Subject Access Requests answered within 40 days")), {"m1"}),
        ],
    ),
    "GT804": Trial(
        quiet=[
            framework(measure("Staff of ABCD"), measure("Staff of EFGH", line=2)),
            framework(measure("Use of PCSO and PCSP")),
        ],
        loud=[
            (framework(measure("Staff of LBXD"), measure("Visitors to LBXX", line=2)), {"m1", "m2"})
        ],
    ),
    "GT805": Trial(
        quiet=[
            framework(measure("% of adults (aged 18+) in work")),
            framework(measure("% of homes a) let or b) sold")),
        ],
        loud=[(framework(measure("Value of savings made at external rates)")), {"m1"})],
    ),
    "GT608": Trial(
        quiet=[
            framework(measure("Number of lamps mended", baseline=None, target="90%")),
            framework(measure("Lamps mended", baseline="61%", target="90%")),
            framework(measure("Calls answered by the harbour office", baseline=None, target="90")),
            framework(
                measure("Trust in the council", baseline=None, target=None, role=Role.SURVEY)
            ),
        ],
        loud=[
            (framework(measure("Calls answered", baseline=None, target="90%")), {"m1"}),
            (framework(measure("Form usage", baseline=None, target="No target")), {"m1"}),
        ],
    ),
    "GT609": Trial(
        quiet=[
            framework(measure("% of lamps lit"), measure("% of paths gritted", line=2)),
            framework(measure("% of lamps lit"), deliverable("Light the lamps", line=1)),
        ],
        loud=[
            (
                framework(measure("% of lamps lit"), also(measure("% of paths lit"), "m9")),
                {"m1", "m9"},
            ),
            (
                framework(deliverable("Light the lamps"), also(deliverable("Mend them"), "d9")),
                {"d100", "d9"},
            ),
        ],
    ),
    "GT610": Trial(
        quiet=[
            framework(measure("% of lamps lit")),
            framework(over_lines(deliverable("Light the lamps"), 100, 101, 102)),
            framework(
                over_lines(measure("% of lamps lit *", notes=[Footnote("*", "At dusk.")]), 1, 9)
            ),
        ],
        loud=[
            (framework(over_lines(measure("% of lamps lit"), 1, 4)), {"m1"}),
            (framework(over_lines(deliverable("Light the lamps"), 100, 101, 105)), {"d100"}),
        ],
    ),
    "GT611": Trial(
        quiet=[
            framework(
                *(measure(f"% of lamps lit in ward {line}", line=line) for line in range(1, 7))
            ),
            framework(
                measure("% of lamps lit", why="That streets are safe."),
                measure("% of paths lit", line=2),
            ),
            framework(*_explained(5), measure("% of paths lit", node=OTHER_THEME, line=9)),
        ],
        loud=[(framework(*_explained(5), measure("% of paths lit", line=9)), {"m9"})],
    ),
    "GT612": Trial(
        quiet=[
            framework(measure("% of lamps lit")),
            # A column beside rows that gave no item says nothing of one.
            _with_column(framework(measure("% of lamps lit")), None),
        ],
        loud=[
            (
                _with_column(
                    framework(measure("% of lamps lit"), measure("% of paths lit", line=2)), "m2"
                ),
                {"m2"},
            )
        ],
    ),
    "GT806": Trial(
        quiet=[
            framework(measure("Contacts with the NHS")),
            framework(
                measure("Cases at the MASH"), introduction=["MASH: Multi-Agency Safeguarding Hub."]
            ),
            framework(
                measure("Cases at the MASH"),
                introduction=["The multi-agency safeguarding hub (MASH)."],
            ),
            framework(
                measure("Cases at the MASH"), measure("Multi-Agency Safeguarding Hub", line=2)
            ),
            framework(measure("NUMBER OF HOMES")),
        ],
        loud=[
            (
                framework(measure("Cases at the MASH"), deliverable("Agree it with the LNRS")),
                {"m1", "d100"},
            )
        ],
    ),
}
