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
