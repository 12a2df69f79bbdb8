"""One measure's figures and commentary for one period, on their way to publication."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from goldthread.framework.periods import Calendar, period_from_code
from goldthread.framework.returns import Asked, ReturnState
from goldthread.framework.wording import name_without_stop
from goldthread.web.integrity.keeping import Keeping, Owned
from goldthread.web.records.models import Measure


class Return(Owned):
    """One measure's figures and commentary for one period.

    ``draft`` is what is being given (see ``mapping.given``), ``version`` goes up with every
    change of the row, so that of two people who change it at once the second is told. What
    was submitted stands in submissions of its own. ``reopened_for`` is why a published
    return is being corrected, blank otherwise; ``sent_back_for`` why it was sent back, and
    ``called_off_for`` why it is no longer asked for. ``illustrative`` marks one that a
    demonstration made up, and left as far as it is on purpose.
    """

    keeping: ClassVar[Keeping] = Keeping.CHANGEABLE
    authority_path: ClassVar[str] = "measure__authority"
    told_with: ClassVar[tuple[str, ...]] = ("measure__authority",)

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="returns")
    period_code = models.CharField(max_length=40)
    period_first = models.DateField()
    period_last = models.DateField()
    asked = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Asked])
    due_on = models.DateField()
    state = models.CharField(
        max_length=12,
        choices=[(one.value, one.value) for one in ReturnState],
        default=ReturnState.DUE.value,
    )
    version = models.PositiveIntegerField(default=1)
    draft = models.JSONField(default=dict)
    draft_by = models.CharField(max_length=150, blank=True)
    draft_at = models.DateTimeField(null=True)
    signed_off_by = models.CharField(max_length=150, blank=True)
    signed_off_at = models.DateTimeField(null=True)
    first_published_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    sent_back_for = models.TextField(blank=True)
    reopened_for = models.TextField(blank=True)
    called_off_for = models.TextField(blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ["period_last", "due_on", "measure", "pk"]
        indexes = [
            models.Index(fields=["state", "due_on"]),
            models.Index(fields=["period_last"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["measure", "period_code"], name="return_once"),
            models.CheckConstraint(
                condition=models.Q(period_last__gte=models.F("period_first")),
                name="return_period_runs_forward",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in ReturnState]),
                name="return_state_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sent_back") | ~models.Q(sent_back_for=""),
                name="return_sent_back_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="called_off") | ~models.Q(called_off_for=""),
                name="return_called_off_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["signed_off", "published"])
                | (~models.Q(signed_off_by="") & models.Q(signed_off_at__isnull=False)),
                name="return_signed_off_by_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="published") | models.Q(published_at__isnull=False),
                name="return_published_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}, {self.period_code}"

    @property
    def told_as(self) -> str:
        """What the record of changes calls it: "Repairs done on time, Q4 2020-21"."""
        calendar = Calendar(financial_year_starts=self.measure.authority.year_start_month)
        return f"{name_without_stop(str(self.measure))}, {period_from_code(self.period_code, calendar).label}"

    @property
    def parts_told(self) -> dict[str, str]:
        """What the record of changes calls its lines of figures, by their keys."""
        series = list(self.measure.series.all())
        names = {str(one.pk): str(one) if len(series) > 1 else "" for one in series}
        return {**names, "figures": "", "story": ""}

    @property
    def values_told(self) -> dict[str, dict[str, str]]:
        """What is meant by the codes of where it stands, in the record of changes."""
        return {"state": {state.value: state.words for state in ReturnState}}

    def get_absolute_url(self) -> str:
        """The page of the return."""
        places = [self.measure.authority.code, self.measure.code, self.period_code]
        return reverse("collection:return", args=places)

    @property
    def stands_at(self) -> ReturnState:
        """Where the return stands."""
        return ReturnState(self.state)
