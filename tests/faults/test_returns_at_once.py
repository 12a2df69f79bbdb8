"""Many at once on one return: a submission is kept once, and nobody's work is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from how_often import examples
from migrated import with_tables

BEGIN = """
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier
from goldthread.web.running import prepare
prepare()
from django.db import connection
from goldthread.framework import Framework, Measure, Node, NodeKind, Placement
from goldthread.framework.rules.schedule import Every, Unit
from goldthread.web.audit.models import Event
from goldthread.web.audit.selectors import verified_chain
from goldthread.web.collection import actions, models
from goldthread.web.collection.mapping import Given, GivenFigure
from goldthread.web.collection.refusals import SomebodyElseChangedItError
from goldthread.web.records import actions as record_actions
authority = record_actions.register_authority(code="anyborough", name="Anyborough", by="a test")
framework = Framework(
    title="F",
    nodes=(Node("n", NodeKind.THEME, "N"),),
    measures=(
        Measure("m", "M", (Placement("n"),), frequency=Every(unit=Unit.QUARTER)),
    ),
)
document = record_actions.ReadDocument("f.docx", "a" * 64)
loaded = record_actions.load_framework(
    authority=authority, framework=framework, document=document, by="a test"
)
record_actions.adopt_framework(framework=loaded.record, by="a test")
actions.start_collecting(authority=authority, collect_from=date(2021, 1, 1), by="a test")
(due,) = actions.open_returns(authority=authority, until=date(2021, 3, 31), by="a test")
series = due.measure.series.get()

def given(words):
    return Given(figures={series.pk: GivenFigure(value=Decimal(85))}, commentary=words)
"""

IDENTICAL = f"""{BEGIN}
together = Barrier(20)

def submit(_number):
    together.wait(timeout=60)
    try:
        return actions.submit_return(
            period_return=due, given=given("The same"), version=1, key="one form", by="ana"
        ).pk
    finally:
        connection.close()

with ThreadPoolExecutor(20) as people:
    answers = list(people.map(submit, range(20)))
print(json.dumps({{
    "answers": len(answers),
    "different": len(set(answers)),
    "kept": models.Submission.objects.count(),
    "events": Event.objects.filter(action="submit return").count(),
    "version": models.Return.objects.get().version,
    "sound": verified_chain(authority).broken is None,
}}))
"""

ROUNDS = examples(100)

RACES = f"""{BEGIN}
ROUNDS = {ROUNDS}
together = Barrier(2)

def edit(name):
    won, told = 0, 0
    if connection.vendor == "postgresql":
        # Who wins does not hang on when the disk has it; the test would take twice as long.
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit TO off")
    try:
        for turn in range(ROUNDS):
            together.wait(timeout=60)
            seen = models.Return.objects.only("version").get(pk=due.pk).version
            # Both have the same version open before either saves.
            together.wait(timeout=60)
            words = f"{{name}} {{turn}}"
            try:
                actions.save_draft(
                    period_return=due, given=given(words), version=seen, by=name
                )
                won += 1
            except SomebodyElseChangedItError as refused:
                theirs = refused.now.draft["commentary"]
                assert theirs.endswith(f" {{turn}}") and theirs != words, (theirs, words)
                told += 1
    except BaseException:
        together.abort()
        raise
    finally:
        connection.close()
    return won, told

with ThreadPoolExecutor(2) as people:
    counts = list(people.map(edit, ("ana", "ben")))
events = Event.objects.filter(action="save draft").order_by("number")
changes = [(event.before, event.after) for event in events]
print(json.dumps({{
    "won": sum(won for won, _told in counts),
    "told": sum(told for _won, told in counts),
    "version": models.Return.objects.get().version,
    "turns": [after["commentary"].split()[1] for _before, after in changes],
    "unbroken": all(one[1] == two[0] for one, two in zip(changes, changes[1:])),
    "last": models.Return.objects.get().draft == changes[-1][1],
    "sound": verified_chain(authority).broken is None,
}}))
"""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """The environment of an installation with nothing in its tables."""
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    env["GOLDTHREAD_DATA"] = str(with_tables(tmp_path / "data"))
    if request.param == "postgresql":
        env["DATABASE_URL"] = request.getfixturevalue("migrated_database")()
    return env


def told_by(program: str, env: dict[str, str]) -> dict[str, Any]:
    """What a program prints, run in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_twenty_identical_submissions_at_once_are_one(installation: dict[str, str]) -> None:
    assert told_by(IDENTICAL, installation) == {
        "answers": 20,
        "different": 1,
        "kept": 1,
        "events": 1,
        "version": 2,
        "sound": True,
    }


def test_of_two_editors_at_once_one_saves_and_the_other_is_told_every_time(
    installation: dict[str, str],
) -> None:
    told = told_by(RACES, installation)
    assert told["turns"] == [str(turn) for turn in range(ROUNDS)]
    assert (told["won"], told["told"], told["version"]) == (ROUNDS, ROUNDS, ROUNDS + 1)
    # Each change was made to what the one before it left: nothing was overwritten unseen.
    assert told["unbroken"]
    assert told["last"]
    assert told["sound"]
