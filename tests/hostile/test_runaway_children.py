"""A child process that misbehaves is stopped, and its parent told why, in good time."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from goldthread.documents.capped import (
    AnsweredTooMuch,
    BrokeDown,
    CappedWorkError,
    Failed,
    Limits,
    Refused,
    TookTooLong,
    TookTooMuchMemory,
    run_capped,
)

MODEST = Limits(memory_bytes=400_000_000, cpu_seconds=2, wall_seconds=20)


def run(work: str, question: Any = None, limits: Limits = MODEST) -> Any:
    return run_capped(f"runaway_work:{work}", question, limits=limits)


def test_an_answer_comes_back_as_it_was_given() -> None:
    question = {"text": "£5 – café ↑", "numbers": [1, 2.5, None, True]}
    assert run("echo", question) == question


def test_the_child_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "secret")
    around = run("surroundings")
    assert around["standard input"] == ""
    assert around["folder"] == []
    assert around["core"] == 0
    assert around["own session"]
    assert "DATABASE_URL" not in around["environment"]


@pytest.mark.parametrize(
    ("work", "question", "error"),
    [
        ("eat_memory", None, TookTooMuchMemory),
        ("spin", None, TookTooLong),
        ("die", int(signal.SIGSEGV), BrokeDown),
        ("die", int(signal.SIGABRT), BrokeDown),
        ("leave", 3, Failed),
        ("fail", None, Failed),
        ("nest", None, Refused),
    ],
)
def test_each_way_to_fail_has_its_own_error_in_good_time(
    work: str, question: Any, error: type[CappedWorkError]
) -> None:
    began = time.monotonic()
    with pytest.raises(error):
        run(work, question)
    assert time.monotonic() - began < 10


def test_a_child_that_only_waits_is_ended_at_its_wall_time() -> None:
    began = time.monotonic()
    with pytest.raises(TookTooLong, match="no answer after 1 seconds"):
        run("sleep", limits=Limits(wall_seconds=1))
    assert time.monotonic() - began < 3


def test_an_answer_past_its_limit_is_not_taken_in() -> None:
    with pytest.raises(AnsweredTooMuch):
        run("talk", 2_000_000, Limits(answer_bytes=1_000_000))


def test_a_child_cannot_fill_the_disk(tmp_path: Path) -> None:
    assert run("fill_the_disk", str(tmp_path), Limits(written_file_bytes=1_000_000)) == 1_000_000


def test_progress_is_passed_on_in_order() -> None:
    heard: list[tuple[int, int]] = []
    answer = run_capped(
        "runaway_work:count", 5, limits=MODEST, on_progress=lambda *step: heard.append(step)
    )
    assert answer == 5
    assert heard == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


def test_an_error_in_the_listener_still_ends_the_child() -> None:
    def refuse(done: int, of: int) -> None:
        raise RuntimeError("the page was closed")

    with pytest.raises(RuntimeError, match="the page was closed"):
        run_capped("runaway_work:count", 5, limits=MODEST, on_progress=refuse)


def test_nothing_the_child_started_outlives_it(tmp_path: Path) -> None:
    child = run("start_another", str(tmp_path))
    time.sleep(1.5)
    assert not (tmp_path / "still alive").exists()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are not listed here")
def test_many_failures_leave_no_open_files_behind() -> None:
    def open_files() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    before = open_files()
    for _ in range(5):
        with pytest.raises(Failed):
            run("fail")
    assert open_files() == before
