"""Bytes of a text file → text, with the encoding decided by what the bytes can be."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from goldthread.documents.errors import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_NOT_TEXT = UnreadableDocument(
    "it is not text, nor any kind of document that Goldthread knows",
    "Give the framework as .docx, .xlsx, .pdf, .csv, .html or .txt.",
)


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text of a file, the name of its encoding, and whether that was certain."""

    text: str
    encoding: str
    certain: bool = True

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a person should know about how the letters were read."""
        if self.certain:
            return ()
        doubt = (
            f"The file does not say how its letters are stored, and {self.encoding} was taken: "
            "if accents, pound signs or dashes look wrong, save it as UTF-8."
        )
        return (doubt,)


def decode(data: bytes) -> DecodedText:
    """Read the bytes as text: by byte order mark, then UTF-16 by its pattern, UTF-8, Windows-1252.

    Line ends are left as they are. Raises ``UnreadableDocument`` for bytes that are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return DecodedText(_decoded(data[len(mark) :], encoding), encoding)
    unmarked = _utf16_without_mark(data)
    if unmarked:
        return DecodedText(_decoded(data, unmarked), unmarked, certain=False)
    if b"\0" in data or _share_of_controls(data) > 0.05:
        raise _NOT_TEXT
    try:
        return DecodedText(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        # Five byte values mean nothing in Windows-1252; they are kept as the mark for "unknown".
        return DecodedText(data.decode("cp1252", errors="replace"), "Windows-1252", certain=False)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"its letters are broken off or damaged at byte {error.start + 1} (it says it is {encoding})",
            "Open it where it was made and save it again as UTF-8.",
        ) from None


def _utf16_without_mark(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: Western text has a zero in every second byte."""
    sample = data[: 4096 // 2 * 2]
    if len(sample) < 4 or len(data) % 2:
        return None
    evens, odds = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odds > half * 0.7 and evens < half * 0.05:
        return "utf-16-le"
    if evens > half * 0.7 and odds < half * 0.05:
        return "utf-16-be"
    return None


def _share_of_controls(data: bytes) -> float:
    sample = data[:65536]
    controls = sum(1 for byte in sample if byte < 32 and byte not in b"\t\n\r\f\x1a\x0b")
    return controls / max(1, len(sample))
