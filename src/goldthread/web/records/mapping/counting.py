"""The lines of figures of a measure as a change of how it is counted names them."""

from __future__ import annotations

from goldthread.framework.revision import CountedLine
from goldthread.web.records.models import Series


def counted_line(series: Series) -> CountedLine:
    """A series with its unit."""
    return CountedLine(series.label, series.unit, series.dimension, series.category)
