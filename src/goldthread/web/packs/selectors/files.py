"""The files of a pack that readers are offered: as it was issued, and with a later addendum."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goldthread.reports.pack.composing import Frozen
from goldthread.web.collection.evidence.keeping import kept_file
from goldthread.web.packs.models import IssuedFile, Pack
from goldthread.web.packs.rendering import (
    FORMATS,
    ISSUED_FILES,
    Format,
    addendum_of,
    kept_rendering,
)
from goldthread.web.packs.selectors.looks import template_given
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


@dataclass(frozen=True, slots=True)
class Offered:
    """A format of a pack, and how large its file is; ``None`` where it was not made yet."""

    format: Format
    kilobytes: int | None
    sha256: str = ""

    @property
    def size(self) -> str:
        """How large it is, in words; "not made yet" where it is not there."""
        if self.kilobytes is None:
            return "not made yet"
        if self.kilobytes < 1000:
            return f"{self.kilobytes} kB"
        return f"{self.kilobytes / 1000:.1f} MB"


@dataclass(frozen=True, slots=True)
class Files:
    """What a reader can open: the pack, and beside what was issued a newer addendum of it."""

    own: Sequence[Offered]
    with_addendum: Sequence[Offered] = ()

    @property
    def to_make(self) -> list[str]:
        """The endings of what is offered and was not made yet."""
        return [one.format.ending for one in (*self.own, *self.with_addendum) if not one.kilobytes]


def files_of(pack: Pack, frozen: Frozen) -> Files:
    """What is offered of a frozen or issued pack. Two queries."""
    issued = {one.form: one for one in pack.issued_files.all()}
    look = template_given(pack.authority)
    made = [
        Offered(one, _kilobytes(kept_rendering(frozen, one.ending, look.sha256 if look else "")))
        for one in FORMATS.values()
    ]
    if not issued:
        return Files(made)
    own = [
        Offered(one, -(-issued[one.ending].size // 1000), issued[one.ending].sha256)
        for one in FORMATS.values()
        if one.ending in issued
    ]
    newer = addendum_of(frozen) not in {"", *(one.addendum for one in issued.values())}
    return Files(own, made if newer else ())


def rendering_of(pack: Pack, frozen: Frozen, form: str) -> Path:
    """Where a pack that is not issued, or its newer addendum, is kept in a format."""
    look = template_given(pack.authority)
    return kept_rendering(frozen, form, look.sha256 if look else "")


def issued_file(pack: Pack, form: str) -> Path | None:
    """The file that was issued in a format; ``None`` where there is none.

    Raises ``ActionRefusedError`` where it is not the one that was issued any more: its bytes
    are hashed each time before anybody is given them.
    """
    row = IssuedFile.objects.filter(pack=pack, form=form).first()
    if row is None:
        return None
    path = kept_file(row.sha256, folder=ISSUED_FILES)
    if not path.is_file():
        raise ActionRefusedError(
            f"The {FORMATS[form].words} file that was issued is gone from where it was kept. Tell "
            "the people who run this site."
        )
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != row.sha256:
        raise ActionRefusedError(
            f"The {FORMATS[form].words} file is not the one that was issued: its fingerprint is "
            "another. Tell the people who run this site."
        )
    return path


def file_as_issued(authority: Authority, frozen: Frozen, form: str) -> Path | None:
    """The file that was issued of what is frozen, where nothing was corrected since.

    Raises as ``issued_file`` does.
    """
    pack = Pack.objects.for_authority(authority).filter(frozen__sha256=frozen.sha256)
    here = pack.filter(issued_files__form=form, issued_files__addendum=addendum_of(frozen)).first()
    return issued_file(here, form) if here else None


def _kilobytes(path: Path) -> int | None:
    return -(-path.stat().st_size // 1000) if path.is_file() else None
