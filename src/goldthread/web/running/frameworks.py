"""``load``: a framework that was read from its document becomes an edition of an authority."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from goldthread.framework import Framework
from goldthread.web.running.preparing import prepare

if TYPE_CHECKING:
    from goldthread.web.records.actions import (
        CheckedFramework,
        EvaluatedFramework,
        LoadedFramework,
    )


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading a framework came to, looking it over, and judging the figures on record."""

    framework: LoadedFramework
    checked: CheckedFramework
    evaluated: EvaluatedFramework


def load(
    framework: Framework,
    document: Path,
    *,
    authority: str,
    by: str,
    name: str | None = None,
    gss_code: str | None = None,
    illustrative: bool = False,
) -> Loaded:
    """Keep a framework as an edition of the authority with this code.

    An authority not known yet is registered under ``name``, or else under the name the
    document gives; ``document`` is the file the framework was read from. Raises
    ``ActionRefusedError`` when it cannot be kept, and then nothing was.
    """
    prepare()
    return keep(
        framework,
        document,
        authority=authority,
        by=by,
        name=name,
        gss_code=gss_code,
        illustrative=illustrative,
    )


def keep(
    framework: Framework,
    document: Path,
    *,
    authority: str,
    by: str,
    name: str | None = None,
    gss_code: str | None = None,
    illustrative: bool = False,
) -> Loaded:
    """What ``load`` does, where Django runs already: inside a greater piece of work."""
    from django.db import transaction

    from goldthread.web.records import actions, models, selectors

    with transaction.atomic():
        try:
            record = selectors.authority_by_code(authority)
        except models.Authority.DoesNotExist:
            record = actions.register_authority(
                code=authority,
                name=name or framework.authority or "",
                gss_code=gss_code,
                by=by,
            )
        loaded = actions.load_framework(
            authority=record,
            framework=framework,
            document=actions.ReadDocument(
                name=document.name, sha256=hashlib.sha256(document.read_bytes()).hexdigest()
            ),
            by=by,
            illustrative=illustrative,
        )
        checked = actions.check_framework(framework=loaded.record, by=by)
        evaluated = actions.evaluate_framework(framework=loaded.record, by=by)
    return Loaded(loaded, checked, evaluated)
