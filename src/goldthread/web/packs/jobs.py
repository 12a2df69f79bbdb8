"""Long work of packs: freezing one, and making its files."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from goldthread.web.accounts.permissions import Permission
from goldthread.web.jobs.actions import start_job
from goldthread.web.jobs.kinds import kind
from goldthread.web.jobs.models import Job
from goldthread.web.jobs.running import Running
from goldthread.web.packs.actions.freeze_pack import freeze_pack
from goldthread.web.packs.models import FrozenPack, Pack
from goldthread.web.packs.rendering import FORMATS, render
from goldthread.web.packs.selectors.drafts import built, frozen_report, frozen_with_corrections


def _pack_at(job: Job) -> str:
    return reverse("packs:pack", args=[job.authority.code, job.arguments["number"]])


@kind(
    "freeze pack",
    title="Freezing a pack",
    permission=Permission.PUBLISH,
    outcome_at=_pack_at,
    begin_at=_pack_at,
)
def freeze(job: Running, /, **arguments: Any) -> dict[str, Any]:
    """Freeze the pack of this ``number``, and have its files made after that."""
    pack = Pack.objects.for_authority(job.authority).get(number=arguments["number"])
    job.progress(0, 1, "Gathering every figure, reason and milestone")
    ready = built(pack)
    with job.finishing() as outcome:
        outcome["sha256"] = freeze_pack(pack=pack, ready=ready, by=job.by).sha256
        start_job(
            kind="render pack",
            authority=job.authority,
            by=job.by,
            arguments={"number": pack.number, "formats": list(FORMATS)},
            title=f"Making the files of {pack}",
        )
    return outcome


@kind(
    "render pack",
    title="Making the files of a pack",
    permission=Permission.READ,
    outcome_at=_pack_at,
    begin_at=_pack_at,
)
def make_files(job: Running, /, **arguments: Any) -> dict[str, Any]:
    """Make the files of the frozen pack of this ``number`` in these ``formats``."""
    frozen = (
        FrozenPack.objects.for_authority(job.authority)
        .select_related("pack__authority")
        .get(pack__number=arguments["number"])
    )
    report = frozen_report(frozen)
    told = frozen_with_corrections(frozen, report)
    wanted = [one for one in arguments["formats"] if one in FORMATS]
    for place, ending in enumerate(wanted):
        words = FORMATS[ending].words

        def progress(
            done: int, total: int, what: str, place: int = place, words: str = words
        ) -> None:
            share = done / total if total else 0
            job.progress(round(100 * (place + share)), 100 * len(wanted), f"{words}: {what}")

        render(report, told, ending, progress=progress)
    return {"formats": wanted}
