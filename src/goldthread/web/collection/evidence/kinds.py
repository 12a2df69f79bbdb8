"""Which files are taken as evidence: by their name and by how their content begins."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

from goldthread.web.refusal import ActionRefusedError

MEGABYTES = 10
"""The largest file that is taken, in megabytes."""
_ZIP = (b"PK\x03\x04",)
_OLD_OFFICE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_BEGINS_WITH: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "docx": _ZIP,
    "xlsx": _ZIP,
    "pptx": _ZIP,
    "odt": _ZIP,
    "ods": _ZIP,
    "odp": _ZIP,
    "doc": _OLD_OFFICE,
    "xls": _OLD_OFFICE,
    "ppt": _OLD_OFFICE,
    "msg": _OLD_OFFICE,
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "tif": (b"II*\x00", b"MM\x00*"),
    "tiff": (b"II*\x00", b"MM\x00*"),
}
_WORDS = ("csv", "txt")
_TAKEN = "PDF, Word, Excel, PowerPoint, OpenDocument, Outlook messages, pictures, CSV and text"
_LONGEST_NAME = 200


def plain_name(name: str) -> str:
    """The name of a file without folders and without characters that cannot be seen."""
    last = PurePosixPath(name.replace("\\", "/")).name
    seen = "".join(one for one in last if unicodedata.category(one)[0] != "C").strip()
    stem, dot, ending = seen.rpartition(".")
    if len(seen) > _LONGEST_NAME and dot:
        seen = f"{stem[: _LONGEST_NAME - len(ending) - 1]}.{ending}"
    return seen[:_LONGEST_NAME]


def require_known_kind(name: str, content: bytes) -> None:
    """Refuse a file that is empty, too large, of another kind, or not what its name says.

    Raises ``ActionRefusedError`` with what to do about it.
    """
    if not content:
        raise ActionRefusedError(f"{name or 'The file'} is empty.")
    if len(content) > MEGABYTES * 1_000_000:
        raise ActionRefusedError(
            f"{name} is larger than {MEGABYTES} megabytes. Give the part of it that shows the "
            "figure."
        )
    ending = name.rpartition(".")[2].lower()
    if ending in _WORDS:
        if not _is_text(content):
            raise ActionRefusedError(f"{name} is not the plain text that its name says it is.")
        return
    beginnings = _BEGINS_WITH.get(ending)
    if beginnings is None:
        raise ActionRefusedError(f"{name} is of a kind that is not taken. Taken are {_TAKEN}.")
    if not content.startswith(beginnings):
        raise ActionRefusedError(
            f"{name} is not the {ending.upper()} file that its name says it is. Save it again "
            "from the program it comes from."
        )


def _is_text(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True  # UTF-16, as Excel saves "Unicode text"
    return not any(byte < 32 and byte not in (9, 10, 12, 13) for byte in content)
