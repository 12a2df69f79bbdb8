"""What the command line asks of the running system."""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from migrated import with_tables

from goldthread.documents import UnreadableDocument
from goldthread.documents.observations import FiguresError, Layout, TemplateFormat
from goldthread.framework import Framework
from goldthread.web import running
from goldthread.web.collection.actions import illustrate_returns
from goldthread.web.collection.models import CollectionRules, Return
from goldthread.web.records import models
from goldthread.web.refusal import ActionRefusedError
from goldthread.web.running import demonstration

pytestmark = pytest.mark.long(30)


@pytest.fixture(autouse=True)
def prepared_already(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's database has its tables; migrating would need a transaction of its own."""
    monkeypatch.setattr("goldthread.web.running.figures.prepare", lambda: None)
    monkeypatch.setattr("goldthread.web.running.frameworks.prepare", lambda: None)


@pytest.fixture
def loaded(db: None, framework: Framework, tmp_path: Path) -> running.Loaded:
    document = tmp_path / "framework.docx"
    document.write_bytes(b"the document")
    return running.load(framework, document, authority="anyborough", by="a test")


def test_loading_registers_an_authority_that_is_not_known_by_the_name_printed(
    loaded: running.Loaded,
) -> None:
    record = loaded.framework.record
    assert (record.authority.code, record.authority.name) == ("anyborough", "Anyborough Council")
    assert record.document_name == "framework.docx"
    assert record.document_sha256 == hashlib.sha256(b"the document").hexdigest()


def test_a_sheet_that_was_filled_in_becomes_figures_and_results(
    loaded: running.Loaded, tmp_path: Path
) -> None:
    sheet = running.template(
        authority="anyborough",
        periods=["Q4 2020-21"],
        layout=Layout.LONG,
        file_format=TemplateFormat.CSV,
    ).decode("utf-8-sig")
    lines = sheet.splitlines()
    assert [line.split(",")[0] for line in lines] == ["Measure", "m1", "m1", "m2"]
    filled = tmp_path / "return.csv"
    filled.write_text(
        "\n".join(line.replace("Q4 2020-21,,", "Q4 2020-21,60,") for line in lines), "utf-8"
    )
    observed = running.observe(filled, authority="anyborough", by="a test")
    assert (observed.recorded.new, observed.left_out) == (3, ())
    statuses = models.Result.objects.values_list("edition_measure__code", "series__label", "status")
    assert set(statuses) == {
        ("m1", "number", "no_target"),
        ("m1", "percentage", "on_target"),
        ("m2", "", "no_target"),
    }
    assert models.Observation.objects.first().source == "return.csv"


def test_a_file_with_one_problem_records_nothing(loaded: running.Loaded, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text("Measure,Period,Value\nm2,Q4 2020-21,5\nm2,Q3 2020-21,five\n", "utf-8")
    with pytest.raises(FiguresError, match=r"figures\.csv, line 3, column Value: 'five'"):
        running.observe(path, authority="anyborough", by="a test")
    assert not models.Observation.objects.exists()


def test_a_file_that_is_none_says_so(loaded: running.Loaded, tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="no such file"):
        running.observe(tmp_path / "none.csv", authority="anyborough", by="a test")


@pytest.mark.django_db
def test_an_authority_that_is_not_known_is_named_with_what_to_do() -> None:
    with pytest.raises(running.UnknownAuthorityError, match="Load its framework first"):
        running.observe(Path("figures.csv"), authority="nowhere", by="a test")


def test_a_template_for_no_period_says_how_to_name_one(loaded: running.Loaded) -> None:
    told = {"layout": Layout.WIDE, "file_format": TemplateFormat.XLSX}
    with pytest.raises(running.NothingToFillError, match="such as Q4 2020-21"):
        running.template(authority="anyborough", periods=[], **told)
    with pytest.raises(running.NothingToFillError, match="Q9"):
        running.template(authority="anyborough", periods=["Q9 2020"], **told)


@pytest.mark.django_db
def test_the_demonstration_is_loaded_once_with_every_figure_said_to_be_what_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The smaller of the two frameworks; the larger goes the same way."""
    smaller = demonstration.demo_frameworks()[-1:]
    monkeypatch.setattr(demonstration, "demo_frameworks", lambda: smaller)
    monkeypatch.setattr(demonstration, "prepare", lambda: None)
    steps: list[str] = []
    demonstration.fill_demonstration(say=steps.append)
    assert len(steps) == 4
    record = models.Framework.objects.get()
    assert (record.status, record.illustrative) == ("adopted", True)
    assert record.authority.gss_code == smaller[0].gss_code
    figures = models.Observation.objects.all()
    real = figures.filter(illustrative=False)
    assert real.count() == len(smaller[0].figures) > 0
    assert all("Open Government Licence" in one.source and one.note for one in real)
    made_up = figures.filter(illustrative=True)
    assert made_up.count() > 100
    assert all("Made up" in one.source for one in made_up)
    results = models.Result.objects.filter(edition_measure__framework=record)
    assert results.count() == figures.filter(series__dimension="").count()
    others = models.ComparatorFigure.objects.all()
    assert {one.illustrative for one in others} == {False}
    assert all("Open Government Licence" in one.source for one in others)
    assert models.FrameworkCheck.objects.get().findings.exists()
    # Its measures are collected by the quarter, so how many wait depends on the day.
    assert CollectionRules.objects.get().authority == record.authority
    waiting = Return.objects.count()
    # The quarter that its report is of was told: some of it is missing, and nothing beside a
    # figure that was really published.
    told = Return.objects.filter(period_last=smaller[0].told_until)
    assert {one.state for one in told} == {"due", "submitted", "signed_off", "published"}
    assert set(told) == set(Return.objects.filter(illustrative=True))
    assert not told.filter(measure__series__observations__in=real).exists()
    with pytest.raises(ActionRefusedError, match="returns of London Borough of Havering already"):
        illustrate_returns(
            framework=record, returns=[], written_by="one", signed_by="another", by="a test"
        )
    demonstration.fill_demonstration(say=steps.append)
    assert Return.objects.count() == waiting
    assert len(steps) == 4
    assert models.Result.objects.count() == results.count()
    assert models.FrameworkCheck.objects.count() == 1


def test_a_demonstration_filled_before_there_were_checks_is_checked_when_it_starts(
    record: models.Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    like_it = replace(demonstration.demo_frameworks()[-1], code=record.authority.code)
    monkeypatch.setattr(demonstration, "demo_frameworks", lambda: [like_it])
    monkeypatch.setattr(demonstration, "prepare", lambda: None)
    for _ in range(2):
        demonstration.fill_demonstration(say=lambda _step: None)
        assert models.FrameworkCheck.objects.get().document_sha256 == record.document_sha256
    assert models.Framework.objects.get() == record


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Served:
    """``serve`` in a process of its own."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def said(self) -> str:
        return self.log.read_text("utf-8")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """``serve`` on a data directory with nothing in its tables, once it says it is ready."""
    port, log = a_free_port(), tmp_path / "log"
    data = with_tables(tmp_path / "data")
    program = (
        "from goldthread.web.running import serve; "
        f"serve(port={port}, on_ready=lambda: print('ready', flush=True))"
    )
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    # A file and no pipe: whoever reads a pipe waits for all who hold it, for ever if need be.
    with log.open("w") as written:
        process = subprocess.Popen(
            [sys.executable, "-c", program],
            env={
                **env,
                "GOLDTHREAD_DATA": str(data),
                "GOLDTHREAD_ANONYMOUS_READING": "1",
            },
            stdout=written,
            stderr=subprocess.STDOUT,
        )
    one = Served(process, port, log)
    try:
        until = time.monotonic() + 120
        while not one.said() and process.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        assert one.said() == "ready\n"
        yield one
    finally:
        process.kill()
        process.wait(timeout=20)


def test_serving_answers_and_stops_when_told(served: Served) -> None:
    """That it begins from nothing is told beside others that begin at the same time."""
    with urllib.request.urlopen(f"http://127.0.0.1:{served.port}/", timeout=20) as answer:
        assert answer.status == 200
    began = time.monotonic()
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(timeout=20) == 0
    assert time.monotonic() - began < 20
    assert served.said() == "ready\n"


def test_a_port_that_another_program_has_is_refused_before_any_work_is_done() -> None:
    def work() -> None:
        raise AssertionError("the work was begun")

    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(running.AddressNotUsableError, match=rf"Port {port} of 127\.0\.0\.1"):
            running.serve(port=port, on_ready=work, beforehand=work)


def test_an_address_of_another_machine_is_refused_with_what_to_give() -> None:
    # 192.0.2.0/24 is kept for examples (RFC 5737), so no machine has an address in it.
    with pytest.raises(running.AddressNotUsableError, match=r"192\.0\.2\.1 cannot be used"):
        running.serve(host="192.0.2.1", port=a_free_port(), on_ready=lambda: None)
