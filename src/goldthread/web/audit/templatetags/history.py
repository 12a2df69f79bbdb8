"""The history of a record, for the page that shows it."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Model

from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import may
from goldthread.web.audit.selectors import history_of, told
from goldthread.web.records.models import Authority

register = template.Library()

_SHOWN = 20


@register.inclusion_tag("audit/parts/history.html", takes_context=True)
def history(context: dict[str, Any], record: Model, authority: Authority) -> dict[str, Any]:
    """What was done last to a record and the parts told with it, for those who may see the
    record of changes; nothing for anybody else.
    """
    request = context.get("request")
    if request is None or not may(request.user, Permission.SEE_AUDIT, authority):
        return {"events": []}
    together = record.history_with() if hasattr(record, "history_with") else []
    events = history_of(record, *together).filter(authority=authority)
    found = list(events[: _SHOWN + 1])
    return {
        "events": told(found[:_SHOWN]),
        "more": len(found) > _SHOWN,
        "authority": authority,
        "kind": record._meta.label_lower,
        "key": record.pk,
    }


@register.simple_tag(takes_context=True)
def may_change_targets(context: dict[str, Any], authority: Authority) -> bool:
    """Whether the reader of a page may change targets and definitions."""
    request = context.get("request")
    return request is not None and may(request.user, Permission.CHANGE_TARGETS, authority)
