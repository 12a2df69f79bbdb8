"""A pack as a file: every format by one mapping, made from the facts and kept once it is whole."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from goldthread import __version__
from goldthread.reports.pack.blocks import LaidOut
from goldthread.reports.pack.composing import Frozen, composed
from goldthread.reports.pack.report import Report
from goldthread.web.config.data_directory import data_directory

Progress = Callable[[int, int, str], None]
DRAFT = "Draft"
ISSUED_FILES = "issued-packs"
"""The folder of the data directory where issued files are kept under their SHA-256."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a pack is to be written.

    ``mark`` stands on every page ("Draft", or nothing), ``frozen`` says what is known of a
    frozen pack, ``template`` is the council's own Word template.
    """

    frozen: Frozen | None = None
    mark: str = ""
    template: bytes | None = None
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A form that a pack is given in: how its files end, what it is called and for what."""

    ending: str
    words: str
    used_for: str
    content_type: str
    made: Callable[[Report, Manner], bytes]


def _laid_out(report: Report, manner: Manner) -> LaidOut:
    return composed(report, watermark=manner.mark, frozen=manner.frozen)


def _html(report: Report, manner: Manner) -> bytes:
    from goldthread.reports.html import html_of

    return html_of(_laid_out(report, manner), progress=manner.progress)


def _docx(report: Report, manner: Manner) -> bytes:
    from goldthread.reports.docx import docx_of

    return docx_of(_laid_out(report, manner), template=manner.template, progress=manner.progress)


def _pdf(report: Report, manner: Manner) -> bytes:
    from goldthread.reports.pdf import pdf_of

    return pdf_of(_laid_out(report, manner), progress=manner.progress)


def _xlsx(report: Report, manner: Manner) -> bytes:
    from goldthread.reports.xlsx import xlsx_of

    return xlsx_of(report, frozen=manner.frozen, progress=manner.progress)


def _pptx(report: Report, manner: Manner) -> bytes:
    from goldthread.reports.pptx import pptx_of

    return pptx_of(report, frozen=manner.frozen, progress=manner.progress)


def _csv(report: Report, manner: Manner) -> bytes:
    from goldthread.reports.csv import csv_of

    return csv_of(report, manner.frozen)


_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        one.ending: one
        for one in (
            Format("html", "Web page", "to read on a screen", "text/html; charset=utf-8", _html),
            Format(
                "docx",
                "Word",
                "for a committee report",
                f"{_OFFICE}.wordprocessingml.document",
                _docx,
            ),
            Format("pdf", "PDF", "to print and to publish", "application/pdf", _pdf),
            Format("xlsx", "Excel", "the figures", f"{_OFFICE}.spreadsheetml.sheet", _xlsx),
            Format("pptx", "Slides", "to present", f"{_OFFICE}.presentationml.presentation", _pptx),
            Format("zip", "CSV", "the figures for another program", "application/zip", _csv),
        )
    }
)
"""Every format by the ending of its files, in the order pages list them."""


def kept_rendering(frozen: Frozen, ending: str, template_sha256: str = "") -> Path:
    """Where a frozen pack with its corrections is kept in a format, whether it is there or not.

    A later version of Goldthread writes its own files, perhaps in better words, and another
    Word template gives another Word file. What was issued is kept apart from these.
    """
    parts = [frozen.sha256, addendum_of(frozen) or "as-frozen", __version__]
    if template_sha256 and ending == "docx":
        parts.append(template_sha256[:12])
    name = f"{'-'.join(parts)}.{ending}"
    return data_directory() / "packs" / frozen.sha256[:2] / name


def addendum_of(frozen: Frozen) -> str:
    """What tells one addendum from another; blank where nothing was corrected."""
    if not frozen.corrections:
        return ""
    return hashlib.sha256(repr(tuple(frozen.corrections)).encode()).hexdigest()[:12]


def render(
    report: Report,
    frozen: Frozen,
    ending: str,
    *,
    template: bytes | None = None,
    progress: Progress | None = None,
) -> Path:
    """Have a frozen pack in a format, made now unless it is there; it appears whole or not at all.

    Raises ``KeyError`` for a format that there is not.
    """
    look = hashlib.sha256(template).hexdigest() if template is not None else ""
    path = kept_rendering(frozen, ending, look)
    if not path.is_file():
        manner = Manner(frozen, template=template, progress=progress)
        keep_whole(path, FORMATS[ending].made(report, manner))
    return path


def keep_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever finds a part of it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
