"""How far the deliverables of the demonstration are: made up, and marked as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goldthread.demo import DemoFramework
from goldthread.demo.progress import illustrative_progress
from goldthread.framework import Framework

if TYPE_CHECKING:
    from goldthread.web.records.models import Framework as FrameworkRecord

_SEED = 20


def fill_progress(
    demo: DemoFramework, framework: Framework, record: FrameworkRecord, *, by: str
) -> None:
    """Keep seeded progress of every deliverable of a framework that was just loaded."""
    from goldthread.web.delivery.actions.illustrate_progress import illustrate_progress
    from goldthread.web.delivery.selectors.promises import first_day_of

    progress = illustrative_progress(
        framework, first_day_of(record), demo.progress_until, seed=_SEED
    )
    illustrate_progress(framework=record, progress=progress, by=by)
