"""Every kind of document Goldthread reads, and how it tells one from another.

Content decides first and the file's name second: a spreadsheet renamed ``.docx`` is read as
the spreadsheet it is. A reader is named, not imported, so that only the child process that
opens a file ever loads a library for it.

A new format is a folder with a ``reader.py`` that has ``read(path: Path) -> Document``, and a
line here.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from goldthread.documents.blocks import Document
from goldthread.documents.csv_file.delimiter import is_delimited
from goldthread.documents.decoding import decode
from goldthread.documents.errors import UnreadableDocument

KNOWN_KINDS = ".docx, .xlsx, .pdf, .csv, .html or .txt"
_BEGINNING_BYTES = 65536
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Reader(Protocol):
    """What ``reader.py`` of a format's folder gives."""

    def read(self, path: Path) -> Document:
        """The file's blocks in reading order; raises ``UnreadableDocument``."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of document: its name, the extensions it goes by, and where its reader lives."""

    name: str
    extensions: tuple[str, ...]
    reader_module: str

    def reader(self) -> Reader:
        """The reader, loaded now. Only the child process that opens a file should ask for it."""
        return cast("Reader", import_module(self.reader_module))


WORD = Format("word", (".docx", ".docm", ".dotx"), "goldthread.documents.word.reader")
EXCEL = Format("excel", (".xlsx", ".xlsm", ".xltx"), "goldthread.documents.excel.reader")
PDF = Format("pdf", (".pdf",), "goldthread.documents.pdf.reader")
HTML = Format("html", (".html", ".htm", ".xhtml"), "goldthread.documents.html.reader")
CSV = Format("csv", (".csv", ".tsv", ".tab"), "goldthread.documents.csv_file.reader")
TEXT = Format("text", (".txt", ".text"), "goldthread.documents.text.reader")

# Programs write these in forms of their own; plain text so named came there by mistake.
_OTHER_PROGRAMS = (".doc", ".xls", ".xlsb", ".odt", ".ods", ".pages", ".numbers", ".ppt", ".pptx")
_NEVER_TEXT = frozenset((*WORD.extensions, *EXCEL.extensions, *PDF.extensions, *_OTHER_PROGRAMS))

FORMATS = (WORD, EXCEL, PDF, HTML, CSV, TEXT)


def format_of(path: Path) -> Format:
    """Which kind of document the file is, by its content and, where that is open, its name.

    Reads the beginning of the file, or the directory of a zip file. Raises
    ``UnreadableDocument`` for a kind Goldthread cannot read, saying what to save it as.
    """
    with path.open("rb") as file:
        beginning = file.read(_BEGINNING_BYTES)
    if not beginning:
        raise UnreadableDocument(
            "it is empty (0 bytes)", "Check that it was saved or downloaded completely."
        )
    if beginning.startswith(b"PK"):
        return _office_format(path)
    if b"%PDF-" in beginning[:1024]:
        return PDF
    if beginning.startswith(_COMPOUND_FILE):
        raise _old_or_locked(path)
    refusal = _known_but_not_read(beginning)
    if refusal:
        raise refusal
    return _written_format(path, beginning)


def _office_format(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise UnreadableDocument(
            "it is damaged or was broken off before its end",
            "Copy or download it again, or open it in Word or Excel and save it afresh.",
        ) from None
    if any(name.startswith("word/") for name in names):
        return WORD
    if "xl/workbook.bin" in names:
        raise UnreadableDocument(
            "it is a binary workbook (.xlsb)", "Open it in Excel and save it as .xlsx."
        )
    if any(name.startswith("xl/") for name in names):
        return EXCEL
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableDocument("it is a slide deck", "Save its tables in a .docx or .xlsx file.")
    if any(name.endswith(".iwa") or name.startswith("Index.zip") for name in names):
        raise UnreadableDocument(
            "it is a Pages or Numbers document",
            "Open it in Pages or Numbers, and export it as Word (.docx) or Excel (.xlsx).",
        )
    if "content.xml" in names and "mimetype" in names:
        raise UnreadableDocument(
            "it is an OpenDocument file", "Open it in LibreOffice and save it as .docx or .xlsx."
        )
    raise UnreadableDocument(
        "it is a zip file that holds no Word or Excel document",
        f"Unpack it and give the document itself, as {KNOWN_KINDS}.",
    )


def _old_or_locked(path: Path) -> UnreadableDocument:
    """A compound file is the old Word or Excel format, or a new one locked by a password."""
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return UnreadableDocument(
            "it is protected by a password",
            "Open it in Word or Excel, take the password off (File, Info, Protect) and save it.",
        )
    if "WordDocument".encode("utf-16-le") in content:
        return UnreadableDocument(
            "it is in the old Word format (.doc)", "Open it in Word and save it as .docx."
        )
    if "Workbook".encode("utf-16-le") in content or "Book".encode("utf-16-le") in content:
        return UnreadableDocument(
            "it is in the old Excel format (.xls)", "Open it in Excel and save it as .xlsx."
        )
    return UnreadableDocument(
        "it is in an old Microsoft Office format",
        "Open it in the program that made it and save it as .docx or .xlsx.",
    )


def _known_but_not_read(beginning: bytes) -> UnreadableDocument | None:
    start = beginning.lstrip()[:64]
    if start.startswith(b"{\\rtf"):
        return UnreadableDocument(
            "it is in rich text format", "Open it in Word and save it as .docx."
        )
    if start.lower().startswith(b"mime-version:"):
        return UnreadableDocument(
            "it is a web archive (.mht)",
            "Open it in Word or a browser and save it as .docx or .html.",
        )
    pictures = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
    if beginning.startswith(pictures) and b"\0" in beginning:
        return UnreadableDocument(
            "it is a picture", f"Give the document the picture was made from, as {KNOWN_KINDS}."
        )
    return None


_HTML_START = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_TAG = re.compile(r"<[a-z][a-z0-9]*(\s[^<>]*)?>", re.I)


def _written_format(path: Path, beginning: bytes) -> Format:
    text = decode(beginning).text if len(beginning) < _BEGINNING_BYTES else _cut_text(beginning)
    extension = path.suffix.lower()
    if _HTML_START.match(text) or (extension in HTML.extensions and _HTML_TAG.search(text)):
        return HTML
    if extension in (*CSV.extensions, ".xls") or (
        # Exports called .xlsx that are really text with commas or tabs are a common sight.
        extension in EXCEL.extensions and re.search(r"[,;\t|]", text)
    ):
        return CSV
    # A list saved as .txt, or under any other name, is a list still.
    whole = text if len(beginning) < _BEGINNING_BYTES else text.rpartition("\n")[0]
    if is_delimited(whole):
        return CSV
    if extension in _NEVER_TEXT:
        raise UnreadableDocument(
            f"it is plain text, though its name ends in {extension}",
            f"Look into it; if it is the framework, name it .txt, or give the document itself, as {KNOWN_KINDS}.",
        )
    return TEXT


def _cut_text(beginning: bytes) -> str:
    """The text of a beginning that may be cut inside its last letter."""
    for cut in range(4):
        try:
            decoded = decode(beginning[: len(beginning) - cut])
        except UnreadableDocument:
            if b"\0" not in beginning:
                raise
            continue
        if decoded.encoding != "Windows-1252":
            return decoded.text
    return decode(beginning).text
