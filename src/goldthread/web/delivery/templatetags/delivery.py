"""What the pages of delivery say in a mark or a few words."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from goldthread.framework.wording import counted
from goldthread.reports.pictures.marks import SIZE, Mark

register = template.Library()


@register.filter
def delivery_mark(mark: Mark) -> SafeString:
    """The drawing of a mark; its word stands beside it."""
    # Drawings are our own and hold no words of anybody's.
    return mark_safe(  # noqa: S308 - as above
        f'<svg class="gt-mark" width="{SIZE}" height="{SIZE}" viewBox="0 0 {SIZE} {SIZE}" aria-hidden="true" '
        f'focusable="false">{mark.drawing}</svg>'
    )


@register.filter
def in_days(days: int) -> str:
    """How many days later or sooner: "45 days later"."""
    return f"{counted(abs(days), 'day')} {'later' if days > 0 else 'sooner'}"
