"""The roles that a tagged PDF gives its text: heading, paragraph, table header, and so on."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

LIST_ENTRY = ("LI", "LBody")
_WITHOUT_ROLE = ("NonStruct", "Span", "P", "Div", "")
_DEEP = 40  # elements within elements beyond which a broken file is no longer followed


def roles_of(page: pypdfium2.PdfPage) -> dict[int, str]:
    """The role of each marked piece of content on a page, by its mark; empty when untagged."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return {}
    roles: dict[int, str] = {}
    try:
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            _collect(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), "", roles, 0)
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return roles


def _collect(element: Any, above: str, roles: dict[int, str], depth: int) -> None:
    if not element or depth > _DEEP:
        return
    # A span or a link within a heading is still the heading.
    kind = _kind(element)
    # So is a piece without a role of its own; one within a list's entry is that entry.
    inherits = above[:1] == "H" or (above in LIST_ENTRY and kind in _WITHOUT_ROLE)
    role = above if inherits else kind
    for index in range(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)):
        mark = pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index)
        if mark >= 0:
            roles[mark] = role
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if mark >= 0:
            roles[mark] = role
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        _collect(child, role, roles, depth + 1)


def _kind(element: Any) -> str:
    length = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    pdfium.FPDF_StructElement_GetType(element, buffer, length)
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")
