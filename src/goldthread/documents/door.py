"""The one door through which a document comes in: ``read_document``.

The parent process looks at a file's name and size and nothing else. A child process with
hard limits tells what kind of file it is, looks it over before any library opens it, and
reads it; its answer comes back as JSON.
"""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from goldthread.documents.blocks import Document, Heading, Paragraph
from goldthread.documents.capped import (
    AnsweredTooMuch,
    BrokeDown,
    CappedWorkError,
    Limits,
    Refused,
    TookTooLong,
    TookTooMuchMemory,
    run_capped,
)
from goldthread.documents.direction_marks import without_direction_marks
from goldthread.documents.errors import UnreadableDocument
from goldthread.documents.formats import FORMATS, Format, format_of
from goldthread.documents.transport import document_as_json, document_from_json

_SPLIT_IT = "If it is a real framework, save it in parts, or without pictures, and read those."


def read_document(
    path: Path,
    *,
    limits: Limits | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Document:
    """The headings, paragraphs and tables of a file, read in a child process with hard limits.

    ``on_progress`` is told the pages (or sheets) read so far and in all. Raises
    ``UnreadableDocument``, whose message names the file, what is wrong and what to do.

    >>> read_document(Path("framework.docx")).blocks  # doctest: +SKIP
    """
    limits = limits or Limits()
    path = Path(path)
    called = path.name or str(path)  # "." and "/" have no name of their own
    try:
        _check_outside(path, limits)
        answer = run_capped(
            "goldthread.documents.door:read_within_child",
            str(path.resolve()),
            limits=limits,
            on_progress=on_progress,
        )
    except Refused as refusal:
        raise UnreadableDocument(**refusal.details, name=called) from None
    except UnreadableDocument as error:
        raise error.named(called) from None
    except CappedWorkError as error:
        raise _no_answer(error).named(called) from error
    # The child was given where the file really is; a person knows it by the name they gave.
    return replace(document_from_json(answer), name=called)


def read_within_child(path_name: Any) -> Any:
    """What the child does: tell the format, read, and refuse a document that says nothing."""
    path = Path(path_name)
    try:
        found = format_of(path)
        document = without_direction_marks(found.reader().read(path))
    except OSError as error:
        # strerror only: the message is for a person and the path is named already.
        raise UnreadableDocument(
            f"the system would not give its content ({error.strerror or error})",
            "Check that it is still there and that you may open it.",
        ) from None
    if not any(_says_something(block) for block in document.blocks):
        raise UnreadableDocument(
            "it holds no table and no text",
            "If it is a scan or made of pictures, ask for the document it was made from.",
        )
    return document_as_json(replace(document, remarks=_misnamed(path, found) + document.remarks))


def _misnamed(path: Path, found: Format) -> tuple[str, ...]:
    extension = path.suffix.lower()
    if any(extension in other.extensions for other in FORMATS if other is not found):
        return (f"Its name ends in {extension}, but it was read as what it is: {found.name}.",)
    return ()


def _says_something(block: object) -> bool:
    if isinstance(block, Heading | Paragraph):
        return bool(block.text.strip())
    return True  # readers leave out tables that are blank throughout


def _check_outside(path: Path, limits: Limits) -> None:
    try:
        found = path.stat()
    except FileNotFoundError:
        raise UnreadableDocument(
            "there is no such file", "Check the name and the folder."
        ) from None
    except (OSError, ValueError) as error:
        raise UnreadableDocument(
            f"the system would not show it ({error})", "Check that you may open it."
        ) from None
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableDocument("it is a folder", "Give one of the files in it.")
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableDocument("it is not an ordinary file", "Save it as a file and give that.")
    if found.st_size == 0:
        raise UnreadableDocument(
            "it is empty (0 bytes)", "Check that it was saved or downloaded completely."
        )
    if found.st_size > limits.input_bytes:
        raise UnreadableDocument(
            f"it is {found.st_size / 1e6:,.0f} MB, and at most "
            f"{limits.input_bytes / 1e6:,.0f} MB are read",
            _SPLIT_IT,
        )


def _no_answer(error: CappedWorkError) -> UnreadableDocument:
    if isinstance(error, TookTooLong):
        return UnreadableDocument(f"reading it took too long ({error})", _SPLIT_IT)
    if isinstance(error, TookTooMuchMemory):
        return UnreadableDocument("reading it needs more memory than it may have", _SPLIT_IT)
    if isinstance(error, AnsweredTooMuch):
        return UnreadableDocument("it unfolds into far more text than a framework holds", _SPLIT_IT)
    if isinstance(error, BrokeDown):
        return UnreadableDocument(
            f"the reader broke down on it ({error})",
            "It is damaged, or made to break readers: open it where it was made and save it afresh.",
        )
    last_words = str(error).strip().splitlines()[-1:] or ["no reason given"]
    return UnreadableDocument(
        f"the reader failed on it ({last_words[0]})",
        "Open it in the program that made it and save it afresh; if that does not help, report it.",
    )
