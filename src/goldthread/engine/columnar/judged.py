"""The output columns of a block while they are worked out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.engine.columnar.sums import Bools, Floats


@dataclass(frozen=True, slots=True)
class SeriesLimits:
    """The limits of each series where they are the same at every place, one entry a series."""

    mean: Floats
    lower: Floats
    upper: Floats
    trial: Bools


@dataclass(slots=True)
class Judged:
    """The output columns by name, and which series are left to the reference.

    Numbers are not-a-number where a cell is empty, words are codes with 0 for empty, and
    ``stretch``, ``trial_limits`` and ``goal_strict`` have -1.
    ``limits`` are there where those of every series are the same in all its rows.
    """

    columns: dict[str, NDArray[Any]] = field(default_factory=dict)
    to_reference: Bools = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))
    limits: SeriesLimits | None = None
