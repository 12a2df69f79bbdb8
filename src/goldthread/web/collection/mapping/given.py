"""What a person gives in a return: figures by series, commentary, and the story beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from goldthread.framework.returns import Story


@dataclass(frozen=True, slots=True)
class GivenFigure:
    """One figure as it was given; ``value`` is ``None`` while there is none.

    Where numerator and denominator are given without it, the value is worked out from them
    before it gets here.
    """

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    provisional: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing was given."""
        return self.value is None and self.numerator is None and self.denominator is None

    def to_json(self) -> dict[str, Any]:
        """The figure as it is kept, exact numbers as text."""
        return {
            "value": _text(self.value),
            "numerator": _text(self.numerator),
            "denominator": _text(self.denominator),
            "provisional": self.provisional,
        }


@dataclass(frozen=True, slots=True)
class Given:
    """All that is given in one return. ``figures`` are by the key of their series."""

    figures: Mapping[int, GivenFigure] = field(default_factory=lambda: MappingProxyType({}))
    commentary: str = ""
    story: Story = field(default_factory=Story)

    @property
    def plain(self) -> Given:
        """The same with every number as short as it goes: 55.6 and 55.60 are one figure."""
        return replace(
            self,
            figures=MappingProxyType(
                {
                    key: replace(
                        one,
                        value=_short(one.value),
                        numerator=_short(one.numerator),
                        denominator=_short(one.denominator),
                    )
                    for key, one in self.figures.items()
                }
            ),
        )

    def to_json(self) -> dict[str, Any]:
        """What is kept in a draft or submission; ``given_from_json`` reads it back."""
        return {
            "figures": {
                str(key): figure.to_json()
                for key, figure in sorted(self.figures.items())
                if not figure.is_blank
            },
            "commentary": self.commentary,
            "story": {
                "reason": self.story.reason,
                "action": self.story.action,
                "owner": self.story.owner,
                "recover_by": self.story.recover_by.isoformat() if self.story.recover_by else None,
            },
        }


def given_from_json(kept: Mapping[str, Any]) -> Given:
    """What ``Given.to_json`` kept; an empty mapping is a return with nothing in it yet."""
    story = kept.get("story") or {}
    recover_by = story.get("recover_by")
    return Given(
        figures=MappingProxyType(
            {int(key): _figure(one) for key, one in (kept.get("figures") or {}).items()}
        ),
        commentary=kept.get("commentary", ""),
        story=Story(
            reason=story.get("reason", ""),
            action=story.get("action", ""),
            owner=story.get("owner", ""),
            recover_by=date.fromisoformat(recover_by) if recover_by else None,
        ),
    )


def _figure(kept: Mapping[str, Any]) -> GivenFigure:
    return GivenFigure(
        value=_number(kept.get("value")),
        numerator=_number(kept.get("numerator")),
        denominator=_number(kept.get("denominator")),
        provisional=bool(kept.get("provisional")),
    )


def _short(number: Decimal | None) -> Decimal | None:
    return None if number is None else number.normalize()


def _text(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
