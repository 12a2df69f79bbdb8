"""Forecasts: will it meet the target by its date, and where is the year heading.

``forecast_series``, ``chance_of_meeting`` and ``year_end_outturn`` are the ways in. All are
pure: figures in, results out, and the same figures always give the same answer. A forecast
costs some milliseconds, so it belongs to background work and its result is stored.

>>> from decimal import Decimal
>>> from goldthread.engine.goals import Goal
>>> past = [82.0, 83.5, 83.1, 84.9, 85.2, 86.0, 86.8, 87.1]
>>> coming = forecast_series(past, frequency=4, horizon=2, kind=Kind.PROPORTION)
>>> chance_of_meeting(Goal(low=Decimal(85), unit="%"), coming).words
'more than 90%'
"""

from goldthread.engine.forecast.chance import chance_of_meeting
from goldthread.engine.forecast.forecasting import forecast_series
from goldthread.engine.forecast.kinds import ForecastError, Kind, kind_of_figures
from goldthread.engine.forecast.outturn import year_end_outturn
from goldthread.engine.forecast.results import Chance, Forecast, Method, Outturn

__all__ = [
    "Chance",
    "Forecast",
    "ForecastError",
    "Kind",
    "Method",
    "Outturn",
    "chance_of_meeting",
    "forecast_series",
    "kind_of_figures",
    "year_end_outturn",
]
