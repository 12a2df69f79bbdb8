"""A Word template that somebody gives, looked over where it can do no harm.

``looked_over`` opens the file in a capped child process and nowhere else. What comes back was
written by our own program there: the text, macros and links of the file are gone.
"""

from __future__ import annotations

import re
import tempfile
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

from goldthread.documents.capped import CappedWorkError, Json, Limits, Refused, run_capped
from goldthread.documents.errors import UnreadableDocument
from goldthread.documents.packages import OfficePackage, Relationship, refuse_strict

MEGABYTES = 5
"""The largest template that is taken: a logo or two and its styles."""

_LIMITS = Limits(memory_bytes=800_000_000, cpu_seconds=20, wall_seconds=40.0)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_CONTENT_TYPES = "[Content_Types].xml"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_LEADS_SOMEWHERE = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_DOES_SOMETHING = re.compile(r"(?:vbaProject|vbaData|/activeX/|/embeddings/|\.bin$)")
_FETCHES = re.compile(rb"(?:instrText[^>]*>|instr=\")\s*(?:INCLUDE\w+|DDE\w*|LINK|IMPORT)\b")
_SAVE_AS_DOCX = "Open it in Word and save it as a Word document (.docx)."


class TemplateRefusedError(ValueError):
    """A file that is not taken as a template; the message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class LookedOver:
    """A template made ready to be kept, and in a sentence each what was changed in it."""

    template: bytes
    told: tuple[str, ...]


def looked_over(content: bytes) -> LookedOver:
    """Look a template over in a capped child process. Raises ``TemplateRefusedError``."""
    if len(content) > MEGABYTES * 1_000_000:
        raise TemplateRefusedError(
            f"The template has {len(content) / 1_000_000:.1f} MB, and at most {MEGABYTES} MB are "
            "taken. Take large pictures out of it."
        )
    with tempfile.TemporaryDirectory(prefix="goldthread-") as folder:
        path = Path(folder) / "template.docx"
        path.write_bytes(content)
        try:
            answer = run_capped(f"{__name__}:in_the_child", {"path": str(path)}, limits=_LIMITS)
        except Refused as refused:
            found = UnreadableDocument(**refused.details)
            raise TemplateRefusedError(
                f"The template is not taken: {found.wrong}. {found.remedy}"
            ) from refused
        except CappedWorkError as broken:
            raise TemplateRefusedError(
                "The template could not be opened: it is damaged, or made to break what opens it. "
                + _SAVE_AS_DOCX
            ) from broken
    return LookedOver(b64decode(answer["template"]), tuple(answer["told"]))


def in_the_child(question: Json) -> Json:
    """What the child does. Raises ``UnreadableDocument`` for what is not to be trusted."""
    from goldthread.reports.docx import UnusableTemplateError, prepared

    path = Path(question["path"])
    with OfficePackage(path) as package:
        _check(package)
    try:
        template, told = prepared(path.read_bytes())
    except UnusableTemplateError as wrong:
        raise UnreadableDocument(str(wrong), _SAVE_AS_DOCX) from None
    return {"template": b64encode(template).decode(), "told": list(told)}


def _check(package: OfficePackage) -> None:
    main = package.main_part()
    kinds = {
        one.get("PartName", "").lstrip("/"): one.get("ContentType", "")
        for one in package.xml(_CONTENT_TYPES).iter(_OVERRIDE)
    }
    kind = kinds.get(main, "")
    harmful = [one for one in sorted(package.names) if _DOES_SOMETHING.search(f"/{one}")]
    if "macroEnabled" in kind or harmful:
        raise UnreadableDocument(
            f"it holds macros or embedded objects ({harmful[0] if harmful else main})",
            _SAVE_AS_DOCX,
        )
    root = package.xml(main)
    refuse_strict(root.nsmap.get(root.prefix), "Word", ".docx")
    if kind != _DOCX:
        raise UnreadableDocument("it is not a Word document (.docx)", _SAVE_AS_DOCX)
    for name in sorted(package.names):
        if name.endswith(".rels"):
            folder, _, file = name.rpartition("/_rels/")
            owner = f"{folder}/{file.removesuffix('.rels')}" if folder else ""
            for relation in package.relationships(owner).values():
                _check_relation(owner, relation)
        elif name.endswith(".xml") and _FETCHES.search(package.part(name)):
            raise UnreadableDocument(
                f"its part {name} has a field that fetches something from elsewhere",
                "Take the field out in Word (Alt+F9 shows fields).",
            )


def _check_relation(owner: str, relation: Relationship) -> None:
    """Links that a reader follows are harmless, and so is one that is left out; no other is."""
    harmless = relation.kind == "hyperlink" and _LEADS_SOMEWHERE.match(relation.target)
    if relation.external and relation.kind != "attachedTemplate" and not harmless:
        raise UnreadableDocument(
            f"it is linked to {relation.target}, outside it ({relation.kind} in "
            f"{owner.rpartition('/')[2] or 'the file'})",
            "In Word, put the picture or object into the document, or take the link out.",
        )
