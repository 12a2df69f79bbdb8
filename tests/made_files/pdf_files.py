"""Small PDF files typeset for the tests of the PDF reader, in the styles that councils print in."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import typst
from PIL import Image, ImageDraw

A4 = "width: 21cm, height: 29.7cm, margin: 2cm"


def pdf_file(folder: Path, markup: str, *, page: str = A4, name: str = "made.pdf") -> Path:
    """A PDF typeset from Typst markup, in ten-point type on a page of the given measures."""
    path = folder / name
    source = f"#set page({page})\n#set text(size: 10pt)\n{markup}"
    path.write_bytes(typst.compile(source.encode()))
    return path


def scan_file(folder: Path, name: str = "scan.pdf") -> Path:
    """A PDF whose only page is a picture."""
    path = folder / name
    picture = Image.new("RGB", (620, 877), "white")
    ImageDraw.Draw(picture).text((50, 50), "A page on the glass", fill="black")
    picture.save(path)
    return path


def bound_together(folder: Path, *parts: Path, turned: tuple[int, ...] = ()) -> Path:
    """The pages of several PDFs in one file; those numbered in ``turned`` are shown on their side."""
    path = folder / "bound.pdf"
    whole = pypdfium2.PdfDocument.new()
    for part in parts:
        with pypdfium2.PdfDocument(part) as source:
            whole.import_pages(source)
    for number in turned:
        whole[number - 1].set_rotation(90)
    whole.save(path)
    whole.close()
    return path


def drawn_file(folder: Path, drawing: str, name: str = "drawn.pdf") -> Path:
    """A PDF of one page with the words "A plan" and a drawing given in the PDF's own operators."""
    content = f"BT /F1 12 Tf 72 760 Td (A plan) Tj ET\n{drawing}".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 6 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Font<</F1 5 0 R>>>>",
    ]
    # Without a table of places: viewers, and pdfium, then look for the objects themselves.
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % each for each in enumerate(objects, start=1))
    path = folder / name
    path.write_bytes(b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R/Size 7>>\n%%EOF")
    return path
