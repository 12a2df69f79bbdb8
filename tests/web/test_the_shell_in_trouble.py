"""What a person reads when a command cannot do what it was asked: words, and never a traceback."""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from migrated import with_tables

from goldthread.cli import running

pytestmark = pytest.mark.long(30)

GOLDTHREAD = [sys.executable, "-m", "goldthread.cli"]


def asked(tmp_path: Path, *words: str, **environment: str) -> tuple[int, str]:
    """The exit code of a command on a new data directory, and what it wrote to standard error."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [*GOLDTHREAD, *words],
        cwd=tmp_path,
        env={**kept, "GOLDTHREAD_DATA": str(tmp_path / "data"), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stderr


def framework_without_authority(tmp_path: Path) -> str:
    (tmp_path / "framework.csv").write_text(
        "Measure,Target\nHomes inspected,100\nHomes mended,50\n", "utf-8"
    )
    return "framework.csv"


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_port_already_taken_is_one_line_and_exit_code_2(tmp_path: Path, command: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, said = asked(tmp_path, command, "--port", str(port))
    assert code == 2
    assert said.startswith(f"goldthread: Port {port} of 127.0.0.1 cannot be used")
    assert said.count("\n") == 1


def test_a_database_that_is_none_is_named_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "goldthread.sqlite3").write_text("not a database " * 100, "utf-8")
    code, said = asked(
        tmp_path, "load", framework_without_authority(tmp_path), "--authority", "anyborough"
    )
    assert code == 2
    assert "goldthread.sqlite3 cannot be opened (file is not a database)" in said
    assert said.count("\n") == 1


def test_a_database_server_that_does_not_answer_is_one_line_without_the_password(
    tmp_path: Path,
) -> None:
    with socket.socket() as nobody_listens:
        nobody_listens.bind(("127.0.0.1", 0))
        port = nobody_listens.getsockname()[1]
        address = f"postgresql://someone:a-secret@127.0.0.1:{port}/goldthread"
        code, said = asked(
            tmp_path, "template", "--authority", "x", "--period", "2020-Q4", "--out", "x.csv",
            DATABASE_URL=address,
        )  # fmt: skip
    assert code == 2
    assert said.startswith("goldthread: The database that DATABASE_URL names cannot be opened")
    assert "a-secret" not in said
    assert said.count("\n") == 1


def test_an_authority_without_a_name_is_told_how_to_give_one(tmp_path: Path) -> None:
    with_tables(tmp_path / "data")
    code, said = asked(
        tmp_path, "load", framework_without_authority(tmp_path), "--authority", "anyborough"
    )
    assert code == 1
    assert "--name" in said


def test_a_code_in_capitals_is_refused_with_how_to_write_it(tmp_path: Path) -> None:
    with_tables(tmp_path / "data")
    code, said = asked(
        tmp_path, "load", framework_without_authority(tmp_path), "--authority", "ANYBOROUGH",
        "--name", "Anyborough Council",
    )  # fmt: skip
    assert code == 1
    assert "'ANYBOROUGH' cannot be an authority's code: write up to 60 small letters" in said
    assert said.endswith("Nothing was changed.\n")


@pytest.mark.parametrize("command", ["read", "lint", "spc", "intervals"])
def test_a_folder_given_for_a_file_is_one_line_and_exit_code_2(
    tmp_path: Path, command: str
) -> None:
    code, said = asked(tmp_path, command, ".")
    assert code == 2
    assert said.startswith("goldthread: .")
    assert said.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
@pytest.mark.parametrize("output_format", ["json", "table"])
def test_a_full_disk_is_one_line_and_exit_code_2(tmp_path: Path, output_format: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*GOLDTHREAD, "read", framework_without_authority(tmp_path), "--format", output_format],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (2, "goldthread: No space left on device.\n")


def test_a_reader_that_stops_listening_is_no_cause_for_a_traceback(tmp_path: Path) -> None:
    command = [*GOLDTHREAD, "parse", "targets"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as parsing:
        assert parsing.stdin is not None
        assert parsing.stdout is not None
        assert parsing.stderr is not None
        parsing.stdout.close()
        for _ in range(3000):
            try:
                parsing.stdin.write(b'{"text": "75%"}\n')
            except BrokenPipeError:
                break
        with contextlib.suppress(BrokenPipeError):
            parsing.stdin.close()
        assert parsing.stderr.read() == b""


# A shell that runs the tests in the background has told everything to ignore Ctrl+C.
HEARING_CTRL_C = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from goldthread.cli import main; main()"
)


def test_a_load_that_is_interrupted_does_not_say_that_it_was_done(tmp_path: Path) -> None:
    """Interrupted while it waits for another process that prepares the same installation."""
    data, said = tmp_path / "data", tmp_path / "said"
    data.mkdir()
    command = [
        sys.executable, "-c", HEARING_CTRL_C, "load", framework_without_authority(tmp_path),
        "--authority", "anyborough", "--name", "Anyborough Council",
    ]  # fmt: skip
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with (data / "preparing.lock").open("w") as lock, said.open("wb") as written:
        fcntl.flock(lock, fcntl.LOCK_EX)
        loading = subprocess.Popen(
            command,
            cwd=tmp_path,
            env={**environment, "GOLDTHREAD_DATA": str(data)},
            stderr=written,
        )
        # The key is made on the way to the lock, by then inside the work that may be stopped.
        until = time.monotonic() + 30
        while not (data / "secret-key").exists() and time.monotonic() < until:
            time.sleep(0.05)
        # One that falls into an import may be lost, as a person's would be: they press again.
        while loading.poll() is None and time.monotonic() < until:
            loading.send_signal(signal.SIGINT)
            time.sleep(0.5)
        loading.kill()
        assert loading.wait(timeout=30) not in (0, -signal.SIGKILL)
    assert b"Traceback" not in said.read_bytes()


@pytest.mark.parametrize("error", [KeyError("uid not found"), OSError("No username set")])
def test_a_person_without_a_name_on_the_system_is_recorded_by_number(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def nobody_is_named() -> str:
        raise error

    monkeypatch.setattr("getpass.getuser", nobody_is_named)
    assert running.person() == f"user {os.getuid()}"
