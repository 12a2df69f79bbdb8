"""Which documents are taken, and where they are kept. None is opened in this process."""

from __future__ import annotations

from pathlib import Path

from goldthread.web.collection.evidence import keep_file, kept_file
from goldthread.web.refusal import ActionRefusedError

MEGABYTES = 25
"""The largest document that is taken: a framework of a thousand measures has less than one."""
KINDS = (".docx", ".xlsx", ".pdf", ".csv", ".html", ".htm", ".txt")
_FOLDER = "imports"
_BEGINS_WITH: dict[str, bytes] = {".docx": b"PK\x03\x04", ".xlsx": b"PK\x03\x04", ".pdf": b"%PDF-"}
_SAVE_AS: dict[str, str] = {
    ".doc": "Open it in Word and save it as .docx.",
    ".rtf": "Open it in Word and save it as .docx.",
    ".odt": "Open it in your word processor and save it as .docx.",
    ".xls": "Open it in Excel and save it as .xlsx.",
    ".ods": "Open it in your spreadsheet program and save it as .xlsx.",
    ".xlsb": "Open it in Excel and save it as .xlsx.",
    ".pptx": "Save it as a PDF.",
}


def require_a_document(name: str, content: bytes) -> None:
    """Refuse what is empty, too large, of another kind, or plainly not what its name says.

    Raises ``ActionRefusedError`` with one sentence of what is wrong and one of what to do.
    """
    if not content:
        raise ActionRefusedError(
            f"{name or 'The file'} is empty. Check that it was saved completely."
        )
    if len(content) > MEGABYTES * 1_000_000:
        raise ActionRefusedError(
            f"{name} is {len(content) / 1_000_000:.0f} MB, and at most {MEGABYTES} MB are taken. "
            "Save it without pictures, or in parts."
        )
    ending = Path(name).suffix.lower()
    if ending not in KINDS:
        what_to_do = _SAVE_AS.get(ending, "Ask for the document it was made from.")
        raise ActionRefusedError(
            f"{name} is of a kind that is not read. Word (.docx), Excel (.xlsx), PDF, CSV, web "
            f"pages (.html) and plain text are. {what_to_do}"
        )
    beginning = _BEGINS_WITH.get(ending)
    if beginning is not None and beginning not in content[:1024]:
        raise ActionRefusedError(
            f"{name} is not the {ending.removeprefix('.').upper()} file that its name says it is. "
            "Open it in the program it comes from and save it afresh."
        )


def keep_document(content: bytes) -> str:
    """Keep a document and return its SHA-256 digest."""
    return keep_file(content, folder=_FOLDER)


def kept_document(digest: str) -> Path:
    """Where the document with this digest is kept."""
    return kept_file(digest, folder=_FOLDER)
