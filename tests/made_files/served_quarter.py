"""A council on the day its fourth quarter has ended: its framework and its earlier figures.

``python served_quarter.py 1`` fills the installation that the environment names. Nobody is in it.
With ``3`` in place of the ``1`` it has one of three measures, and those that are named here.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date

from goldthread.framework import Framework

AUTHORITY = "barking-and-dagenham"
BEGINS = date(2021, 1, 1)
"""The first day of the quarter that is run; figures are known for what ended before it."""
ENDS = date(2021, 3, 31)
POST = "Cabinet Member for Finance, Performance and Core Services"
REVIEWS = "proportion-of-children-who-received-a-12-month-review-by-15"
"""At least 75%; the quarter before it stood at 73.5%."""
SCHOOLS = "the-proportion-of-schools-rated-as-good-or-outstanding-by-ofsted"
"""At least 92%; the quarter before it stood at 92.9%."""
UNLIKELY = "volume-of-webchats"
"""842 in December."""
WORDS_ONLY = "bdd-enquiries-resolved-at-first-point-of-contact"
"""It has never had a figure."""


def fill(one_of: int) -> None:
    """Load the larger framework of the demonstration with its figures until the quarter begins.

    Of the measures that are not named here, one of so many is in it.
    """
    from goldthread.web.running import prepare

    prepare()
    from django.db import transaction

    from goldthread.demo import demo_frameworks, illustrative_figures, series_to_fill
    from goldthread.documents import read_document, understand
    from goldthread.web.records import actions, selectors
    from goldthread.web.running.frameworks import keep

    demo = next(one for one in demo_frameworks() if one.code == AUTHORITY)
    with transaction.atomic(), demo.document() as path:
        framework = _one_of(one_of, understand(read_document(path)))
        record = keep(
            framework,
            path,
            authority=demo.code,
            name=demo.name,
            gss_code=demo.gss_code,
            by="a test",
            illustrative=True,
        ).framework.record
        series = selectors.series_asked_for(record).as_stated
        actions.record_observations(
            authority=record.authority,
            observations=[
                actions.NewObservation(
                    series=series[figure.measure, figure.label],
                    period=figure.period,
                    value=figure.value,
                )
                for figure in illustrative_figures(
                    series_to_fill(framework, published=()),
                    since=demo.figures_since,
                    until=demo.figures_until,
                )
                if figure.period.last < BEGINS
            ],
            by="a test",
            source="earlier returns",
            illustrative=True,
        )
        actions.evaluate_framework(framework=record, by="a test")
        actions.adopt_framework(framework=record, by="a test")


def _one_of(many: int, framework: Framework) -> Framework:
    """One of so many measures, and those that the quarter is told of."""
    told = {REVIEWS, SCHOOLS, UNLIKELY, WORDS_ONLY}
    return replace(
        framework,
        measures=tuple(
            one
            for place, one in enumerate(framework.measures)
            if place % many == 0 or one.id in told or POST in one.lead_members
        ),
    )


if __name__ == "__main__":
    fill(int(sys.argv[1]))
