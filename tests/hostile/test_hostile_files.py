"""Files that are broken, mislabelled or made to do harm: one clear message, and we live on.

Every file goes through the door as a stranger's would. What is asserted each time: the one
error comes, it names the file and says what to do, and it comes in good time.
"""

from __future__ import annotations

import io
import os
import re
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from word_files import p, row, table, word_file

from goldthread.documents import Limits, UnreadableDocument, read_document

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def word_bytes(
    folder: Path, change: Callable[[bytes], bytes] | None = None, **more: bytes
) -> bytes:
    """A small Word file, its main part changed and parts added."""
    made = word_file(folder, p("hello world") + table(row("a", "b")), name="source.docx")
    content = _rewritten(
        made.read_bytes(), "word/document.xml", change or (lambda part: part), more
    )
    made.unlink()
    return content


def excel_bytes(change: Callable[[bytes], bytes], part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A small workbook with one part changed."""
    workbook = Workbook()
    workbook.active.append(["a", "b"])
    saved = io.BytesIO()
    workbook.save(saved)
    return _rewritten(saved.getvalue(), part, change, {})


def _rewritten(
    package: bytes, part: str, change: Callable[[bytes], bytes], more: dict[str, bytes]
) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
        for name, content in more.items():
            new.writestr(name, content)
    return made.getvalue()


def with_entity(part: bytes) -> bytes:
    """The part with an entity that would fetch a file of the machine."""
    part = re.sub(rb"^<\?xml[^>]*\?>\s*", b"", part)
    return b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + part.replace(
        b"hello", b"&x;"
    )


def refusal(path: Path, *, within_seconds: float = 10, limits: Limits | None = None) -> str:
    """The message that reading this file gives, once it is checked for what every message must have."""
    began = time.monotonic()
    with pytest.raises(UnreadableDocument) as caught:
        read_document(path, limits=limits)
    assert time.monotonic() - began < within_seconds
    assert str(caught.value).startswith(f"{path.name} cannot be read: ")
    assert caught.value.remedy.endswith((".", "?"))
    return caught.value.wrong


def made(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "missing.docx") == "there is no such file"


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "it is a folder"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert refusal(tmp_path / "pipe.csv", within_seconds=1) == "it is not an ordinary file"


def test_an_empty_file(tmp_path: Path) -> None:
    assert refusal(made(tmp_path, "empty.xlsx", b"")) == "it is empty (0 bytes)"


def test_a_file_larger_than_allowed_is_not_opened(tmp_path: Path) -> None:
    path = made(tmp_path, "large.csv", b"a,b\n" * 1000)
    assert "at most" in refusal(path, within_seconds=1, limits=Limits(input_bytes=1000))


@pytest.mark.parametrize(
    ("name", "content", "wrong"),
    [
        ("old.doc", _COMPOUND + "WordDocument".encode("utf-16-le"), "old Word format"),
        ("old.xls", _COMPOUND + "Workbook".encode("utf-16-le"), "old Excel format"),
        ("locked.docx", _COMPOUND + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("rich.rtf", b"{\\rtf1 words}", "rich text format"),
        ("typed.docx", b"A note that somebody typed.\n", "plain text, though its name ends in .docx"),
        ("typed.pdf", b"A note that somebody typed.\n", "plain text, though its name ends in .pdf"),
        ("saved.mht", b"MIME-Version: 1.0\r\n\r\nwords", "web archive"),
        ("scan.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "it is a picture"),
        ("junk.docx", bytes(range(256)) * 20, "not text, nor any kind of document"),
        ("junk.pdf", b"PDF no more\0\1\2", "not text, nor any kind of document"),
        ("controls.csv", bytes(range(1, 32)) * 99, "not text, nor any kind of document"),
        ("half.csv", "a,b\n".encode("utf-16")[:-1], "letters are broken off"),
        ("blank.csv", b"\n,,\n \n", "no table and no text"),
        ("blank.txt", b" \n\n", "no table and no text"),
        ("blank.html", b"<html><body><p> </p></body></html>", "no table and no text"),
    ],
)  # fmt: skip
def test_what_is_no_readable_document_is_named_for_what_it_is(
    tmp_path: Path, name: str, content: bytes, wrong: str
) -> None:
    assert wrong in refusal(made(tmp_path, name, content))


def test_a_blank_word_document_is_unreadable_and_not_empty(tmp_path: Path) -> None:
    assert refusal(word_file(tmp_path, p())) == "it holds no table and no text"


@pytest.mark.parametrize("kept", [0.5, 0.99])
def test_a_file_broken_off(tmp_path: Path, kept: float) -> None:
    content = word_bytes(tmp_path)
    path = made(tmp_path, "broken.docx", content[: int(len(content) * kept)])
    assert "broken off" in refusal(path)


def test_a_part_with_flipped_bits(tmp_path: Path) -> None:
    content = bytearray(word_bytes(tmp_path))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        at = package.getinfo("word/document.xml").header_offset + 80
    for offset in range(at, at + 50):
        content[offset] ^= 0x55
    path = made(tmp_path, "flipped.docx", bytes(content))
    assert refusal(path) == "its part word/document.xml is damaged"


def test_a_document_of_pages_says_what_to_do(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "plan.pages", "w") as package:
        package.writestr("Index/Document.iwa", "x")
    assert refusal(tmp_path / "plan.pages") == "it is a Pages or Numbers document"


def test_a_zip_of_something_else(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.docx", "w") as package:
        package.writestr("holiday.txt", "sun")
    assert "holds no Word or Excel document" in refusal(tmp_path / "other.docx")


def test_a_document_is_read_as_what_it_is_whatever_its_name(tmp_path: Path) -> None:
    workbook = made(tmp_path, "really.docx", excel_bytes(lambda part: part))
    document = read_document(workbook)
    assert document.format == "excel"
    assert document.remarks == ("Its name ends in .docx, but it was read as what it is: excel.",)


def test_entities_that_fetch_files_are_refused_in_every_part_and_encoding(tmp_path: Path) -> None:
    def in_utf16(part: bytes) -> bytes:
        return ('<?xml version="1.0" encoding="UTF-16"?>' + with_entity(part).decode()).encode(
            "utf-16"
        )

    for name, content in {
        "entity.docx": word_bytes(tmp_path, with_entity),
        "entity16.docx": word_bytes(tmp_path, in_utf16),
        "entity.xlsx": excel_bytes(with_entity),
        "styles.xlsx": excel_bytes(with_entity, "xl/styles.xml"),
    }.items():
        assert "declares a document type of its own" in refusal(made(tmp_path, name, content))


def test_a_web_page_of_endless_entities_is_bounded(tmp_path: Path) -> None:
    entities = "".join(
        f'<!ENTITY e{at} "{f"&e{at - 1};" * 10 if at else "ha" * 10}">' for at in range(30)
    )
    path = tmp_path / "entities.html"
    path.write_text(f"<!DOCTYPE html [{entities}]><p>before &e29; after</p>")
    began = time.monotonic()
    text = " ".join(block.text for block in read_document(path).blocks)
    assert time.monotonic() - began < 5
    assert "before" in text
    assert len(text) < 1000


@pytest.mark.parametrize("name", ["../../outside.xml", "/root.xml", "C:\\windows.xml"])
def test_parts_that_would_land_elsewhere(tmp_path: Path, name: str) -> None:
    content = word_bytes(tmp_path, None, **{name: b"<a/>"})
    assert "one of its parts is called" in refusal(made(tmp_path, "paths.docx", content))


def test_a_zip_that_unfolds_without_measure(tmp_path: Path) -> None:
    content = word_bytes(tmp_path, None, **{"word/media/more.xml": bytes(200_000_000)})
    path = made(tmp_path, "bomb.docx", content)
    assert path.stat().st_size < 300_000
    assert "would unfold to 200 MB" in refusal(path, within_seconds=3)


def test_parts_nested_without_end(tmp_path: Path) -> None:
    deep = b"<w:sdt><w:sdtContent>" * 3000, b"</w:sdtContent></w:sdt>" * 3000
    content = word_bytes(tmp_path, lambda part: part.replace(b"<w:p>", deep[0] + b"<w:p>", 1).replace(b"</w:p>", b"</w:p>" + deep[1], 1))  # fmt: skip
    assert "nested" in refusal(made(tmp_path, "deep.docx", content))
    page = b"<div>" * 50_000 + b"words" + b"</div>" * 50_000
    assert "nested" in refusal(made(tmp_path, "deep.html", page))
    inline = b"<p>" + b"<b>" * 50_000 + b"words"
    assert "nested" in refusal(made(tmp_path, "inline.html", inline))


def test_two_cells_a_world_apart_are_two_cells(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active["A1"], workbook.active["XFD1048576"] = "near", "far"
    workbook.save(tmp_path / "apart.xlsx")
    began = time.monotonic()
    document = read_document(tmp_path / "apart.xlsx")
    assert [block.text for block in document.blocks] == ["near", "far"]
    assert time.monotonic() - began < 5


def test_a_merge_of_the_whole_sheet(tmp_path: Path) -> None:
    content = excel_bytes(
        lambda part: part.replace(
            b"</sheetData>",
            b'</sheetData><mergeCells><mergeCell ref="C1:XFD1048576"/></mergeCells>',
        )
    )
    assert "merges 17,177,772,032 cells" in refusal(made(tmp_path, "merge.xlsx", content))


def test_a_cell_outside_of_any_sheet(tmp_path: Path) -> None:
    content = excel_bytes(lambda part: part.replace(b'r="A1"', b'r="A9999999"'))
    assert "outside of any sheet" in refusal(made(tmp_path, "outside.xlsx", content))


@pytest.mark.parametrize("part", ["[Content_Types].xml", "xl/styles.xml", "xl/workbook.xml"])
def test_a_workbook_with_an_emptied_part(tmp_path: Path, part: str) -> None:
    assert "damaged" in refusal(made(tmp_path, "part.xlsx", excel_bytes(lambda _: b"", part)))


def test_page_tables_that_span_without_measure(tmp_path: Path) -> None:
    path = made(tmp_path, "spans.html", b"<table>" + b"<tr><td>x<td colspan=1000>x" * 2000)
    assert "spreads over more than" in refusal(path, within_seconds=15)


def test_a_small_pdf_of_one_enormous_stream(tmp_path: Path) -> None:
    packer = zlib.compressobj(9)
    drawing = b"".join(packer.compress(b"0 0 m 9 9 l S " * 350_000) for _ in range(40))
    drawing += packer.flush()
    content = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Filter/FlateDecode/Length " + str(len(drawing)).encode() + b">>stream\n"
        + drawing + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
    )  # fmt: skip
    assert len(content) < 500_000  # and 196 MB unpacked
    limits = Limits(memory_bytes=400_000_000, cpu_seconds=20)
    refusal(made(tmp_path, "stream.pdf", content), within_seconds=40, limits=limits)
