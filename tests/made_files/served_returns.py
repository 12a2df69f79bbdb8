"""A council in the middle of a quarter, to be filled into an installation and tried in a browser.

``python served_returns.py`` fills the installation that the environment names and prints, as JSON,
the session of each person: ana gives figures, ben signs off, cy is of the performance team.
"""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from decimal import Decimal

MEASURES = 14
"""Twelve with a target of 80%, one of two lines of figures, and one in days."""
PERIOD = "2020-Q4"
ONE_WORD = "Repairs" * 60
"""What somebody pasted without a space; no page may become wider for it."""


def fill() -> dict[str, str]:
    """Fill the installation; the session key of each person by name."""
    from goldthread.web.running import prepare

    prepare()
    from django.test import Client
    from django.utils import timezone

    from goldthread.framework import Framework, Measure, Node, NodeKind, Placement, Polarity
    from goldthread.framework.periods import quarter
    from goldthread.framework.rules.schedule import Every, Unit
    from goldthread.framework.rules.targets import Comparison, Threshold
    from goldthread.framework.rules.values import Figure
    from goldthread.web.accounts.models import RoleAssignment, User
    from goldthread.web.collection import actions, models
    from goldthread.web.collection.mapping import Given, GivenFigure
    from goldthread.web.records import actions as record_actions
    from goldthread.web.records import models as records

    authority = record_actions.register_authority(code="anyborough", name="Anyborough", by="a test")
    at_least_80 = Threshold(comparison=Comparison.AT_LEAST, value=Decimal(80), unit="%")
    at_most_20 = Threshold(comparison=Comparison.AT_MOST, value=Decimal(20), unit="days")

    def stated(number: int) -> Measure:
        in_days = number == MEASURES
        return Measure(
            f"q{number}",
            "Days taken to let a home that stands empty"
            if in_days
            else f"Repairs done on time in area {number}",
            (Placement("p1"),),
            rationale="Residents wait less when repairs are done when they were promised.",
            components=("number", "percentage") if number == MEASURES - 1 else (),
            baseline=Figure(value=Decimal(25), unit="days") if in_days else None,
            target_text="No more than 20 days" if in_days else "At least 80%",
            target=at_most_20 if in_days else at_least_80,
            polarity=Polarity.DOWN if in_days else Polarity.UP,
            frequency_text="Quarterly",
            frequency=Every(unit=Unit.QUARTER),
            service="Housing" if number % 2 else "Repairs and maintenance",
        )

    loaded = record_actions.load_framework(
        authority=authority,
        framework=Framework(
            title="Homes Framework",
            nodes=(Node("p1", NodeKind.PRIORITY, "Homes"),),
            measures=tuple(stated(number) for number in range(1, MEASURES + 1)),
        ),
        document=record_actions.ReadDocument(name="homes.docx", sha256="c" * 64),
        by="a test",
    )
    record_actions.adopt_framework(framework=loaded.record, by="a test")
    record_actions.record_observations(
        authority=authority,
        observations=[
            record_actions.NewObservation(
                series=series,
                period=quarter(2019 + (place // 4), place % 4 + 1),
                value=Decimal(76 + place) if series.unit == "%" else Decimal(24 - place),
            )
            for series in records.Series.objects.filter(measure__authority=authority)
            for place in range(7)
        ],
        by="a test",
        source="earlier returns",
    )
    actions.start_collecting(authority=authority, collect_from=date(2021, 1, 1), by="a test")
    actions.open_returns(authority=authority, until=date(2021, 3, 31), by="a test")

    sessions = {}
    for name, first, last, role in (
        ("ana", "Ana", "Example", "data_owner"),
        ("ben", "Ben", "Example", "lead_officer"),
        ("cy", "Cy", "Example", "performance_team"),
    ):
        user = User.objects.create_user(
            name, f"{name}@example.org", first_name=first, last_name=last
        )
        RoleAssignment.objects.create(
            user=user,
            role=role,
            authority=authority,
            starts_on=timezone.localdate() - timedelta(days=1),
            given_by="a test",
        )
        client = Client()
        client.force_login(user)
        sessions[name] = client.cookies["sessionid"].value
    for number in range(2, 12):
        here = models.Return.objects.get(measure__code=f"q{number}", period_code=PERIOD)
        series = here.measure.series.get()
        actions.submit_return(
            period_return=here,
            given=Given(
                figures={series.pk: GivenFigure(value=Decimal(80 + number))},
                commentary=f"The second team began in February and did {number} more a week."
                + (f" {ONE_WORD}" if number == 11 else ""),
            ),
            version=here.version,
            key="first",
            by="ana",
        )
        if number == 11:
            actions.comment_on_return(period_return=here, text=ONE_WORD, by="ana")
    return sessions


if __name__ == "__main__":
    sys.stdout.write(json.dumps(fill()))
