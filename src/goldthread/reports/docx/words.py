"""Words, links and marks as runs of a Word paragraph."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr
from zlib import crc32

from docx.opc.constants import RELATIONSHIP_TYPE

from goldthread.reports.docx.pictures import Pictures
from goldthread.reports.pack.blocks import Picture, Run, StatusMark, Tone, Words

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
QUIET = "4C5864"
LINK = "1A5276"


class Writing:
    """Turns runs of words into Word's XML, giving each address of a link one relation."""

    def __init__(self, part: Any, pictures: Pictures) -> None:
        self._part = part
        self._pictures = pictures
        self._relations: dict[str, str] = {}

    def paragraph(self, runs: tuple[Run, ...], style: str, *, more: str = "") -> str:
        """A paragraph of a style; ``more`` are further properties of it."""
        return (
            f"<w:p {W}><w:pPr><w:pStyle w:val={quoteattr(style)}/>{more}</w:pPr>"
            f"{self.runs(runs)}</w:p>"
        )

    def runs(self, runs: tuple[Run, ...], *, in_table: bool = False) -> str:
        """Runs in a row; a column of links in a table has no line under each."""
        return "".join(self._run(run, in_table=in_table) for run in runs)

    def picture(self, picture: Picture) -> str:
        """A picture as a run."""
        return self._pictures.picture(picture)

    def _run(self, run: Run, *, in_table: bool) -> str:
        if isinstance(run, Picture):
            return self.picture(run)
        if isinstance(run, StatusMark):
            drawing = self._pictures.mark(run)
            return f"{drawing}{plain(f' {run.words}' if drawing else run.words)}"
        if run.href:
            return self._link(run, in_table=in_table)
        return plain(run.text, _TONES[run.tone])

    def _link(self, words: Words, *, in_table: bool) -> str:
        line = "" if in_table else '<w:u w:val="single"/>'
        inside = plain(words.text, f'<w:color w:val="{LINK}"/>{line}')
        if words.href.startswith("#"):
            return (
                f"<w:hyperlink w:anchor={quoteattr(bookmark(words.href[1:]))} "
                f'w:history="1">{inside}</w:hyperlink>'
            )
        if words.href not in self._relations:
            self._relations[words.href] = self._part.relate_to(
                words.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
        relation = self._relations[words.href]
        return f'<w:hyperlink r:id="{relation}" w:history="1">{inside}</w:hyperlink>'


_TONES = {
    Tone.PLAIN: "",
    Tone.STRONG: "<w:b/>",
    Tone.QUIET: f'<w:color w:val="{QUIET}"/>',
}


def plain(text: str, properties: str = "") -> str:
    """Words as one run. Control characters, which Word's XML cannot hold, are left out."""
    kept = "".join(one for one in text if one >= " " or one in "\t\n")
    inside = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in kept.split("\n")
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def bookmark(anchor: str) -> str:
    """An anchor as the name of a bookmark: at most 40 letters, digits and underscores.

    Long names keep their beginning and get a number that tells them apart.
    """
    name = "".join(one if one.isascii() and one.isalnum() else "_" for one in f"b_{anchor}")
    if len(name) <= 40:
        return name
    return f"{name[:31]}_{crc32(anchor.encode()):08x}"
