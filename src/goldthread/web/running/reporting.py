"""``report`` and ``bench pack``: a pack as files, and how long each format takes."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from goldthread.web.running.authorities import authority_named
from goldthread.web.running.preparing import prepare
from goldthread.web.running.working import BY

if TYPE_CHECKING:
    from goldthread.reports.pack.composing import Frozen
    from goldthread.reports.pack.report import Report

SECONDS_AIMED_AT = {"html": 3.0, "docx": 15.0, "pdf": 10.0, "xlsx": 5.0, "pptx": 10.0}
"""How long each format of a pack of 386 measures and 249 deliverables may take on two cores."""
MEGABYTES_AIMED_AT = 600


class ReportRefusedError(ValueError):
    """A pack that cannot be made; the message says why."""


@dataclass(frozen=True, slots=True)
class PackAsked:
    """The pack that is asked for: ``audience`` is "cabinet", or a kind and a name ("service:Housing").

    ``frozen`` asks for the one frozen last, and ``as_known_on`` for what was known at the end of a
    day, in place of what is known now.
    """

    authority: str
    period: str
    audience: str = "cabinet"
    include: str = "by_exception"
    frozen: bool = False
    as_known_on: date | None = None


@dataclass(frozen=True, slots=True)
class RenderTime:
    """What one format took: seconds, the most memory of its process, and the size of the file."""

    form: str
    seconds: float
    megabytes: float
    kilobytes: int


def report(asked: PackAsked, *, formats: Sequence[str], out: Path) -> list[Path]:
    """Write a pack into a folder in each format, and say which files that made.

    A pack that was issued is given as it was issued, unless figures of it were corrected since.
    Raises ``ReportRefusedError``, ``UnknownAuthorityError`` and ``OSError``.
    """
    prepare()
    from goldthread.web.packs.rendering import DRAFT, FORMATS, Manner, keep_whole
    from goldthread.web.packs.selectors.files import file_as_issued
    from goldthread.web.packs.selectors.looks import word_template_of
    from goldthread.web.refusal import ActionRefusedError

    unknown = [one for one in formats if one not in FORMATS]
    if unknown:
        raise ReportRefusedError(f"“{unknown[0]}” is no format. There are {', '.join(FORMATS)}.")
    facts, frozen = _facts(asked)
    authority = authority_named(asked.authority)
    manner = Manner(frozen, "" if frozen else DRAFT, word_template_of(authority))
    name, written = f"{asked.authority}-{asked.period}", []
    if asked.as_known_on:
        name = f"{name}-as-known-on-{asked.as_known_on}"
    for form in formats:
        path = out / f"{name}.{form}"
        try:
            issued = file_as_issued(authority, frozen, form) if frozen else None
        except ActionRefusedError as refused:
            raise ReportRefusedError(str(refused)) from refused
        content = issued.read_bytes() if issued else FORMATS[form].made(facts, manner)
        keep_whole(path, content)
        written.append(path)
    return written


def bench_pack(asked: PackAsked, *, say: Callable[[str], None]) -> Iterator[RenderTime]:
    """How long each format of a pack takes, each in a process of its own, and how much memory.

    The first line, "facts", is gathering them from the database. Raises as ``report`` does.
    """
    prepare()
    from goldthread.reports.pack.keeping import kept
    from goldthread.web.packs.rendering import FORMATS

    say("Gathering the facts")
    begun = time.perf_counter()
    facts, _ = _facts(asked)
    spent = time.perf_counter() - begun
    content = kept(facts)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"{len(facts.measures)} measures, {len(facts.deliverables)} deliverables")
    yield RenderTime("facts", spent, most, len(content) // 1000)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "pack.json"
        source.write_bytes(content)
        for form in FORMATS:
            say(f"Making {form}")
            done = subprocess.run(
                [sys.executable, "-m", "goldthread.web.running.render_once", str(source), form],
                check=True,
                capture_output=True,
                text=True,
            )
            seconds, megabytes, kilobytes = done.stdout.split()
            yield RenderTime(form, float(seconds), float(megabytes), int(kilobytes))


def _facts(asked: PackAsked) -> tuple[Report, Frozen | None]:
    from django.conf import settings
    from django.utils import timezone

    from goldthread.reports.pack.report import AudienceKind, Inclusion
    from goldthread.web.packs.branding import branding_of
    from goldthread.web.packs.building import (
        Wanted,
        end_of,
        period_of_pack,
        report_of,
        scope_of_period,
    )
    from goldthread.web.records.actions import forecast_earlier
    from goldthread.web.refusal import ActionRefusedError

    today, known_on = timezone.localdate(), asked.as_known_on
    if known_on is not None and asked.frozen:
        raise ReportRefusedError(
            "--as-known-on is not for use with --frozen: what is frozen says what it said then."
        )
    if known_on is not None and known_on >= today:
        raise ReportRefusedError(
            f"{known_on} is not over, and nobody knows yet what will be known at its end. For what "
            "is known now, leave --as-known-on out."
        )
    authority = authority_named(asked.authority)
    kind, _, of = asked.audience.partition(":")
    try:
        audience = AudienceKind(kind.replace("-", "_"))
        inclusion = Inclusion(asked.include.replace("-", "_"))
    except ValueError as wrong:
        raise ReportRefusedError(
            f"“{asked.audience}” or “{asked.include}” is not understood: the audience is one of "
            f"{', '.join(one.value for one in AudienceKind)}, with a colon and a name where it is "
            f"a part; what is included one of {', '.join(one.value for one in Inclusion)}."
        ) from wrong
    try:
        period = period_of_pack(authority, asked.period)
        if asked.frozen:
            return _last_frozen(authority, period.code, audience, of)
        scope = scope_of_period(
            authority,
            period,
            today=known_on or today,
            known_at=end_of(known_on) if known_on else None,
        )
        if known_on is None:
            forecast_earlier(framework=scope.framework, period=period, by=BY)
        return (
            report_of(
                scope,
                Wanted(
                    title=f"Performance report, {period.label}",
                    audience=audience,
                    audience_of=of,
                    inclusion=inclusion,
                    branding=branding_of(authority),
                    site=settings.SITE_ADDRESS,
                ),
                known_at=timezone.now(),
            ),
            None,
        )
    except ActionRefusedError as refused:
        raise ReportRefusedError(str(refused)) from refused


def _last_frozen(
    authority: object, period: str, audience: str, of: str
) -> tuple[Report, Frozen | None]:
    from goldthread.web.packs.models import FrozenPack, PackState
    from goldthread.web.packs.selectors.drafts import frozen_report, frozen_with_corrections

    kept = (
        FrozenPack.objects.for_authority(authority)
        .filter(
            pack__period_code=period,
            pack__definition__audience=audience,
            pack__definition__audience_of=of,
            pack__state__in=(PackState.FROZEN, PackState.ISSUED),
        )
        .select_related("pack__authority")
        .order_by("-frozen_at")
        .first()
    )
    if kept is None:
        raise ReportRefusedError(f"No pack of {period} was frozen for this audience.")
    facts = frozen_report(kept)
    return facts, frozen_with_corrections(kept, facts)
