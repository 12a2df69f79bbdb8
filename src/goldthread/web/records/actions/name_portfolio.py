"""Name the portfolio that a lead member holds."""

from __future__ import annotations

from django.db import transaction

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Person, PersonKind
from goldthread.web.refusal import ActionRefusedError

_LONGEST = 200


def name_portfolio(*, person: Person, portfolio: str, by: str) -> Person:
    """Keep which portfolio a lead member holds; a blank one takes it away.

    Raises ``ActionRefusedError`` for anybody but a lead member, and for a name too long.
    """
    reasons = []
    if person.kind != PersonKind.MEMBER:
        reasons.append(f"{person} is no lead member, and only they hold portfolios.")
    if len(portfolio.strip()) > _LONGEST:
        reasons.append(f"A portfolio has at most {_LONGEST} characters.")
    if reasons:
        raise ActionRefusedError(reasons)
    with transaction.atomic():
        authority = lock_authority(person.authority)
        before, person.post = person.post, portfolio.strip() or None
        person.save(update_fields=["post"])
        record_event(
            by=by,
            action="name portfolio",
            authority=authority,
            subject=person,
            before={"portfolio": before},
            after={"portfolio": person.post},
        )
    return person
