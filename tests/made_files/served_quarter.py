"""A council on the day its fourth quarter has ended: its framework and its earlier figures.

``python served_quarter.py`` fills the installation that the environment names. Nobody is in it.
"""

from __future__ import annotations

from datetime import date

AUTHORITY = "barking-and-dagenham"
BEGINS = date(2021, 1, 1)
"""The first day of the quarter that is run; figures are known for what ended before it."""
ENDS = date(2021, 3, 31)


def fill() -> None:
    """Load the larger framework of the demonstration with its figures until the quarter begins."""
    from goldthread.web.running import prepare

    prepare()
    from django.db import transaction

    from goldthread.demo import demo_frameworks, illustrative_figures, series_to_fill
    from goldthread.documents import read_document, understand
    from goldthread.web.records import actions, selectors
    from goldthread.web.running.frameworks import keep

    demo = next(one for one in demo_frameworks() if one.code == AUTHORITY)
    with transaction.atomic(), demo.document() as path:
        framework = understand(read_document(path))
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


if __name__ == "__main__":
    fill()
