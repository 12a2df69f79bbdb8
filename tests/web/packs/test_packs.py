"""A pack from its draft to its addendum: frozen, it says the same whatever is put right later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from small_people import person
from small_returns import TOLD

from goldthread.framework.periods import quarter
from goldthread.reports.html import html_of
from goldthread.reports.pack.composing import composed
from goldthread.reports.pack.report import AudienceKind, Inclusion
from goldthread.web.audit.models import Event
from goldthread.web.integrity.keeping import AppendOnlyError
from goldthread.web.jobs.worker import run_waiting_jobs
from goldthread.web.packs import actions, rendering
from goldthread.web.packs.models import FrozenPack, Pack, PackOpening, PackState
from goldthread.web.packs.selectors.drafts import (
    built,
    draft_report,
    frozen_report,
    frozen_with_corrections,
)
from goldthread.web.packs.selectors.looks import word_template_of
from goldthread.web.packs.views import frame as pack_frame
from goldthread.web.records import actions as record_actions
from goldthread.web.records import models as records
from goldthread.web.refusal import ActionRefusedError
from goldthread.web.running import reporting

pytestmark = pytest.mark.django_db
BY = "a test"


def record(series: records.Series, figures: dict[tuple[int, int], str], reason: str = "") -> None:
    record_actions.record_observations(
        authority=series.measure.authority,
        observations=[
            record_actions.NewObservation(
                series=series, period=quarter(year, number), value=Decimal(value)
            )
            for (year, number), value in figures.items()
        ],
        by=BY,
        source="Repairs system",
        reason=reason,
    )
    for framework in records.Framework.objects.filter(authority=series.measure.authority):
        record_actions.evaluate_framework(framework=framework, by=BY)


def test_a_pack_says_the_figure_its_target_its_status_and_the_one_before(draft: Pack) -> None:
    report = draft_report(draft)
    (measure,) = report.measures
    (series,) = measure.series
    assert (report.title, report.period.code) == (
        "Performance report, Q4 2020-21",
        "2020-Q4",
    )
    assert (series.value, series.target, series.target_words) == (
        Decimal(70),
        Decimal(80),
        "At least 80%",
    )
    assert (series.status, series.status_before) == ("off_target", "on_target")
    assert [point.period_code for point in series.points] == [
        *("2019-Q1", "2019-Q2", "2020-Q3", "2020-Q4"),
    ]
    assert (series.source, series.revision, series.corrected_on) == ("Repairs system", 1, None)
    assert [one.sort for one in report.shortcomings] == ["missing_reason"]


def test_a_pack_of_an_earlier_period_knows_no_later_figure(repairs: records.Series) -> None:
    pack = actions.begin_pack(
        authority=repairs.measure.authority, words=actions.PackWords("Report", "2020-Q3"), by=BY
    )
    (measure,) = draft_report(pack).measures
    assert measure.series[0].value == Decimal(82)


def test_a_pack_of_an_earlier_period_has_the_control_chart_of_its_own_figures(
    quarterly: records.Measure,
) -> None:
    """16 quarters vary around 82; the one after the period, 20, would widen every limit."""
    series = records.Series.objects.get(measure=quarterly)
    varied = ("82", "84", "81", "83")
    figures = {(2017 + place // 4, 1 + place % 4): varied[(place * 3) % 4] for place in range(15)}
    record(series, figures | {(2020, 4): "20"})
    pack = actions.begin_pack(
        authority=quarterly.authority, words=actions.PackWords("Report", "2020-Q3"), by=BY
    )
    (measure,) = draft_report(pack).measures
    points = measure.series[0].points
    assert len(points) == 13  # as many quarters as a pack shows
    assert points[-1].period_code == "2020-Q3"
    assert all(point.lower is not None and point.lower > 70 for point in points)


def test_the_questions_asked_do_not_grow_with_the_measures(
    draft: Pack, django_assert_max_num_queries: Callable[[int], Iterator[None]]
) -> None:
    """60 is a little over what the largest framework that is known takes."""
    with django_assert_max_num_queries(60):  # type: ignore[attr-defined] # pytest-django's own
        draft_report(draft)


def test_frozen_it_says_the_same_after_a_correction_which_stands_in_the_addendum(
    draft: Pack, repairs: records.Series
) -> None:
    frozen = actions.freeze_pack(pack=draft, by=BY)
    before = bytes(frozen.content)
    told = frozen_with_corrections(frozen, frozen_report(frozen))
    page = html_of(composed(frozen_report(frozen), frozen=told)).decode()
    assert told.corrections == ()

    record(repairs, {(2020, 4): "81.5"}, reason="Two contractors reported late.")

    kept = FrozenPack.objects.get(pk=frozen.pk)
    report = frozen_report(kept)
    assert bytes(kept.content) == before
    assert report.measures[0].series[0].value == Decimal(70)
    now = frozen_with_corrections(kept, report)
    (corrected,) = now.corrections
    assert (corrected.was, corrected.now, corrected.reason) == (
        "70%",
        "81.5%",
        "Two contractors reported late.",
    )
    after = html_of(composed(report, frozen=now)).decode()
    assert _before_the_addendum(after) == _before_the_addendum(page)
    assert "81.5%" not in _before_the_addendum(after)
    assert "81.5%" in after


def test_the_next_pack_tells_what_was_corrected_of_the_last(
    draft: Pack, repairs: records.Series
) -> None:
    actions.freeze_pack(pack=draft, by=BY)
    actions.issue_pack(pack=draft, files={}, by=BY)
    record(repairs, {(2020, 4): "81.5"}, reason="Two contractors reported late.")
    record(repairs, {(2021, 1): "85"})
    following = actions.begin_pack(
        authority=draft.authority, words=actions.PackWords("Performance report", "2021-Q1"), by=BY
    )
    (corrected,) = draft_report(following).corrected_since_last
    assert (corrected.was, corrected.now) == ("70%", "81.5%")


def _before_the_addendum(page: str) -> str:
    """The body of a pack after its contents, up to its addendum or its end."""
    main = page.split("</nav>", 1)[1].split("</main>", 1)[0]
    return main.split('<div class="new-page"></div><h2 id="addendum"', 1)[0]


def test_a_frozen_pack_is_guarded_by_the_database_itself(draft: Pack) -> None:
    frozen = actions.freeze_pack(pack=draft, by=BY)
    with pytest.raises(AppendOnlyError):
        frozen.save()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE packs_frozenpack SET sha256 = 'x'")


def test_freezing_is_in_the_record_with_its_hash_and_happens_once(draft: Pack) -> None:
    frozen = actions.freeze_pack(pack=draft, by=BY)
    event = Event.objects.get(action="freeze pack")
    assert event.after["sha256"] == frozen.sha256
    with pytest.raises(ActionRefusedError, match="frozen, not issued already"):
        actions.freeze_pack(pack=draft, by=BY)
    with pytest.raises(ActionRefusedError, match="changes no more"):
        actions.change_pack(pack=draft, words=actions.PackWords("Other", "2020-Q4"), by=BY)


def test_what_was_built_before_a_change_is_built_again(
    draft: Pack, repairs: records.Series
) -> None:
    ready = built(draft)
    record(repairs, {(2020, 4): "71"}, reason="A late report.")
    frozen = actions.freeze_pack(pack=draft, ready=ready, by=BY)
    report = frozen_report(frozen)
    assert report.measures[0].series[0].value == Decimal(71)
    assert frozen_with_corrections(frozen, report).corrections == ()


def test_what_was_built_is_frozen_as_it_is_where_nothing_changed(draft: Pack) -> None:
    ready = built(draft)
    frozen = actions.freeze_pack(pack=draft, ready=ready, by=BY)
    assert (frozen.known_at, frozen_report(frozen)) == (ready.at, ready.report)


def test_bytes_changed_behind_the_database_s_back_are_not_shown(draft: Pack) -> None:
    frozen = actions.freeze_pack(pack=draft, by=BY)
    frozen.content = bytes(frozen.content).replace(b"70%", b"94%")
    with pytest.raises(ActionRefusedError, match="fingerprint is another"):
        frozen_report(frozen)


def test_an_audience_is_given_its_part_and_told_when_there_is_none(
    repairs: records.Series,
) -> None:
    def pack_for(kind: AudienceKind, of: str) -> Pack:
        words = actions.PackWords("Report", "2020-Q4", kind, of, Inclusion.EVERYTHING)
        return actions.begin_pack(authority=repairs.measure.authority, words=words, by=BY)

    report = draft_report(pack_for(AudienceKind.SERVICE, "Housing"))
    assert (report.audience.name, len(report.measures)) == ("Housing", 1)
    assert draft_report(pack_for(AudienceKind.NODE, "p1")).audience.name == "Homes"
    with pytest.raises(ActionRefusedError, match="nothing for Parks"):
        draft_report(pack_for(AudienceKind.SERVICE, "Parks"))
    with pytest.raises(ActionRefusedError, match="Choose whom"):
        pack_for(AudienceKind.SERVICE, "")


def test_a_render_that_breaks_off_leaves_nothing(
    draft: Pack, files_are_kept_elsewhere: Path
) -> None:
    class StoppedError(Exception):
        pass

    def stop(_done: int, _total: int, _words: str) -> None:
        raise StoppedError

    frozen = actions.freeze_pack(pack=draft, by=BY)
    report = frozen_report(frozen)
    told = frozen_with_corrections(frozen, report)
    with pytest.raises(StoppedError):
        rendering.render(report, told, "html", progress=stop)
    assert [one for one in files_are_kept_elsewhere.rglob("*") if one.is_file()] == []
    path = rendering.render(report, told, "html")
    assert frozen.sha256 in path.read_text("utf-8")


@pytest.mark.parametrize("colour", ["#ffd700", "#777777", "blue"])
def test_a_colour_that_cannot_be_read_on_white_is_refused(
    authority: records.Authority, colour: str
) -> None:
    """#777777 on white is 4.48:1, just under the 4.5:1 of WCAG 2.2; #767676 is 4.54:1."""
    with pytest.raises(ActionRefusedError):
        actions.set_branding(authority=authority, look=actions.Look(colour, "#767676"), by=BY)
    kept = actions.set_branding(authority=authority, look=actions.Look("#1d4f5c", "#767676"), by=BY)
    assert kept.accent_colour == "#767676"


def test_the_look_that_is_offered_is_one_that_is_taken(
    client: Client, authority: records.Authority
) -> None:
    client.force_login(person("ana", "performance_team", authority))
    shown = client.get("/anyborough/packs/look/")
    offered = shown.context["form"].initial
    assert client.post("/anyborough/packs/look/", offered).status_code == 302


@pytest.mark.parametrize(
    "logo",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://x.example/"/></svg>',
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n" + b"0" * 1_000_001,
    ],
)
def test_a_logo_that_does_more_than_draw_is_refused(
    authority: records.Authority, logo: bytes
) -> None:
    look = actions.Look("#1d4f5c", "#1d4f5c", logo=logo, logo_words="Anyborough")
    with pytest.raises(ActionRefusedError):
        actions.set_branding(authority=authority, look=look, by=BY)


def test_from_choosing_to_issuing_in_the_browser(client: Client, repairs: records.Series) -> None:
    authority = repairs.measure.authority
    client.force_login(person("ana", "performance_team", authority))
    asked = client.get("/anyborough/packs/new/")
    assert b"Q4 2020-21" in asked.content
    answer = client.post(
        "/anyborough/packs/new/",
        {
            "title": "Performance report",
            "period": "2020-Q4",
            "audience": "cabinet:",
            "inclusion": "everything",
            "decisions": "Note it.\nAgree it.",
            "sections": "# Purpose\nTo say how it is.\n\n# Risks\n",
        },
    )
    pack = Pack.objects.get()
    assert answer.headers["Location"] == "/anyborough/packs/1/"
    assert pack.definition.cover["sections"] == [
        {"heading": "Purpose", "paragraphs": ["To say how it is."]}
    ]
    preview = client.get("/anyborough/packs/1/preview/")
    assert b"Draft" in preview.content
    assert "default-src 'none'" in preview.headers["Content-Security-Policy"]
    assert b"Off target without a reason" in client.get("/anyborough/packs/1/check/").content
    assert client.post("/anyborough/packs/1/freeze/").status_code == 302
    run_waiting_jobs()
    page = client.get("/anyborough/packs/1/").content.decode()
    assert pack.frozen.sha256 in page
    for form in rendering.FORMATS:
        assert f'href="/anyborough/packs/1/files/{form}/"' in page
    assert client.post("/anyborough/packs/1/issue/", {"embargo_until": ""}).status_code == 302
    run_waiting_jobs()
    pack.refresh_from_db()
    assert pack.state == PackState.ISSUED
    assert b"70%" in b"".join(client.get("/anyborough/packs/1/files/html/"))
    assert {one.form for one in PackOpening.objects.all()} == {"html"}


def test_a_reader_sees_a_pack_once_it_is_issued_and_its_embargo_has_passed(
    client: Client, draft: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(person("vi", "viewer", draft.authority))
    address = "/anyborough/packs/1/"

    def seen() -> tuple[int, bool]:
        listed = client.get("/anyborough/packs/").content
        return client.get(address).status_code, b"Performance report, Q4" in listed

    assert seen() == (404, False)
    actions.freeze_pack(pack=draft, by=BY)
    assert seen() == (404, False)
    until = timezone.now() + timedelta(hours=1)
    actions.issue_pack(pack=draft, files={}, embargo_until=until, by=BY)
    assert seen() == (404, False)
    later = until + timedelta(minutes=1)
    monkeypatch.setattr(pack_frame.timezone, "now", lambda: later)
    assert seen() == (200, True)
    monkeypatch.undo()
    actions.withdraw_pack(pack=draft, reason="A wrong period.", by=BY)
    assert client.get("/anyborough/packs/1/files/html/").status_code == 404


def test_whoever_is_not_signed_in_reads_an_issued_pack_where_reading_is_open(
    client: Client, draft: Pack, settings: Settings
) -> None:
    settings.ANONYMOUS_READING = True
    actions.freeze_pack(pack=draft, by=BY)
    assert client.get("/anyborough/packs/1/").status_code == 404
    actions.issue_pack(pack=draft, files={}, by=BY)
    assert b"Somebody who is signed in" in client.get("/anyborough/packs/1/").content
    assert b"Performance report, Q4" in client.get("/anyborough/packs/").content
    assert PackOpening.objects.count() == 0


def test_the_shell_writes_a_draft_and_then_the_frozen_pack(
    draft: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporting, "prepare", lambda: None)
    asked = reporting.PackAsked("anyborough", "2020-Q4")
    (path,) = reporting.report(asked, formats=["html"], out=tmp_path)
    assert '<p class="watermark">Draft</p>' in path.read_text("utf-8")
    last = reporting.PackAsked("anyborough", "2020-Q4", frozen=True)
    with pytest.raises(reporting.ReportRefusedError, match="was frozen"):
        reporting.report(last, formats=["html"], out=tmp_path)
    frozen = actions.freeze_pack(pack=draft, by=BY)
    (path,) = reporting.report(last, formats=["html"], out=tmp_path)
    assert frozen.sha256 in path.read_text("utf-8")
    with pytest.raises(reporting.ReportRefusedError, match="no format"):
        reporting.report(asked, formats=["tiff"], out=tmp_path)
    with pytest.raises(reporting.ReportRefusedError, match="not understood"):
        reporting.report(
            reporting.PackAsked("anyborough", "2020-Q4", "everybody"), formats=[], out=tmp_path
        )


def test_small_numbers_of_people_are_in_no_pack(draft: Pack, repairs: records.Series) -> None:
    record_actions.describe_series(
        authority=draft.authority,
        descriptions=[record_actions.SeriesDescription(repairs, counts_people=True)],
        by=BY,
    )
    record(repairs, {(2020, 4): "3"}, reason="Counted again.")
    (measure,) = draft_report(draft).measures
    assert measure.series[0].withheld
    assert Decimal(3) not in [point.value for point in measure.series[0].points]
    assert measure.series[0].status == "cannot_judge"
    assert TOLD.reason not in repr(measure.story)


def test_the_council_s_template_is_taken_used_and_taken_away_on_its_page(
    client: Client, draft: Pack
) -> None:
    client.force_login(person("ana", "performance_team", draft.authority))
    own = docx.Document()
    style = own.styles["Caption"].element
    style.getparent().remove(style)
    own.styles["Heading 1"].font.name = "Georgia"
    given = BytesIO()
    own.save(given)
    page = "/anyborough/packs/look/word/"
    wrong = client.post(page, {"template": SimpleUploadedFile("a.docx", b"not a document")})
    assert wrong.status_code == 422
    assert b"The template is not taken: " in wrong.content
    file = SimpleUploadedFile("council.docx", given.getvalue())
    client.post(page, {"template": file})
    shown = client.get(page).content.decode()
    assert "council.docx, given by Ana Example" in shown
    assert "no style called “Caption” for captions" in shown
    sample = docx.Document(BytesIO(client.get(f"{page}sample/").content))
    assert sample.styles["Heading 1"].font.name == "Georgia"
    frozen = actions.freeze_pack(pack=draft, by=BY)
    report = frozen_report(frozen)
    told = frozen_with_corrections(frozen, report)
    ours = rendering.render(report, told, "docx")
    theirs = rendering.render(report, told, "docx", template=word_template_of(draft.authority))
    assert ours != theirs
    assert docx.Document(str(theirs)).styles["Heading 1"].font.name == "Georgia"
    client.post(f"{page}remove/")
    assert word_template_of(draft.authority) is None
    done = Event.objects.filter(action__contains="word template").order_by("pk")
    assert [one.action for one in done] == ["give word template", "remove word template"]


def test_a_new_pack_begins_with_the_council_s_own_cover(client: Client, draft: Pack) -> None:
    client.force_login(person("ana", "performance_team", draft.authority))
    page = "/anyborough/packs/cover/"
    assert b"# Financial implications" in client.get(page).content
    client.post(
        page,
        {
            "title": "How we are doing",
            "portfolio_holder": "Cabinet Member for Finance",
            "wards": "All wards",
            "decisions": "Note the report.",
            "sections": "# Purpose\nTo tell how we are doing.\n\n# Equality implications\n",
        },
    )
    for address in (page, "/anyborough/packs/new/"):
        shown = client.get(address).content.decode()
        for words in ("How we are doing", "All wards", "Note the report.", "Equality implications"):
            assert words in shown
    like = client.get("/anyborough/packs/new/?like=1").content.decode()
    assert "Note it." in like
    assert "How we are doing" not in like
