"""Office packages (.docx, .xlsx): a zip file of XML parts, looked over before anything opens it.

The zip directory is judged first, then the beginning of every part: what a document type
declaration could do (entities that unfold without end, or that fetch other files) is refused
outright, since no office program writes one.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from xml.parsers import expat

from lxml import etree

from goldthread.documents.errors import UnreadableDocument

Element: TypeAlias = etree._Element

_MAX_ENTRIES = 10_000
_MAX_UNPACKED_BYTES = 500_000_000
_MAX_PART_BYTES = 150_000_000
# Real parts, styles and formatted but empty sheets included, pack to a fiftieth at most.
_MAX_RATIO = 250
_SMALL_ENOUGH_BYTES = 5_000_000

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/"

_NOT_GENUINE = "Do not trust it; ask the sender for the document as Word or Excel saves it."
_SAVE_AFRESH = "Copy or download it again, or open it in Word or Excel and save it afresh."


@dataclass(frozen=True, slots=True)
class Relationship:
    """From one part to another: what for (the last word of its type), and where to."""

    kind: str
    target: str
    external: bool


class OfficePackage:
    """The parts of one office file, each looked over before it is given out.

    Use as a context manager. Raises ``UnreadableDocument`` on entering if the file as a whole
    is not to be trusted, and on reading a part that is damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> OfficePackage:
        try:
            self._zip = zipfile.ZipFile(self._path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise UnreadableDocument(
                "it is damaged or was broken off before its end", _SAVE_AFRESH
            ) from None
        _check_directory(self._zip.infolist())
        self.names = frozenset(self._zip.namelist())
        for name in sorted(self.names):
            self._check_beginning(name)
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def part(self, name: str) -> bytes:
        """The bytes of a part. Raises ``UnreadableDocument`` when it is missing or damaged."""
        try:
            return self._zip.read(name)
        except KeyError:
            raise UnreadableDocument(f"its part {name} is missing", _SAVE_AFRESH) from None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
            raise _damaged(name) from None

    def xml(self, name: str) -> Element:
        """The root of an XML part."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        try:
            return etree.fromstring(self.part(name), parser)
        except etree.XMLSyntaxError as error:
            if "depth" in str(error).lower():
                raise UnreadableDocument(
                    f"its part {name} is nested hundreds of levels deep", _NOT_GENUINE
                ) from None
            raise _damaged(name) from None

    def relationships(self, name: str = "") -> dict[str, Relationship]:
        """Where a part (or the package itself) points to, by relationship id."""
        folder, _, file = name.rpartition("/")
        written = posixpath.join(folder, "_rels", f"{file}.rels")
        if written not in self.names:
            return {}
        found = {}
        for relation in self.xml(written).iter(f"{{{_RELATIONSHIPS}}}Relationship"):
            external = relation.get("TargetMode") == "External"
            target = relation.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = Relationship(kind, target, external)
        return found

    def main_part(self) -> str:
        """The name of the part that is the document itself."""
        for relation in self.relationships().values():
            if relation.kind == "officeDocument" and not relation.external:
                return relation.target
        raise UnreadableDocument("it does not say which of its parts is the document", _SAVE_AFRESH)

    def _check_beginning(self, name: str) -> None:
        """Refuse a document type declaration, which can only stand before the first element."""
        try:
            with self._zip.open(name) as part:
                beginning = part.read(1024).lstrip()
                if not beginning.startswith((b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
                    return
                part.seek(0)
                prolog = _Prolog(name)
                while not prolog.is_over and (chunk := part.read(65536)):
                    prolog.feed(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
            raise _damaged(name) from None


class _Prolog:
    """What stands before the first element of an XML part, in whatever encoding it is."""

    def __init__(self, name: str) -> None:
        self.is_over = False
        self._name = name
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._end

    def feed(self, chunk: bytes) -> None:
        try:
            self._parser.Parse(chunk, False)  # noqa: FBT003 - expat's own positional "is final"
        except expat.ExpatError:
            # Not well formed: no part that anyone will parse as XML without saying so.
            self.is_over = True

    def _end(self, *_: object) -> None:
        self.is_over = True
        self._parser.StartElementHandler = None

    def _refuse(self, *_: object) -> None:
        raise UnreadableDocument(
            f"its part {self._name} declares a document type of its own, "
            "which can pull in other files or unfold without end",
            _NOT_GENUINE,
        )


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _MAX_ENTRIES:
        raise UnreadableDocument(f"it holds {len(entries):,} parts", _NOT_GENUINE)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableDocument(
            "its parts are protected by a password", "Take the password off and save it."
        )
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise UnreadableDocument("it holds two parts of the same name", _NOT_GENUINE)
    for name in names:
        if name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name:
            raise UnreadableDocument(f"one of its parts is called {name!r}", _NOT_GENUINE)
    if sum(entry.file_size for entry in entries) > _MAX_UNPACKED_BYTES:
        raise _bomb(sum(entry.file_size for entry in entries))
    for entry in entries:
        packed_tightly = entry.file_size > _MAX_RATIO * max(1, entry.compress_size)
        if entry.file_size > _MAX_PART_BYTES or (
            packed_tightly and entry.file_size > _SMALL_ENOUGH_BYTES
        ):
            raise _bomb(entry.file_size)


def refuse_strict(namespace: str | None, program: str, extension: str) -> None:
    """Refuse the "Strict" flavour, whose names differ throughout and which libraries misread."""
    if namespace and namespace.startswith(_STRICT):
        raise UnreadableDocument(
            "it is saved as Strict Open XML",
            f"Open it in {program} and save it as an ordinary {extension} file.",
        )


def _bomb(size: int) -> UnreadableDocument:
    return UnreadableDocument(
        f"it would unfold to {size / 1e6:,.0f} MB, far more than a framework holds", _NOT_GENUINE
    )


def _damaged(name: str) -> UnreadableDocument:
    return UnreadableDocument(f"its part {name} is damaged", _SAVE_AFRESH)
