"""Work that may misbehave, run in a child process with hard limits.

``run_capped`` calls one function by its dotted name in a fresh Python that has a limit on
memory, processor time, wall time, files and the size of its answer, no input, an environment
of its own and an empty directory to stand in. Question and answer are plain JSON, so nothing
a hostile file makes the child do can run in the parent. Whatever befalls the child, the
parent gets its answer or one of the exceptions here.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import IO, Any, TypeAlias

Json: TypeAlias = Any
"""What JSON can say: None, bool, int, float, str, list, dict."""

_CHILD_MODULE = "goldthread.documents.child"
_STDERR_KEPT = 4000


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child process may use.

    Memory is address space; CPU and wall time are seconds; the rest are bytes.
    ``input_bytes`` is the largest file the door hands to a child at all.
    """

    memory_bytes: int = 1_200_000_000
    cpu_seconds: int = 60
    wall_seconds: float = 120.0
    answer_bytes: int = 100_000_000
    written_file_bytes: int = 16_000_000
    input_bytes: int = 100_000_000


class CappedWorkError(RuntimeError):
    """The child gave no answer. The subclasses say why."""


class TookTooLong(CappedWorkError):  # noqa: N818 - reads as the sentence it is
    """The child used up its processor or wall time."""


class TookTooMuchMemory(CappedWorkError):  # noqa: N818 - as above
    """The child needed more memory than it may have."""


class AnsweredTooMuch(CappedWorkError):  # noqa: N818 - as above
    """The child's answer grew past its limit."""


class BrokeDown(CappedWorkError):  # noqa: N818 - as above
    """A signal ended the child, as when a library runs out of memory or into its own error."""


class Failed(CappedWorkError):  # noqa: N818 - as above
    """The work failed in a way that no one foresaw; the message has what it said."""


class Refused(CappedWorkError):  # noqa: N818 - as above
    """The work itself refused, in words meant for a person: ``details`` is its JSON."""

    def __init__(self, details: dict[str, str]) -> None:
        super().__init__(details)
        self.details = details


def run_capped(
    work: str,
    question: Json,
    *,
    limits: Limits | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Json:
    """Call the function named ``work`` ("package.module:function") with ``question`` in a child.

    The function takes one JSON value and returns one; it may call ``report_progress``, which
    reaches ``on_progress`` here. Raises a subclass of ``CappedWorkError`` when there is no
    answer; the child is gone in every case when this returns.
    """
    limits = limits or Limits()
    with tempfile.TemporaryDirectory(prefix="goldthread-") as standing_in:
        reading_end, writing_end = os.pipe()
        try:
            child = subprocess.Popen(
                [sys.executable, "-P", "-m", _CHILD_MODULE, str(writing_end)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                pass_fds=(writing_end,),
                start_new_session=True,
                cwd=standing_in,
                env=_clean_environment(standing_in),
            )
        except BaseException:
            os.close(reading_end)
            raise
        finally:
            os.close(writing_end)
        with os.fdopen(reading_end, "rb", buffering=0) as messages, child:
            try:
                _ask(child, {"work": work, "question": question, "limits": asdict(limits)})
                return _Conversation(child, messages, limits, on_progress).answer()
            finally:
                _end(child)


def _clean_environment(directory: str) -> dict[str, str]:
    """Only what Python needs to find the same packages: no secrets, proxies or start-up files."""
    return {
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONUTF8": "1",
        "PYTHONNOUSERSITE": "1",
        "LC_ALL": "C.UTF-8",
        "HOME": directory,
        "TMPDIR": directory,
    }


def _ask(child: subprocess.Popen[bytes], request: Json) -> None:
    assert child.stdin is not None  # noqa: S101 - for the type checker; it was asked for above
    try:
        child.stdin.write(json.dumps(request).encode())
        child.stdin.close()
    except BrokenPipeError:
        return  # it died while starting; the conversation will find out how


def _end(child: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        child.kill()
    child.wait()


class _Conversation:
    """Listening to one child until it answers, dies or uses up its time."""

    def __init__(
        self,
        child: subprocess.Popen[bytes],
        messages: IO[bytes],
        limits: Limits,
        on_progress: Callable[[int, int], None] | None,
    ) -> None:
        self._child = child
        self._messages = messages
        self._limits = limits
        self._on_progress = on_progress
        self._unfinished_line = bytearray()
        self._complaints = b""

    def answer(self) -> Json:
        """The child's answer, or the reason there is none."""
        deadline = time.monotonic() + self._limits.wall_seconds
        received = 0
        assert self._child.stderr is not None  # noqa: S101 - for the type checker
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._messages, selectors.EVENT_READ)
            waiting.register(self._child.stderr, selectors.EVENT_READ)
            while waiting.get_map():
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TookTooLong(f"no answer after {self._limits.wall_seconds:g} seconds")
                for key, _ in waiting.select(left):
                    chunk = os.read(key.fd, 1 << 20)
                    if not chunk:
                        waiting.unregister(key.fileobj)
                    elif key.fileobj is self._messages:
                        received += len(chunk)
                        if received > self._limits.answer_bytes:
                            raise AnsweredTooMuch(f"more than {self._limits.answer_bytes} bytes")
                        found, answer = self._heard(chunk)
                        if found:
                            return answer
                    else:
                        self._complaints = (self._complaints + chunk)[-_STDERR_KEPT:]
        raise self._how_it_died()

    def _heard(self, chunk: bytes) -> tuple[bool, Json]:
        """Take in complete lines: progress is passed on, an answer ends the conversation."""
        if b"\n" not in chunk:
            self._unfinished_line += chunk
            return False, None
        head, _, rest = chunk.rpartition(b"\n")
        lines = bytes(self._unfinished_line + head).split(b"\n")
        self._unfinished_line = bytearray(rest)
        for line in lines:
            message = json.loads(line)
            if "answer" in message:
                return True, message["answer"]
            if "progress" in message:
                if self._on_progress is not None:
                    self._on_progress(*message["progress"])
            elif "refused" in message:
                raise Refused(message["refused"])
            elif "out_of_memory" in message:
                raise TookTooMuchMemory(f"more than {self._limits.memory_bytes} bytes")
            else:
                raise Failed(message["failed"])
        return False, None

    def _how_it_died(self) -> CappedWorkError:
        try:
            status = self._child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return Failed("the reading process stopped speaking")
        said = self._complaints.decode("utf-8", "replace").strip()
        if status in (-signal.SIGXCPU, -signal.SIGKILL):
            # SIGKILL comes from the hard processor limit, or from a system short of memory.
            return (
                TookTooLong(f"more than {self._limits.cpu_seconds} seconds of processor time")
                if status == -signal.SIGXCPU
                else TookTooMuchMemory("the system ended the reading process")
            )
        if "MemoryError" in said or "memory" in said.lower():
            return TookTooMuchMemory(said[-300:])
        if status < 0:
            return BrokeDown(f"ended by signal {-status}")
        return Failed(f"the reading process ended with code {status}; {said[-1000:]}")
