"""What people decide of measures, from the shell: kept with its reason, and judged again."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from goldthread.cli import app
from goldthread.framework.periods import month
from goldthread.web.audit.models import Event
from goldthread.web.records import actions, models, selectors

ANYBOROUGH = ("--authority", "anyborough", "--reason", "Agreed by Cabinet.")


@pytest.fixture(autouse=True)
def prepared_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldthread.web.running.figures.prepare", lambda: None)


@pytest.fixture
def quitters(record: models.Framework) -> models.Series:
    """The percentage of quitters, whose target is at least 55%, with 52% in six months."""
    series = models.Series.objects.get(measure__editions__framework=record, label="percentage")
    actions.record_observations(
        authority=record.authority,
        observations=[
            actions.NewObservation(
                series=series, period=month(2020, 4).moved(step), value=Decimal(52)
            )
            for step in range(6)
        ],
        by="a test",
        source="a return",
    )
    actions.evaluate_framework(framework=record, by="a test")
    return series


def called(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def statuses() -> list[str]:
    rows = models.Result.objects.filter(series__label="percentage").order_by("period_last")
    return list(rows.values_list("status", flat=True))


def test_a_tolerance_is_set_from_a_period_on_and_the_figures_are_judged_again(
    quitters: models.Series,
) -> None:
    assert statuses() == ["close"] * 6
    code, printed, _ = called(
        *("set-tolerance", "--measure", quitters.measure.code, "--points", "2"),
        *("--from", "July 2020", *ANYBOROUGH),
    )
    assert (code, printed) == (
        0,
        f"{quitters.measure.code}: within 2 percentage points counts as close\n",
    )
    assert statuses() == ["close"] * 3 + ["off_target"] * 3
    assert (
        called(
            *("set-tolerance", "--measure", quitters.measure.code, "--as-framework"),
            *("--from", "July 2020", *ANYBOROUGH),
        )[0]
        == 0
    )
    assert statuses() == ["close"] * 6


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ((), "Say one of --percent"),
        (("--percent", "5", "--exactly"), "Say one of --percent"),
        (("--percent", "many"), "--percent is 'many', which is no number"),
        (("--exactly", "--measure", "nothing"), "states no measure 'nothing'"),
        (("--exactly", "--from", "some day"), "some day"),
    ],
)
def test_a_tolerance_that_is_not_said_plainly_is_one_line_and_exit_code_2(
    record: models.Framework, options: tuple[str, ...], says: str
) -> None:
    code, printed, errors = called("set-tolerance", *options, *ANYBOROUGH)
    assert (code, printed) == (2, "")
    assert says in errors


def test_a_series_is_described_and_what_is_not_said_stays(quitters: models.Series) -> None:
    code, printed, _ = called(
        *("describe", quitters.measure.code, "--series", "percentage", "--seasonal"),
        *("--counts-people", *ANYBOROUGH),
    )
    assert (code, printed) == (0, f"{quitters.measure.code}: 1 series changed\n")
    quitters.refresh_from_db()
    assert (quitters.seasonal, quitters.counts_people, quitters.adds_up) == (True, True, None)
    assert Event.objects.get(action="describe series").reason == "Agreed by Cabinet."
    code, _, errors = called("describe", quitters.measure.code, *ANYBOROUGH)
    assert (code, "at least one thing" in errors) == (2, True)
    code, _, errors = called(
        "describe", quitters.measure.code, "--series", "rate", "--seasonal", *ANYBOROUGH
    )
    assert code == 2
    assert "has no series 'rate'; it has 'number', 'percentage'" in errors


def test_a_chart_starts_afresh_with_a_period_that_has_a_figure(quitters: models.Series) -> None:
    rebase = ("rebase", quitters.measure.code, "--series", "percentage", *ANYBOROUGH)
    code, printed, _ = called(*rebase, "--from", "May 2020")
    assert code == 0
    assert "start afresh on 1 May 2020" in printed
    made = models.Rebase.objects.get(series=quitters)
    assert (made.period_code, made.reason) == ("2020-05", "Agreed by Cabinet.")
    code, _, errors = called(*rebase, "--from", "May 2022")
    assert code == 1
    assert "There is no figure for May 2022" in errors


def test_findings_are_set_aside_one_by_one_or_as_a_file_lets_them_pass(
    record: models.Framework, tmp_path: Path
) -> None:
    check = actions.check_framework(framework=record, by="a test").record
    finding = next(one for one in check.findings.all() if one.items)
    item = finding.items[0]
    file = tmp_path / "let-pass.toml"
    entry = f'[[suppress]]\ncode = "{finding.code}"\nitem = "{item["id"]}"\nreason = "Agreed."\n'
    file.write_text(entry + '[[suppress]]\ncode = "GT101"\nitem = "nothing"\nreason = "x"\n')
    set_aside = ("set-aside", "--authority", "anyborough")
    code, _, errors = called(*set_aside, "--let-pass", str(file))
    assert (code, "says nothing of GT101 about nothing" in errors) == (1, True)
    assert selectors.set_aside_in(record) == {}
    file.write_text(entry)
    assert called(*set_aside, "--let-pass", str(file))[:2] == (0, "1 findings set aside\n")
    assert selectors.set_aside_in(record)[finding.code, item["kind"], item["code"]].reason == (
        "Agreed."
    )
    again = called(*set_aside, finding.code, item["code"], "--reason", "Agreed.")
    assert again[:2] == (0, "0 findings set aside\n")
    assert called(*set_aside, finding.code)[0] == 2
