"""How far a reporting period has come: what is in, what is missing, and whose it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.framework.periods import Period
from goldthread.framework.returns import ReturnState
from goldthread.web.collection.models import Message, MessageState, PeriodLock, Return
from goldthread.web.records.models import Authority
from goldthread.web.records.selectors import statements_that_count

NO_SERVICE = "No service named"


@dataclass(frozen=True, slots=True)
class Completeness:
    """How the returns of one service, or of all, stand in a reporting period."""

    service: str
    asked: int
    by_state: dict[ReturnState, int]
    late: int

    @property
    def handed_in(self) -> int:
        """How many have left their data owners."""
        return sum(
            number for state, number in self.by_state.items() if not state.is_with_the_data_owner
        )

    @property
    def share(self) -> int:
        """The percentage handed in, whole and rounded down: 100 only where none is missing."""
        return self.handed_in * 100 // self.asked if self.asked else 100


@dataclass(frozen=True, slots=True)
class PeriodProgress:
    """A reporting period: all its returns by service, its lock, and messages not sent.

    ``within`` counts the returns of other periods that end in it: months of a quarter, and the
    year that ends with it.
    """

    period: Period
    whole: Completeness
    within: int
    services: tuple[Completeness, ...]
    ready_to_publish: int
    lock: PeriodLock | None
    messages_in_trouble: int


def progress_of(authority: Authority, period: Period, today: date) -> PeriodProgress:
    """How the returns whose periods end in a reporting period stand on a day."""
    returns = list(
        Return.objects.for_authority(authority)
        .filter(period_last__gte=period.first, period_last__lte=period.last)
        .exclude(state=ReturnState.CALLED_OFF)
    )
    of_measure = services_of(authority)
    by_service: dict[str, list[Return]] = defaultdict(list)
    for one in returns:
        by_service[of_measure.get(one.measure_id, NO_SERVICE)].append(one)
    lock = PeriodLock.objects.for_authority(authority).filter(
        period_code=period.code, lifted_at=None
    )
    trouble = Message.objects.for_authority(authority).filter(
        state__in=(MessageState.FAILED, MessageState.SENDING)
    )
    return PeriodProgress(
        period=period,
        whole=_completeness("All services", returns, today),
        within=sum(one.period_code != period.code for one in returns),
        services=tuple(
            _completeness(service, by_service[service], today) for service in sorted(by_service)
        ),
        ready_to_publish=sum(one.state == ReturnState.SIGNED_OFF for one in returns),
        lock=lock.first(),
        messages_in_trouble=trouble.count(),
    )


def services_of(authority: Authority) -> dict[int, str]:
    """The service of each measure that names one, by the measure's key."""
    stated = statements_that_count(authority).filter(service__isnull=False)
    return dict(stated.values_list("measure", "service__name"))


def _completeness(service: str, returns: Iterable[Return], today: date) -> Completeness:
    listed = list(returns)
    states = Counter(one.stands_at for one in listed)
    late = sum(one.stands_at.is_with_the_data_owner and one.due_on < today for one in listed)
    return Completeness(service, len(listed), dict(states), late)
