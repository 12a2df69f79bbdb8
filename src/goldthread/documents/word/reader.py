"""A Word document → blocks, in the order of its body."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from goldthread.documents.blocks import Block, Document, Heading, Paragraph
from goldthread.documents.errors import UnreadableDocument
from goldthread.documents.packages import Element, OfficePackage, refuse_strict
from goldthread.documents.progress import report_progress
from goldthread.documents.word.inline import InlineReader, NoteMark, ReadParagraph
from goldthread.documents.word.names import child, value, w
from goldthread.documents.word.numbering import BULLET, Numbering
from goldthread.documents.word.styles import Styles
from goldthread.documents.word.tables import CellContent, inside, is_deleted_row, read_table
from goldthread.framework import Source

_PLURALS = {"hidden text": "pieces of hidden text"}
_TRANSPARENT = {w(name) for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def read(path: Path) -> Document:
    """The document's headings, paragraphs and tables. Raises ``UnreadableDocument``."""
    with OfficePackage(path) as package:
        parts = _Parts(package)
        body = _Body(parts)
        for done, element in enumerate(parts.body, start=1):
            body.take([element])
            if element.tag == w("tbl"):
                report_progress(done, len(parts.body))
        body.finish()
        remarks = (*parts.remarks(), *body.remarks())
    return Document(path.name, "word", tuple(body.blocks), body.title, remarks, parts.running)


class _Parts:
    """The parts of the package that say something about the text."""

    def __init__(self, package: OfficePackage) -> None:
        main = package.main_part()
        root = package.xml(main)
        refuse_strict(root.nsmap.get(root.prefix), "Word", ".docx")
        found = child(root, "body")
        if root.tag != w("document") or found is None:
            raise UnreadableDocument(
                "its main part is not a Word document", "Open it in Word and save it as .docx."
            )
        self.body: Element = found
        related = package.relationships(main).values()
        self._kinds = {relation.kind for relation in related if not relation.external}
        by_kind = {relation.kind: relation.target for relation in related if not relation.external}

        def part(kind: str) -> Element | None:
            return package.xml(by_kind[kind]) if by_kind.get(kind) in package.names else None

        self.styles = Styles(part("styles"))
        self.numbering = Numbering(part("numbering"))
        self._notes: dict[tuple[str, str], Element] = {}
        for kind in ("footnote", "endnote"):
            notes = part(f"{kind}s")
            for note in notes.findall(w(kind)) if notes is not None else ():
                self._notes[kind, note.get(w("id"), "")] = note
        around = [
            line
            for relation in related
            if relation.kind in ("header", "footer") and relation.target in package.names
            for line in _lines_of(package.xml(relation.target))
        ]
        self.running = tuple(dict.fromkeys(around))
        """The lines of the page headers and footers."""
        self._macros = any(name.endswith("vbaProject.bin") for name in package.names)

    def note(self, mark: NoteMark) -> Element | None:
        """The note a mark leads to."""
        return self._notes.get((mark.kind, mark.note_id))

    def remarks(self) -> list[str]:
        """What a person should know about the package as a whole."""
        said = []
        if self._macros:
            said.append("The file holds macros; they were not run.")
        if self.running:
            said.append("Page headers and footers are not read.")
        if "comments" in self._kinds:
            said.append("Comments in the margin are not read.")
        if "aFChunk" in self._kinds or "subDocument" in self._kinds:
            said.append("A part kept in another file (or pasted in whole) is not read.")
        return said


class _Body:
    """Walks a document in reading order and collects its blocks."""

    def __init__(self, parts: _Parts) -> None:
        self.blocks: list[Block] = []
        self.title: str | None = None
        self._parts = parts
        self._inline = InlineReader(parts.styles)
        self._tables = 0
        self._paragraphs = 0
        self._endnotes: list[NoteMark] = []
        self._waiting_notes: list[NoteMark] = []
        self._remarks: list[str] = []

    def take(self, container: Iterable[Element]) -> None:
        """Add what stands in the body, in a text box or in a one-cell table."""
        for element in container:
            if element.tag == w("p"):
                self._take_paragraph(element)
            elif element.tag == w("tbl"):
                self._take_table(element)
            elif element.tag == w("sdt"):
                self._take_control(element)
            elif element.tag in _TRANSPARENT:
                self.take(element)

    def finish(self) -> None:
        """Add the notes that stand at the end of the document."""
        for mark in self._endnotes:
            self._add_note(mark)

    def remarks(self) -> list[str]:
        """What was met on the way that a person should know."""
        counted = [
            f"Left out: {count} {_PLURALS.get(what, what + 's') if count > 1 else what}."
            for what, count in self._inline.left_out.items()
            if count
        ]
        if self._inline.struck_through:
            counted.append(
                f"Struck-through words are read like any others ({self._inline.struck_through} pieces)."
            )
        return [*self._remarks, *counted]

    def _take_control(self, control: Element) -> None:
        gallery = value(control, "sdtPr", "docPartObj", "docPartGallery") or ""
        if gallery.lower() == "table of contents":
            self._remark_contents()
            return
        content = child(control, "sdtContent")
        if content is not None:
            self.take(content)

    def _take_paragraph(self, paragraph: Element) -> None:
        label = self._label(paragraph)
        read = self._inline.read(paragraph)
        if read.text and self._parts.styles.is_contents_entry(paragraph):
            self._remark_contents()
        elif read.text:
            self._paragraphs += 1
            self.blocks.append(self._block(paragraph, read, label))
        self._add_notes(read.notes)
        for box in read.boxes:
            self.take(box)

    def _block(self, paragraph: Element, read: ReadParagraph, label: str | None) -> Block:
        source = Source(cells=(f"paragraph {self._paragraphs}",))
        level = self._parts.styles.heading_level(paragraph)
        if level is not None:
            text = " ".join(read.text.split())
            return Heading(f"{label} {text}" if label and label != BULLET else text, source, level)
        if self.title is None and self._parts.styles.is_title(paragraph):
            self.title = read.text
            return Paragraph(read.text, source, label, emphasised=True)
        return Paragraph(read.text, source, label, read.emphasised)

    def _label(self, paragraph: Element) -> str | None:
        choice = self._parts.styles.numbering(paragraph)
        if choice is None or not choice.list_id:
            return None
        style = self._parts.styles.style_of(paragraph)
        return self._parts.numbering.next_label(choice.list_id, choice.level, style)

    def _take_table(self, table: Element) -> None:
        rows = list(inside(table, "tr"))
        cells = [cell for row in rows for cell in inside(row, "tc")]
        if len(cells) == 1 and not is_deleted_row(rows[0]):
            # A frame round a piece of text, not a table.
            self.take(cells[0])
            return
        self._tables += 1
        place = f"table {self._tables}"
        if any(is_deleted_row(row) for row in rows):
            self._inline.left_out["table row deleted with changes tracked"] += sum(
                map(is_deleted_row, rows)
            )
        read = read_table(table, place, lambda cell: self._cell(cell, place))
        if any(not row.is_blank for row in read.rows):
            self.blocks.append(read)
        waiting, self._waiting_notes = self._waiting_notes, []
        self._add_notes(waiting)

    def _cell(self, cell: Element, place: str) -> CellContent:
        lines: list[str] = []
        bold: list[bool] = []
        paragraphs = sum(1 for _ in cell.iter(w("p")))
        self._cell_lines(cell, place, lines, bold, only=paragraphs == 1)
        return CellContent(tuple(lines), bool(bold) and all(bold))

    def _cell_lines(
        self, container: Element, place: str, lines: list[str], bold: list[bool], *, only: bool
    ) -> None:
        for element in container:
            if element.tag == w("p"):
                label = self._label(element)
                read = self._inline.read(element)
                if read.text:
                    text = f"{label} {read.text}" if label else read.text
                    lines.extend(line.strip() for line in text.split("\n") if line.strip())
                    bold.append(read.bold)
                elif only and label and label != BULLET:
                    lines.append(label)  # a column of automatic numbers and nothing else
                self._waiting_notes.extend(read.notes)
                for box in read.boxes:
                    self._cell_lines(box, place, lines, bold, only=False)
            elif element.tag == w("tbl"):
                self._remarks.append(
                    f"In {place} a cell holds a table of its own; its words are kept in that cell."
                )
                for row in inside(element, "tr"):
                    for inner in inside(row, "tc"):
                        self._cell_lines(inner, place, lines, bold, only=False)
            elif element.tag in _TRANSPARENT or element.tag == w("sdt"):
                self._cell_lines(element, place, lines, bold, only=only)

    def _add_notes(self, marks: list[NoteMark]) -> None:
        for mark in marks:
            if mark.kind == "endnote":
                self._endnotes.append(mark)
            else:
                self._add_note(mark)

    def _add_note(self, mark: NoteMark) -> None:
        note = self._parts.note(mark)
        if note is None:
            self._remarks.append(f"The mark {mark.mark} leads to no {mark.kind}.")
            return
        texts = [self._inline.read(paragraph).text for paragraph in note.iter(w("p"))]
        text = "\n".join(text for text in texts if text)
        source = Source(cells=(f"{mark.kind} {mark.mark}",))
        self.blocks.append(Paragraph(text, source, number=mark.mark))

    def _remark_contents(self) -> None:
        remark = "The table of contents is not read; its headings are read where they stand."
        if remark not in self._remarks:
            self._remarks.append(remark)


def _lines_of(part: Element) -> list[str]:
    lines = (
        "".join(text.text or "" for text in paragraph.iter(w("t"))).strip()
        for paragraph in part.iter(w("p"))
    )
    return [line for line in lines if line]
