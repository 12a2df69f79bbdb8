"""What the figures of a series are, and what is wrong when they cannot be forecast from."""

from __future__ import annotations

from enum import StrEnum


class ForecastError(ValueError):
    """What was given cannot be forecast from; the message says what is wrong with it."""


class Kind(StrEnum):
    """What the figures of a series are, which decides the scale a forecast is made on.

    ``PROPORTION``: shares of a whole, never below nothing or above all (logit scale).
    ``COUNT``: numbers of things, never below nothing (log scale). ``AMOUNT``: anything
    else (the figures as they are).
    """

    PROPORTION = "proportion"
    COUNT = "count"
    AMOUNT = "amount"
