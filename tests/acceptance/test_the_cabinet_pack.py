"""The Q4 2020-21 Cabinet pack of the Single Performance Framework, as web page, Word and PDF."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from html import escape
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest
from django.utils import timezone
from docx.oxml.ns import qn

from goldthread.documents import read_document, understand
from goldthread.framework.periods import quarter
from goldthread.reports.pack.report import Inclusion, Report
from goldthread.web.packs.building import Wanted, period_of_pack, report_of, scope_of_period
from goldthread.web.packs.rendering import FORMATS, Manner
from goldthread.web.records import actions, models

DOCUMENT = (
    Path(__file__).parents[2] / ".." / "shared/documents/single-performance-framework-2020-22.docx"
)
MEASURES, DELIVERABLES = 386, 249
"""As the answer key of the document counts them."""


@pytest.mark.django_db
def test_the_cabinet_pack_says_the_same_in_every_format() -> None:
    if not DOCUMENT.is_file():
        pytest.skip(f"the published document {DOCUMENT.name} is not beside this checkout")
    report = _report()
    assert (len(report.measures), len(report.deliverables)) == (MEASURES, DELIVERABLES)
    files = {form: FORMATS[form].made(report, Manner(mark="Draft")) for form in FORMATS}

    page = files["html"].decode()
    pdf = "".join(
        one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(files["pdf"])
    )
    word = docx.Document(BytesIO(files["docx"]))
    read = {
        "html": page,
        "pdf": "".join(pdf.split()),
        "docx": "".join(one.text or "" for one in word.element.iter(qn("w:t"))),
    }
    for measure in report.measures:
        for series in measure.series:
            assert escape(measure.title) in page
            assert measure.title in read["docx"]
            assert series.value_words is not None
            assert series.value_words in read["docx"]
            assert "".join(series.value_words.split()) in read["pdf"]
    for deliverable in report.deliverables:
        assert escape(deliverable.title) in page
        assert deliverable.title in read["docx"]

    headings = [one.text for one in word.paragraphs if one.style.name == "Heading 1"]
    for node in report.nodes:
        if node.parent is None:
            assert f"{node.level}: {node.title}" in headings
    with pikepdf.open(BytesIO(files["pdf"])) as opened:
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.Lang == "en-GB"
        assert "pdfuaid:part" in str(opened.open_metadata())


def _report() -> Report:
    """The pack with two quarters of figures for every series, none of them the council's."""
    authority = actions.register_authority(code="published", name="Published", by="a test")
    record = actions.load_framework(
        authority=authority,
        framework=understand(read_document(DOCUMENT)),
        document=actions.ReadDocument(DOCUMENT.name, "a" * 64),
        by="a test",
        illustrative=True,
    ).record
    series = list(models.Series.objects.filter(measure__authority=authority).order_by("pk"))
    actions.record_observations(
        authority=authority,
        observations=[
            actions.NewObservation(
                series=one,
                period=quarter(2020, number),
                value=Decimal(1000 + place + number) / 10,
            )
            for place, one in enumerate(series)
            for number in (3, 4)
        ],
        by="a test",
        source="made up",
        illustrative=True,
    )
    actions.evaluate_framework(framework=record, by="a test")
    period = period_of_pack(authority, "2020-Q4")
    return report_of(
        scope_of_period(authority, period, today=date(2021, 5, 1)),
        Wanted(
            "Performance report, Q4 2020-21",
            inclusion=Inclusion.BY_EXCEPTION,
            site="https://performance.example",
        ),
        known_at=timezone.now(),
    )
