"""The pictures and marks of a pack as parts of a Word document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from typing import Any
from xml.sax.saxutils import quoteattr

from goldthread.reports.pack.blocks import (
    Block,
    Facts,
    KeyFigures,
    Listing,
    NewPage,
    Paragraph,
    Picture,
    Run,
    StatusMark,
    Table,
)
from goldthread.reports.pictures.mark_sets import MARK_SETS
from goldthread.reports.pictures.rasters import Drawing, rasters

EMU_PER_PIXEL = 9525
_CHART = 0.62
"""How large a chart stands on its page: so that the words about it stand there too."""
_MARK = 15
"""How large a mark stands beside its words, in pixels."""

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)
"""How Word is told that a picture says nothing that the words beside it do not."""


@dataclass(frozen=True, slots=True)
class _Embedded:
    relation: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Room:
    """How wide and how high a picture may be, in pixels."""

    width: float
    height: float


class Pictures:
    """Every picture of one document, embedded once and drawn wherever it is asked for."""

    def __init__(
        self,
        part: Any,
        blocks: Iterable[Block],
        rooms: Mapping[bool, Room],
        *,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Embed the pictures of these blocks in a document's ``part``.

        ``rooms`` says how large a picture may be on an upright page and on one on its side; what
        is larger is brought down.
        """
        self._numbers = count(1)
        self._embedded: dict[str, _Embedded] = {}
        drawings = {key: (drawing, rooms[turned]) for key, drawing, turned in _drawings(blocks)}
        drawn = rasters([drawing for drawing, _ in drawings.values()], progress=progress)
        for (key, (drawing, room)), png in zip(drawings.items(), drawn, strict=True):
            scale = min(1.0, room.width / drawing.width, room.height / drawing.height)
            relation, _image = part.get_or_add_image(BytesIO(png))
            self._embedded[key] = _Embedded(relation, drawing.width * scale, drawing.height * scale)

    def picture(self, picture: Picture) -> str:
        """A picture as a run, with the words that stand for it."""
        return self._run(self._embedded[_key_of(picture)], picture.words)

    def mark(self, mark: StatusMark) -> str:
        """A mark's drawing as a run, where its set has drawings; its words stand beside it."""
        embedded = self._embedded.get(_key_of(mark))
        return self._run(embedded, "") if embedded else ""

    def _run(self, embedded: _Embedded, words: str) -> str:
        number = next(self._numbers)
        size = (
            f'cx="{round(embedded.width * EMU_PER_PIXEL)}" '
            f'cy="{round(embedded.height * EMU_PER_PIXEL)}"'
        )
        said = f"descr={quoteattr(words)}" if words else 'descr=""'
        name = f'id="{number}" name="Picture {number}"'
        inside = "" if words else _DECORATIVE
        return (
            f'<w:r {_NAMESPACES}><w:drawing><wp:inline distT="0" distB="0" distL="0" '
            f'distR="0"><wp:extent {size}/><wp:docPr {name} {said}>{inside}</wp:docPr>'
            "<a:graphic><a:graphicData "
            'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {name} {said}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{embedded.relation}"/><a:stretch><a:fillRect/>'
            f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


def _drawings(blocks: Iterable[Block]) -> Iterable[tuple[str, Drawing, bool]]:
    """Each picture and mark of the blocks, with the key it is embedded under, and whether its
    page is asked to lie on its side.
    """
    sideways = False
    for block in blocks:
        if isinstance(block, NewPage):
            sideways = block.sideways
        elif isinstance(block, Picture):
            share = _CHART if block.caption else 1.0
            drawn = Drawing(block.svg, share * block.width, share * block.height)
            yield _key_of(block), drawn, sideways
        else:
            for run in _runs(block):
                if isinstance(run, Picture):
                    yield _key_of(run), Drawing(run.svg, run.width, run.height), sideways
                elif isinstance(run, StatusMark) and run.scheme in MARK_SETS:
                    mark = Drawing(MARK_SETS[run.scheme][run.key].picture, _MARK, _MARK)
                    yield _key_of(run), mark, sideways


def _runs(block: Block) -> Iterable[Run]:
    if isinstance(block, Paragraph):
        yield from block.runs
    elif isinstance(block, Listing):
        yield from (run for item in block.items for run in item)
    elif isinstance(block, Table):
        yield from (run for row in block.rows for cell in row.cells for run in cell)
    elif isinstance(block, Facts):
        yield from (run for _, runs in block.pairs for run in runs)
    elif isinstance(block, KeyFigures):
        yield from (one.mark for one in block.figures if one.mark is not None)


def _key_of(part: Picture | StatusMark) -> str:
    return f"picture {part.key}" if isinstance(part, Picture) else f"{part.scheme} {part.key}"
