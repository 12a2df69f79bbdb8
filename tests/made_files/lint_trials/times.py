"""Trials of the rules on dates (GT2) and frequencies (GT5)."""

from __future__ import annotations

from lint_trials.making import Trial, deliverable, framework, inheriting, measure

_TWO_YEARS = ("What we will do over the next two years (to May 2022).",)

TRIALS = {
    "GT201": Trial(
        quiet=[
            framework(deliverable("Contract begins", due="1 April 2023"), edition="2022/23"),
            framework(deliverable("Open the library", due="March 2022")),
            framework(deliverable("Open the library", due="Ongoing")),
            framework(deliverable("Open the library", due="March 2030"), edition=None),
            framework(deliverable("Open the library", due="March 2030"), edition="2020"),
            framework(deliverable("Open the library", due="December 2022"), edition="2020 to 2022"),
            framework(measure("% of paths gritted", target="70% by March 2021 80% by March 2025")),
        ],
        loud=[
            (framework(deliverable("Open the library", due="January 2023")), {"d100"}),
            (
                framework(deliverable("Open the library", due="April 2021"), edition="2020/21"),
                {"d100"},
            ),
            (
                framework(
                    deliverable("Open the library", due="June 2022"), introduction=_TWO_YEARS
                ),
                {"d100"},
            ),
            (framework(measure("% of paths gritted", target="80% by March 2025")), {"m1"}),
        ],
    ),
    "GT202": Trial(
        quiet=[
            framework(measure("% of paths gritted", target="70% by March 2021")),
            framework(deliverable("Open the library", due="April 2020")),
            framework(deliverable("Open the library", due="March 2019"), edition=None),
            framework(deliverable("Open the library", due="March 2020"), edition="2020 to 2022"),
        ],
        loud=[
            (framework(measure("% of paths gritted", target="70% by March 2019")), {"m1"}),
            (framework(deliverable("Open the library", due="31 December 2019")), {"d100"}),
            (framework(deliverable("Open it", due="30 March 2020"), edition="2020/21"), {"d100"}),
            (
                framework(
                    deliverable("Open the library", due="April 2020"), introduction=_TWO_YEARS
                ),
                {"d100"},
            ),
            (
                framework(deliverable("Open it", due=None, steps=[("Agreed", "October 2019")])),
                {"d100"},
            ),
        ],
    ),
    "GT203": Trial(
        quiet=[
            framework(deliverable("Open the library", due="End of Q5")),
            framework(deliverable("Open the library", due="March 2022")),
            framework(deliverable("Open the library", due="Q4 2021/22")),
            framework(measure("% of paths gritted", target="70% by March 2022")),
            framework(deliverable("Publish the budget each year")),
        ],
        loud=[
            (
                framework(
                    measure("% of paths gritted", target="70% by 2022"),
                    measure("% of lamps lit", target="80% by 2022", line=2),
                ),
                {"m1", "m2"},
            ),
            (framework(measure("% of paths gritted", target="70% by 2022")), {"m1"}),
            (framework(deliverable("Open the library", due="2021")), {"d100"}),
            (framework(deliverable("Open the library", due="Summer 2020")), {"d100"}),
            (framework(deliverable("Open the library", due="2021-22")), {"d100"}),
            (framework(deliverable("Open the library this year")), {"d100"}),
        ],
    ),
    "GT204": Trial(
        quiet=[
            framework(deliverable("Open the library", due="12/2021")),
            framework(deliverable("Open the library", due="28/02/2021")),
            framework(
                measure(
                    "% of plan done", target="25% by end of Q2 2020/21 100% by end of Q4 2020/21"
                )
            ),
            framework(deliverable("Open the library", due="29 February 2024")),
            framework(measure("Homes built", target="2,000 between 2018 and 2023")),
            framework(measure("% of homes rated A", baseline="8% (1999/00)")),
            framework(deliverable("Serve 20,000 to 15,000 homes in 2020/21")),
        ],
        loud=[
            (framework(deliverable("Open the library", due="February 30 2021")), {"d100"}),
            (framework(deliverable("Open the library", due="13/2021")), {"d100"}),
            (framework(deliverable("Open the library", due="31/11/2021")), {"d100"}),
            (
                framework(measure("% of plan done", target="80% by end of Q4 100% by end of Q5")),
                {"m1"},
            ),
            (framework(deliverable("Open the library", due="31 June 2021")), {"d100"}),
            (framework(measure("Homes built", target="2,000 between 2023 and 2018")), {"m1"}),
            (framework(measure("Homes built", target="20 in 2021/20")), {"m1"}),
        ],
    ),
    "GT205": Trial(
        quiet=[
            framework(
                measure("New homes built", baseline="401", target="450 homes"), edition="2021/22"
            ),
            framework(measure("Number of charging points installed", target="25 by March 2022")),
            framework(measure("Number of new learners", target="1,000 per year")),
            framework(measure("Volume of webchats", target="1,100", often="Monthly")),
            framework(measure("% of new homes affordable", target="50%")),
            framework(measure("Number of complaints", way="↓", target="40")),
        ],
        loud=[
            (framework(measure("Number of charging points installed", target="25")), {"m1"}),
            (framework(measure("Number of people signed up", target="400")), {"m1"}),
            (framework(measure("Number of firms helped", target="14", often="One-off")), {"m1"}),
        ],
    ),
    "GT206": Trial(
        quiet=[
            framework(measure("% of paths gritted", target="70%"), edition="2021/22"),
            framework(
                measure("% of risks removed", baseline="91%", way="Maintain", target="At least 90%")
            ),
            framework(measure("% of paths gritted", baseline="61%", target="70% by March 2022")),
            framework(measure("% of paths gritted", baseline="70%", target="Maintain 70%")),
            framework(measure("% of paths gritted", baseline=None, target="70%")),
            framework(measure("% of paths gritted", baseline="61%", target="Increase")),
            framework(measure("New homes", baseline="90", target="120 per year")),
        ],
        loud=[
            (
                framework(
                    measure("% of paths gritted", baseline="61%", target="70%"),
                    measure("Days to re-let", baseline="30", way="↓", target="21", line=2),
                ),
                {"m1", "m2"},
            ),
        ],
    ),
    "GT207": Trial(
        quiet=[
            framework(deliverable("Adopt the budget", due="March 2021")),
            framework(
                deliverable(
                    "Adopt the budget",
                    due=None,
                    steps=[("Draft agreed", "March 2021"), ("Adopted", "March 2022")],
                )
            ),
        ],
        loud=[
            (
                framework(
                    deliverable(
                        "Adopt the budget",
                        due=None,
                        steps=[("March 2021", "March 2021"), ("March 2022", "March 2022")],
                    )
                ),
                {"d100"},
            )
        ],
    ),
    "GT208": Trial(
        quiet=[
            framework(measure("Apprentices", target="2%", often="Annually")),
            framework(measure("Apprentices", target="2%, a 4-year target set in April 2019")),
            framework(
                measure("Apprentices", often="4-year target set in April 2017"), edition="Plan"
            ),
        ],
        loud=[
            (framework(measure("Apprentices", often="4-year target set in April 2017")), {"m1"}),
            (framework(measure("Apprentices", target="9, a three-year plan from 2018")), {"m1"}),
        ],
    ),
    "GT501": Trial(
        quiet=[
            framework(measure("% of paths gritted", often="Monthly")),
            framework(measure("% of paths gritted", often="Annual (residents' survey)")),
            framework(inheriting(measure("% of paths gritted", often="Annually"), "frequency")),
        ],
        loud=[
            (
                framework(
                    measure("% of paths gritted", often=None),
                    measure("% of lamps lit", often=" ", line=2),
                ),
                {"m1", "m2"},
            ),
            (framework(measure("% of paths gritted", often=None)), {"m1"}),
            (
                framework(measure("% who feel safe", often="Reported through residents survey")),
                {"m1"},
            ),
        ],
    ),
    "GT502": Trial(
        quiet=[
            framework(measure("% of paths gritted", often="Monthly")),
            framework(measure("% of paths gritted", often="Quarterly or monthly")),
            framework(measure("% of paths gritted", often="Annual but with words each quarter")),
        ],
        loud=[
            (framework(measure("% of paths gritted", often="December 2020")), {"m1"}),
            (
                framework(measure("% of paths gritted", often="4-year target set in April 2017")),
                {"m1"},
            ),
        ],
    ),
    "GT503": Trial(
        quiet=[
            framework(measure("% of paths gritted", often="Every two months")),
            framework(measure("% of paths gritted", often="Biennial")),
            framework(deliverable("Report to the board each month")),
        ],
        loud=[
            (framework(measure("% of paths gritted", often="Bi-monthly")), {"m1"}),
            (framework(measure("% of paths gritted", often="Bi-annual")), {"m1"}),
            (framework(deliverable("Report to the board", due="Bi-monthly")), {"d100"}),
        ],
    ),
    "GT504": Trial(
        quiet=[
            framework(measure("% of paths gritted", often="Quarterly")),
            framework(measure("% of paths gritted", often="Quarterly and cumulative")),
        ],
        loud=[
            (framework(measure("% of paths gritted", often="Quarterly or termly")), {"m1"}),
            (
                framework(
                    measure("% of paths gritted", often="Currently annual, will move to quarterly")
                ),
                {"m1"},
            ),
            (framework(measure("% of paths gritted", often="tbc")), {"m1"}),
        ],
    ),
    "GT505": Trial(
        quiet=[
            framework(
                measure(
                    "Pay gap",
                    baseline="£31 per week",
                    way="↓",
                    target="£20 per week",
                    often="Annual",
                )
            ),
            framework(measure("Annual reviews completed", often="Monthly")),
            framework(measure("Attainment 8 score", often="Annual")),
            framework(measure("% of paths gritted", often="Monthly")),
            framework(measure("% satisfied (residents' survey)", often="Annual")),
            framework(measure("Families housed per month", often="Monthly")),
            framework(measure("Life expectancy of women", often="Annually")),
        ],
        loud=[
            (
                framework(
                    measure("% satisfied", often="Quarterly (carers' survey every two years)")
                ),
                {"m1"},
            ),
            (
                framework(measure("% satisfied", often="Annual", why="From a biennial survey.")),
                {"m1"},
            ),
            (
                framework(
                    measure("% satisfied", often="Every two years", target="65% each quarter")
                ),
                {"m1"},
            ),
            (
                framework(measure("Pupils with grade 5 in English and maths", often="Monthly")),
                {"m1"},
            ),
            (framework(measure("% satisfied (residents' survey)", often="Quarterly")), {"m1"}),
            (
                framework(measure("% of residents who feel litter is a problem", often="Monthly")),
                {"m1"},
            ),
            (framework(measure("Families housed per month", often="Quarterly")), {"m1"}),
        ],
    ),
    "GT506": Trial(
        quiet=[
            framework(
                *(
                    measure(f"{kind} homes – % of rent collected", line=line)
                    for line, kind in enumerate(("Old", "New", "Other"), start=1)
                )
            ),
            framework(
                measure("Old homes – % of rent collected"),
                measure("New homes – % of rent collected", often="Monthly", line=2),
            ),
            framework(
                measure("Old homes – % of rent collected", often="Monthly"),
                measure("New homes – % of rent collected", line=2),
                measure("Other homes – % of rent collected", often="Annually", line=3),
            ),
        ],
        loud=[
            (
                framework(
                    measure("Old homes – % of rent collected"),
                    measure("New homes – % of rent collected", line=2),
                    measure("Other homes – % of rent collected", often="Monthly", line=3),
                ),
                {"m1", "m2", "m3"},
            )
        ],
    ),
    "GT209": Trial(
        quiet=[
            framework(deliverable("Build it", due="March 2022", steps=[("Bought", "June 2021")])),
            framework(deliverable("Build it", due="2022", steps=[("Opened", "March 2022")])),
            framework(deliverable("Build it", due=None, steps=[("Opened", "March 2022")])),
            framework(
                deliverable(
                    "Plant trees",
                    steps=[("100 by March 2020; 200 by June 2020; 300", "by March 2021")],
                )
            ),
        ],
        loud=[
            (
                framework(
                    deliverable("Build it", due="March 2021", steps=[("Opened", "June 2021")])
                ),
                {"d100"},
            ),
            (
                framework(
                    deliverable(
                        "Plant trees",
                        steps=[("100 by March 2020; 80 by June 2020; 300", "by March 2021")],
                    )
                ),
                {"d100"},
            ),
        ],
    ),
}
