"""The models of the audit app."""

from goldthread.web.audit.models.chain_head import ChainHead
from goldthread.web.audit.models.event import Event

__all__ = ["ChainHead", "Event"]
