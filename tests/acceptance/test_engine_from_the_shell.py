"""``goldthread spc`` and ``goldthread intervals`` give the answers of the reference programs."""

import csv
import io
import json
import math
from pathlib import Path

import pytest
from typer.testing import CliRunner

from goldthread.cli import app

KEYS = Path(__file__).parents[3] / "shared" / "golden"

needs_keys = pytest.mark.skipif(
    not KEYS.is_dir(), reason="the answer keys in ../shared/golden are not here"
)

CASE_ANSWERS = (
    "error",
    "warning",
    "last_point_type",
    "variation_icon",
    "assurance_type",
    "assurance_icon",
    "mean_last",
    "lpl_last",
    "upl_last",
)
POINT_ANSWERS = ("rebase_group", "mean", "lpl", "upl", "special_cause_type", "point_type")


def run(*words: str) -> tuple[int, str, str]:
    """Exit code, output and errors of one command."""
    result = CliRunner().invoke(app, words)
    return result.exit_code, result.stdout, result.stderr


def same(one, other) -> bool:
    """Equal words, or numbers equal to 1e-9."""
    if isinstance(one, float | int) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return one == other


@needs_keys
def test_charts_asked_from_the_shell_equal_every_case_of_the_reference(tmp_path: Path) -> None:
    key = json.loads((KEYS / "spc.json").read_text())
    asked = [
        {
            **{name: value for name, value in case.items() if name not in CASE_ANSWERS},
            "points": [{"date": point["date"], "y": point["y"]} for point in case["points"]],
        }
        for case in key["cases"]
    ]
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"cases": asked}))
    code, printed, _ = run("spc", str(file))
    assert code == 0
    answers = json.loads(printed)["cases"]
    assert len(answers) == 260
    for answer, case in zip(answers, key["cases"], strict=True):
        for name in CASE_ANSWERS:
            assert same(answer[name], case[name]), (case["case_id"], name)
        for got, point in zip(answer["points"], case["points"], strict=True):
            for name in POINT_ANSWERS:
                assert same(got[name], point[name]), (case["case_id"], point["date"], name)


def test_points_are_put_in_date_order_and_the_default_rules_can_be_asked_for(
    tmp_path: Path,
) -> None:
    points = [{"date": f"2021-{month:02}-01", "y": 10 + 2 * (month % 2)} for month in range(1, 13)]
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([{"case_id": "twelve", "points": points[::-1]}]))
    code, printed, _ = run("spc", str(file), "--ruleset", "nhse")
    assert code == 0
    (answer,) = json.loads(printed)
    assert [point["date"] for point in answer["points"]] == [point["date"] for point in points]
    # Twelve points set trial limits, which judge nothing.
    assert answer["variation_icon"] is None
    assert answer["warning"] is True


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "cannot be read as JSON"),
        ('{"charts": []}', "holds no list of cases"),
        ('[{"case_id": "A", "points": []}]', "case 1: A: there are no points"),
        ('[{"points": [{"y": 1}]}]', "point 1 needs a date"),
        ('[{"points": [{"date": "2021-01-01", "y": "x"}]}]', "must be a number or null"),
        ('[{"points": [{"date": "2021-01-01", "y": 1}], "fix_after_n_points": 3}]', "12 points"),
        (
            '[{"points": [{"date": "2021-01-01", "y": 1}], "improvement_direction": "up"}]',
            "write increase, decrease or neutral",
        ),
        ('[{"points": [{"date": "2021-01-01"}], "improvement_direction": [1]}]', "is [1]; write"),
        ('[{"points": [{"date": "2021-01-01"}], "rebase": 2021}]', "a list of dates"),
        ('[{"points": [{"date": "2021-01-01"}], "rebase": [[1]]}]', "a list of dates"),
        ('[{"points": [{"date": "2021-01-01"}], "fix_after_n_points": "x"}]', "how many points"),
        ('[{"points": [{"date": "2021-01-01"}], "target": [1]}]', "case_id: target is [1]"),
        ('[{"points": [{"date": "2021-01-01", "y": 1}], "other": NaN}]', "write null"),
    ],
)
def test_cases_that_cannot_be_charted_get_one_line_and_exit_code_2(
    tmp_path: Path, content: str, message: str
) -> None:
    file = tmp_path / "cases.json"
    file.write_text(content)
    code, printed, errors = run("spc", str(file))
    assert code == 2
    assert printed == ""
    assert message in errors
    assert errors.count("\n") == 1


@needs_keys
@pytest.mark.parametrize(
    ("name", "statistic", "multiplier"),
    [("phe_proportions.csv", "proportion", "100"), ("phe_rates.csv", "rate", "")],
)
def test_intervals_asked_from_the_shell_equal_the_key(
    tmp_path: Path, name: str, statistic: str, multiplier: str
) -> None:
    with (KEYS / name).open(newline="") as opened:
        keys = list(csv.DictReader(opened))
    file = tmp_path / "counts.csv"
    lines = [f"{key['x']},{key['n']},{statistic},{multiplier}" for key in keys]
    file.write_text("\n".join(["x,n,statistic,multiplier", *lines]))
    code, printed, _ = run("intervals", str(file))
    assert code == 0
    answers = list(csv.DictReader(io.StringIO(printed)))
    names = {
        "value": "value",
        "lower95": "lower95_0cl",
        "upper95": "upper95_0cl",
        "lower998": "lower99_8cl",
        "upper998": "upper99_8cl",
    }
    for answer, key in zip(answers, keys, strict=True):
        for own, printed_name in names.items():
            assert float(answer[own]) == pytest.approx(
                float(key[printed_name]), rel=1e-12, abs=1e-12
            )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("x,n\n1,2\n", "has no column statistic"),
        ("x,n,statistic\n1,2,mean\n", "line 2: statistic is 'mean'"),
        ("x,n,statistic\n1,2,rate\n6,5,proportion\n", "line 3: 6.0 of 5.0 is not a proportion"),
        ("x,n,statistic\none,2,rate\n", "line 2: x is 'one'"),
        ("x,n,statistic\n1,2,rate\n3,4\n", "line 3: statistic is ''; write"),
        ("x,n,statistic\n1,2,rate,5\n", "line 2: it has more cells than there are columns"),
    ],
)
def test_rows_without_an_interval_get_one_line_and_exit_code_2(
    tmp_path: Path, content: str, message: str
) -> None:
    file = tmp_path / "counts.csv"
    file.write_text(content)
    code, printed, errors = run("intervals", str(file))
    assert code == 2
    assert printed == ""
    assert message in errors
