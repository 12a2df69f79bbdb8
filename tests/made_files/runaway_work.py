"""Work that misbehaves in every way a child process can, for the tests of its limits."""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from pathlib import Path
from typing import Any

from goldthread.documents.progress import report_progress


def echo(question: Any) -> Any:
    return question


def surroundings(_: Any) -> Any:
    """What the child can see of the world around it."""
    return {
        "standard input": sys.stdin.read(),
        "environment": sorted(os.environ),
        "folder": os.listdir(),  # noqa: PTH208 - the folder it stands in, whatever that is
        "core": resource.getrlimit(resource.RLIMIT_CORE)[0],
        "own session": os.getsid(0) == os.getpid(),
    }


def eat_memory(_: Any) -> Any:
    hoard = []
    while True:
        hoard.append(bytearray(10_000_000))


def spin(_: Any) -> Any:
    while True:
        pass


def sleep(_: Any) -> Any:
    time.sleep(600)


def die(by: int) -> Any:
    os.kill(os.getpid(), by)


def leave(code: int) -> Any:
    os._exit(code)


def fail(_: Any) -> Any:
    raise KeyError("an error no one foresaw")


def talk(length: int) -> Any:
    return "x" * length


def fill_the_disk(folder: str) -> Any:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    path = Path(folder, "big")
    try:
        path.write_bytes(bytes(50_000_000))
    except OSError:
        return path.stat().st_size
    return "no limit"


def count(to: int) -> Any:
    for done in range(1, to + 1):
        report_progress(done, to)
    return to


def nest(_: Any) -> Any:
    return nest(_)


def start_another(folder: str) -> Any:
    """Leave a process behind that would write a file a second later."""
    if os.fork() == 0:
        time.sleep(1)
        Path(folder, "still alive").touch()
        os._exit(0)
    return os.getpid()
