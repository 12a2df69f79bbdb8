"""What a series is heading for, from figures up to some period."""

from __future__ import annotations

from django.db import models

from goldthread.web.records.models.fields import figure_column
from goldthread.web.records.models.worked_out import WorkedOut


class LookedAhead(WorkedOut):
    """The figures to expect of a series, the chance that it meets its target, and its year's end.

    Worked out in the background. ``period_code`` is the last figure it was made from. Where
    ``method`` is ``none`` only ``reason`` is filled, which says why. ``points`` has one entry a
    coming period: ``period``, ``first``, ``last``, ``mean``, ``lower80``, ``upper80``,
    ``lower95`` and ``upper95`` (numbers in the unit of the series). ``calibrated``: the intervals
    were widened by what was learned on series whose future is known.

    ``target_period_code`` is the period by which the target falls due, ``target_value`` the
    number to meet and ``chance`` the probability to be kept, never shown: pages show
    ``chance_percent`` (a multiple of 10; ``None`` beyond 10 to 90), ``chance_words`` and
    ``chance_sentence``. ``outturn_value`` with its 95% interval is where the year ends, and
    ``likely_status`` the status it would have then.
    """

    period_code = models.CharField(max_length=40)
    period_last = models.DateField()
    method = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    figures = models.PositiveSmallIntegerField(default=0)
    calibrated = models.BooleanField(default=False)
    points = models.JSONField(default=list)
    target_period_code = models.CharField(max_length=40, blank=True)
    target_value = figure_column(null=True)
    chance = models.DecimalField(max_digits=6, decimal_places=5, null=True)
    chance_percent = models.PositiveSmallIntegerField(null=True)
    chance_words = models.TextField(blank=True)
    chance_sentence = models.TextField(blank=True)
    outturn_period_code = models.CharField(max_length=40, blank=True)
    outturn_value = figure_column(null=True)
    outturn_lower = figure_column(null=True)
    outturn_upper = figure_column(null=True)
    outturn_sentence = models.TextField(blank=True)
    likely_status = models.CharField(max_length=20, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.chance_sentence or self.outturn_sentence or self.reason
