"""A kept document is read: in the child process that opens files, and nowhere else."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from goldthread.documents import (
    Document,
    Limits,
    UnreadableDocument,
    read_document,
    understand,
)
from goldthread.documents.review import LeftOver, left_over_in
from goldthread.framework import Framework
from goldthread.web.drafting.files.documents import MEGABYTES, kept_document

_LIMITS = Limits(input_bytes=MEGABYTES * 1_000_000)


@dataclass(frozen=True, slots=True)
class ReadingOfAFile:
    """What a file holds: its blocks, the framework they describe, and words left over."""

    document: Document
    framework: Framework
    left_over: LeftOver


def read_kept(
    digest: str, name: str, on_progress: Callable[[int, int, str], None]
) -> ReadingOfAFile:
    """Read the kept document of this digest, called ``name``.

    ``on_progress`` is told how far it is, of how much, and what is being done. Raises
    ``UnreadableDocument`` with what is wrong and what to do.
    """
    kept = kept_document(digest)
    if not kept.is_file():
        raise UnreadableDocument(
            "it is not in the data directory any more", "Give it once more.", name=name
        )
    with tempfile.TemporaryDirectory() as folder:
        # Some kinds are told apart by the name alone, and the file is kept without one.
        path = Path(folder) / name
        shutil.copyfile(kept, path)
        document = read_document(
            path,
            limits=_LIMITS,
            on_progress=lambda done, total: on_progress(
                done, total + 2, f"Reading part {done} of {total}"
            ),
        )
    on_progress(1, 3, "Understanding what was read")
    framework = understand(document)
    if not framework.measures and not framework.deliverables and not framework.rows.total:
        raise UnreadableDocument(
            "it holds no table and no list of measures or deliverables",
            "Give the document in which the measures stand, each in a row of a table.",
            name=name,
        )
    on_progress(2, 3, "Looking for what was not understood")
    return ReadingOfAFile(document, framework, left_over_in(framework))
