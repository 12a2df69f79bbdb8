"""Trials of the rules on targets (GT1)."""

from __future__ import annotations

from goldthread.framework import Role
from lint_trials.making import OTHER_THEME, Trial, deliverable, framework, inheriting, measure

TRIALS = {
    "GT101": Trial(
        quiet=[
            framework(
                measure(
                    "Bus passengers", baseline="9.1m", way=None, target="10m", why="Less traffic"
                )
            ),
            framework(
                measure("% of risks removed", baseline="91%", way="Maintain", target="At least 90%")
            ),
            framework(measure("% who feel safe", baseline="61%", way=None, target="70%")),
            framework(measure("% who do not feel safe", baseline="61%", way=None, target="50%")),
            framework(measure("% of paths gritted", baseline="61%", target="70%")),
            framework(measure("Days to re-let a home", baseline="30", way="↓", target="21")),
            framework(measure("% of paths gritted", baseline="70%", target="70%")),
            framework(measure("% of paths gritted", baseline="80%", target="Maintain 75%")),
            framework(
                measure("% of paths gritted", baseline="80%", target="75% by 2021 90% by 2022")
            ),
            framework(measure("% of paths gritted", baseline="80%", way=None, target="75%")),
            framework(measure("% of paths gritted", baseline="tbc", target="75%")),
        ],
        loud=[
            (
                framework(
                    measure("Fly-tips", baseline="2019/20: 14; 2020/21: 12", way="↓", target="13")
                ),
                {"m1"},
            ),
            # No direction is stated; the title tells it, or two words beside it do.
            (
                framework(
                    measure("% satisfied with parks", baseline="41%", way=None, target="39%")
                ),
                {"m1"},
            ),
            (
                framework(
                    measure("Books issued", baseline="402", way=None, target="390", why="Rising")
                ),
                {"m1"},
            ),
            (framework(measure("% of paths gritted", baseline="80%", target="75%")), {"m1"}),
            (
                framework(measure("Days to re-let a home", baseline="19", way="↓", target="21")),
                {"m1"},
            ),
            (
                framework(measure("% of bins missed", baseline="2.1%", way="↓", target="<3%")),
                {"m1"},
            ),
        ],
    ),
    "GT102": Trial(
        quiet=[
            framework(measure("% of lamps lit", baseline="99%", target="99%")),
            framework(measure("% of paths gritted", baseline="70%", target="71%")),
            framework(measure("% of homes with a gas certificate", baseline="100%", target="100%")),
            framework(measure("Deaths on our sites", baseline="0", way="↓", target="0")),
            framework(measure("% of paths gritted", baseline="70%", way=None, target="70%")),
            framework(measure("% of paths gritted", baseline="70%", target=">70%")),
        ],
        loud=[(framework(measure("% of paths gritted", baseline="70%", target="70%")), {"m1"})],
    ),
    "GT103": Trial(
        quiet=[
            framework(measure("Days of smog", baseline="2", way="↓", target="Fewer than 1")),
            framework(measure("% of paths gritted", baseline="99%", target="Increase")),
            framework(measure("% of homes with a gas certificate", baseline="100%", target="100%")),
            framework(measure("Deaths on our sites", baseline="0", way="↓", target="Maintain")),
            framework(measure("Deaths on our sites", baseline="3", way="↓", target="Reduction")),
            framework(measure("Number of flats let", baseline="100", target="120")),
        ],
        loud=[
            (
                framework(measure("Days of smog", baseline="0", way=None, target="Fewer than 0")),
                {"m1"},
            ),
            (framework(measure("% of paths gritted", baseline="100%", target="Increase")), {"m1"}),
            (
                framework(
                    measure("Deaths on our sites", baseline="0", way="↓", target="Reduction")
                ),
                {"m1"},
            ),
        ],
    ),
    "GT104": Trial(
        quiet=[
            framework(measure("Missed bins put right in 24 hours", way="↑", target="96%")),
            framework(measure("% of paths gritted", target="at least 70%")),
            framework(measure("Days to re-let a home", way="↓", target="Reduction")),
            framework(measure("% of paths gritted", way="n/a", target="Increase")),
            framework(measure("Increased use of the library", way="↑", target="Increase")),
            framework(measure("Improved streets: litter below grade B", way="↓", target="4%")),
            framework(measure("Reduction in emissions since 2010", way="↑", target="50%")),
            framework(measure("% of rent lost on empty homes", way="↓", target="Up to 2%")),
        ],
        loud=[
            (framework(measure("% of paths gritted", way="↓", target="at least 70%")), {"m1"}),
            (framework(measure("Anxiety score of residents", way="↑", target="Reduction")), {"m1"}),
            (framework(measure("Deaths on our sites", way="↔", target="Reduction")), {"m1"}),
            (framework(measure("Reduction in the gap", way="↓", target="5")), {"m1"}),
            (
                framework(
                    measure("Savings achieved as a share of cost", way=None, target="Up to 40%")
                ),
                {"m1"},
            ),
        ],
    ),
    "GT105": Trial(
        quiet=[
            framework(
                measure(
                    "Crimes reported", way=None, target="Reduce to 280", why="Fewer people harmed."
                )
            ),
            framework(measure("% of paths gritted", why="That more people can walk safely.")),
            framework(measure("Burglaries", way="↓", why="That crime reduces year on year.")),
            framework(measure("Admissions", way="↓", why="If this increases, costs will rise.")),
            framework(
                inheriting(
                    measure("Burglaries", way="↓", why="An increasing number of calls."),
                    "rationale",
                )
            ),
        ],
        loud=[
            (
                framework(
                    measure(
                        "Crimes reported",
                        way=None,
                        target="Reduce to 280",
                        why="We want more people to report.",
                    )
                ),
                {"m1"},
            ),
            (
                framework(
                    measure(
                        "Burglaries", way="↓", why="That an increasing number of people are helped."
                    )
                ),
                {"m1"},
            ),
            (
                framework(
                    measure(
                        "% who say hitting is wrong", why="That acceptance of violence reduces."
                    )
                ),
                {"m1"},
            ),
            (
                framework(
                    measure(
                        "Children at risk", way="↓", why="That we are identifying children at risk."
                    )
                ),
                {"m1"},
            ),
        ],
    ),
    "GT106": Trial(
        quiet=[
            framework(measure("Healthy life expectancy", baseline="63.9 years", target="65 years")),
            framework(measure("Land supply", baseline="4.6 years", target="5 years")),
            framework(measure("Number of homes let", target="70 by March 2022")),
            framework(measure("Number and percentage of homes let", target="70%")),
            framework(measure("% of repairs done within 5 days", target="95% within 5 days")),
            framework(measure("Average days lost to sickness", way="↓", target="6 days")),
            framework(
                measure("Rate of accidents per 1,000 staff", way="↓", target="Below London average")
            ),
            framework(measure("Invoices paid", target="95%")),
        ],
        loud=[
            (framework(measure("Number of appraisals held", target="95%")), {"m1"}),
            (framework(measure("% of staff trained", baseline=None, target="400 staff")), {"m1"}),
            (
                framework(measure("Papers are sent out before the meeting", target="28 days")),
                {"m1"},
            ),
            (
                framework(measure("Number of grievances", way="↓", target="Below London average")),
                {"m1"},
            ),
        ],
    ),
    "GT107": Trial(
        quiet=[
            framework(
                measure("Area kept for wildlife", baseline="340 hectares", target="500 hectares")
            ),
            framework(measure("Tonnage of waste buried", baseline=None, target="900 tonnes")),
            framework(
                measure("Number of charging points installed", target="25 charging points by 2022")
            ),
            framework(measure("Number of homes insulated", target="70 homes by March 2022")),
            framework(measure("Trees planted in parks", target="800 trees")),
        ],
        loud=[
            (
                framework(
                    measure("Dust in the air at hot spots", target="30 monitors by March 2021")
                ),
                {"m1"},
            )
        ],
    ),
    "GT108": Trial(
        quiet=[
            framework(measure("% of paths gritted", target="70% by March 2022")),
            framework(measure("% of paths gritted", target="Increase by 5% by March 2022")),
            framework(measure("% of paths gritted", target=None)),
        ],
        loud=[
            (
                framework(
                    measure("% of paths gritted", target="Increase", line=1),
                    measure("Burglaries", way="↓", target="Reduction", line=2),
                    measure("% of paths lit", line=3),
                ),
                {"m1", "m2"},
            )
        ],
    ),
    "GT109": Trial(
        quiet=[
            framework(measure("% of paths gritted")),
            framework(measure("% of paths gritted", target="Meet the London average (72%)")),
        ],
        loud=[
            (
                framework(measure("% of paths gritted", target="In line with London average")),
                {"m1"},
            ),
            (framework(measure("% of paths gritted", target="Top quartile")), {"m1"}),
        ],
    ),
    "GT110": Trial(
        quiet=[
            framework(measure("% of paths gritted")),
            framework(measure("% of paths lit", target="n/a")),
        ],
        loud=[
            (framework(measure("% of paths gritted", target="tbc")), {"m1"}),
            (
                framework(
                    measure("% of paths gritted", target="Target to be set once baseline known")
                ),
                {"m1"},
            ),
        ],
    ),
    "GT111": Trial(
        quiet=[
            framework(measure("% of paths gritted")),
            framework(measure("Calls received", way=None, target=None)),
            framework(measure("Calls received", way="n/a", target="n/a")),
        ],
        loud=[
            (framework(measure("% of paths gritted", target=None)), {"m1"}),
            (framework(measure("% of paths gritted", target="n/a")), {"m1"}),
            (framework(measure("% of paths gritted", target="No target")), {"m1"}),
        ],
    ),
    "GT112": Trial(
        quiet=[
            framework(measure("% of paths gritted", target=None)),
            framework(measure("Calls received", way=None, target="1,200 a month")),
            framework(measure("Calls received", way=None, target=None, role=Role.DEMAND)),
        ],
        loud=[
            (framework(measure("Calls received", way=None, target=None)), {"m1"}),
            (framework(measure("Calls received", way=None, target="No target")), {"m1"}),
        ],
    ),
    "GT113": Trial(
        quiet=[
            framework(measure("Cases heard within 15 working days", target="In line with London")),
            framework(measure("% of calls answered within 60 seconds", target="90%")),
            framework(measure("% of requests closed within 20 days", target="95%")),
            framework(deliverable("Open the new library")),
            framework(deliverable("Develop a 30-year plan of at least five years' detail")),
            framework(
                deliverable("Plant at least 800 new trees"),
                measure("New trees planted", target="800 trees by March 2022"),
            ),
        ],
        loud=[
            (framework(measure("% of requests closed within 20 days", target=None)), {"m1"}),
            (
                framework(
                    measure(
                        "Length of stay", target="n/a", why="It should be no more than 6 weeks."
                    )
                ),
                {"m1"},
            ),
            (framework(deliverable("Plant at least 800 new trees")), {"d100"}),
            (
                framework(
                    deliverable(
                        "Rough sleeping", does="Work towards halving rough sleeping by 2022."
                    )
                ),
                {"d100"},
            ),
            (framework(goal="50,000 new homes over the next two decades"), {"theme"}),
        ],
    ),
    "GT115": Trial(
        quiet=[
            framework(measure("Visitors to the museum", target="50,000 in 2020-21")),
            framework(measure("% with combined qualifications", target="70%")),
        ],
        loud=[
            (
                framework(
                    measure("Visitors to the museum", target="50,000 in 2020-21 (combined target)"),
                    measure(
                        "Visitors to the hall", target="50,000 in 2020-21 (combined target)", line=2
                    ),
                ),
                {"m1", "m2"},
            )
        ],
    ),
    "GT114": Trial(
        quiet=[
            framework(measure("% of homes affordable", target="between 30% and 35%")),
            framework(
                measure("% of homes affordable", target="35% by March 2021 50% by March 2022")
            ),
            framework(measure("% of homes affordable", target="50%")),
            framework(measure("% of homes affordable", target="50%", node=OTHER_THEME)),
        ],
        loud=[
            (framework(measure("% of homes affordable", target="between 35% and 30%")), {"m1"}),
            (framework(measure("% of homes affordable", target="50% Minimum 35%")), {"m1"}),
        ],
    ),
    "GT116": Trial(
        quiet=[
            framework(measure("Homes built", target="200 in 20-21 300 in 21-22 300 in 22-23")),
            framework(measure("Homes built", target="300 in 20-21 250 in 21-22 200 in 22-23")),
            framework(measure("Homes built", target="250")),
        ],
        loud=[
            (
                framework(measure("Homes built", target="200 in 20-21 150 in 21-22 300 in 22-23")),
                {"m1"},
            ),
            (
                framework(
                    measure("Empty homes", way="↓", target="380 in 20-21 395 in 21-22 340 in 22-23")
                ),
                {"m1"},
            ),
        ],
    ),
    "GT117": Trial(
        quiet=[
            framework(measure("Public art", target="3 by March 2022")),
            framework(measure("Public art", target="More")),
            framework(measure("Public art", target="tbc")),
            # A number not understood may be sound, and worded as nobody has before.
            framework(measure("Carbon", target="Net zero in the 2030s")),
        ],
        loud=[(framework(measure("Public art", target="Some")), {"m1"})],
    ),
}
