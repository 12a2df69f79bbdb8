"""Lines of figures that somebody had worked out beside a measure, in the lists of measures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from goldthread.engine.calculated import Rolling
from goldthread.web.records import actions, models
from goldthread.web.records.actions.define_calculation import NewLine, define_calculation
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.facts import MeasureFacts, measure_facts

pytestmark = pytest.mark.django_db

LABEL = "Over two years"


@pytest.fixture
def beside(figures: models.Framework) -> models.Series:
    """Beside m1, which has a target, the figures of m2 over two years: 120 and 130 are 250."""
    homes = models.Series.objects.get(measure__code="m2")
    row = define_calculation(
        authority=figures.authority,
        of=NewLine(models.Measure.objects.get(code="m1"), LABEL),
        rule=Rolling(str(homes.pk), 2),
        from_period=None,
        by="a test",
        reason="Single years are few.",
    )
    return row.series


def m1(framework: models.Framework) -> MeasureFacts:
    scope = Scope(framework.authority, framework, timezone.localdate(), editions=(framework,))
    (found,) = (one for one in measure_facts(scope) if one.code == "m1")
    return found


def test_they_stand_in_the_lists_after_what_the_document_asks_for(
    figures: models.Framework,
    beside: models.Series,
    page: Callable[[str], html.HtmlElement],
    client: Client,
) -> None:
    actions.evaluate_framework(framework=figures, by="a test")
    for address in ("/anyborough/measures/", "/anyborough/at/t1/"):
        rows = page(address).xpath("//tr[th/a[contains(@href, '/measures/m1/')]]")
        labels = [row.xpath("string(th/span)") for row in rows]
        assert labels[-1] == LABEL, address
        told = {
            cell.get("data-label"): " ".join(cell.text_content().split())
            for cell in rows[-1].xpath("td")
        }
        assert told["Status"] == "No target"
        assert told["Latest"].startswith("250")
        # The target and the baseline of the document are not meant for it.
        assert (told["Target"], told["Baseline"]) == ("", "")
    table = client.get("/anyborough/measures/?csv=measures").content.decode("utf-8-sig")
    assert LABEL in table


def test_they_do_not_decide_how_a_measure_stands(
    figures: models.Framework, beside: models.Series
) -> None:
    # Nothing has been judged yet: a line beside has no target, and the measure awaits its figures.
    models.Result.objects.all().delete()
    now = m1(figures)
    assert [line.judgement.status for line in now.lines] == [
        *("awaiting_data" for _ in now.asked_for),
        "no_target",
    ]
    assert now.status == "awaiting_data"


def test_what_the_edition_asks_for_later_is_listed_once(
    figures: models.Framework, beside: models.Series
) -> None:
    stated = figures.edition_measures.get(measure=beside.measure)
    models.Component.objects.create(edition_measure=stated, series=beside, position=9)
    found = [(one.label, one.beside) for one in m1(figures).lines if one.key == beside.pk]
    assert found == [(LABEL, False)]
