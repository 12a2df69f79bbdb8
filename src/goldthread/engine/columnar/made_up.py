"""A table of made-up figures, to measure with: the same for the same seed."""

from __future__ import annotations

import numpy as np
import polars as pl

PERIODS = 36
SEED = 20_200_401


def made_up_table(rows: int, *, missing: float = 0.0, first: int = 0) -> pl.DataFrame:
    """About so many monthly percentages of series of 36, with cases and a target each.

    One series in ten follows the seasons and one in ten took a step; ``missing`` is the
    share of figures that are not there. ``first`` is the number of the first series, so that
    a large table can be made in parts.
    """
    how_many = max(1, rows // PERIODS)
    random = np.random.default_rng(SEED + first)
    shape = (how_many, PERIODS)
    level = random.uniform(20, 80, how_many)[:, None]
    month = np.arange(PERIODS)
    season = 12 * np.sin(2 * np.pi * month / 12) * (random.random(how_many) < 0.1)[:, None]
    step = 10 * (month >= 24) * (random.random(how_many) < 0.1)[:, None]
    of = random.integers(50, 2000, shape)
    cases = random.binomial(of, np.clip((level + season + step) / 100, 0, 1))
    value = np.round(100 * cases / of, 1).reshape(-1)
    value[random.random(value.shape) < missing] = np.nan
    series = np.repeat(np.arange(how_many, dtype=np.uint32), PERIODS)
    names = pl.Series("series", np.arange(first, first + how_many)).cast(pl.String).str.zfill(9)
    codes = pl.Series("period", [f"{2018 + at // 12}-{at % 12 + 1:02d}" for at in range(PERIODS)])
    kinds = pl.Series("target_kind", ["at_least", "at_most"])
    ways = pl.Series("polarity", ["up", "down"])
    return pl.DataFrame(
        [
            names.gather(series),
            codes.gather(np.tile(np.arange(PERIODS, dtype=np.uint32), how_many)),
            pl.Series("value", value, nan_to_null=True),
            pl.Series("numerator", cases.reshape(-1).astype(np.float64)),
            pl.Series("denominator", of.reshape(-1).astype(np.float64)),
            pl.repeat("%", len(value), eager=True).alias("unit"),
            ways.gather(series % 2),
            kinds.gather(series % 2),
            pl.Series("target", np.repeat(np.round(level[:, 0]), PERIODS)),
        ]
    )
