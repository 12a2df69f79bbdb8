"""Trials of the rules on units and baselines (GT3)."""

from __future__ import annotations

from goldthread.framework import Role
from lint_trials.making import OTHER_THEME, Trial, framework, measure

TRIALS = {
    "GT301": Trial(
        quiet=[
            framework(
                measure("Rent collected as a share of rent due", baseline="99%", target="101%")
            ),
            framework(measure("Homes completed", baseline="112%", target="120%")),
            framework(
                measure(
                    "Admissions per 100,000 people", baseline="31.6 (2019)", way="↓", target="30"
                )
            ),
            framework(measure("Average point score", baseline="31.03 (2019)", target="32.5")),
            framework(measure("Proportion of plan done", baseline="0.4 (2019)", target="0.5")),
            framework(measure("Total exclusions", baseline="12 (2019)", way="↓", target="10")),
            framework(measure("Website score", baseline="61% (2019)", target="70%")),
        ],
        loud=[
            (
                framework(
                    measure("Direct payments as a share of packages", baseline="27%", target="130%")
                ),
                {"m1"},
            ),
            (framework(measure("Appraisals completed", baseline="85%", target="110%")), {"m1"}),
            (
                framework(
                    measure("Average time to answer calls", baseline="85%", way="↓", target="70%")
                ),
                {"m1"},
            ),
            (
                framework(
                    measure("Admissions per 100,000 people", baseline="31.6%", way="↓", target="30")
                ),
                {"m1"},
            ),
            (framework(measure("Average point score", baseline="31.03%", target="32.5")), {"m1"}),
            (
                framework(measure("Total exclusions", baseline="0.06", way="↓", target="0.05")),
                {"m1"},
            ),
            (framework(measure("Number of homes let", baseline="40%", target="50")), {"m1"}),
            (framework(measure("% of homes let", baseline="40%", target="150%")), {"m1"}),
        ],
    ),
    "GT302": Trial(
        quiet=[
            framework(
                measure("Waste to landfill", baseline="8.2%", way="↓", target="Zero by March 2022")
            ),
            framework(measure("% of paths gritted")),
            framework(
                measure("Number and percentage of homes let", baseline="9 (20.4%)", target="30%")
            ),
            framework(measure("Days to re-let a home", baseline="30", way="↓", target="21 days")),
        ],
        loud=[
            (framework(measure("Average point score", baseline="31.03%", target="32.5")), {"m1"})
        ],
    ),
    "GT303": Trial(
        quiet=[
            framework(measure("% of paths gritted")),
            framework(
                measure("% of paths gritted", baseline=None),
                measure("% of paths lit", baseline=None, line=2),
            ),
            framework(
                measure("% of paths gritted"),
                measure("% in work", baseline=None, node=OTHER_THEME, line=2),
            ),
        ],
        loud=[
            (framework(measure("% of paths gritted", baseline="tbc")), {"m1"}),
            (
                framework(
                    measure("% of paths gritted"),
                    measure("% of paths lit", line=2),
                    measure("% of paths swept", baseline=None, line=3),
                ),
                {"m3"},
            ),
        ],
    ),
    "GT304": Trial(
        quiet=[
            framework(measure("% of paths gritted", baseline="61% (2019/20)")),
            framework(measure("% of paths gritted", baseline="61% (Q4 2019/20)")),
            framework(measure("% of paths gritted", baseline=None)),
            framework(measure("% of paths gritted", baseline="tbc")),
        ],
        loud=[
            (
                framework(
                    measure("% of paths gritted", baseline="61%"),
                    measure("% of paths lit", baseline="40%", line=2),
                    measure("% of paths swept", line=3),
                ),
                {"m1", "m2"},
            )
        ],
    ),
    "GT305": Trial(
        quiet=[
            framework(measure("% of paths gritted", target="Increase")),
            framework(measure("% of paths gritted", baseline=None)),
            framework(
                measure("Charging points", baseline=None, target="Additional 25 by March 2022")
            ),
        ],
        loud=[
            (framework(measure("% of paths gritted", baseline=None, target="No reduction")), {"m1"})
        ],
    ),
    "GT306": Trial(
        quiet=[
            framework(measure("Business rates collected", baseline="96", target="97")),
            framework(
                *(
                    measure("% of lamps lit", baseline="6", target="7", line=line)
                    for line in range(1, 5)
                )
            ),
            framework(
                measure("Rate of custody per 1,000", baseline="0.85 (2019)", way="↓", target="0.8")
            ),
            framework(measure("Rate of recycling", baseline="61% (2019)")),
            framework(measure("Burglaries", baseline="85 (2019)", way="↓", target="80")),
        ],
        loud=[
            (
                framework(
                    measure("Percentage of parks with a flag", baseline="6", target="7"),
                    *(measure("% of lamps lit", line=line) for line in range(2, 6)),
                ),
                {"m1"},
            ),
            (
                framework(
                    measure("Rate of custody", baseline="0.85 (2019)", way="↓", target="0.8")
                ),
                {"m1"},
            ),
            (
                framework(measure("Attainment gap", baseline="38.8 (2019)", way="↓", target="35")),
                {"m1"},
            ),
        ],
    ),
    "GT307": Trial(
        quiet=[
            framework(measure("% of paths gritted")),
            framework(
                measure("% of paths gritted"), measure("% of paths lit", baseline=None, line=2)
            ),
            framework(measure("Calls received", baseline=None, target=None, role=Role.DEMAND)),
        ],
        loud=[
            (framework(measure("% of paths gritted", baseline=None)), {"m1"}),
            (framework(measure("% of paths gritted", baseline=None, target=None)), {"m1"}),
        ],
    ),
    "GT308": Trial(
        quiet=[
            framework(measure("Number of burglaries")),
            framework(measure("Rate of burglaries per 1,000 households")),
            framework(measure("Burglaries per 100,000 residents")),
            framework(measure("Number of visits per day")),
        ],
        loud=[
            (framework(measure("Number of burglaries per 100,000 residents")), {"m1"}),
            (framework(measure("The total number of falls per 1,000 people aged 65")), {"m1"}),
        ],
    ),
}
