"""What has slipped in delivery is held against the last pack that was issued."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html
from pytest_django.fixtures import Settings

from goldthread.framework.periods import Period, PeriodKind, containing
from goldthread.framework.rules import Moment, rule_to_json
from goldthread.framework.rules.schedule import DueBy
from goldthread.web.delivery.actions.report_milestone import report_milestone
from goldthread.web.packs import actions as pack_actions
from goldthread.web.packs.models import Pack
from goldthread.web.records import actions
from goldthread.web.records import models as records
from goldthread.web.records.mapping.subjects import calendar_of

pytestmark = pytest.mark.django_db

BY = "a test"
TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=50)


@pytest.fixture(autouse=True)
def _everything_is_due_in_twenty_days(record: records.Framework, settings: Settings) -> None:
    settings.ANONYMOUS_READING = True
    actions.adopt_framework(framework=record, by=BY)
    due = DueBy(by=Moment(TODAY + timedelta(days=20)))
    records.EditionMilestone.objects.update(deadline=rule_to_json(due))


@pytest.fixture
def before(record: records.Framework) -> Period:
    """The quarter that ended last."""
    calendar = calendar_of(record.authority)
    now = containing(TODAY, PeriodKind.QUARTER, calendar)
    return containing(now.first - timedelta(days=1), PeriodKind.QUARTER, calendar)


def expected(milestone: str, as_of: date) -> None:
    """Somebody says of a day that a milestone is a month late."""
    clinic = records.Deliverable.objects.get(code="d1")
    report_milestone(
        deliverable=clinic,
        milestone=clinic.milestones.get(text=milestone),
        by=BY,
        seen=clinic.milestone_reports.count(),
        expected_on=TODAY + timedelta(days=50),
        reason="Rain.",
        as_of=as_of,
    )


def issued(record: records.Framework, period: Period, embargo: datetime | None = None) -> Pack:
    words = pack_actions.PackWords("Performance report", period.code)
    pack = pack_actions.begin_pack(authority=record.authority, words=words, by=BY)
    pack_actions.freeze_pack(pack=pack, by=BY)
    return pack_actions.issue_pack(pack=pack, files={}, embargo_until=embargo, by=BY)


def page(client: Client) -> html.HtmlElement:
    return html.fromstring(client.get("/anyborough/delivery/").content.decode())


def slipped(client: Client) -> tuple[str, list[str]]:
    """What the page says that it is held against, and what has slipped since."""
    tree = page(client)
    tables = "//table[caption='What has slipped, the longest first']"
    found = tree.xpath(f"{tables}//th[@scope='row']/a")
    return tree.xpath("string(//h2[@id='slipped'])"), [one.text for one in found]


def test_it_is_held_against_what_the_last_issued_pack_knew(
    record: records.Framework, before: Period, client: Client
) -> None:
    expected("Ground broken", before.first)
    pack = issued(record, before)
    assert slipped(client) == ("Slipped since the last pack", [])
    # Said after the pack was made, of a day before it: the pack did not know.
    expected("Opened", before.last)
    assert slipped(client) == ("Slipped since the last pack", ["Opened"])
    (link,) = page(client).xpath("//h2[@id='slipped']/following-sibling::p[1]/a")
    assert (link.text, link.get("href")) == (pack.title, pack.get_absolute_url())


def test_a_pack_that_nobody_may_read_yet_or_any_more_is_not_the_last_one(
    record: records.Framework, before: Period, client: Client
) -> None:
    issued(record, before, embargo=timezone.now() + timedelta(days=2))
    gone = issued(record, before)
    assert slipped(client)[0] == "Slipped since the last pack"
    pack_actions.withdraw_pack(pack=gone, reason="A wrong figure.", by=BY)
    last = before.last
    assert slipped(client)[0] == f"Slipped since {last.day} {last:%B %Y}"
