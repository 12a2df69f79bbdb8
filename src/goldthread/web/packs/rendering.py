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
from goldthread.reports.pack.composing import Frozen, composed
from goldthread.reports.pack.report import Report
from goldthread.web.config.data_directory import data_directory

Progress = Callable[[int, int, str], None]
DRAFT = "Draft"


@dataclass(frozen=True, slots=True)
class Format:
    """A form that a pack is given in: how its files end, what it is called and for what."""

    ending: str
    words: str
    used_for: str
    content_type: str
    made: Callable[[Report, Frozen | None, str, Progress | None], bytes]


def _html(report: Report, frozen: Frozen | None, mark: str, progress: Progress | None) -> bytes:
    from goldthread.reports.html import html_of

    return html_of(composed(report, watermark=mark, frozen=frozen), progress=progress)


def _docx(report: Report, frozen: Frozen | None, mark: str, progress: Progress | None) -> bytes:
    from goldthread.reports.docx import docx_of

    return docx_of(composed(report, watermark=mark, frozen=frozen), progress=progress)


def _pdf(report: Report, frozen: Frozen | None, mark: str, progress: Progress | None) -> bytes:
    from goldthread.reports.pdf import pdf_of

    return pdf_of(composed(report, watermark=mark, frozen=frozen), progress=progress)


def _xlsx(report: Report, frozen: Frozen | None, _mark: str, progress: Progress | None) -> bytes:
    from goldthread.reports.xlsx import xlsx_of

    return xlsx_of(report, frozen=frozen, progress=progress)


def _pptx(report: Report, frozen: Frozen | None, _mark: str, progress: Progress | None) -> bytes:
    from goldthread.reports.pptx import pptx_of

    return pptx_of(report, frozen=frozen, progress=progress)


def _csv(report: Report, frozen: Frozen | None, _mark: str, _progress: Progress | None) -> bytes:
    from goldthread.reports.csv import csv_of

    return csv_of(report, frozen)


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


def kept_rendering(frozen: Frozen, ending: str) -> Path:
    """Where a frozen pack with its corrections is kept in a format, whether it is there or not.

    A later version of Goldthread writes its own files, perhaps in better words.
    """
    addendum = hashlib.sha256(repr(tuple(frozen.corrections)).encode()).hexdigest()[:12]
    name = f"{frozen.sha256}-{addendum}-{__version__}.{ending}"
    return data_directory() / "packs" / frozen.sha256[:2] / name


def render(
    report: Report, frozen: Frozen, ending: str, *, progress: Progress | None = None
) -> Path:
    """Have a frozen pack in a format, made now unless it is there; it appears whole or not at all.

    Raises ``KeyError`` for a format that there is not.
    """
    path = kept_rendering(frozen, ending)
    if not path.is_file():
        keep_whole(path, FORMATS[ending].made(report, frozen, "", progress))
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
