"""The slides themselves: the title is the message, the chart is PowerPoint's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from goldthread.reports.pack.frozen import DRAFT, Frozen, as_known_words
from goldthread.reports.pack.report import Branding, Report
from goldthread.reports.pack.sentences.figures import how_illustrative
from goldthread.reports.pptx.charts import bars, described, line, small_line
from goldthread.reports.pptx.fitting import BETWEEN, fitting, fitting_lines, height_of
from goldthread.reports.pptx.messages import Bars, Line, Message, Rows, messages

Progress = Callable[[int, int, str], None]

_LEFT, _ACROSS, _BOTTOM = 0.6, 12.1, 6.95
"""Inches: where what is on a slide begins, how wide it is, and where it ends above the foot."""


def pptx_of(
    report: Report, *, frozen: Frozen | None = None, progress: Progress | None = None
) -> bytes:
    """The report as slides (16:9), each with a title, words in reading order and alt text.

    ``progress`` is told how many slides are done, and may raise to stop the work.
    """
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    deck.core_properties.title, deck.core_properties.author = report.title, report.authority
    deck.core_properties.language = "en-GB"
    marked = "" if frozen else DRAFT
    _first(deck, report, marked)
    told = list(messages(report, frozen))
    for done, message in enumerate(told):
        if progress is not None:
            progress(done, len(told), "Making the slides")
        _slide(deck, message, report, marked)
    kept = BytesIO()
    deck.save(kept)
    return kept.getvalue()


def _first(deck: Any, report: Report, marked: str) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    _placed(slide.shapes.title, 0.8, 2.0, 11.7, 1.3)
    slide.shapes.title.text = report.title
    _sized(slide.shapes.title, 40, bold=True, colour=report.branding.main_colour)
    subtitle = slide.placeholders[1]
    _placed(subtitle, 0.8, 3.4, 11.7, 2.4)
    subtitle.text = f"{report.authority}\n{report.framework}"
    if marked:
        subtitle.text += f"\n{marked}"
    if report.as_known_on:
        subtitle.text += f"\n{as_known_words(report)}"
    if report.illustrative:
        subtitle.text += f"\n{how_illustrative(report)}"
    _sized(subtitle, 20)


def _slide(deck: Any, message: Message, report: Report, marked: str) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    title = slide.shapes.title
    points, title_height = fitting(message.title, (26, 22, 18), _ACROSS, 1.3, bold=True)
    _placed(title, _LEFT, 0.35, _ACROSS, title_height)
    title.text = message.title
    _sized(title, points, bold=True, colour=report.branding.main_colour)
    top = 0.35 + title_height + 0.15
    beside = isinstance(message.shown, Line) and bool(message.lines)
    if message.lines:
        width = 4.6 if beside else _ACROSS
        sizes = (16, 14, 12)
        points, height = fitting_lines(message.lines, sizes, width, _BOTTOM - top)
        _lines(slide, message.lines, points, (_LEFT, top, width, height))
        if not beside:
            top += height + 0.15
    if isinstance(message.shown, Rows):
        _table(slide, message.shown, top, message.title, report.branding)
    elif isinstance(message.shown, Bars):
        bars(slide, message.shown, (_LEFT, top, _ACROSS, _BOTTOM - top), message.title)
    elif isinstance(message.shown, Line):
        left = 5.4 if beside else _LEFT
        across = _LEFT + _ACROSS - left
        line(slide, message.shown, (left, top, across, _BOTTOM - top), report.branding)
    _foot(slide, report, marked)
    if message.notes:
        slide.notes_slide.notes_text_frame.text = message.notes


def _foot(slide: Any, report: Report, marked: str) -> None:
    """Whose report it is, of which period, and whether it is a draft or its figures are made up."""
    from pptx.util import Inches

    told = [report.authority, report.period.label]
    told += [one for one in (as_known_words(report), marked) if one]
    if report.illustrative:
        told.append("Illustrative figures")
    box = slide.shapes.add_textbox(Inches(_LEFT), Inches(7.05), Inches(_ACROSS), Inches(0.35))
    box.text_frame.text = " | ".join(told)
    _sized(box, 12, colour="#4c5864")


def _placed(shape: Any, left: float, top: float, width: float, height: float) -> None:
    from pptx.util import Inches

    shape.left, shape.top = Inches(left), Inches(top)
    shape.width, shape.height = Inches(width), Inches(height)


def _sized(shape: Any, points: float, *, bold: bool = False, colour: str = "") -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(points), bold
            if colour:
                run.font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())


def _lines(
    slide: Any, lines: tuple[str, ...], points: float, at: tuple[float, float, float, float]
) -> None:
    from pptx.util import Inches, Pt

    box = slide.shapes.add_textbox(*(Inches(one) for one in at))
    frame = box.text_frame
    frame.text = lines[0]
    for words in lines[1:]:
        frame.add_paragraph().text = words
    _sized(box, points)
    for paragraph in frame.paragraphs:
        paragraph.space_after = Pt(BETWEEN)


def _table(slide: Any, shown: Rows, top: float, title: str, branding: Branding) -> None:
    from pptx.util import Inches, Pt

    widths = [_ACROSS * share / sum(shown.shares) for share in shown.shares]
    told = (shown.heads, *shown.rows)
    points = next(
        (size for size in (14, 13) if top + sum(_heights(told, widths, size)) <= _BOTTOM), 12
    )
    heights = _heights(told, widths, points)
    frame = slide.shapes.add_table(
        len(told),
        len(shown.heads),
        Inches(_LEFT),
        Inches(top),
        Inches(_ACROSS),
        Inches(sum(heights)),
    )
    described(frame, f"Table: {title}")
    table = frame.table
    table.first_row, table.first_col = True, True
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(width)
    for place, (row, height) in enumerate(zip(told, heights, strict=True)):
        table.rows[place].height = Inches(height)
        for column, words in enumerate(row):
            cell = table.cell(place, column)
            cell.text = words
            for paragraph in cell.text_frame.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(points)
    below = top + heights[0]
    for trend, height in zip(shown.trends, heights[1:], strict=False):
        if trend is not None:
            left = _LEFT + _ACROSS - widths[-1]
            small_line(slide, trend, (left, below, widths[-1], height), branding)
        below += height


def _heights(
    rows: Sequence[tuple[str, ...]], widths: Sequence[float], points: float
) -> list[float]:
    """How high each row of a table is, in inches."""
    return [
        max(height_of(words, points, width) for words, width in zip(row, widths, strict=True))
        for row in rows
    ]
