"""A report laid out: the same blocks, in the same order, for every format that is read in order."""

from goldthread.reports.pack.composing.whole import Frozen, composed

__all__ = ["Frozen", "composed"]
