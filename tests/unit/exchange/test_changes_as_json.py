"""Every change reads back from its JSON as it was."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from small_frameworks import frameworks

from goldthread.exchange import ExchangeError, change_from_json, change_to_json
from goldthread.framework import Framework
from goldthread.framework.revision import differences


@given(frameworks(), frameworks())
def test_a_change_reads_back_as_it_was(old: Framework, new: Framework) -> None:
    for change in differences(old, new):
        assert change_from_json(json.loads(json.dumps(change_to_json(change)))) == change


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"change": "moved", "item": "node"},
        {"change": "added", "item": "node", "thing": {"id": "n1", "title": "", "kind": "theme"}},
        {"change": "changed", "item": "node", "id": "n1", "aspect": "target", "before": {}},
    ],
)
def test_what_is_no_change_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ExchangeError, match="A change"):
        change_from_json(wrong)
