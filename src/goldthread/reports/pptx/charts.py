"""PowerPoint's own charts, which can be changed there: bars of statuses, and figures over time."""

from __future__ import annotations

from typing import Any

from goldthread.reports.pack.report import Branding
from goldthread.reports.pptx.messages import Bars, Line
from goldthread.reports.wording.figures import first_and_last

Place = tuple[float, float, float, float]
"""Where a chart stands: left, top, width and height, in inches."""

_COLOURS = {
    "Off target": "A3201C",
    "Close to target": "F6C350",
    "On target": "2F8A69",
    "Cannot judge": "4C5864",
    "No target": "DDE2E5",
    "Awaiting comparator": "9AA5AE",
    "Awaiting data": "6B7783",
}
_DARK = {"Off target", "Cannot judge", "Awaiting data"}
"""On which dark letters cannot be read."""
_INK, _PAPER, _RULE = "0B0C0C", "FFFFFF", "C9CED3"
_USUAL = "4C5864"
_LABELS = 8
"""How many periods are named along a chart, so that their names stand upright."""


def bars(slide: Any, shown: Bars, at: Place, title: str) -> None:
    """How many measures of each part have each status, as bars one below the other."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Pt

    data = CategoryChartData(number_format="0")
    data.categories = shown.parts
    for name, values in shown.series:
        data.add_series(name, values)
    frame = _placed(slide, XL_CHART_TYPE.BAR_STACKED, at, data)
    described(frame, f"Bars for {', '.join(shown.parts)}. {title}")
    chart = frame.chart
    chart.has_title = False
    _legend(chart)
    chart.font.size = Pt(14)
    chart.category_axis.reverse_order = True
    _axis(chart.value_axis, "Measures")
    chart.value_axis.tick_labels.number_format = "0"
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    for series in plot.series:
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _colour(_COLOURS[series.name])
        series.format.line.color.rgb = _colour(_INK)
        labels = series.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = "0;;", False
        labels.font.size = Pt(14)
        labels.font.color.rgb = _colour(_PAPER if series.name in _DARK else _INK)


def line(slide: Any, shown: Line, at: Place, branding: Branding) -> None:
    """Figures over time as a line, with their targets and what is usual as broken ones; gaps stay."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    data = CategoryChartData()
    data.categories = shown.periods
    data.add_series("Figures", shown.values)
    has_target = _has_target(shown)
    if has_target:
        data.add_series("Target", shown.targets)
    usual = (("Average", shown.average), ("Usual range", shown.upper), ("Usual range", shown.lower))
    for name, levels in usual:
        if levels:
            data.add_series(name, levels)
    frame = _placed(slide, XL_CHART_TYPE.LINE_MARKERS, at, data)
    described(frame, _told(shown))
    chart = frame.chart
    chart.has_title = False
    if len(chart.plots[0].series) > 1:
        _legend(chart)
        if shown.upper and shown.lower:
            _named_once(chart, len(chart.plots[0].series) - 1)
    else:
        chart.has_legend = False
    chart.font.size = Pt(12)
    _axis(chart.value_axis, "" if shown.unit == "%" else shown.unit or "")
    if shown.unit == "%":
        labels = chart.value_axis.tick_labels
        labels.number_format, labels.number_format_is_linked = 'General"%"', False
    _name_some(chart, len(shown.periods))
    figures, *levels = chart.plots[0].series
    figures.smooth = False
    figures.format.line.color.rgb = _colour(branding.main_colour)
    figures.format.line.width = Pt(2.25)
    figures.marker.style, figures.marker.size = XL_MARKER_STYLE.CIRCLE, 6
    figures.marker.format.fill.solid()
    figures.marker.format.fill.fore_color.rgb = _colour(branding.main_colour)
    figures.marker.format.line.color.rgb = _colour(branding.main_colour)
    for level in levels:
        is_target = level.name == "Target"
        _level(level, branding.accent_colour if is_target else _USUAL, 2 if is_target else 1)
        if level.name == "Usual range":
            level.format.line.dash_style = MSO_LINE.ROUND_DOT


def small_line(slide: Any, shown: Line, at: Place, branding: Branding) -> None:
    """Figures over time in a row of a table: the line and its target, without axes."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Pt

    data = CategoryChartData()
    data.categories = shown.periods
    data.add_series("Figures", shown.values)
    if _has_target(shown):
        data.add_series("Target", shown.targets)
    frame = _placed(slide, XL_CHART_TYPE.LINE, at, data)
    described(frame, _told(shown))
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    drawn = [one for one in (*shown.values, *shown.targets) if one is not None]
    room = (max(drawn) - min(drawn)) / 10 or 1
    chart.value_axis.minimum_scale = min(drawn) - room
    chart.value_axis.maximum_scale = max(drawn) + room
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.visible = chart.category_axis.visible = False
    figures, *aims = chart.plots[0].series
    figures.smooth = False
    figures.format.line.color.rgb = _colour(branding.main_colour)
    figures.format.line.width = Pt(2)
    for aim in aims:
        _level(aim, branding.accent_colour, 1)


def _level(series: Any, colour: str, points: float) -> None:
    """Draw a series as a broken line without marks: what figures are held beside."""
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    series.smooth = False
    series.format.line.color.rgb = _colour(colour)
    series.format.line.width = Pt(points)
    series.format.line.dash_style = MSO_LINE.DASH
    series.marker.style = XL_MARKER_STYLE.NONE


def _has_target(shown: Line) -> bool:
    return any(one is not None for one in shown.targets)


def _named_once(chart: Any, place: int) -> None:
    """Leave a series out of the legend, where another of its name stands already."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    entry = parse_xml(
        f'<c:legendEntry {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
    )
    position = chart.legend._element.find(f"{{{entry.nsmap['c']}}}legendPos")
    position.addnext(entry)


def described(frame: Any, words: str) -> None:
    """Give a chart or table the words that stand for it."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", words)


def _told(shown: Line) -> str:
    known = [
        (period, value)
        for period, value in zip(shown.periods, shown.values, strict=True)
        if value is not None
    ]
    (first, begun), (last, ended) = known[0], known[-1]
    unit = "%" if shown.unit == "%" else f" {shown.unit}" if shown.unit else ""
    aim = shown.targets[-1]
    target = "" if aim is None else f", with a target of {aim:g}{unit}"
    return (
        f"{shown.name}: "
        f"{first_and_last((f'{begun:g}{unit}', first), (f'{ended:g}{unit}', last), len(known))}"
        f"{target}."
    )


def _placed(slide: Any, kind: Any, at: Place, data: Any) -> Any:
    from pptx.util import Inches

    return slide.shapes.add_chart(kind, *(Inches(one) for one in at), data)


def _legend(chart: Any) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION

    chart.has_legend, chart.legend.position = True, XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False


def _axis(axis: Any, unit: str) -> None:
    """An axis of numbers with pale lines, and its unit where the numbers do not say it."""
    axis.major_gridlines.format.line.color.rgb = _colour(_RULE)
    if unit:
        axis.has_title = True
        axis.axis_title.text_frame.text = unit
        for paragraph in axis.axis_title.text_frame.paragraphs:
            paragraph.font.bold = False


def _name_some(chart: Any, periods: int) -> None:
    """Name every period, or every so many of them, the last among them where that can be."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    every = -(-periods // _LABELS)
    if every > 1:
        # Before what the schema has after it.
        skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="{every}"/>')
        chart.category_axis._element.find(f"{{{skip.nsmap['c']}}}noMultiLvlLbl").addprevious(skip)


def _colour(of: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(of.lstrip("#").upper())
