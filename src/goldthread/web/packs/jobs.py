"""Long work of packs: freezing and issuing one, making its files, writing to its readers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from django.utils import timezone

from goldthread.web.accounts.permissions import Permission
from goldthread.web.collection.actions import send_messages
from goldthread.web.collection.sending import chosen_way
from goldthread.web.jobs.actions import start_job
from goldthread.web.jobs.kinds import kind
from goldthread.web.jobs.models import Job
from goldthread.web.jobs.running import Running
from goldthread.web.packs.actions.freeze_pack import freeze_pack
from goldthread.web.packs.actions.issue_pack import issue_pack
from goldthread.web.packs.actions.tell_readers import tell_readers
from goldthread.web.packs.building import edition_of_period, end_of, period_of_pack
from goldthread.web.packs.letters import letter_about
from goldthread.web.packs.models import FrozenPack, Pack
from goldthread.web.packs.rendering import FORMATS, addendum_of, render
from goldthread.web.packs.selectors.drafts import built, frozen_report, frozen_with_corrections
from goldthread.web.packs.selectors.looks import word_template_of
from goldthread.web.records.actions import forecast_earlier


def _pack_at(job: Job) -> str:
    return reverse("packs:pack", args=[job.authority.code, job.arguments["number"]])


@kind(
    "look ahead for pack",
    title="Looking ahead from the end of a period",
    permission=Permission.PUBLISH,
    outcome_at=_pack_at,
    begin_at=_pack_at,
)
def look_ahead(job: Running, /, **arguments: Any) -> dict[str, Any]:
    """Work out what everything was heading for at the end of the period of this ``number``."""
    pack = Pack.objects.for_authority(job.authority).get(number=arguments["number"])
    _look_ahead(job, pack)
    return {}


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
    _look_ahead(job, pack)
    job.progress(1, 2, "Gathering every figure, reason and milestone")
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
    wanted = [one for one in arguments["formats"] if one in FORMATS]
    _files(job, _frozen(job, arguments["number"]), wanted)
    return {"formats": wanted}


@kind(
    "issue pack",
    title="Issuing a pack",
    permission=Permission.PUBLISH,
    outcome_at=_pack_at,
    begin_at=_pack_at,
)
def issue(job: Running, /, **arguments: Any) -> dict[str, Any]:
    """Issue the frozen pack of this ``number`` with the files readers are given for ever.

    What is not made yet is made first. Its readers are written to once it may be read.
    """
    frozen = _frozen(job, arguments["number"])
    files, addendum = _files(job, frozen, list(FORMATS))
    until = arguments["embargo_until"] and datetime.fromisoformat(arguments["embargo_until"])
    with job.finishing() as outcome:
        pack = issue_pack(
            pack=frozen.pack, files=files, addendum=addendum, embargo_until=until, by=job.by
        )
        outcome["formats"] = list(files)
        if pack.is_open_at(timezone.now()):
            start_telling(pack, by=job.by)
    return outcome


@kind(
    "tell readers of pack",
    title="Writing to the readers of a pack",
    permission=Permission.PUBLISH,
    refusals=(ImproperlyConfigured,),
    outcome_at=_pack_at,
    begin_at=_pack_at,
)
def tell(job: Running, /, **arguments: Any) -> dict[str, Any]:
    """Write to those on the list of the pack of this ``number``, and send what waits."""
    pack = Pack.objects.for_authority(job.authority).get(number=arguments["number"])
    send = chosen_way()
    written = tell_readers(pack=pack, write=letter_about, by=job.by)
    done = send_messages(authority=job.authority, send=send, by=job.by)
    return {"written": len(written), "sent": done.sent, "failed": done.failed}


def start_telling(pack: Pack, *, by: str) -> Job:
    """Have those on the list of a pack written to who were not yet, and what waits sent."""
    return start_job(
        kind="tell readers of pack",
        authority=pack.authority,
        by=by,
        arguments={"number": pack.number},
        title=f"Writing to the readers of {pack}",
    )


def _frozen(job: Running, number: int) -> FrozenPack:
    return (
        FrozenPack.objects.for_authority(job.authority)
        .select_related("pack__authority")
        .get(pack__number=number)
    )


def _files(job: Running, frozen: FrozenPack, wanted: Iterable[str]) -> tuple[dict[str, Path], str]:
    """The files of a frozen pack, made where they are not there, and what tells its addendum."""
    report = frozen_report(frozen)
    told = frozen_with_corrections(frozen, report)
    template = word_template_of(job.authority)
    endings = list(wanted)
    made: dict[str, Path] = {}
    for place, ending in enumerate(endings):
        words = FORMATS[ending].words

        def progress(
            done: int, total: int, what: str, place: int = place, words: str = words
        ) -> None:
            share = done / total if total else 0
            job.progress(round(100 * (place + share)), 100 * len(endings), f"{words}: {what}")

        made[ending] = render(report, told, ending, template=template, progress=progress)
    return made, addendum_of(told)


def _look_ahead(job: Running, pack: Pack) -> None:
    job.progress(0, 2, "Looking ahead from the figures of the period")
    period = period_of_pack(job.authority, pack.period_code)
    known_at = end_of(pack.as_known_on) if pack.as_known_on else None
    framework = edition_of_period(job.authority, period, known_at)
    forecast_earlier(framework=framework, period=period, known_at=known_at, by=job.by)
