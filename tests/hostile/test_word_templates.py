"""Word templates that would do something: each is refused, with what it is and what to do."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import pytest

from goldthread.web.packs.word_template import TemplateRefusedError, looked_over

_RELATIONS = "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def template() -> bytes:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Anyborough Council"
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


PLAIN = template()


def changed(change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """The plain template with its parts changed, and more parts beside them."""
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(PLAIN)) as own, zipfile.ZipFile(kept, "w") as made:
        for name in own.namelist():
            made.writestr(name, change(name, own.read(name)))
        for name, content in more.items():
            made.writestr(name.replace("__", "/"), content)
    return kept.getvalue()


def linked(kind: str, target: str) -> bytes:
    """The plain template with a link of a kind to somewhere outside."""
    more = (
        f'<Relationship Id="rOut" Type="{_OFFICE}/{kind}" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    ).encode()
    return changed(
        lambda name, part: part.replace(b"</Relationships>", more) if name == _RELATIONS else part
    )


def replaced(where: str, what: bytes, by: bytes) -> bytes:
    return changed(lambda name, part: part.replace(what, by) if name == where else part)


_MAIN = b"wordprocessingml.document.main+xml"
_TYPES = "[Content_Types].xml"
_DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "b">]><w:document '
REFUSED = {
    "macros beside it": (
        changed(lambda _, part: part, **{"word__vbaProject.bin": b"\xd0\xcf"}),
        r"macros or embedded objects \(word/vbaProject.bin\)",
    ),
    "a document with macros": (
        replaced(_TYPES, b"vnd.openxmlformats-officedocument." + _MAIN,
                 b"vnd.ms-word.document.macroEnabled.main+xml"),
        "macros",
    ),
    "a .dotx": (replaced(_TYPES, _MAIN, b"wordprocessingml.template.main+xml"), "not a Word doc"),
    "a picture from elsewhere": (
        linked("image", "http://elsewhere.example/logo.png"),
        r"linked to http://elsewhere.example/logo.png, outside it \(image in document.xml",
    ),
    "a link that runs a file": (linked("hyperlink", "file:///S:/run.exe"), "outside it"),
    "a field that fetches": (
        replaced(
            "word/header1.xml",
            b"<w:t>Anyborough Council</w:t>",
            b'<w:instrText> INCLUDEPICTURE "http://elsewhere.example/p.png"</w:instrText>',
        ),
        "fetches something from elsewhere",
    ),
    "an entity": (replaced("word/document.xml", b"<w:document ", _DOCTYPE), "document type"),
    "no zip": (b"not a document", "damaged"),
    "half a file": (PLAIN[: len(PLAIN) // 2], "damaged"),
    "too large": (b"0" * 5_000_001, "5.0 MB"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_template_that_is_not_to_be_trusted_is_refused(case: str) -> None:
    content, why = REFUSED[case]
    with pytest.raises(TemplateRefusedError, match=why):
        looked_over(content)


def test_a_plain_template_with_a_link_for_readers_is_taken() -> None:
    ready = looked_over(linked("hyperlink", "https://anyborough.example/"))

    assert ready.told == ()
    made = docx.Document(BytesIO(ready.template))
    assert made.sections[0].header.paragraphs[0].text == "Anyborough Council"
    with zipfile.ZipFile(BytesIO(ready.template)) as kept:
        assert b"anyborough.example" not in kept.read(_RELATIONS)
