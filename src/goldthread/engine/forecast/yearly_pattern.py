"""The pattern of the year in a series: how far each quarter or month usually stands out."""

from __future__ import annotations

import numpy as np

from goldthread.engine.forecast.methods import Array

FEWEST_YEARS = 2


def yearly_pattern(values: Array, frequency: int) -> Array:
    """How far each of the last ``frequency`` periods' places in the year stands out.

    One row a series, one column a place, in the order of the last ``frequency`` periods.
    From the complete years counted back from the end: the mean distance of each place from
    its year's mean, with the rise through a year taken out, drawn towards nought as far as
    it could be chance: by 1 − 1/F, where F is the variance between places over that left
    (positive-part empirical Bayes). Nought everywhere with fewer than two years.
    """
    series, n = values.shape
    years = n // frequency
    if frequency == 1 or years < FEWEST_YEARS:
        return np.zeros((series, frequency))
    blocks = values[:, n - years * frequency :].reshape(series, years, frequency)
    means = blocks.mean(axis=2)
    year = np.arange(years) - (years - 1) / 2
    slope = means @ year / (year @ year) / frequency
    place = np.arange(frequency) - (frequency - 1) / 2
    level = blocks - means[:, :, None] - (slope[:, None] * place)[:, None, :]
    pattern = level.mean(axis=1)
    left = ((level - pattern[:, None, :]) ** 2).sum(axis=(1, 2))
    left /= (years - 1) * (frequency - 1)
    between = years * (pattern**2).sum(axis=1) / (frequency - 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        kept = np.where(between > 0, 1 - left / between, 0.0)
    drawn: Array = pattern * np.clip(kept, 0.0, 1.0)[:, None]
    return drawn
