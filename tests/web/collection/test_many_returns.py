"""Many returns at once: in groups, counted, the first few shown and the rest a click away."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from lxml import html
from small_returns import signed_off

from goldthread.framework import Framework, Measure, Node, NodeKind, Placement
from goldthread.framework.periods import month, quarter
from goldthread.framework.rules.schedule import Every, Unit
from goldthread.web.collection import actions, models
from goldthread.web.collection.selectors.activity import notices_of
from goldthread.web.collection.selectors.groups import in_groups, top_nodes
from goldthread.web.collection.selectors.reminders import reminders_on
from goldthread.web.collection.selectors.work import WorkItem
from goldthread.web.collection.sending.digest import written_digest
from goldthread.web.records import actions as record_actions
from goldthread.web.records import models as records

PERIOD = quarter(2020, 4)


def item(measure: int, due_on: date = date(2021, 4, 30)) -> WorkItem:
    """A return that is not kept anywhere."""
    return WorkItem(models.Return(measure_id=measure, due_on=due_on), PERIOD, 3)


def test_a_long_group_shows_its_first_few_and_puts_the_rest_under_their_nodes() -> None:
    nodes = {one: (one % 2, ("Homes", "Streets")[one % 2]) for one in range(20)}
    (group,) = in_groups([item(one) for one in range(20)], lambda: nodes)
    assert group.count == 20
    assert [one.period_return.measure_id for one in group.few] == [0, 1, 2, 3, 4]
    assert [(one.title, len(one.listed)) for one in group.rest] == [("Homes", 7), ("Streets", 8)]


def test_a_short_group_is_shown_whole_and_asks_nothing_of_nodes() -> None:
    def never() -> dict[int, tuple[int, str]]:
        raise AssertionError("Nodes were asked for.")

    later = date(2021, 5, 31)
    groups = in_groups([*(item(one) for one in range(7)), item(8, later)], never)
    assert [(one.due_on, len(one.few), one.resting) for one in groups] == [
        (date(2021, 4, 30), 7, 0),
        (later, 1, 0),
    ]


@pytest.fixture
def many(authority: records.Authority) -> list[models.Return]:
    """The returns of nine measures for one quarter, long late."""
    stated = Framework(
        title="Many",
        nodes=(
            Node("p1", NodeKind.PRIORITY, "Homes"),
            Node("t1", NodeKind.THEME, "Repairs", parent="p1"),
        ),
        measures=tuple(
            Measure(
                f"q{one}",
                f"Measure {one}",
                (Placement("t1"),),
                frequency_text="Quarterly",
                frequency=Every(unit=Unit.QUARTER),
            )
            for one in range(1, 10)
        ),
    )
    loaded = record_actions.load_framework(
        authority=authority,
        framework=stated,
        document=record_actions.ReadDocument(name="many.docx", sha256="b" * 64),
        by="a test",
    )
    record_actions.adopt_framework(framework=loaded.record, by="a test")
    actions.start_collecting(authority=authority, collect_from=date(2021, 1, 1), by="a test")
    return actions.open_returns(authority=authority, until=date(2021, 3, 31), by="a test")


def page(answer: HttpResponse) -> html.HtmlElement:
    return html.fromstring(answer.content.decode())


def words(found: html.HtmlElement) -> str:
    return " ".join(found.xpath("string()").split())


def test_my_work_groups_what_is_late_and_opens_the_rest_without_a_script(
    many: list[models.Return], person
) -> None:
    authority = many[0].measure.authority
    assert set(top_nodes(authority).values()) == {(0, "Homes")}
    models.Return.objects.filter(measure__code__in=("q1", "q2")).update(illustrative=True)
    ana = person("ana", "data_owner", authority)
    told = page(ana.get("/anyborough/my-work/"))
    (first,) = told.xpath("//*[@id='first']")
    assert words(first) == "First: give “Measure 1”, Q4 2020-21"
    (rest,) = told.xpath("//main//details")
    assert words(rest.find("summary")) == "The other 4 of Q4 2020-21"
    assert len(rest.xpath(".//li")) == 4
    assert "Homes 4" in words(rest)
    assert "Late 9 2 of them are left late on purpose" in words(told.xpath("//main")[0])
    (notice,) = notices_of(ana.get("/account/").wsgi_request.user, authority).listed
    assert notice.sentence == "9 returns of yours are late, the longest was due 16 April 2021"


def test_dates_of_many_returns_are_put_together_on_the_page_in_the_calendar_and_in_the_letter(
    many: list[models.Return], person
) -> None:
    authority = many[0].measure.authority
    ana = person("ana", "data_owner", authority)
    told = page(ana.get("/anyborough/calendar/"))
    (late,) = told.xpath("//*[@id='late']")
    assert words(late) == "Late 9"
    assert words(told.xpath("//main//details/summary")[0]) == "The other 4 of Q4 2020-21"
    months = told.xpath("//details[preceding-sibling::*[@id='later']]")
    # The quarters from January to March 2021 on come due each, three weeks after they end.
    assert all(words(one.find("summary")).endswith(": 9 returns") for one in months)
    assert len(months) >= 4
    assert words(months[-1].find(".//li")).endswith("Homes 9 9 returns")

    address = words(page(ana.post("/anyborough/calendar/new/")).xpath("//code")[0])
    events = Calendar.from_ical(ana.get(address).content).walk("VEVENT")
    (then,) = [one for one in events if one["dtstart"].dt == date(2021, 4, 16)]
    assert then["summary"] == "Due: 9 returns, Q4 2020-21"
    assert "Measure 4: due" in then["description"]

    owner = ana.get("/account/").wsgi_request.user
    due = reminders_on(authority, timezone.localdate())[owner]
    _subject, letter = written_digest(authority, owner, due, ())
    lines = letter.splitlines()
    start = lines.index("Late: 9")
    named = [line for line in lines[start:] if line.startswith("- ")]
    assert named[0] == "- Measure 1, Q4 2020-21: due 16 April 2021"
    assert named[5:] == ["- and 4 more of Q4 2020-21, due 16 April 2021: Homes 4"]


def test_the_performance_team_is_told_what_to_do_first(many: list[models.Return], person) -> None:
    authority = many[0].measure.authority
    cy = person("cy", "performance_team", authority)
    told = page(cy.get("/anyborough/my-work/"))
    (opens,) = told.xpath("//*[@id='to-open']/following-sibling::ul[1]/li")
    assert opens.xpath(".//a/@href") == ["/anyborough/periods/open/"]
    assert words(told.xpath("//*[@id='first']")[0]).startswith("First: open ")
    for one in many[:2]:
        signed_off(one)
    told = page(cy.get("/anyborough/my-work/"))
    assert words(told.xpath("//*[@id='first']")[0]) == "First: publish 2 returns of Q4 2020-21"
    (link,) = told.xpath("//*[@id='to-publish']/following-sibling::ul[1]//a/@href")
    assert link == "/anyborough/periods/2020-Q4/#to-publish"
    chased = words(told.xpath("//*[@id='chase']/following-sibling::ul[1]/li[1]")[0])
    assert chased == "Q4 2020-21 7 late returns"
    lea = person("lea", "lead_member", authority)
    told = words(page(lea.get("/anyborough/my-work/")).xpath("//main")[0])
    assert "how everything is doing in the framework" in told


def test_before_a_framework_is_there_bringing_it_in_comes_first(
    authority: records.Authority, person
) -> None:
    cy = person("cy", "performance_team", authority)
    assert cy.get("/my-work/")["Location"] == "/anyborough/my-work/"
    told = page(cy.get("/anyborough/my-work/"))
    assert words(told.xpath("//*[@id='first']")[0]) == "First: bring your framework in"


def test_one_group_of_a_period_is_published_by_its_own_button(
    due: models.Return, cy: Client
) -> None:
    """A year's page has the returns of its quarters: each group goes by itself, or all at once."""
    actions.open_returns(authority=due.measure.authority, until=date(2021, 6, 30), by="x")
    last, later = models.Return.objects.order_by("period_last")
    signed_off(last)
    models.Return.objects.filter(pk=later.pk).update(
        period_code=month(2021, 3).code,
        period_first=month(2021, 3).first,
        period_last=month(2021, 3).last,
    )
    signed_off(models.Return.objects.get(pk=later.pk))
    shown = page(cy.get("/anyborough/periods/2020-Q4/"))
    groups = shown.xpath("//form[@id='publish']//h3")
    assert [words(one).split(",")[0] for one in groups] == ["Q4 2020-21", "March 2021"]
    of_march = shown.xpath("//input[@name='shown-2']/@value")
    cy.post("/anyborough/periods/publish/", {"which": "2", "shown-2": of_march})
    states = dict(models.Return.objects.values_list("period_code", "state"))
    assert states == {"2020-Q4": "signed_off", "2021-03": "published"}
