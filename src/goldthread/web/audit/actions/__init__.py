"""The only code that writes audit events."""

from goldthread.web.audit.actions.record_event import Done, record_event, record_events

__all__ = ["Done", "record_event", "record_events"]
