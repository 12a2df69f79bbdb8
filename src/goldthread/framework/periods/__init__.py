"""Periods: months, quarters, terms, years, rolling windows and days, and how they are named.

``Period`` is the value everything else passes about; ``Calendar`` says how one authority
divides its years. ``period_from_code`` reads the stable names used in addresses and on the
shell; ``period_from_words`` reads what people write in spreadsheets.
"""

from goldthread.framework.periods.calendar import (
    ENGLAND,
    ENGLISH_TERMS,
    Calendar,
    PeriodError,
    PeriodKind,
    Term,
)
from goldthread.framework.periods.codes import period_from_code
from goldthread.framework.periods.collection import (
    known_from,
    period_kind_for,
    period_kinds_for,
    steps_between_figures,
)
from goldthread.framework.periods.period import (
    Period,
    academic_year,
    calendar_year,
    containing,
    financial_year,
    half_year,
    month,
    periods_between,
    quarter,
    rolling,
    snapshot,
    term,
    year_part,
)
from goldthread.framework.periods.words import period_from_words

__all__ = [
    "ENGLAND",
    "ENGLISH_TERMS",
    "Calendar",
    "Period",
    "PeriodError",
    "PeriodKind",
    "Term",
    "academic_year",
    "calendar_year",
    "containing",
    "financial_year",
    "half_year",
    "known_from",
    "month",
    "period_from_code",
    "period_from_words",
    "period_kind_for",
    "period_kinds_for",
    "periods_between",
    "quarter",
    "rolling",
    "snapshot",
    "steps_between_figures",
    "term",
    "year_part",
]
