"""The only code that writes audit events."""

from goldthread.web.audit.actions.record_event import record_event

__all__ = ["record_event"]
