"""What a measure is counted in, said in the browser and taken back."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from lxml import html
from small_drafts import draft, editor, seen, words

from goldthread.framework.periods import financial_year
from goldthread.web.records import actions, models

__all__ = ["draft", "editor"]

pytestmark = pytest.mark.django_db


def test_units_and_breakdowns_are_said_before_any_figure_is_in(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    (whole,) = models.Series.objects.filter(measure__code="m2")
    address = draft("counting", "m2")
    sent = {f"unit-{whole.pk}": "days", "parts": "Ward: Abbey, Alibon\nAge: under 18"}
    sent["seen"] = seen(editor, address)
    assert editor.post(address, sent).status_code == 302
    kept = models.Series.objects.filter(measure__code="m2").values_list(
        "dimension", "category", "unit"
    )
    assert sorted(kept) == [
        ("", "", "days"),
        ("Age", "under 18", "days"),
        ("Ward", "Abbey", "days"),
        ("Ward", "Alibon", "days"),
    ]
    assert "Ward: Abbey, Alibon" in words(editor.get(address))
    sent["seen"] = seen(editor, address)
    editor.post(address, sent | {"parts": "Ward: Abbey"})
    assert models.Series.objects.filter(measure__code="m2").count() == 2
    wrong = editor.post(address, {f"unit-{whole.pk}": "days", "parts": "Abbey"})
    assert "needs what it is by, a colon, and the parts" in words(wrong)


def test_the_unit_of_figures_that_are_in_does_not_change(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    whole = models.Series.objects.get(measure__code="m1", label="percentage")
    figure = actions.NewObservation(series=whole, period=financial_year(2020), value=Decimal(50))
    actions.record_observations(
        authority=record.authority, observations=[figure], by="a test", source="returns.csv"
    )
    sent = {f"unit-{one.pk}": "days" for one in models.Series.objects.filter(measure__code="m1")}
    sent["seen"] = seen(editor, draft("counting", "m1"))
    answer = editor.post(draft("counting", "m1"), sent | {"parts": ""})
    assert "Figures were recorded for percentage in %, so its unit stays." in words(answer)
    whole.refresh_from_db()
    assert whole.unit == "%"


def test_units_and_breakdowns_are_taken_back_like_any_other_change(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    (whole,) = models.Series.objects.filter(measure__code="m2")
    address = draft("counting", "m2")

    def counted() -> list[tuple[str, str | None]]:
        own = models.Series.objects.filter(measure__code="m2")
        return sorted((one.part, one.unit) for one in own)

    def give(unit: str, parts: str) -> None:
        sent = {f"unit-{whole.pk}": unit, "parts": parts, "seen": seen(editor, address)}
        assert editor.post(address, sent).status_code == 302

    give("days", "Ward: Abbey, Alibon")
    give("weeks", "Ward: Abbey")
    told = words(editor.get(draft("history")))
    assert "“Homes let”, unit gone: days new: weeks" in told
    assert "“Homes let”, parts by ward gone: Alibon" in told
    assert counted() == [("", "weeks"), ("Ward: Abbey", "weeks")]
    editor.post(draft("take-back"), {"change": "2"})
    assert counted() == [("", "days"), ("Ward: Abbey", "days"), ("Ward: Alibon", "days")]
    editor.post(draft("take-back"), {"change": "1"})
    assert counted() == [("", None)]
    # Changes that are the same are none.
    give("", "")
    assert record.revisions.count() == 4
    told = words(editor.get("/anyborough/history/"))
    assert "“Homes let”: parts by Ward" in told
    assert "1 way of counting of a measure" in told


def test_a_change_of_units_that_others_rest_on_is_not_taken_back(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    (whole,) = models.Series.objects.filter(measure__code="m2")
    address = draft("counting", "m2")
    for unit in ("days", "weeks"):
        sent = {f"unit-{whole.pk}": unit, "parts": "Ward: Abbey", "seen": seen(editor, address)}
        editor.post(address, sent)
    answer = editor.post(draft("take-back"), {"change": "1"}, follow=True)
    assert "its units or its breakdown have been changed since" in words(answer)
    part = models.Series.objects.get(measure__code="m2", category="Abbey")
    figure = actions.NewObservation(series=part, period=financial_year(2020), value=Decimal(50))
    actions.record_observations(
        authority=record.authority, observations=[figure], by="a test", source="returns.csv"
    )
    answer = editor.post(draft("take-back"), {"change": "2"}, follow=True)
    assert "Figures were recorded for Ward: Abbey in weeks, so its unit stays." in words(answer)


def test_of_two_who_say_how_it_is_counted_at_once_the_second_is_told(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    (whole,) = models.Series.objects.filter(measure__code="m2")
    address = draft("counting", "m2")
    before = seen(editor, address)
    sent = {"parts": "", "seen": before}
    assert editor.post(address, sent | {f"unit-{whole.pk}": "days"}).status_code == 302
    late = editor.post(address, sent | {f"unit-{whole.pk}": "weeks"})
    assert late.status_code == 409
    assert "Somebody else changed this while you had it open" in words(late)
    assert "Now days" in words(late)
    whole.refresh_from_db()
    assert whole.unit == "days"
    # Having seen it, a person may still have it their way.
    (now,) = html.fromstring(late.content.decode()).xpath("//input[@name='seen']/@value")
    answer = editor.post(address, sent | {f"unit-{whole.pk}": "weeks", "seen": now})
    assert answer.status_code == 302
    whole.refresh_from_db()
    assert whole.unit == "weeks"
