"""Numbered lists that each begin at one."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def new_numbering(document: Any) -> str:
    """A numbering of its own for one list, as a property of its paragraphs.

    It goes by the numbers of the style "List Number"; blank where a council's template has none
    for it, whose list then counts on from the one before.
    """
    style = document.styles["List Number"].element
    found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    if found is None:
        return ""
    numbering = document.part.numbering_part.element
    shapes = {str(one.numId): one.abstractNumId.val for one in numbering.num_lst}
    shape = shapes.get(found.get(qn("w:val")))
    if shape is None:
        return ""
    added = numbering.add_num(shape)
    override = added.add_lvlOverride(ilvl=0)
    start = OxmlElement("w:startOverride")
    start.set(qn("w:val"), "1")
    override.append(start)
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{added.numId}"/></w:numPr>'
