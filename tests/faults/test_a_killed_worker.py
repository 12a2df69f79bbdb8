"""A process that is killed in the middle of long work leaves nothing half made, and is found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from served_installation import Installation

pytestmark = pytest.mark.long(20)

KILLED = """
import time
from goldthread.web.running import prepare
prepare()
from goldthread.web.accounts.permissions import Permission
from goldthread.web.jobs import beside
from goldthread.web.jobs.actions import start_job
from goldthread.web.jobs.kinds import kind
from goldthread.web.records import actions

@kind("stall", title="Stalling", permission=Permission.READ)
def stall(job):
    job.progress(1, 2, "Half of it")
    with job.finishing() as outcome:
        actions.register_authority(code="half", name="Half made", by=job.by)
        print("in the middle", flush=True)
        time.sleep(120)

authority = actions.register_authority(code="anyborough", name="Anyborough", by="a test")
start_job(kind="stall", authority=authority, by="ana")
beside.start()
time.sleep(120)
"""

NEXT = """
import time
from datetime import timedelta
from goldthread.web.running import prepare
prepare()
from goldthread.web.accounts.permissions import Permission
from goldthread.web.jobs import beside, worker
from goldthread.web.jobs.actions import start_job
from goldthread.web.jobs.kinds import kind
from goldthread.web.jobs.models import Job
from goldthread.web.records import actions, models

@kind("count", title="Counting", permission=Permission.READ)
def count(job):
    # It is under way until all that is written beside it has been kept.
    told, until = 0, time.monotonic() + 60
    while beside_it().count() < 20 and time.monotonic() < until:
        told += 1
        job.progress(told, 0, f"Counting {told}")
        time.sleep(0.005)
    return {"told": told}

def beside_it():
    return models.Authority.objects.filter(code__startswith="made-")

worker.GONE_AFTER = timedelta(0)
beside.start()
authority = models.Authority.objects.get(code="anyborough")
second = start_job(kind="count", authority=authority, by="ana")
for number in range(20):
    actions.register_authority(code=f"made-{number}", name="Made beside it", by="ben")
until = time.monotonic() + 60
while not Job.objects.get(pk=second.pk).is_over and time.monotonic() < until:
    time.sleep(0.05)
beside.stop()
first, second = Job.objects.order_by("pk")
print(first.state, models.Authority.objects.filter(code="half").count(), first.trouble)
print(second.state, second.outcome["told"] > 20, beside_it().count())
"""


@pytest.mark.parametrize(
    "engine", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
)
def test_a_killed_worker_leaves_nothing_and_the_next_goes_on_while_others_write(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    database = request.getfixturevalue("migrated_database")() if engine == "postgresql" else None
    installation = Installation.new(tmp_path, database=database)
    with subprocess.Popen(
        [sys.executable, "-c", KILLED], env=dict(installation.env), stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        told = process.stdout.readline()
        process.kill()
    assert told == b"in the middle\n"
    gone, went_on = installation.runs("-c", NEXT).stdout.splitlines()
    assert gone == (
        "failed 0 The program that did this has gone. Nothing of it was kept: begin it again."
    )
    assert went_on == "done True 20"
