"""The council's own template made ready to be written in."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Pt

USED = {
    "Title": "the title of the pack",
    "Subtitle": "the line below the title",
    "Heading 1": "its chapters",
    "Heading 2": "the parts of a chapter",
    "Heading 3": "measures and deliverables",
    "Heading 4": "what is said of a measure",
    "Body Text": "its paragraphs",
    "List Bullet": "lists",
    "List Number": "numbered lists",
    "Caption": "captions",
}
"""The styles that a pack needs and a council's template is expected to have, with what for."""

SIZES = {"Title": 28, "Heading 1": 20, "Heading 2": 15, "Heading 3": 12, "Heading 4": 11}
"""Of the headings, in points, where the template does not say."""

_KEPT = {"header", "footer", "styles", "numbering", "settings", "theme", "fontTable"}
"""What of a template is needed beside its own part: everything else belonged to its text."""


class UnusableTemplateError(ValueError):
    """The council's template is not a Word document that can be written in; says why."""


def opened_template(template: bytes) -> Any:
    """A template without its text, and with every style that a pack uses.

    Raises ``UnusableTemplateError``.
    """
    return _opened(template)[0]


def prepared(template: bytes) -> tuple[bytes, tuple[str, ...]]:
    """A template made ready to be kept, and in a sentence each what was changed in it.

    Raises ``UnusableTemplateError``.
    """
    document, lacking = _opened(template)
    told = [
        f"It has no style called “{name}” for {USED[name]}: a plain one was added."
        for name in lacking
    ]
    if _detach(document):
        told.append("It was attached to another template: that link was left out.")
    made = BytesIO()
    document.save(made)
    return made.getvalue(), tuple(told)


def style_ids(document: Any) -> dict[str, str]:
    """Under which id a document keeps each style, by the id that Word gives it in English."""
    return {style.name.replace(" ", ""): style.style_id for style in document.styles if style.name}


def _opened(template: bytes) -> tuple[Any, tuple[str, ...]]:
    try:
        document = docx.Document(BytesIO(template))
    except Exception as wrong:
        raise UnusableTemplateError(
            f"The template cannot be opened as a Word document (.docx): {wrong}"
        ) from wrong
    body = document.element.body
    _keep_running_lines(body)
    for child in list(body):
        if not child.tag.endswith("}sectPr"):
            body.remove(child)
    _leave_out_what_the_text_used(document)
    lacking = tuple(_lacking(document))
    for name in lacking:
        _add_style(document, name)
    return document, lacking


def _lacking(document: Any) -> Iterator[str]:
    there = {style.name for style in document.styles}
    yield from (name for name in USED if name not in there)


def _keep_running_lines(body: Any) -> None:
    """Give the last section the headers and footers that it takes from the sections before it."""
    sections = list(body.iter(qn("w:sectPr")))
    if not sections:
        return
    held: dict[tuple[str, str | None], Any] = {}
    for section in sections:
        for one in section:
            if one.tag in (qn("w:headerReference"), qn("w:footerReference")):
                held[one.tag, one.get(qn("w:type"))] = one
    last = sections[-1]
    own = {(one.tag, one.get(qn("w:type"))) for one in last}
    for place, (key, one) in enumerate(held.items()):
        if key not in own:
            last.insert(place, deepcopy(one))


def _leave_out_what_the_text_used(document: Any) -> None:
    relations = document.part.rels
    used = set(document.element.xpath("//@r:id | //@r:embed"))
    for key, relation in list(relations.items()):
        kind = relation.reltype.rpartition("/")[2]
        header_in_use = kind not in {"header", "footer"} or key in used
        if kind not in _KEPT or not header_in_use:
            del relations[key]


def _detach(document: Any) -> bool:
    """Leave out that the template was made from another; whether it was."""
    attached = False
    for relation in document.part.rels.values():
        if relation.reltype != RELATIONSHIP_TYPE.SETTINGS:
            continue
        settings = relation.target_part
        for one in settings.element.findall(qn("w:attachedTemplate")):
            settings.element.remove(one)
            attached = True
        for key, link in list(settings.rels.items()):
            if link.reltype.endswith("/attachedTemplate"):
                del settings.rels[key]
    return attached


def _add_style(document: Any, name: str) -> None:
    """A plain style of this name, so that headings are headings and lists are lists."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    names = {one.name for one in document.styles}
    style.base_style = document.styles["Normal"] if "Normal" in names else None
    style.quick_style = True
    if name in SIZES:
        style.font.size, style.font.bold = Pt(SIZES[name]), True
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.space_before = Pt(12)
    if name.startswith("Heading"):
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(int(name[-1]) - 1))
        style.element.get_or_add_pPr().append(level)
    style.paragraph_format.space_after = Pt(6)
    if name.startswith("List"):
        style.paragraph_format.space_after = Pt(3)
        _number(document, style)


def _number(document: Any, style: Any) -> None:
    """Give a style of lists the bullets or numbers that Word's own has."""
    ours = docx.Document()
    own = ours.styles[style.name].element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    shapes = ours.part.numbering_part.element
    number = next(
        one for one in shapes.num_lst if str(one.numId) == own.get(qn("w:val"))
    ).abstractNumId.val
    shape = deepcopy(
        next(
            one
            for one in shapes.findall(qn("w:abstractNum"))
            if one.get(qn("w:abstractNumId")) == str(number)
        )
    )
    numbering = _numbering_of(document)
    there = [int(one.get(qn("w:abstractNumId"))) for one in numbering.findall(qn("w:abstractNum"))]
    key = max(there, default=-1) + 1
    shape.set(qn("w:abstractNumId"), str(key))
    for linked in shape.iter(qn("w:pStyle")):
        linked.set(qn("w:val"), style.style_id)
    # The shapes of lists stand before the lists that use them.
    numbering.insert(len(there), shape)
    added = numbering.add_num(key)
    properties = style.element.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{added.numId}"/></w:numPr>')
    )


def _numbering_of(document: Any) -> Any:
    """The lists of a document, which one without lists has no part for."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    part = NumberingPart(
        PackURI("/word/numbering.xml"),
        CONTENT_TYPE.WML_NUMBERING,
        parse_xml(f"<w:numbering {nsdecls('w')}/>"),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part.element
