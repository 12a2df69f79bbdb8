"""Ruleset ``nhsr`` equals NHSRplotthedots, case for case, to 1e-9."""

import json
import math
from pathlib import Path

import pytest

from goldthread.engine.spc import Ruleset, Side, Signal, SpecialCause, control_chart
from goldthread.framework import Polarity

KEY = Path(__file__).parents[3] / "shared" / "golden" / "spc.json"

SIGNALS = {
    "Common Cause": (),
    "Above UCL": (Signal(SpecialCause.OUTSIDE, Side.HIGH),),
    "Below LCL": (Signal(SpecialCause.OUTSIDE, Side.LOW),),
    "7 Point Trend (Increasing)": (Signal(SpecialCause.TREND, Side.HIGH),),
    "7 Point Trend (Decreasing)": (Signal(SpecialCause.TREND, Side.LOW),),
    "2 in 3 Above CL": (Signal(SpecialCause.TWO_OF_THREE, Side.HIGH),),
    "2 in 3 Below CL": (Signal(SpecialCause.TWO_OF_THREE, Side.LOW),),
    "7 Points Above CL": (Signal(SpecialCause.RUN, Side.HIGH),),
    "7 Points Below CL": (Signal(SpecialCause.RUN, Side.LOW),),
}
POLARITY = {"increase": Polarity.UP, "decrease": Polarity.DOWN, "neutral": Polarity.NONE}

CASES = json.loads(KEY.read_text())["cases"] if KEY.exists() else []


@pytest.mark.skipif(not CASES, reason="the answer keys in ../shared/golden are not here")
def test_the_key_holds_all_its_cases() -> None:
    assert len(CASES) == 260


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case_id"])
def test_a_chart_equals_the_reference(case) -> None:
    points = case["points"]
    dates = [point["date"] for point in points]
    chart = control_chart(
        [point["y"] for point in points],
        polarity=POLARITY[case["improvement_direction"]],
        target=case["target"],
        rebase_at=[dates.index(day) for day in case["rebase"] or []],
        fix_after=case["fix_after_n_points"],
        screen=case["screen_outliers"],
        ruleset=Ruleset.NHSR,
    )
    for point, expected in zip(chart.points, points, strict=True):
        assert point.limits is not None
        got = (point.limits.mean, point.limits.lower, point.limits.upper)
        # The reference gives no limits where screening left no range to set them.
        wanted = tuple(
            math.nan if expected[name] is None else expected[name]
            for name in ("mean", "lpl", "upl")
        )
        assert got == pytest.approx(wanted, rel=1e-9, abs=1e-9, nan_ok=True), expected["date"]
        assert point.stretch == expected["rebase_group"], expected["date"]
        assert point.signals == SIGNALS[expected["special_cause_type"]], expected["date"]
    assert chart.variation == case["variation_icon"]
    assert chart.assurance == case["assurance_icon"]
