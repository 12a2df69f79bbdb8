"""What several tests of packs need: a measure with figures, and the draft of a pack of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from goldthread.framework.periods import quarter
from goldthread.web.collection.evidence import keeping
from goldthread.web.packs import actions, rendering
from goldthread.web.packs.models import Pack
from goldthread.web.records import actions as record_actions
from goldthread.web.records import models as records

BY = "a test"


@pytest.fixture(autouse=True)
def files_are_kept_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(rendering, "data_directory", lambda: tmp_path)
    monkeypatch.setattr(keeping, "data_directory", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def repairs(quarterly: records.Measure) -> records.Series:
    """A measure with two years of quarters, at the end 10 points below its target of 80%."""
    series = records.Series.objects.get(measure=quarterly)
    record_actions.record_observations(
        authority=series.measure.authority,
        observations=[
            record_actions.NewObservation(
                series=series, period=quarter(year, number), value=Decimal(value)
            )
            for (year, number), value in {
                (2019, 1): "84",
                (2019, 2): "83",
                (2020, 3): "82",
                (2020, 4): "70",
            }.items()
        ],
        by=BY,
        source="Repairs system",
    )
    for framework in records.Framework.objects.filter(authority=series.measure.authority):
        record_actions.evaluate_framework(framework=framework, by=BY)
    return series


@pytest.fixture
def draft(repairs: records.Series) -> Pack:
    words = actions.PackWords(
        "Performance report", "2020-Q4", decisions=("Note it.",), meeting_on=date(2021, 5, 18)
    )
    return actions.begin_pack(authority=repairs.measure.authority, words=words, by=BY)
