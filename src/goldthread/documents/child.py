"""The child process: takes its limits upon itself, does one piece of work, answers and ends.

Run as ``python -m goldthread.documents.child FD``; the request comes as JSON on standard
input, messages go as JSON lines to the file descriptor named. Not meant to be run by hand.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import traceback
from importlib import import_module
from typing import IO, Any

from goldthread.documents.errors import UnreadableDocument
from goldthread.documents.progress import heard_by


def main() -> None:
    """Do the work asked for on standard input, within the limits that came with it."""
    with os.fdopen(int(sys.argv[1]), "wb") as messages:
        request = json.load(sys.stdin)
        _close_standard_input()
        _take_limits(request["limits"])
        _work(request["work"], request["question"], messages)
        messages.flush()
        # Nothing is left to do, and a library's own end-of-process work is not worth waiting for.
        os._exit(0)


def _close_standard_input() -> None:
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - a device, not a path of ours
        os.dup2(nothing.fileno(), 0)


def _take_limits(limits: dict[str, Any]) -> None:
    memory, cpu = int(limits["memory_bytes"]), int(limits["cpu_seconds"])
    wanted = {
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_CPU: (cpu, cpu + 2),
        resource.RLIMIT_FSIZE: (int(limits["written_file_bytes"]),) * 2,
        resource.RLIMIT_NOFILE: (64, 64),
        resource.RLIMIT_AS: (memory, memory),
    }
    for kind, (soft, hard) in wanted.items():
        _, ceiling = resource.getrlimit(kind)
        if ceiling != resource.RLIM_INFINITY:
            soft, hard = min(soft, ceiling), min(hard, ceiling)
        try:
            resource.setrlimit(kind, (soft, hard))
        except (ValueError, OSError):
            # macOS has no limit on address space; every other limit must hold.
            if kind != resource.RLIMIT_AS or sys.platform != "darwin":
                raise


def _work(name: str, question: Any, messages: IO[bytes]) -> None:
    def say(kind: str, content: Any) -> None:
        messages.write(json.dumps({kind: content}, ensure_ascii=False).encode("utf-8", "replace"))
        messages.write(b"\n")
        messages.flush()

    try:
        module, _, function = name.partition(":")
        with heard_by(lambda done, of: say("progress", [done, of])):
            answer = getattr(import_module(module), function)(question)
        say("answer", answer)
    except UnreadableDocument as refusal:
        say("refused", {"wrong": refusal.wrong, "remedy": refusal.remedy})
    except MemoryError:
        say("out_of_memory", "")
    except RecursionError:
        say(
            "refused",
            {
                "wrong": "its parts are nested too deep",
                "remedy": "A framework needs headings and tables, not hundreds of levels.",
            },
        )
    except Exception:  # noqa: BLE001 - the last line of defence: the parent is told, nothing is hidden
        say("failed", traceback.format_exc(limit=-6)[-3000:])


if __name__ == "__main__":
    main()
