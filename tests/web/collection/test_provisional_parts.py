"""A part of a breakdown may be provisional though its whole is not."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import html

from goldthread.web.collection import models
from goldthread.web.records import models as records

pytestmark = pytest.mark.django_db

PAGE = "/anyborough/returns/q1/2020-Q4/"


def test_a_part_is_marked_provisional_by_itself(due: models.Return, ana: Client) -> None:
    whole = due.measure.series.get()
    part = records.Series.objects.create(
        measure=due.measure,
        label=whole.label,
        unit=whole.unit,
        dimension="ward",
        category="North",
        position=2,
    )
    form = html.fromstring(ana.get(PAGE).content.decode())
    (label,) = form.xpath(f"//label[@for='id_provisional-{part.pk}']")
    assert "North" in label.text_content()
    ana.post(
        PAGE,
        {
            f"value-{whole.pk}": "85",
            f"value-{part.pk}": "82",
            f"provisional-{part.pk}": "on",
            "version": due.version,
            "key": "k",
            "do": "submit",
        },
    )
    figures = models.Submission.objects.get().given["figures"]
    assert {key: one["provisional"] for key, one in figures.items()} == {
        str(whole.pk): False,
        str(part.pk): True,
    }
