"""Learn again how much forecasts must be widened: M3.json in, the table's JSON out.

    python scripts/learn_forecast_widening.py M3.json > src/goldthread/engine/forecast/widening.json

The file is a list of series, each with ``id``, ``freq`` (1, 4 or 12), ``x`` (its history)
and ``xx`` (what came after). Every third series, by its number, is left for the test.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from goldthread.engine.forecast.learning import AIM, Known, is_held_out, learned_rows
from goldthread.engine.forecast.widening import Row

FREQUENCIES = (1, 4, 12)


def learned_from(file: Path) -> tuple[dict[str, object], list[Row]]:
    """Where the table comes from, and its rows."""
    series = [
        Known(one["id"], one["freq"], (*one["x"], *one["xx"]), len(one["xx"]))
        for one in json.loads(file.read_text("utf-8"))
        if one["freq"] in FREQUENCIES and one.get("period") != "OTHER"
    ]
    learned_on = [one for one in series if not is_held_out(one.id)]
    rows = learned_rows(learned_on, report=lambda done, of: sys.stderr.write(f"{done} of {of}\n"))
    provenance = {
        "source": (
            "Yearly, quarterly and monthly series of the M3 competition (Makridakis and Hibon, "
            "International Journal of Forecasting 16, 2000)"
        ),
        "learned_on": len(learned_on),
        "held_out": f"{len(series) - len(learned_on)} series whose number is a multiple of three",
        "aim": {f"{level:.0%}": share for level, share in AIM.items()},
        "made_by": "scripts/learn_forecast_widening.py",
    }
    return provenance, rows


if __name__ == "__main__":
    provenance, learned = learned_from(Path(sys.argv[1]))
    lines = ",\n    ".join(json.dumps(asdict(row)) for row in learned)
    head = json.dumps(provenance, indent=2)[:-2]
    sys.stdout.write(f'{head},\n  "rows": [\n    {lines}\n  ]\n}}\n')
