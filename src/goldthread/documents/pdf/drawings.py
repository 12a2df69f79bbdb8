"""The lines, boxes and pictures of a page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from goldthread.documents.pdf.page import Box, Rule

_THIN = 2.6  # points: a filled box no thicker than this is a drawn line
_STRAIGHT = 0.6  # points that a line may lean and still be level
_SHORT = 3.0  # points below which a line is a dot or a part of a letter
_DEEP = 8  # forms within forms beyond which nothing is looked for
_MANY_POINTS = 4000  # a path with more is a drawing, not a table


@dataclass(frozen=True, slots=True)
class Transform:
    """An affine map: x' = a x + c y + e and y' = b x + d y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """Where a direction goes."""
        return self.a * x + self.c * y, self.b * x + self.d * y

    def then(self, after: Transform) -> Transform:
        """This map and another after it."""
        a, b = after.direction(self.a, self.b)
        c, d = after.direction(self.c, self.d)
        e, f = after.point(self.e, self.f)
        return Transform(a, b, c, d, e, f)

    @classmethod
    def quarter_turn(cls, quarter: int, width: float, height: float) -> Transform:
        """The turn that makes type level that runs ``quarter`` quarter turns clockwise."""
        if quarter == 1:
            return cls(0, -1, 1, 0, 0, width)
        if quarter == 3:
            return cls(0, 1, -1, 0, height, 0)
        return cls(-1, 0, 0, -1, width, height)


@dataclass(slots=True)
class _Found:
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    picture_area: float = 0.0
    count: int = 0


@dataclass(frozen=True, slots=True)
class Drawings:
    """What a page shows besides text."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    shades: tuple[Box, ...]
    picture_share: float
    count: int


def drawings_of(
    page: pypdfium2.PdfPage, upright: Transform, width: float, height: float
) -> Drawings:
    """The straight lines, shaded boxes and pictures of a page, in upright points."""
    found = _Found()
    count = pdfium.FPDFPage_CountObjects(page.raw)
    objects = (pdfium.FPDFPage_GetObject(page.raw, index) for index in range(count))
    _collect(objects, upright, found, 0)
    share = found.picture_area / (width * height) if width and height else 0.0
    return Drawings(
        tuple(found.across), tuple(found.down), tuple(found.shades), min(share, 1.0), found.count
    )


def _collect(objects: Iterator[Any], upright: Transform, found: _Found, depth: int) -> None:
    for item in objects:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        found.count += 1
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(item, _matrix(item).then(upright), found)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = _box(_corners(_matrix(item).then(upright)))
            found.picture_area += box.width * box.height
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEP:
            inner = (
                pdfium.FPDFFormObj_GetObject(item, index)
                for index in range(pdfium.FPDFFormObj_CountObjects(item))
            )
            _collect(inner, _matrix(item).then(upright), found, depth + 1)


def _matrix(item: Any) -> Transform:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return Transform(1, 0, 0, 1, 0, 0)
    return Transform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _corners(place: Transform) -> list[tuple[float, float]]:
    return [place.point(x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]


def _box(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _path(item: Any, place: Transform, found: _Found) -> None:
    if pdfium.FPDFPath_CountSegments(item) > _MANY_POINTS:
        return
    mode, stroke = ctypes.c_int(), pdfium.FPDF_BOOL()
    pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroke))
    filled, stroked = mode.value != 0, bool(stroke.value)
    for points, curved in _outlines(item, place):
        if curved or len(points) < 2:
            continue
        if filled and _is_rectangle(points):
            _filled(item, _box(points), found)
        if stroked:
            for start, end in pairwise(points):
                _straight(start, end, found)


def _outlines(item: Any, place: Transform) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """Every outline of a path: its points, and whether any part of it is curved."""
    points: list[tuple[float, float]] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(item)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if points:
                yield points, curved
            points, curved = [], False
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            curved = True
        points.append(place.point(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points, curved


def _is_rectangle(points: list[tuple[float, float]]) -> bool:
    if len({(round(x, 1), round(y, 1)) for x, y in points}) != 4:
        return False
    box = _box(points)
    return all(
        min(abs(x - box.x0), abs(x - box.x1)) < _STRAIGHT
        and min(abs(y - box.top), abs(y - box.bottom)) < _STRAIGHT
        for x, y in points
    )


def _filled(item: Any, box: Box, found: _Found) -> None:
    if box.height <= _THIN < box.width:
        found.across.append(Rule((box.top + box.bottom) / 2, box.x0, box.x1))
    elif box.width <= _THIN < box.height:
        found.down.append(Rule((box.x0 + box.x1) / 2, box.top, box.bottom))
    elif box.height > 5 and box.width > 5 and not _is_white(item):
        found.shades.append(box)


def _is_white(item: Any) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(item, *(ctypes.byref(part) for part in parts)):
        return False
    red, green, blue, opacity = (part.value for part in parts)
    return opacity == 0 or min(red, green, blue) >= 250


def _straight(start: tuple[float, float], end: tuple[float, float], found: _Found) -> None:
    (ax, ay), (bx, by) = start, end
    if abs(ay - by) <= _STRAIGHT and abs(ax - bx) > _SHORT:
        found.across.append(Rule((ay + by) / 2, min(ax, bx), max(ax, bx)))
    elif abs(ax - bx) <= _STRAIGHT and abs(ay - by) > _SHORT:
        found.down.append(Rule((ax + bx) / 2, min(ay, by), max(ay, by)))
