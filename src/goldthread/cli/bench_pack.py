"""``bench pack``: how long each format of a pack takes, and how much memory."""

from __future__ import annotations

from typing import Annotated

import typer

from goldthread.cli.running import Authority, failing_clearly
from goldthread.cli.terminal import output, unusable


def pack(
    authority: Authority = "barking-and-dagenham",
    period: Annotated[str, typer.Option(help="The period reported on.")] = "2020-Q4",
) -> None:
    """Gather the facts of a pack and make every format of it, beside what is aimed at.

    Without anything said it is the larger framework of the demonstration: 386 measures and 249
    deliverables. Each format is made in a process of its own.
    """
    from goldthread.web import running
    from goldthread.web.running import reporting

    out = output()
    try:
        with failing_clearly():
            asked = running.PackAsked(authority, period)
            for one in reporting.bench_pack(asked, say=lambda words: out.print(words)):
                aim = reporting.SECONDS_AIMED_AT.get(one.form)
                beside = f" (aim {aim:.0f} s, {reporting.MEGABYTES_AIMED_AT} MB)" if aim else ""
                out.print(
                    f"{one.form}: {one.seconds:.1f} s, {one.megabytes:.0f} MB of memory, "
                    f"{one.kilobytes} kB{beside}",
                    markup=False,
                    highlight=False,
                )
    except running.ReportRefusedError as refused:
        raise unusable(str(refused)) from refused
