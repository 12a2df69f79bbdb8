"""Trials of the rules on duplicates and contradictions (GT4)."""

from __future__ import annotations

from lint_trials.making import OTHER_THEME, Trial, deliverable, framework, measure

_LEVEL_2 = measure("% of young people aged 19 qualified to Level 2")
_LEVEL_3 = measure("% of young people aged 19 qualified to Level 3", line=2)
_MEN = measure("Healthy years of life (male)")
_WOMEN = measure("Healthy years of life (female)", line=2)
_CRIME = measure("To what extent are you worried about crime in the area?")
_LITTER = measure("To what extent are you worried about litter in the area?", line=2)
_SIGNED_UP = measure(
    "Number of people signed up to the Citizens Jury Network", target="400 by March 2022"
)
_SHARED_PLAN = "Produce a plan for the lighting of every street in the borough by the river"

_UNLIKE_MEASURES = [
    framework(_LEVEL_2, _LEVEL_3),
    framework(_MEN, _WOMEN),
    framework(_CRIME, _LITTER),
    framework(measure("% of tenants satisfied"), measure("% of leaseholders satisfied", line=2)),
    framework(
        measure("Repeat referrals to social care"), measure("Referrals to social care", line=2)
    ),
    # What stands first is no reference here: it is what is counted.
    framework(
        measure("KS2 pupils at the standard in maths"),
        measure("KS4 pupils at the standard in maths", line=2),
    ),
]
_UNLIKE_DELIVERABLES = [
    framework(
        deliverable("Design the new model for family help"),
        deliverable("Implement the new model for family help", line=101),
    ),
    framework(
        deliverable(
            "North", does="Produce a vision for the future of North Town over the next 15 years."
        ),
        deliverable(
            "Low",
            does="Produce a vision for the future of Low Town over the next 15 years.",
            line=101,
        ),
    ),
    framework(
        deliverable(
            "Building homes", does="Buy homes built by others if there is a strong case for it."
        ),
        deliverable(
            "Building homes", does="Agree the shape and size of the programme from 2023.", line=101
        ),
    ),
]

TRIALS = {
    "GT401": Trial(
        quiet=[
            framework(
                measure("Emergency repairs done within target", target="98%"),
                measure("Non-emergency repairs done within target", target="85%", line=2),
            ),
            *_UNLIKE_MEASURES,
            framework(measure("% of paths gritted"), measure("The % of paths gritted.", line=2)),
            framework(_SIGNED_UP, measure(_SIGNED_UP.title, target="400 by March 2022", line=2)),
        ],
        loud=[
            (
                framework(
                    measure("Canopy cover", baseline="15.2%", target="17%"),
                    measure("Canopy cover of the borough", baseline="15.2%", target="18%", line=2),
                ),
                {"m1", "m2"},
            ),
            (
                framework(
                    measure("Council tax collected", baseline="95.4%"),
                    measure(
                        "Council tax collection rate", baseline="95.4%", target="96.5%", line=2
                    ),
                ),
                {"m1", "m2"},
            ),
            (
                framework(
                    measure("% of calls answered in a minute"),
                    measure(
                        "% of calls answered in a minute.", target="85%", node=OTHER_THEME, line=2
                    ),
                ),
                {"m1", "m2"},
            ),
            (
                framework(
                    measure("% of calls answered in a minute"),
                    measure("% of calls answered in a minute.", often="Monthly", line=2),
                ),
                {"m1", "m2"},
            ),
        ],
    ),
    "GT402": Trial(
        quiet=[
            *_UNLIKE_MEASURES,
            framework(
                measure("% of paths gritted"), measure("% of paths gritted.", target="85%", line=2)
            ),
        ],
        loud=[
            (
                framework(
                    measure("% of paths gritted"), measure("The % of paths gritted.", line=2)
                ),
                {"m1", "m2"},
            ),
            *(
                (
                    framework(
                        measure(f"{first} % of winter paths gritted"),
                        measure(f"{second} % of winter paths gritted", line=2),
                    ),
                    {"m1", "m2"},
                )
                for first, second in (
                    ("CS-01:", "HW-14:"),
                    ("KPI 3", "KPI 27"),
                    ("1.2", "4.3.1"),
                    ("12.", "PAM/020"),
                )
            ),
            (
                framework(
                    _SIGNED_UP,
                    measure(
                        "Number of people signed up to CJN", target="400 by March 2022", line=2
                    ),
                ),
                {"m1", "m2"},
            ),
        ],
    ),
    "GT403": Trial(
        quiet=[
            *_UNLIKE_DELIVERABLES,
            framework(
                deliverable("Adopt the new policy on social value", due="May 2021"),
                deliverable("Adopt the new policy on social value.", due="Q1 2021/22", line=101),
            ),
        ],
        loud=[
            (
                framework(
                    deliverable("Adopt the new policy on social value", due="June 2020"),
                    deliverable(
                        "Adopt the new policy on social value.", due="Q2 2020/21", line=101
                    ),
                ),
                {"d100", "d101"},
            ),
            (
                framework(
                    deliverable("Adopt the new policy on social value", member="Cllr Example"),
                    deliverable(
                        "Adopt the new policy on social value.", member="Cllr Sample", line=101
                    ),
                ),
                {"d100", "d101"},
            ),
            (
                framework(
                    deliverable(_SHARED_PLAN, due="March 2021"),
                    deliverable("Light", does=f"{_SHARED_PLAN}.", due="December 2020", line=101),
                ),
                {"d100", "d101"},
            ),
        ],
    ),
    "GT404": Trial(
        quiet=[
            *_UNLIKE_DELIVERABLES,
            framework(
                deliverable("Adopt the new policy on social value", due="June 2020"),
                deliverable("Adopt the new policy on social value", due="May 2021", line=101),
            ),
        ],
        loud=[
            (
                framework(
                    deliverable("Adopt the new policy on social value"),
                    deliverable("Adopt the new policy on social value.", line=101),
                ),
                {"d100", "d101"},
            ),
            (
                framework(
                    deliverable("Create an Openness Plan that sets out what the council publishes"),
                    deliverable("Openness Plan", line=101),
                ),
                {"d100", "d101"},
            ),
        ],
    ),
    "GT405": Trial(
        quiet=[
            framework(
                measure("New affordable homes completed", target="2,000 between 2018 and 2023"),
                deliverable(
                    "Homes", does="At least 2,000 new affordable homes between 2018 and 2023."
                ),
            ),
            framework(
                measure("New affordable homes completed", target="2,000 between 2018 and 2023"),
                deliverable("Trees", does="At least 2,000 new street trees between 2019 and 2024."),
            ),
            framework(
                measure("Net additional homes provided", target="2,500 per year"),
                goal="50,000 new homes over the next two decades",
            ),
            framework(
                deliverable("Insulation", does="Insulate homes up to mid-2022.", due="June 2022")
            ),
        ],
        loud=[
            (
                framework(
                    measure("New affordable homes completed", target="2,000 between 2018 and 2023"),
                    deliverable(
                        "Homes", does="At least 2,000 new affordable homes between 2019 and 2023."
                    ),
                ),
                {"m1", "d100"},
            ),
            (
                framework(
                    measure("Net additional homes provided", target="1,900 per year"),
                    goal="50,000 new homes over the next two decades",
                ),
                {"m1", "theme"},
            ),
            (
                framework(
                    deliverable(
                        "Insulation", does="Insulate homes up to mid-2022.", due="February 2022"
                    )
                ),
                {"d100"},
            ),
        ],
    ),
    "GT406": Trial(
        quiet=[
            framework(
                measure("Percentage of rent collected", baseline="97.8%", target="98.5%"),
                measure(
                    "Business rates collected",
                    baseline="98.4%",
                    target="98.5%",
                    node=OTHER_THEME,
                    line=2,
                ),
            ),
            framework(
                measure("Visits to leisure centres", baseline="612,000", target="680,000"),
                measure(
                    "Subsidy of leisure centres per visit",
                    baseline="£1.42",
                    node=OTHER_THEME,
                    line=2,
                ),
            ),
            *_UNLIKE_MEASURES,
            framework(
                measure("Percentage of calls answered by the contact centre"),
                measure(
                    "Percentage of letters answered by the planning team", node=OTHER_THEME, line=2
                ),
            ),
            framework(
                measure("Percentage of men who quit smoking with our help"),
                measure(
                    "Percentage of women who quit smoking with our help", node=OTHER_THEME, line=2
                ),
            ),
            framework(
                measure("Flats let within 20 days of falling vacant"),
                measure("Flats let within 40 days of falling vacant", node=OTHER_THEME, line=2),
            ),
        ],
        loud=[
            (
                framework(
                    measure(
                        "Attendance at the Elmstead Theatre", baseline="61,200", target="66,000"
                    ),
                    measure("Theatre audience", baseline="61,200", target="64,000", line=2),
                ),
                {"m1", "m2"},
            ),
            (
                framework(
                    measure("Customer effort scoring"),
                    measure(
                        "Customer effort scoring of transactional services",
                        node=OTHER_THEME,
                        line=2,
                    ),
                ),
                {"m1", "m2"},
            ),
            (
                framework(
                    measure("Hostel flats – % of rent collected of the total due (all tenants)"),
                    measure("Hostel flats – % rent collection rate", node=OTHER_THEME, line=2),
                ),
                {"m1", "m2"},
            ),
            (
                framework(
                    measure("Trainees as a share of the workforce", target="2.3%"),
                    measure("Trainee places", target="2.3%", node=OTHER_THEME, line=2),
                ),
                {"m1", "m2"},
            ),
        ],
    ),
    "GT407": Trial(
        quiet=[
            framework(
                deliverable("A greener city", does="Plant trees along the ring road."),
                deliverable("A greener city", does="Close the landfill at Ridgeway.", line=101),
            ),
            framework(
                deliverable("Adopt a food strategy"),
                deliverable("Adopt a housing strategy", line=101),
            ),
            framework(
                deliverable("Design the coastal flood barrier at Sandhaven"),
                deliverable(
                    "Implement the coastal flood barrier at Sandhaven", node=OTHER_THEME, line=101
                ),
            ),
            framework(
                deliverable("Produce a masterplan for Northfield market square and its shops"),
                deliverable(
                    "Produce a masterplan for Southgate market square and its shops",
                    node=OTHER_THEME,
                    line=101,
                ),
            ),
            framework(
                deliverable("Review the service", does="Agree a plan for the future of services."),
                deliverable(
                    "Deliver the plan",
                    does="Improve services in partnership with residents.",
                    node=OTHER_THEME,
                    line=101,
                ),
            ),
        ],
        loud=[
            (
                framework(
                    deliverable("Review of fees and charges", does="All services."),
                    deliverable(
                        "Fees and charges review", does="Every fee of every service.", line=101
                    ),
                ),
                {"d100", "d101"},
            ),
            (
                framework(
                    deliverable("Review the allocations policy", due="March 2021"),
                    deliverable(
                        "Review of the housing allocations policy", due="June 2021", line=101
                    ),
                ),
                {"d100", "d101"},
            ),
            (
                framework(
                    deliverable(
                        "Improve the lettings of sheltered flats, with an annual lettings plan and "
                        "accommodation panels"
                    ),
                    deliverable(
                        "Homes",
                        does="Embed accommodation panels, backed by an annual lettings plan.",
                        node=OTHER_THEME,
                        line=101,
                    ),
                ),
                {"d100", "d101"},
            ),
            (
                framework(
                    deliverable(
                        "Energy", steps=[("Harbour heat network serves 8,000 flats", None)]
                    ),
                    deliverable(
                        "Company",
                        does="See that the company delivers the harbour heat network, ready for "
                        "8,000 flats.",
                        node=OTHER_THEME,
                        line=101,
                    ),
                ),
                {"d100", "d101"},
            ),
        ],
    ),
    "GT408": Trial(
        quiet=[
            framework(
                measure("Employment rate (16 to 64)", target="78% by 2022"),
                introduction=["By 2022 the employment rate will be 78%."],
            ),
            framework(
                measure("Employment rate (16 to 64)", target="78% by 2022"),
                introduction=["By 2030 the employment rate will be 85%."],
            ),
            framework(
                measure("Employment rate (16 to 64)", target="78% by 2022"),
                introduction=["The employment rate rose by 4% and 900 people found work."],
            ),
            framework(
                measure("Homes sold", baseline="40", target="60 by 2022"),
                goal="Build 900 affordable homes by 2022.",
            ),
        ],
        loud=[
            (
                framework(
                    measure("Local planning applications processed in 15 weeks", target="60%"),
                    introduction=[
                        "We will process 80% of local planning applications in 15 weeks."
                    ],
                ),
                {"m1"},
            ),
            (
                framework(
                    measure("Employment rate (16 to 64)", target="78% by 2022"),
                    introduction=["By 2022 the employment rate will be 76%."],
                ),
                {"m1"},
            ),
            (
                framework(
                    measure(
                        "GHG emissions from council buildings (tonnes)",
                        baseline="2,840",
                        way="↓",
                        target="A reduction of 40% by March 2030",
                    ),
                    goal="Cut emissions from council buildings by 60% by March 2030.",
                ),
                {"m1"},
            ),
        ],
    ),
}
