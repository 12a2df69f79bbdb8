"""The health of a framework: what is to be put right, where, and how that has come along."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

import pytest
from django.test import Client
from lxml import html
from small_records import in_force

from goldthread.framework import Framework, Source
from goldthread.lint import Finding, Severity
from goldthread.web.records import actions, models

HEALTH = "/anyborough/health/"
NO_OWNER = Finding(
    "GT777",
    Severity.WARNING,
    "Nobody is named",
    "2 measures under “Prevention” name nobody: “Smoking quitters” (page 2); “Homes let”.",
    "Nobody can be asked.",
    "Name somebody.",
    ("m1", "m2"),
    Source(pages=(2,)),
    (("m1", Source(pages=(2,))), ("m2", Source())),
)
DISAGREE = Finding(
    "GT778",
    Severity.ERROR,
    "Two things disagree",
    "“A new clinic” and “Homes let” say different numbers.",
    "One of them is wrong.",
    "Make them agree.",
    ("d1", "m2"),
    Source(),
)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """What the rules find: a list for the test to change."""
    findings = [DISAGREE, NO_OWNER]
    action = import_module("goldthread.web.records.actions.check_framework")
    monkeypatch.setattr(action, "lint", lambda _framework: tuple(findings))
    return findings


@pytest.fixture
def checked(record: models.Framework, found: list[Finding]) -> models.Framework:
    actions.check_framework(framework=record, by="a test")
    return record


def links(tree: html.HtmlElement, path: str) -> list[tuple[str, str]]:
    return [(link.text_content(), link.get("href")) for link in tree.xpath(f"{path}//a")]


def test_the_headline_counts_what_is_to_be_put_right_one_by_one(
    checked: models.Framework, words: Callable[[str], str]
) -> None:
    assert "3 things to put right: 1 error and 2 warnings." in words(HEALTH)


def test_every_finding_says_why_and_what_to_do_and_leads_to_what_it_is_about(
    checked: models.Framework,
    page: Callable[[str], html.HtmlElement],
    said: Callable[[html.HtmlElement], str],
) -> None:
    disagree, no_owner = page(HEALTH).xpath("//section[@class='gt-rule']")
    assert "Why it matters: One of them is wrong." in said(disagree)
    assert "What to do: Make them agree." in said(disagree)
    assert "“A new clinic” and “Homes let” say different numbers." in disagree.text_content()
    assert links(disagree, ".") == [
        ("A new clinic", "/anyborough/deliverables/d1/"),
        ("Homes let", "/anyborough/measures/m2/"),
    ]
    assert links(no_owner, ".") == [
        ("Smoking quitters", "/anyborough/measures/m1/"),
        ("Homes let", "/anyborough/measures/m2/"),
    ]
    assert "2 measures under “Prevention” name nobody: Smoking" in said(no_owner)
    assert "page 2; table 1 row 2" in said(no_owner)


def test_one_severity_can_be_asked_for(
    checked: models.Framework, page: Callable[[str], html.HtmlElement]
) -> None:
    assert links(page(HEALTH), "//ul[@class='gt-tally']") == [
        ("1 error", f"{HEALTH}?severity=error"),
        ("2 warnings", f"{HEALTH}?severity=warning"),
        ("Choose a priority or theme", "#by-part"),
    ]
    (section,) = page(f"{HEALTH}?severity=error").xpath("//section[@class='gt-rule']")
    assert "Two things disagree" in section.text_content()


def test_one_part_of_the_framework_can_be_asked_for(
    checked: models.Framework,
    page: Callable[[str], html.HtmlElement],
    words: Callable[[str], str],
) -> None:
    """m1 stands at t1 and t2, m2 at t2, d1 at t1; what is about d1 and m2 together is in both."""
    assert links(page(HEALTH), "//*[@aria-labelledby='by-part']") == [
        ("Prevention", f"{HEALTH}?part=p1"),
        ("Health", f"{HEALTH}?part=t1"),
        ("Housing", f"{HEALTH}?part=t2"),
    ]
    in_health = words(f"{HEALTH}?part=t1")
    assert "2 things to put right in “Health”: 1 error and 1 warning." in in_health
    assert "1 of 2 that this is true of:" in in_health
    assert "3 things to put right in “Housing”" in words(f"{HEALTH}?part=t2")


@pytest.mark.parametrize("query", ["severity=terrible", "part=t9"])
def test_a_severity_or_part_that_is_not_there_is_not_found(
    checked: models.Framework, client: Client, query: str
) -> None:
    assert client.get(f"{HEALTH}?{query}").status_code == 404


def test_progress_is_told_in_a_sentence_and_a_table(
    checked: models.Framework,
    framework: Framework,
    found: list[Finding],
    words: Callable[[str], str],
    page: Callable[[str], html.HtmlElement],
) -> None:
    """First GT778 once and GT777 twice; then GT777 of m2 alone, and GT778 of m1 instead."""
    assert "Progress" not in words(HEALTH)
    # A document is read anew into a draft alone.
    models.Framework.objects.update(status="draft", adopted_at=None, adopted_by=None)
    loaded = actions.load_framework(
        authority=checked.authority,
        framework=replace(framework, introduction=("Better words.",)),
        document=actions.ReadDocument("second draft.docx", "b" * 64),
        by="a test",
    )
    in_force(loaded.record)
    found[:] = [
        replace(DISAGREE, items=("m1",)),
        replace(NO_OWNER, items=("m2",), members=(("m2", Source()),)),
    ]
    actions.check_framework(framework=loaded.record, by="a test")
    told = words(HEALTH)
    assert "there were 3 things to put right; now there are 2." in told
    assert "Since the reading before, 2 were put right and 1 is new." in told
    rows = page(HEALTH).xpath("//*[@aria-labelledby='progress']//tbody/tr")
    assert [[cell.text_content() for cell in row.xpath("td")] for row in rows] == [
        ["second draft.docx", "1", "1", "0", "2", "2", "1"],
        ["framework.docx", "1", "2", "0", "3", "", ""],
    ]
    (picture,) = page(HEALTH).xpath("//*[@class='gt-sparkline']/@aria-label")
    assert picture == "Things to put right, reading by reading: 3, 2"


def test_a_check_that_only_says_the_same_in_other_words_is_no_progress(
    checked: models.Framework, found: list[Finding], words: Callable[[str], str]
) -> None:
    found[0] = replace(DISAGREE, message="Put another way.")
    again = actions.check_framework(framework=checked, by="a test")
    assert again.new
    told = words(HEALTH)
    assert "Put another way." in told
    assert "Progress" not in told


def test_nothing_found_is_said_calmly(
    record: models.Framework, found: list[Finding], words: Callable[[str], str]
) -> None:
    found.clear()
    actions.check_framework(framework=record, by="a test")
    told = words(HEALTH)
    assert "Nothing found." in told
    assert "What was found" not in told
    assert "found nothing to put right" in words("/anyborough/about/")


def test_a_reading_that_was_not_checked_says_how_to_have_it_checked(
    record: models.Framework, words: Callable[[str], str]
) -> None:
    assert "has not been checked yet" in words(HEALTH)
    assert "goldthread load FILE --authority anyborough" in words(HEALTH)
    assert "has not been checked" in words("/anyborough/about/")


def test_what_is_shown_can_be_downloaded(checked: models.Framework, client: Client) -> None:
    def rows(query: str) -> list[dict[str, str]]:
        body = client.get(f"{HEALTH}?{query}").content.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(body)))

    assert [(row["Rule"], row["Title"]) for row in rows("csv=findings")] == [
        ("GT778", "A new clinic"),
        ("GT778", "Homes let"),
        ("GT777", "Smoking quitters"),
        ("GT777", "Homes let"),
    ]
    assert len(rows("severity=error&csv=findings")) == 2
    assert [row["Together"] for row in rows("csv=readings")] == ["3"]


def test_about_says_how_many_things_are_to_be_put_right(
    checked: models.Framework, page: Callable[[str], html.HtmlElement]
) -> None:
    assert ("3 things to put right", HEALTH) in links(page("/anyborough/about/"), "//main")


def test_a_measure_s_page_tells_what_was_found_about_it(
    checked: models.Framework, words: Callable[[str], str]
) -> None:
    told = words("/anyborough/measures/m2/")
    assert "What the check of the framework found Error: Two things disagree" in told
    assert "What to do: Name somebody. The same is to be put right in 1 other place" in told
    assert "Two things disagree" in words("/anyborough/deliverables/d1/")


def test_a_page_about_which_nothing_was_found_says_nothing_of_it(
    checked: models.Framework, found: list[Finding], words: Callable[[str], str]
) -> None:
    found[:] = [replace(DISAGREE, items=("m2",))]
    actions.check_framework(framework=checked, by="a test")
    for address in ("/anyborough/measures/m1/", "/anyborough/deliverables/d1/"):
        assert "What the check of the framework found" not in words(address)


def test_findings_of_one_authority_are_not_shown_by_another(
    checked: models.Framework,
    framework: Framework,
    document: actions.ReadDocument,
    other_authority: models.Authority,
    words: Callable[[str], str],
) -> None:
    loaded = actions.load_framework(
        authority=other_authority, framework=framework, document=document, by="a test"
    )
    in_force(loaded.record)
    assert "has not been checked yet" in words("/elsewhere/health/")
    assert "Two things disagree" not in words("/elsewhere/measures/m2/")


def test_words_of_a_finding_cannot_become_markup(
    record: models.Framework, found: list[Finding], client: Client
) -> None:
    hostile = "<script>alert(1)</script>"
    found[:] = [replace(DISAGREE, message=hostile, title=hostile, why=hostile, fix=hostile)]
    actions.check_framework(framework=record, by="a test")
    for address in (HEALTH, "/anyborough/measures/m2/"):
        assert hostile not in client.get(address).content.decode()


def test_what_is_set_aside_is_shown_with_its_reason_and_not_counted(
    checked: models.Framework,
    page: Callable[[str], html.HtmlElement],
    words: Callable[[str], str],
) -> None:
    """Of 1 error about two things and 2 warnings of one group, one warning is set aside."""
    actions.set_aside_finding(
        framework=checked,
        rule="GT777",
        kind="measure",
        item="m1",
        reason="The clinic answers for it until May.",
        by="An Officer",
    )
    told = words(HEALTH)
    assert "2 things to put right: 1 error and 1 warning." in told
    assert "Set aside, because: The clinic answers for it until May. An Officer" in told
    assert links(page(HEALTH), "//section[@aria-labelledby='set-aside']") == [
        ("Smoking quitters", "/anyborough/measures/m1/")
    ]
    assert "Nobody is named" not in words("/anyborough/measures/m1/")
    assert "Nobody is named" in words("/anyborough/measures/m2/")


def test_a_finding_about_several_things_goes_when_one_of_them_is_set_aside(
    checked: models.Framework, words: Callable[[str], str]
) -> None:
    actions.set_aside_finding(
        framework=checked,
        rule="GT778",
        kind="deliverable",
        item="d1",
        reason="Two numbers for two years.",
        by="An Officer",
    )
    assert "To put right: 2 warnings." in words(HEALTH)
    assert "Two things disagree" not in words("/anyborough/measures/m2/")
