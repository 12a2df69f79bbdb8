"""Several processes that change the same figure: each change is kept, in some order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from migrated import with_tables

pytestmark = pytest.mark.long(30)

WRITERS = 3
# Port 0 is any that is free.
SERVES = """
import os
import signal
from goldthread.web.running import serve
serve(port=0, on_ready=lambda: os.kill(os.getpid(), signal.SIGTERM))
"""
PREPARES = "from goldthread.web.running import prepare; prepare()"

CORRECT_TOGETHER = """
import multiprocessing
import sys
from decimal import Decimal
from goldthread.web.running import prepare
prepare()
from django.db import connections
from goldthread.framework import Framework, Measure, Node, NodeKind, Placement
from goldthread.framework.periods import quarter
from goldthread.web.audit.models import Event
from goldthread.web.records import actions, models

def correct(number, together):
    series = models.Series.objects.select_related("measure__authority").get()
    together.wait(timeout=60)
    for turn in range(3):
        actions.record_observations(
            authority=series.measure.authority,
            observations=[
                actions.NewObservation(
                    series=series, period=quarter(2020, 4), value=Decimal(number * 100 + turn)
                )
            ],
            by=f"writer {number}",
            source="x",
            reason="Counted again.",
        )

authority = actions.register_authority(code="anyborough", name="Anyborough", by="a test")
framework = Framework(
    title="F",
    nodes=(Node("n", NodeKind.THEME, "N"),),
    measures=(Measure("m", "M", (Placement("n"),)),),
)
document = actions.ReadDocument("f.docx", "a" * 64)
actions.load_framework(authority=authority, framework=framework, document=document, by="a test")
# Each writer is a process with a connection of its own.
connections.close_all()
split = multiprocessing.get_context("fork")
many = int(sys.argv[1])
together = split.Barrier(many)
writers = [split.Process(target=correct, args=(one, together)) for one in range(1, many + 1)]
for writer in writers:
    writer.start()
for writer in writers:
    writer.join()
print(*(writer.exitcode for writer in writers))
print(*models.Observation.objects.order_by("revision").values_list("revision", flat=True))
print(Event.objects.filter(action="record observations").count())
print(*sorted(models.Observation.objects.values_list("value", flat=True).distinct()))
"""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """The environment of an installation without a table."""
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    env["GOLDTHREAD_DATA"] = str(tmp_path / "data")
    if request.param == "postgresql":
        env["DATABASE_URL"] = request.getfixturevalue("empty_database")()
    return env


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def with_its_tables(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """The environment of an installation with nothing in its tables."""
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    env["GOLDTHREAD_DATA"] = str(with_tables(tmp_path / "data"))
    if request.param == "postgresql":
        env["DATABASE_URL"] = request.getfixturevalue("migrated_database")()
    return env


def start(program: str, env: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def answer(process: subprocess.Popen[str]) -> str:
    out, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return out


def test_an_empty_installation_can_be_started_several_times_at_once(
    installation: dict[str, str],
) -> None:
    """One of them serves its pages, and stops when it is told that they can be read."""
    for started in [start(one, installation) for one in (SERVES, PREPARES, PREPARES)]:
        answer(started)


def test_corrections_of_one_figure_at_the_same_time_are_all_kept(
    with_its_tables: dict[str, str],
) -> None:
    told = answer(start(CORRECT_TOGETHER, with_its_tables, str(WRITERS)))
    ended, revisions, events, values = told.splitlines()
    assert ended.split() == ["0"] * WRITERS
    assert revisions.split() == [str(number) for number in range(1, WRITERS * 3 + 1)]
    assert int(events) == WRITERS * 3
    expected = sorted(writer * 100 + turn for writer in range(1, WRITERS + 1) for turn in range(3))
    assert [int(float(value)) for value in values.split()] == expected
