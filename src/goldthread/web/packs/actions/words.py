"""What a person says of a pack, and one pack as it stands now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldthread.reports.pack.report import AudienceKind, Inclusion
from goldthread.web.packs.models import Pack
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.refusal import ActionRefusedError

WHOLE = frozenset({AudienceKind.CABINET, AudienceKind.SCRUTINY})


@dataclass(frozen=True, slots=True)
class PackWords:
    """What a pack is to be called, of which period, for whom, and what it asks of a meeting.

    ``cover`` has the form of ``PackDefinition.cover``. ``as_known_on`` is the day at whose end what
    it says was known; ``None`` for what is known when it is frozen.
    """

    title: str
    period_code: str
    audience: AudienceKind = AudienceKind.CABINET
    audience_of: str = ""
    inclusion: Inclusion = Inclusion.BY_EXCEPTION
    decisions: tuple[str, ...] = ()
    meeting_on: date | None = None
    cover: Mapping[str, Any] = field(default_factory=dict)
    as_known_on: date | None = None

    def plainly(self) -> dict[str, Any]:
        """It for the record of changes."""
        return {
            "title": self.title,
            "period": self.period_code,
            "audience": self.audience.value,
            "of": self.audience_of,
            "inclusion": self.inclusion.value,
            "decisions": list(self.decisions),
            "meeting": self.meeting_on,
            **({"as known on": self.as_known_on} if self.as_known_on else {}),
        }


def require_a_day_gone_by(words: PackWords, today: date) -> None:
    """Refuse what will be known on a day that is not over: nobody knows it yet."""
    if words.as_known_on is not None and words.as_known_on >= today:
        raise ActionRefusedError(
            "A pack can say what was known on a day that is over. For what is known now, leave the "
            "day empty."
        )


def as_it_stands(pack: Pack) -> Pack:
    """The pack as it is now, held against other changes; first in a transaction."""
    lock_authority(pack.authority)
    return (
        Pack.objects.select_for_update().select_related("authority", "definition").get(pk=pack.pk)
    )
